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

extension LinkedSubcontractor {
  /// Its contract with whoever engages it; `nil` where none is on record.
  var linkedContract: LinkedContract? {
    guard case .contract(let contract) = record.contract else { return nil }
    return LinkedContract(record: contract, clauses: clauses, supersededBy: nil)
  }
}

extension LinkedOrganization {
  /// For each subcontractor the engagement below which it is written.
  var engagementsOfSubcontractors: [SubcontractorIndex: EngagementIndex] {
    var result: [SubcontractorIndex: EngagementIndex] = [:]
    for (engagement, record) in engagements.enumerated() {
      var pending = [record.subcontractors]
      while let list = pending.popLast() {
        guard case .listed(let members) = list else { continue }
        for member in members {
          result[member] = engagement
          pending.append(subcontractors[member].subcontractors)
        }
      }
    }
    return result
  }
}
