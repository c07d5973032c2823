package import Diagnostics
package import LegalText

/// The place of an engagement among all of the project: vendors by identifier, engagements in the order of their file.
package typealias EngagementIndex = Int
/// The place of an obligation among all of the project, in the order of their provisions, then by identifier.
package typealias ObligationIndex = Int
/// The place of a vendor among all of the project, by identifier.
package typealias VendorIndex = Int

/// What the organization has written down, as read: each list in file order, files by path.
package struct Organization: Sendable {
  package var vocabularies: Vocabularies
  package var vendors: [Vendor]
  package var obligations: [Obligation]
  package var roleRules: [RoleRule]
  package var assessments: [Assessment]
  package var waivers: [Waiver]
  /// What the organization declares to consumers; `nil` when handbook.yaml says nothing of it.
  package var disclosures: DisclosureDeclaration?
  /// What `counting(asOf:)` took out of the records.
  package var later: [LaterRecord] = []

  package init(
    vocabularies: Vocabularies, vendors: [Vendor], obligations: [Obligation], roleRules: [RoleRule], assessments: [Assessment],
    waivers: [Waiver] = [], disclosures: DisclosureDeclaration? = nil
  ) {
    self.vocabularies = vocabularies
    self.vendors = vendors
    self.obligations = obligations
    self.roleRules = roleRules
    self.assessments = assessments
    self.waivers = waivers
    self.disclosures = disclosures
  }
}

/// The organization with every name resolved: provisions, terms, contracts.
package struct LinkedOrganization: Sendable {
  package var vocabularies: Vocabularies
  /// Ordered by identifier.
  package var vendors: [LinkedVendor]
  package var engagements: [LinkedEngagement]
  package var obligations: [LinkedObligation]
  /// In the order of the files: rules are tried in this order.
  package var roleRules: [LinkedRoleRule]
  package var assessments: [LinkedAssessment]
  /// Assessments that are dated after the as-of day, which count for nothing.
  package var laterAssessments: [DeterminationKey: Assessment] = [:]
  /// Everything on record that is dated after the as-of day.
  package var later: [LaterRecord] = []
  /// References whose numbers are those of another edition, by their places.
  package var carried: [SourcePosition: CarriedReference] = [:]
  /// In the order of the file.
  package var waivers: [LinkedWaiver] = []
  /// All subcontractors, those of one list in a run.
  package var subcontractors: [LinkedSubcontractor] = []
  /// Every provision that a contract is asked to meet, in the order of the texts.
  package var clauseProvisions: [ProvisionAddress] = []
  /// What the organization declares to consumers; `nil` when handbook.yaml says nothing of it.
  package var disclosures: LinkedDisclosureDeclaration?
}

extension LinkedOrganization {
  /// Vendors that are not terminated.
  package var activeVendorCount: Int { vendors.count { !$0.isTombstone } }
}

package struct LinkedVendor: Sendable {
  package var record: Vendor
  /// All engagements of the vendor are a run.
  package var engagements: Range<EngagementIndex>
  /// In the order of the record's contracts.
  package var contracts: [LinkedContract]
  /// Terminated: kept for the record, without engagements, outside all counts.
  package var isTombstone: Bool
}

package struct LinkedEngagement: Sendable {
  package var vendor: VendorIndex
  package var record: Engagement
  package var declaredRole: TermIndex?
  package var purposes: [TermIndex]
  package var data: [TermIndex]
  /// Offsets in the vendor's contracts; empty when none is recorded or there is none.
  package var contracts: [Int]
  package var subcontractors: LinkedSubcontractorList = .notRecorded
  package var recipient: TermIndex?
}

package struct LinkedContract: Sendable {
  package var record: Contract
  /// The clauses by the provision that they meet.
  package var clauses: [ProvisionAddress: Clause]
  /// The offset of the contract that replaces it.
  package var supersededBy: Int?
}

package struct LinkedObligation: Sendable {
  package var record: Obligation
  /// The provision in the current edition; what is left above it, where it was repealed; where no current edition has it yet,
  /// its address in the pending one.
  package var address: ProvisionAddress
  package var bearers: [TermIndex]
  package var exceptions: [ProvisionAddress]
  /// Terms that the contract must have, in the order of the record, sub-provisions expanded.
  package var required: [RequiredClause]
  package var flowDown: RequiredFlowDown?
  package var quote: QuoteResult?
  package var appliesTo: CompiledSelector
  /// Of a prohibition: who matches breaks it.
  package var prohibits: CompiledSelector?

  /// Every provision that a clause of the contract may meet, each once, in the order of `required`.
  package var clauses: [ProvisionAddress] {
    var seen: Set<ProvisionAddress> = []
    return required.flatMap { $0.alternatives.flatMap { $0.map(\.provision) } }.filter { seen.insert($0).inserted }
  }
}

package struct LinkedRoleRule: Sendable {
  package var record: RoleRule
  package var becomes: TermIndex
  package var address: ProvisionAddress
  package var condition: CompiledSelector
}

package struct LinkedAssessment: Sendable {
  package var record: Assessment
  package var obligation: ObligationIndex
  package var engagement: EngagementIndex
}
