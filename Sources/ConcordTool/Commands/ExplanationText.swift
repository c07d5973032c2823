internal import Compliance
internal import Diagnostics
internal import LegalText

/// A derivation as a terminal shows it.
enum ExplanationText {
  static func lines(for derivation: Derivation, in organization: AssessedOrganization) -> [String] {
    let obligation = organization.linked.obligations[derivation.obligation]
    let key = EngagementKey(in: organization.linked, derivation.engagement)
    var lines = [
      "\(organization.name(of: derivation.engagement)) [\(key)]",
      "\(obligation.record.title) [\(obligation.record.id.value)], \(organization.corpus.citation(of: obligation.address))",
      "\(derivation.conclusion.label), as of \(organization.asOf)", "",
    ]
    for (offset, step) in derivation.steps.enumerated() {
      let number = "\(offset + 1). "
      let basis = step.provision.map { " (\(organization.corpus.citation(of: $0)))" } ?? ""
      lines.append(number + step.text + basis)
      if let position = step.position { lines.append(String(repeating: " ", count: number.count) + position.description) }
    }
    return lines.map(\.withVisibleControlCharacters)
  }
}
