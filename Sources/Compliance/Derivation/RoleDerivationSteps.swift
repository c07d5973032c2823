internal import Diagnostics
internal import LegalText

extension AssessedOrganization {
  /// The facts, rules and provisions behind an effective role.
  package func roleDerivation(of engagement: EngagementIndex) -> [DerivationStep] {
    let record = linked.engagements[engagement].record
    let role = roles[engagement]
    var steps = [
      DerivationStep(
        .fact, role.declared == nil ? "No role is declared" : "Declared role: \(label(ofRole: role.declared).lowercased())",
        at: record.role?.position ?? record.position)
    ]
    for offset in role.rules {
      let rule = linked.roleRules[offset]
      steps.append(
        DerivationStep(
          .rule, "Rule '\(rule.record.id.value)' makes it \(label(ofRole: rule.becomes).lowercased()): \(rule.record.reason.withoutFullStop)",
          provision: rule.address, at: rule.record.position))
    }
    var soFar = role
    soFar.effective = role.rules.last.map { linked.roleRules[$0].becomes } ?? role.declared
    soFar.candidates = soFar.effective.map { [$0] } ?? []
    for offset in role.openRules {
      let rule = linked.roleRules[offset]
      steps.append(
        DerivationStep(
          .rule,
          "Rule '\(rule.record.id.value)' would make it \(label(ofRole: rule.becomes).lowercased()), but the records do not decide its condition",
          provision: rule.address, at: rule.record.position))
      steps += SelectorDerivation(self, engagement, role: soFar).derive(rule.record.condition, rule.condition).steps
      soFar.effective = nil
      soFar.candidates.append(rule.becomes)
    }
    for offset in role.questions {
      let rule = linked.roleRules[offset]
      steps.append(
        DerivationStep(
          .rule,
          "Rule '\(rule.record.id.value)' puts it in question and changes nothing; it may be \(label(ofRole: rule.becomes).lowercased()): \(rule.record.reason.withoutFullStop)",
          provision: rule.address, at: rule.record.position))
      steps += SelectorDerivation(self, engagement, role: role).derive(rule.record.condition, rule.condition).steps
    }
    steps.append(DerivationStep(.result, "Effective role: \(roleWords(of: engagement))"))
    return steps
  }

  /// "third party", or "not determined; it may be service provider or third party".
  package func roleWords(of engagement: EngagementIndex) -> String { words(for: roles[engagement]) }

  func words(for role: EffectiveRole) -> String {
    if let effective = role.effective { return label(ofRole: effective).lowercased() }
    if role.candidates.isEmpty { return "not determined" }
    let names = role.candidates.map { label(ofRole: $0).lowercased() }.joined(separator: " or ")
    return role.isCircular ? "not determined; rules undo each other between \(names)" : "not determined; it may be \(names)"
  }
}
