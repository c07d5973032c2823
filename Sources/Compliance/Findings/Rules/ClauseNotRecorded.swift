package import Diagnostics

package enum ClauseNotRecorded: FindingRule {
  package static let identifier: RuleIdentifier = "clause-not-recorded"
  package static let title = "Nobody has recorded whether a required clause is there"
  package static let explanation = """
    The record of the contract has no entry for a term that the law asks for, or marks it unclear. That is not a gap and not a \
    pass: it is unknown. Read the contract and record the clause with its place, or as absent.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return subject.linked.engagements.indices.flatMap { index -> [Finding] in
      // What rests on a contract without a date is the subject of `ContractUndated`.
      if case .undated = organization.contracts.coverage[index] { return [] }
      let engagement = subject.linked.engagements[index]
      let requirements = organization.clauseRequirements(of: index)
      guard !requirements.isEmpty else { return [] }
      let key = EngagementKey(in: subject.linked, index)
      let name = organization.name(of: index)
      if case .notRecorded = engagement.record.contract {
        return [
          Finding(
            rule: identifier, severity: .warning,
            message: "\(name) has no contract on record, so all \(requirements.count) required clauses are unknown",
            action: "Record the contract and its clauses, or write 'contract: none'.", position: engagement.record.position,
            engagement: index, obligation: requirements[0].obligation, provision: requirements[0].provision,
            owner: organization.owner(of: index), subject: "\(key) contract")
        ]
      }
      let contracts = organization.vendor(of: index).contracts
      let ids = engagement.contracts.map { "'\(contracts[$0].record.id.value)'" }.joined(separator: " and ")
      return requirements.filter { $0.state == .notRecorded || $0.state == .unclear }.map { requirement in
        let citation = requirement.clause.inWords(subject.corpus)
        let title = subject.linked.obligations[requirement.obligation].record.title
        let isUnclear = requirement.state == .unclear
        return Finding(
          rule: identifier, severity: .warning,
          message: isUnclear
            ? "\(name): the clause for \(citation) is recorded as unclear (\(title))"
            : "\(name): contract \(ids) has no entry for the clause that \(citation) asks for (\(title))",
          action: isUnclear
            ? "Have counsel decide whether the clause is there." : "Read the contract and record the clause or its absence.",
          position: organization.position(of: requirement), engagement: index, obligation: requirement.obligation,
          provision: requirement.provision, owner: organization.owner(of: index), subject: "\(key) \(requirement.subject)")
      }
    }
  }
}
