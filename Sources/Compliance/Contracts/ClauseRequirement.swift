package import LegalText

/// A term that the law asks for in the contract of an engagement, and what is known of it.
package struct ClauseRequirement: Hashable, Sendable {
  package var engagement: EngagementIndex
  package var clause: RequiredClause
  /// The obligation that asks for it most directly.
  package var obligation: ObligationIndex
  package var state: ClauseState

  /// The provision that is asked for, or the first of the alternatives.
  package var provision: ProvisionAddress { clause.alternatives[0][0].provision }
}

extension AssessedOrganization {
  /// The clauses that obligations in scope ask of an engagement's contract, each once, in the order of the text: the
  /// checklist of its contract.
  package func clauseRequirements(of engagement: EngagementIndex) -> [ClauseRequirement] {
    var result: [ClauseRequirement] = []
    var places: [[[ClauseReference]]: Int] = [:]
    for index in binding[engagement] where !linked.obligations[index].required.isEmpty {
      let address = linked.obligations[index].address
      for clause in linked.obligations[index].required
      where clause.isAsked(of: roles[engagement].effective, in: linked.vocabularies.roles) != false {
        guard let place = places[clause.alternatives] else {
          places[clause.alternatives] = result.count
          let state = clause.state { clauseState($0, of: engagement) }
          result.append(ClauseRequirement(engagement: engagement, clause: clause, obligation: index, state: state))
          continue
        }
        // Of several obligations the one that cites the clause's provision, or one above it, says best what it is for.
        let provision = result[place].provision
        let known = linked.obligations[result[place].obligation].address
        if provision.isWithin(address), !provision.isWithin(known) || address.components.count > known.components.count {
          result[place].obligation = index
        }
      }
    }
    // Terms that share their first alternative keep the order of the obligations.
    return result.enumerated().map { (corpus.place(of: $1.provision), $0, $1) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}
