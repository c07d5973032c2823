package import Diagnostics

/// A company that handles personal information for the organization, as its record has it.
package struct Vendor: Sendable {
  package var id: Located<String>
  package var name: String
  /// A sentence about the vendor, in the organization's words.
  package var summary: String?
  package var owner: String?
  /// The day on which the last engagement ended; the vendor stays in the handbook as a tombstone.
  package var terminated: CalendarDate?
  package var engagements: [Engagement]
  package var contracts: [Contract]
  package var position: SourcePosition
}

/// A service of a vendor under a contract. It, not the vendor, carries a role.
package struct Engagement: Sendable {
  /// Unique within its vendor.
  package var id: Located<String>
  /// What the vendor does: "Email campaigns".
  package var service: String
  package var role: Located<String>?
  package var purposes: [Located<String>]
  package var data: [Located<String>]
  package var locations: [String]
  package var contract: ContractReference
  package var subcontractors: SubcontractorList
  package var owner: String?
  package var note: String?
  package var position: SourcePosition
}

/// What a record says of an engagement's contract. Nothing said and none at hand are different facts.
package enum ContractReference: Hashable, Sendable {
  case notRecorded
  /// The record says `contract: none`.
  case noContract(at: SourcePosition)
  /// Identifiers of contracts of the vendor, which bind together: a master agreement and its addendum.
  case contracts([Located<String>])
}
