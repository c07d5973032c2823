package import Diagnostics

package enum RoleRulesCircular: FindingRule {
  package static let identifier: RuleIdentifier = "role-rules-circular"
  package static let title = "Role rules undo each other"
  package static let explanation = """
    For an engagement one role rule changes the role and another changes it back, so that none of them decides. The effective \
    role stays undetermined. Narrow the conditions so that at most one of the rules holds.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    var engagements: [[Int]: [EngagementIndex]] = [:]
    for (index, role) in subject.organization.roles.enumerated() where role.isCircular {
      engagements[role.rules, default: []].append(index)
    }
    return engagements.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { rules in
      guard let members = engagements[rules], let last = rules.last else { return nil }
      let names = rules.map { "'\(subject.linked.roleRules[$0].record.id.value)'" }.joined(separator: ", ")
      return Finding(
        rule: identifier, severity: .error,
        message: "Role rules \(names) undo each other for \(members.count == 1 ? subject.organization.name(of: members[0]) : "\(members.count) engagements")",
        action: "Narrow their conditions so that one holds.", position: subject.linked.roleRules[last].record.position,
        engagement: members.count == 1 ? members[0] : nil, provision: subject.linked.roleRules[last].address,
        owner: nil, subject: names)
    }
  }
}
