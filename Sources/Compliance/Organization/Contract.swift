package import Diagnostics

/// A contract with a vendor, or of a vendor with its subcontractor.
package struct Contract: Sendable {
  /// Unique within its vendor.
  package var id: Located<String>
  package var title: String?
  package var signed: CalendarDate?
  /// The first day on which it binds, where that is not the day of signature.
  package var starts: CalendarDate?
  /// The last day on which it binds as signed; an amendment may change it.
  package var ends: CalendarDate?
  /// In the order of their signatures.
  package var amendments: [Amendment]
  /// Contracts of the same vendor that this one replaces.
  package var supersedes: [Located<String>]
  package var reviewed: Review? = nil
  package var reviewedAhead: Review? = nil
  package var laterReview: Review? = nil
  /// Changes of the law that do not matter to it.
  package var immaterial: [ImmaterialChange] = []
  package var clauses: [Clause]
  package var position: SourcePosition

  /// The first day on which it binds; `nil` when neither signature nor start is recorded.
  package var firstDay: CalendarDate? { starts ?? signed }

  /// The last day on which it binds, as the amendments signed by a day have it; `nil` when it has no end on record.
  package func lastDay(asOf day: CalendarDate) -> CalendarDate? {
    amendments.last { $0.ends != nil && $0.signed <= day }?.ends ?? ends
  }
}

/// A change of a contract that leaves it the same contract.
package struct Amendment: Sendable {
  package var signed: CalendarDate
  package var title: String?
  /// The new last day of the contract.
  package var ends: CalendarDate?
  package var note: String?
  package var position: SourcePosition
}
