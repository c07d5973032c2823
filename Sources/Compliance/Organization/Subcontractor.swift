package import Diagnostics

/// What a record says of the companies that a vendor, or its subcontractor, engages. Nothing said and nobody engaged are
/// different facts.
package enum SubcontractorList: Sendable {
  case notRecorded
  /// The record says `subcontractors: none`.
  case none(at: SourcePosition)
  case listed([Subcontractor])
}

/// A company that somebody engages for a part of a service: one hop of the chain by which personal information moves on.
package struct Subcontractor: Sendable {
  /// Its name, or the identifier of the vendor that it is.
  package var name: Located<String>
  /// When it is a vendor of the register, its identifier; the chain goes on with that vendor's own subcontractors.
  package var vendor: Located<String>?
  /// Which engagement of that vendor the chain goes on with, where it has several.
  package var engagement: Located<String>?
  package var service: String?
  package var purposes: [Located<String>]
  package var data: [Located<String>]
  package var locations: [String]
  package var contract: SubcontractReference
  package var notice: SubcontractorNotice
  package var subcontractors: SubcontractorList
  package var position: SourcePosition
}

extension Subcontractor {
  /// One of which nothing but the name is recorded.
  init(named name: Located<String>) {
    self.init(
      name: name, vendor: nil, engagement: nil, service: nil, purposes: [], data: [], locations: [], contract: .notRecorded,
      notice: .notRecorded, subcontractors: .notRecorded, position: name.position)
  }
}

/// What is known of the contract that binds a subcontractor to whom it works for.
package enum SubcontractReference: Sendable {
  case notRecorded
  /// The record says `contract: none`.
  case noContract(at: SourcePosition)
  case contract(Contract)
}

/// Whether the business was told that a subcontractor would be engaged.
package enum SubcontractorNotice: Hashable, Sendable {
  case notRecorded
  /// The record says `notice: none`.
  case notGiven(at: SourcePosition)
  case given(on: CalendarDate, at: SourcePosition)
}
