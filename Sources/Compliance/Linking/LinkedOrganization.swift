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

  package init(
    vocabularies: Vocabularies, vendors: [Vendor], obligations: [Obligation], roleRules: [RoleRule], assessments: [Assessment]
  ) {
    self.vocabularies = vocabularies
    self.vendors = vendors
    self.obligations = obligations
    self.roleRules = roleRules
    self.assessments = assessments
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
}

package struct LinkedVendor: Sendable {
  package var record: Vendor
  /// All engagements of the vendor are a run.
  package var engagements: Range<EngagementIndex>
  /// In the order of the record's contracts.
  package var contracts: [LinkedContract]
}

package struct LinkedEngagement: Sendable {
  package var vendor: VendorIndex
  package var record: Engagement
  package var declaredRole: TermIndex?
  package var purposes: [TermIndex]
  package var data: [TermIndex]
  /// The offset in the vendor's contracts; `nil` when none is recorded or there is none.
  package var contract: Int?
}

package struct LinkedContract: Sendable {
  package var record: Contract
  /// The clauses by the provision that they meet.
  package var clauses: [ProvisionAddress: Clause]
}

package struct LinkedObligation: Sendable {
  package var record: Obligation
  package var address: ProvisionAddress
  package var bearers: [TermIndex]
  package var exceptions: [ProvisionAddress]
  /// Provisions for which the contract must have a clause, in the order of the text, sub-provisions expanded.
  package var clauses: [ProvisionAddress]
  package var quote: QuoteResult?
  package var appliesTo: CompiledSelector
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
