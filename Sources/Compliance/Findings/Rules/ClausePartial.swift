package import Diagnostics

package enum ClausePartial: FindingRule {
  package static let identifier: RuleIdentifier = "clause-partial"
  package static let title = "A clause covers only part of what the law asks for"
  package static let explanation = """
    The contract has a term on the subject, but it leaves out part of what the provision asks for. Extend the clause, then \
    record it as present.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return subject.linked.engagements.indices.flatMap { index in
      organization.clauseRequirements(of: index).filter { $0.state == .partial }.map { requirement in
        let obligation = subject.linked.obligations[requirement.obligation]
        return Finding(
          rule: identifier, severity: .warning,
          message: "\(organization.name(of: index)): the clause for \(requirement.clause.inWords(subject.corpus)) covers only part of it (\(obligation.record.title))",
          action: "Extend the clause and record it as present.", position: organization.position(of: requirement),
          engagement: index, obligation: requirement.obligation, provision: requirement.provision,
          owner: organization.owner(of: index), subject: "\(EngagementKey(in: subject.linked, index)) \(requirement.subject)")
      }
    }
  }
}
