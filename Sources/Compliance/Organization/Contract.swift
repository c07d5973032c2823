package import Diagnostics

/// A contract with a vendor.
package struct Contract: Sendable {
  /// Unique within its vendor.
  package var id: Located<String>
  package var title: String?
  package var signed: CalendarDate?
  package var ends: CalendarDate?
  package var reviewed: Review?
  package var clauses: [Clause]
  package var position: SourcePosition
}

/// That a person looked, when, and under which edition of the law.
package struct Review: Sendable {
  package var on: CalendarDate
  package var by: String
  package var edition: Located<String>?
}

/// What a reading of a contract found about one required term.
package struct Clause: Sendable {
  package enum Presence: String, Sendable, CaseIterable {
    case present
    /// Part of what the provision asks for.
    case partial
    /// The contract was read and has no such term.
    case absent
    /// The contract was read and can be read either way.
    case unclear
  }

  /// The provision that the clause meets, as written.
  package var meets: Located<String>
  package var presence: Presence
  /// Where it stands in the contract: "§ 3.1".
  package var place: String?
  package var quote: String?
  package var note: String?
  package var position: SourcePosition
}
