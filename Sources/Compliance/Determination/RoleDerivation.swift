/// Derives effective roles by the project's rules.
///
/// First the rules whose conditions the records decide are tried in order until none changes a role. What a rule would do
/// whose condition the records leave open comes last: it changes no role, it leaves the role undetermined. A contract that
/// is not recorded is therefore never taken for an absent one, and a role that is changed on other grounds is certain
/// whatever the contract says.
struct RoleDerivation {
  private let rules: [LinkedRoleRule]
  private var roles: [EffectiveRole]

  /// - Complexity: O(*rules*² · *engagements* / 64) at worst.
  static func roles(of organization: LinkedOrganization, facts: inout EngagementFacts) -> [EffectiveRole] {
    var derivation = RoleDerivation(
      rules: organization.roleRules, roles: organization.engagements.map { EffectiveRole(declared: $0.declaredRole) })
    derivation.applyDecidedRules(&facts)
    derivation.markOpenRules(&facts)
    derivation.markQuestions(facts)
    return derivation.roles
  }

  private mutating func applyDecidedRules(_ facts: inout EngagementFacts) {
    var isChanging = true
    while isChanging {
      isChanging = false
      for (offset, rule) in rules.enumerated() where rule.record.effect == .changes {
        var changed = false
        for index in facts.matching(rule.condition).certain.members
        where roles[index].effective != rule.becomes && !roles[index].isCircular {
          changed = true
          if roles[index].rules.contains(offset) {
            // The rule has been here before and was undone: going on would never end.
            roles[index].isCircular = true
            roles[index].effective = nil
            roles[index].candidates = Array(Set(roles[index].rules.map { rules[$0].becomes })).sorted()
          } else {
            roles[index].effective = rule.becomes
            roles[index].candidates = [rule.becomes]
            roles[index].rules.append(offset)
          }
        }
        if changed {
          isChanging = true
          facts.setRoles(roles.map(\.candidates))
        }
      }
    }
  }

  /// Once roles are settled; what the records leave open is no question yet.
  private mutating func markQuestions(_ facts: EngagementFacts) {
    for (offset, rule) in rules.enumerated() where rule.record.effect == .questions {
      for index in facts.matching(rule.condition).certain.members where roles[index].effective.map({ $0 != rule.becomes }) ?? false {
        roles[index].questions.append(offset)
      }
    }
  }

  /// Ends because each pass adds a candidate or a rule to some engagement.
  private mutating func markOpenRules(_ facts: inout EngagementFacts) {
    var isChanging = true
    while isChanging {
      isChanging = false
      for (offset, rule) in rules.enumerated() where rule.record.effect == .changes {
        var changed = false
        for index in facts.matching(rule.condition).undetermined.members
        where !roles[index].candidates.isEmpty && !roles[index].candidates.contains(rule.becomes) {
          roles[index].effective = nil
          roles[index].candidates = (roles[index].candidates + [rule.becomes]).sorted()
          roles[index].openRules.append(offset)
          changed = true
        }
        if changed {
          isChanging = true
          facts.setRoles(roles.map(\.candidates))
        }
      }
    }
  }
}
