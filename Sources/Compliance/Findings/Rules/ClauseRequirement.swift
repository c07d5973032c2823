package import LegalText

/// A clause that the law asks for in the contract of an engagement.
package struct ClauseRequirement: Hashable, Sendable {
  package var engagement: EngagementIndex
  package var provision: ProvisionAddress
  /// The first obligation, in text order, that asks for it.
  package var obligation: ObligationIndex
}

extension AssessedOrganization {
  /// The clauses that obligations in scope ask of an engagement's contract, each once, in the order of the obligations: the
  /// checklist of its contract.
  package func clauseRequirements(of engagement: EngagementIndex) -> [ClauseRequirement] {
    var seen: Set<ProvisionAddress> = []
    var result: [ClauseRequirement] = []
    for (index, obligation) in linked.obligations.enumerated()
    where obligation.record.modality != .permission && !obligation.clauses.isEmpty && scope[index].contains(engagement) {
      for clause in obligation.clauses where seen.insert(clause).inserted {
        result.append(ClauseRequirement(engagement: engagement, provision: clause, obligation: index))
      }
    }
    return result
  }
}
