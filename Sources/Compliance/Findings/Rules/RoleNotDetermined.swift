package import Diagnostics

package enum RoleNotDetermined: FindingRule {
  package static let identifier: RuleIdentifier = "role-not-determined"
  package static let title = "The effective role of an engagement is not determined"
  package static let explanation = """
    No role is declared, or a role rule rests on something that nobody has recorded, such as the contract. The role is neither \
    taken as declared nor changed: obligations that depend on it count as not assessed. Record what is missing.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    var open = [Int](repeating: 0, count: subject.linked.engagements.count)
    for set in organization.openScope { for member in set.members { open[member] += 1 } }
    return organization.roles.enumerated().compactMap { index, role in
      guard role.effective == nil, !role.isCircular else { return nil }
      let engagement = subject.linked.engagements[index].record
      let name = organization.name(of: index)
      let rest = open[index] == 0 ? "" : ", so it is open whether \(open[index]) obligations apply"
      let rules = role.openRules.map { subject.linked.roleRules[$0] }
      let citations = rules.map { subject.corpus.shortCitation(of: $0.address) }.joined(separator: ", ")
      return Finding(
        rule: identifier, severity: .warning,
        message: role.declared == nil
          ? "\(name) declares no role\(rest)"
          : "\(name) is declared \(organization.label(ofRole: role.declared).lowercased()), and whether \(citations) changes that is not on record\(rest)",
        action: role.declared == nil ? "Record the role." : "Record what the rule asks about.",
        position: engagement.role?.position ?? engagement.position, engagement: index, provision: rules.first?.address,
        owner: organization.owner(of: index), subject: EngagementKey(in: subject.linked, index).description)
    }
  }
}
