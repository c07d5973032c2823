package import Diagnostics
package import LegalText

/// A step of a derivation: what is so, by which provision, from which line.
package struct DerivationStep: Hashable, Sendable {
  package var text: String
  package var provision: ProvisionAddress?
  package var position: SourcePosition?
}

extension AssessedOrganization {
  /// Why a determination came out as it did, in one sentence for a table.
  package func reason(for determination: Determination, of obligation: ObligationIndex) -> String {
    var parts: [String] = []
    if let assessment = determination.assessment { parts.append(linked.assessments[assessment].record.reason) }
    if let tally = determination.clauses { parts.append(tally.inWords(engagement: linked.engagements[determination.engagement])) }
    if determination.assessment == nil, linked.obligations[obligation].record.satisfiedBy.needsAssessment {
      parts.append("No assessment on file.")
    }
    return parts.joined(separator: " ")
  }

  /// Why an obligation does not apply to an engagement, in one sentence.
  package func reasonForNotApplying(_ obligation: ObligationIndex, _ engagement: EngagementIndex) -> String {
    let role = roles[engagement]
    let bearers = linked.obligations[obligation].bearers
    if !bearers.isEmpty, let effective = role.effective,
      !bearers.contains(where: { linked.vocabularies.roles.covered(by: $0).contains(effective) })
    {
      let basis = role.rules.last.map { " (\(corpus.shortCitation(of: linked.roleRules[$0].address)))" } ?? ""
      return "\(label(ofRole: effective)) for this service\(basis); the obligation binds \(bearers.map { label(ofRole: $0).lowercased() }.joined(separator: " and "))."
    }
    return "Its purposes, data, places or contract are not those that the obligation applies to."
  }

  /// The facts, rules and provisions behind an effective role.
  package func roleDerivation(of engagement: EngagementIndex) -> [DerivationStep] {
    let record = linked.engagements[engagement].record
    let role = roles[engagement]
    var steps = [
      DerivationStep(
        text: role.declared == nil ? "No role is declared" : "Declared role: \(label(ofRole: role.declared))",
        position: record.role?.position ?? record.position)
    ]
    for offset in role.rules {
      let rule = linked.roleRules[offset]
      steps.append(
        DerivationStep(
          text: "Rule '\(rule.record.id.value)' makes it \(label(ofRole: rule.becomes).lowercased()): \(rule.record.reason)",
          provision: rule.address, position: rule.record.position))
    }
    return steps
  }
}

extension ClauseTally {
  /// "3 of 4 required clauses present, 1 not recorded."
  func inWords(engagement: LinkedEngagement) -> String {
    switch engagement.contractState {
    case .none: return "There is no contract."
    case .notRecorded: return "No contract is on record."
    case .recorded: break
    }
    if total == 1 {
      if present == 1 { return "The required clause is present." }
      if partial == 1 { return "The required clause covers only part of it." }
      if absent == 1 { return "The required clause is missing." }
      return unclear == 1 ? "The required clause is unclear." : "The required clause is not recorded."
    }
    let rest = [(partial, "in part"), (absent, "missing"), (unclear, "unclear"), (notRecorded, "not recorded")]
      .filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    return "\(present) of \(total) required clauses present\(rest)."
  }
}
