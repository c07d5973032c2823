package import Diagnostics

/// A company that handles personal information for the organization, as its record has it.
package struct Vendor: Sendable {
  package var id: Located<String>
  package var name: String
  /// A sentence about the vendor, in the organization's words.
  package var summary: String?
  package var owner: String?
  package var terminated: Termination?
  package var engagements: [Engagement]
  package var contracts: [Contract]
  package var position: SourcePosition
  /// The name of the legal entity, where another is in use.
  package var legalName: String?
  package var url: String?
  /// Where the vendor stands in the organization's own process, as written.
  package var status: String?
  /// The organization's rating, as written; see `RiskLevel`.
  package var risk: String?
}

/// A service of a vendor under a contract. It, not the vendor, carries a role.
package struct Engagement: Sendable {
  /// Unique within its vendor.
  package var id: Located<String>
  /// What the vendor does, "Email campaigns"; `nil` when the register does not say.
  package var recordedService: String?
  package var role: Located<String>?
  package var purposes: [Located<String>]
  package var data: [Located<String>]
  package var locations: [String]
  package var contract: ContractReference
  package var subcontractors: SubcontractorList
  package var owner: String?
  package var note: String?
  package var position: SourcePosition
  /// Words for the role, purposes or data that are no terms of a vocabulary.
  package var recorded: [RecordedField] = []
  /// What a register says besides, by its columns.
  package var extra: [RecordedField] = []
  /// The group of recipients to which the vendor belongs in this service.
  package var recipient: Located<String>?
  /// A person's decision to which list the disclosure belongs, where the purposes do not tell.
  package var disclosure: DisclosureList?
  /// The first day on which personal information was disclosed, where it is not that of the contract.
  package var starts: CalendarDate?
  /// The last day on which it was.
  package var ends: CalendarDate?

  /// How a record says that nobody wrote down what the vendor does.
  static let unknownService = "unknown"

  /// What the vendor does, or that it is not recorded.
  package var service: String { recordedService ?? "Service not recorded" }

  /// The contracts that it names and that the vendor has, in the order of its record.
  package func contracts(of vendor: Vendor) -> [Contract] {
    guard case .contracts(let ids) = contract else { return [] }
    return ids.compactMap { id in vendor.contracts.first { $0.id.value == id.value } }
  }
}

/// What a record says of an engagement's contract. Nothing said and none at hand are different facts.
package enum ContractReference: Hashable, Sendable {
  case notRecorded
  /// The record says `contract: none`.
  case noContract(at: SourcePosition)
  /// Identifiers of contracts of the vendor, which bind together: a master agreement and its addendum.
  case contracts([Located<String>])
}
