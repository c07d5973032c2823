package import LegalText

/// The place of a subcontractor in `LinkedOrganization.subcontractors`.
package typealias SubcontractorIndex = Int

/// What is known of the companies that somebody engages.
package enum LinkedSubcontractorList: Hashable, Sendable {
  case notRecorded
  case none
  case listed([SubcontractorIndex])
}

package struct LinkedSubcontractor: Sendable {
  package var record: Subcontractor
  /// The vendor of the register that it is.
  package var vendor: VendorIndex?
  /// The engagement of that vendor whose subcontractors the chain goes on with.
  package var continuesWith: EngagementIndex?
  package var purposes: [TermIndex]
  package var data: [TermIndex]
  /// The clauses of its contract by the provision that they meet.
  package var clauses: [ProvisionAddress: Clause]
  /// Those written below it, without those of `continuesWith`.
  package var subcontractors: LinkedSubcontractorList
}
