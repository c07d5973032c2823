package import Diagnostics

package enum RoleChanged: FindingRule {
  package static let identifier: RuleIdentifier = "role-changed"
  package static let title = "The law gives an engagement another role than the declared one"
  package static let explanation = """
    A role rule changed the declared role of an engagement: it is treated, and bound, as what the law makes of it. Change the \
    purposes or the contract so that the declared role holds, or declare the effective role.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.organization.roles.enumerated().compactMap { index, role in
      guard role.isChanged, let last = role.rules.last else { return nil }
      let rule = subject.linked.roleRules[last]
      let engagement = subject.linked.engagements[index]
      return Finding(
        rule: identifier, severity: .error,
        message: "\(subject.organization.name(of: index)) is declared \(subject.organization.label(ofRole: role.declared).lowercased()) but is \(subject.organization.label(ofRole: role.effective).lowercased()) by \(subject.corpus.shortCitation(of: rule.address)) (\(rule.record.reason.withoutFullStop))",
        action: "Change what makes it so, or declare the effective role.",
        position: engagement.record.role?.position ?? engagement.record.position, engagement: index, provision: rule.address,
        owner: subject.organization.owner(of: index), subject: EngagementKey(in: subject.linked, index).description)
    }
  }
}
