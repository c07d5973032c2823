package import LegalText

/// A clause that the law asks for in the contract of an engagement.
package struct ClauseRequirement: Hashable, Sendable {
  package var engagement: EngagementIndex
  package var provision: ProvisionAddress
  /// The obligation that asks for it most directly.
  package var obligation: ObligationIndex
}

extension AssessedOrganization {
  /// The clauses that obligations in scope ask of an engagement's contract, each once, in the order of the text: the
  /// checklist of its contract.
  package func clauseRequirements(of engagement: EngagementIndex) -> [ClauseRequirement] {
    var result: [ClauseRequirement] = []
    var places: [ProvisionAddress: Int] = [:]
    for (index, obligation) in linked.obligations.enumerated()
    where obligation.record.modality != .permission && !obligation.clauses.isEmpty && scope[index].contains(engagement) {
      for clause in obligation.clauses {
        guard let place = places[clause] else {
          places[clause] = result.count
          result.append(ClauseRequirement(engagement: engagement, provision: clause, obligation: index))
          continue
        }
        // Of several obligations the one that cites the clause's provision, or one above it, says best what it is for.
        let known = linked.obligations[result[place].obligation].address
        if clause.isWithin(obligation.address), !clause.isWithin(known) || obligation.address.components.count > known.components.count {
          result[place].obligation = index
        }
      }
    }
    return result.map { (corpus.place(of: $0.provision), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
