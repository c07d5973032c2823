/// The role that an engagement has by law, beside the one that its record declares.
package struct EffectiveRole: Hashable, Sendable {
  package var declared: TermIndex?
  package var effective: TermIndex?
  /// Offsets in `LinkedOrganization.roleRules` of the rules that changed the role, in the order in which they did.
  package var rules: [Int]

  package var isChanged: Bool { declared != effective }
}

/// Derives effective roles by the project's rules.
enum RoleDerivation {
  /// Tries the rules in order until none changes a role. Each engagement meets each rule at most once, so rules that undo
  /// each other come to an end.
  ///
  /// - Complexity: O(*rules*² · *engagements* / 64) at worst.
  static func roles(of organization: LinkedOrganization, facts: inout EngagementFacts) -> [EffectiveRole] {
    var roles = organization.engagements.map { EffectiveRole(declared: $0.declaredRole, effective: $0.declaredRole, rules: []) }
    var isChanging = true
    while isChanging {
      isChanging = false
      for (offset, rule) in organization.roleRules.enumerated() {
        var changed = false
        for index in facts.matching(rule.condition).members
        where roles[index].effective != rule.becomes && !roles[index].rules.contains(offset) {
          roles[index].effective = rule.becomes
          roles[index].rules.append(offset)
          changed = true
        }
        if changed {
          isChanging = true
          facts.setRoles(roles.map(\.effective), of: organization.vocabularies.roles)
        }
      }
    }
    return roles
  }
}
