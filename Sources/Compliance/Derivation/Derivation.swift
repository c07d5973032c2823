package import Diagnostics
package import LegalText

/// Why an obligation stands for an engagement as it does, or why it does not apply: every fact, rule and provision that the
/// result rests on, in the order of the reasoning.
package struct Derivation: Hashable, Sendable {
  package var obligation: ObligationIndex
  package var engagement: EngagementIndex
  package var conclusion: Conclusion
  package var steps: [DerivationStep]
  package var flags: DerivationFlagsWords

  package enum Conclusion: Hashable, Sendable {
    /// It binds, or may bind, and stands so.
    case status(Status)
    /// A permission, which the engagement may rely on.
    case permitted
    case doesNotApply
    /// A permission of which the records leave open whether the engagement may rely on it.
    case open

    /// "Not met", "Does not apply".
    package var label: String {
      switch self {
      case .status(let status): status.label
      case .permitted: "Permitted"
      case .doesNotApply: "Does not apply"
      case .open: "Not determined"
      }
    }
  }
}

/// Flags in words, for what shows a derivation.
package struct DerivationFlagsWords: Hashable, Sendable {
  package var suspect: [String] = []
  package var waivedUntil: CalendarDate?
  package var pendingFrom: CalendarDate?
}

/// A step of a derivation: what is so, by which provision, from which line.
package struct DerivationStep: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What the law, or a record of it, asks.
    case law
    /// What a record says, or does not say.
    case fact
    /// A rule of the project that was applied.
    case rule
    /// What a person found.
    case judgment
    /// What follows from the steps above.
    case result
  }

  package var kind: Kind
  /// A sentence without its full stop.
  package var text: String
  package var provision: ProvisionAddress?
  package var position: SourcePosition?

  package init(_ kind: Kind, _ text: String, provision: ProvisionAddress? = nil, at position: SourcePosition? = nil) {
    self.kind = kind
    self.text = text
    self.provision = provision
    self.position = position
  }
}

extension AssessedOrganization {
  /// The derivation for any obligation and any engagement.
  ///
  /// - Parameter isWhole: whether it has the steps that all obligations of an engagement share, on its role and contracts.
  package func derivation(of obligation: ObligationIndex, _ engagement: EngagementIndex, isWhole: Bool = true) -> Derivation {
    let record = linked.obligations[obligation]
    var steps = [
      DerivationStep(
        .law, "\(record.record.modality.inWords) '\(record.record.id.value)': \(record.record.title)",
        provision: record.address, at: record.record.position)
    ]
    if isWhole { steps += roleDerivation(of: engagement) }
    let selection = SelectorDerivation(self, engagement).derive(record.record.appliesTo, record.appliesTo)
    steps += selection.steps
    let applies = scope[obligation].contains(engagement)
    let isOpen = openScope[obligation].contains(engagement)
    var result = Derivation(
      obligation: obligation, engagement: engagement, conclusion: .doesNotApply, steps: steps, flags: DerivationFlagsWords())
    guard applies || isOpen else {
      result.steps.append(DerivationStep(.result, "So it does not apply"))
      return result
    }
    result.steps.append(
      DerivationStep(.result, applies ? "So it applies" : "Whether it applies is not determined, which is never a pass"))
    guard let determination = determination(obligation, engagement) else {
      result.conclusion = applies ? .permitted : .open
      result.steps.append(DerivationStep(.result, "A permission is never a gap, so it has no status"))
      return result
    }
    if isWhole, determination.clauses != nil { result.steps += contractSteps(of: engagement) }
    result.steps += contractDerivation(of: obligation, determination) + flowDownDerivation(of: obligation, determination)
    result.steps += breachDerivation(of: obligation, determination) + assessmentDerivation(of: obligation, determination)
    result.steps.append(DerivationStep(.result, statusWords(determination)))
    result.conclusion = .status(determination.status)
    let flags = flags(of: obligation, engagement)
    result.flags = DerivationFlagsWords(
      suspect: flags.suspect.map(\.inWords), waivedUntil: flags.waivedUntil, pendingFrom: flags.pendingFrom)
    result.steps += flags.suspect.map { DerivationStep(.fact, "Suspect: \($0.inWords)", at: $0.position) }
    if let day = flags.waivedUntil { result.steps.append(DerivationStep(.fact, "Waived until \(day.inWords): the gap is accepted, not closed")) }
    if let day = flags.pendingFrom { result.steps.append(DerivationStep(.fact, "Pending: it binds from \(day.inWords)")) }
    return result
  }

  private func statusWords(_ determination: Determination) -> String {
    let parts = [determination.clauses != nil, determination.flowDown != nil, determination.breach != nil, determination.assessment != nil]
    let status = determination.status.label.lowercased()
    if !determination.isApplicabilityKnown { return "Status: \(status)" }
    if determination.breach == .shown { return "Status: \(status), whatever else is on file" }
    return parts.filter { $0 }.count > 1 ? "Status: \(status), the worst of these" : "Status: \(status)"
  }
}

extension Modality {
  /// As it begins a sentence.
  package var inWords: String {
    switch self {
    case .obligation: "Obligation"
    case .prohibition: "Prohibition"
    case .permission: "Permission"
    }
  }
}
