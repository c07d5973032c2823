package import Diagnostics

package enum RoleQuestioned: FindingRule {
  package static let identifier: RuleIdentifier = "role-questioned"
  package static let title = "A provision puts the role of an engagement in question"
  package static let explanation = """
    A role rule with 'effect: questions' holds for an engagement. By the provision that it cites the engagement may have another role \
    than the one it is treated by: a contract that lacks a term of § 7051(a) does not make a service provider (§ 7050(e)), and the \
    disclosure may be a sale. The role is left as it is, so that what the contract lacks stays visible where it is to be mended. \
    Amend the contract, or have counsel decide; an organization that wants the consequence at once writes 'effect: changes'.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return organization.roles.enumerated().flatMap { index, role in
      role.questions.map { offset in
        let rule = subject.linked.roleRules[offset]
        let engagement = subject.linked.engagements[index]
        return Finding(
          rule: identifier, severity: .warning,
          message:
            "\(organization.name(of: index)) is treated as \(organization.label(ofRole: role.effective).lowercased()) but may be \(organization.label(ofRole: rule.becomes).lowercased()) by \(subject.corpus.shortCitation(of: rule.address)) (\(rule.record.reason.withoutFullStop))",
          action: "Mend what makes it so, or have counsel decide on the role.",
          position: engagement.record.role?.position ?? engagement.record.position, engagement: index, provision: rule.address,
          owner: organization.owner(of: index), subject: "\(EngagementKey(in: subject.linked, index)) \(rule.record.id.value)")
      }
    }
  }
}
