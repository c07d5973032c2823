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
      guard let offset = engagement.contract else { return [] }
      let contract = subject.linked.vendors[engagement.vendor].contracts[offset].record
      return requirements.compactMap { requirement in
        let clause = subject.linked.clause(requirement.provision, in: engagement)
        guard clause == nil || clause?.presence == .unclear else { return nil }
        let citation = subject.corpus.shortCitation(of: requirement.provision)
        let title = subject.linked.obligations[requirement.obligation].record.title
        return Finding(
          rule: identifier, severity: .warning,
          message: clause == nil
            ? "\(name): contract '\(contract.id.value)' has no entry for the clause that \(citation) asks for (\(title))"
            : "\(name): the clause for \(citation) is recorded as unclear (\(title))",
          action: clause == nil
            ? "Read the contract and record the clause or its absence." : "Have counsel decide whether the clause is there.",
          position: clause?.position ?? contract.position, engagement: index, obligation: requirement.obligation,
          provision: requirement.provision, owner: organization.owner(of: index), subject: "\(key) \(requirement.provision)")
      }
    }
  }
}
