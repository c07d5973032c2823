package import Diagnostics

package enum ClauseMissing: FindingRule {
  package static let identifier: RuleIdentifier = "clause-missing"
  package static let title = "A required clause is missing from a contract"
  package static let explanation = """
    The contract was read and does not have a term that the law asks for, or there is no contract at all. Amend the contract, \
    then record where the clause stands.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return subject.linked.engagements.indices.flatMap { index -> [Finding] in
      let engagement = subject.linked.engagements[index]
      let requirements = organization.clauseRequirements(of: index)
      guard !requirements.isEmpty else { return [] }
      let key = EngagementKey(in: subject.linked, index)
      if case .noContract(let position) = engagement.record.contract {
        let first = subject.corpus.shortCitation(of: requirements[0].provision)
        let rest = requirements.count > 1 ? " to \(subject.corpus.shortCitation(of: requirements[requirements.count - 1].provision))" : ""
        return [
          Finding(
            rule: identifier, severity: .error,
            message: "\(organization.name(of: index)) has no contract, so all \(requirements.count) required clauses are missing (\(first)\(rest))",
            action: "Sign a contract that has them, or end the engagement.", position: position, engagement: index,
            obligation: requirements[0].obligation, provision: requirements[0].provision,
            owner: organization.owner(of: index), subject: "\(key) contract")
        ]
      }
      return requirements.compactMap { requirement in
        guard let clause = subject.linked.clause(requirement.provision, in: engagement), clause.presence == .absent else {
          return nil
        }
        let obligation = subject.linked.obligations[requirement.obligation]
        return Finding(
          rule: identifier, severity: .error,
          message: "\(organization.name(of: index)): the clause that \(subject.corpus.shortCitation(of: requirement.provision)) asks for is missing (\(obligation.record.title))",
          action: "Amend the contract and record where the clause stands.", position: clause.position, engagement: index,
          obligation: requirement.obligation, provision: requirement.provision, owner: organization.owner(of: index),
          subject: "\(key) \(requirement.provision)")
      }
    }
  }
}
