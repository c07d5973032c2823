package import Diagnostics
internal import LegalText

/// What a file below `obligations/` holds.
package struct ObligationFile: Sendable {
  package var obligations: [Obligation] = []
  package var roleRules: [RoleRule] = []
}

/// Reads `obligations/*.yaml`: a list of obligations, or a mapping with `obligations` and `role-rules`.
package enum ObligationReader {
  package static func read(_ file: RecordValue) -> Checked<ObligationFile> {
    var result = ObligationFile()
    var diagnostics: [Diagnostic] = []
    let obligations: [RecordValue]
    var rules: [RecordValue] = []
    if case .list(let values) = file.content {
      obligations = values
    } else {
      var reader = RecordReader(file, describing: "file of obligations")
      obligations = reader.list("obligations")
      rules = reader.list("role-rules")
      diagnostics += reader.finish()
    }
    result.obligations = obligations.compactMap { obligation($0).reporting(to: &diagnostics) }
    result.roleRules = rules.compactMap { roleRule($0).reporting(to: &diagnostics) }
    return Checked(result, diagnostics)
  }

  private static func obligation(_ value: RecordValue) -> Checked<Obligation?> {
    var reader = RecordReader(value, describing: "obligation")
    let id = reader.text("id", .required)
    let title = reader.text("title", .required)
    let modality = reader.choice("modality", Modality.self, .required)
    let bearers = reader.texts("bearer")
    let counterparty = reader.text("counterparty")
    let cite = reader.text("cite", .required)
    let quote = reader.text("quote")
    let exceptions = reader.texts("exceptions")
    let deadline = reader.text("deadline")
    let summary = reader.text("summary")
    let appliesTo = reader.value("applies-to", .required)
    let satisfiedBy = reader.value("satisfied-by")
    let prohibits = reader.value("prohibits")
    let effective = reader.date("effective")
    let owner = reader.text("owner")
    let looks = ReviewKeys(&reader)
    var diagnostics = reader.finish()
    let selector = appliesTo.map { SelectorReader.read($0).reporting(to: &diagnostics) }
    let satisfaction = SatisfactionReader.read(satisfiedBy, modality: modality?.value ?? .obligation).reporting(to: &diagnostics)
    let prohibited = prohibits.map { SelectorReader.read($0).reporting(to: &diagnostics) }
    if let prohibits, let modality, modality.value != .prohibition {
      diagnostics.append(
        Diagnostic(
          "modality-mismatch", .error,
          "Key 'prohibits' stands in \(modality.value == .permission ? "a permission" : "an obligation"); only a prohibition has it",
          at: prohibits.position))
    }
    guard let id, let title, let modality, let cite, let selector else {
      return Checked(nil, diagnostics)
    }
    if !Identifier.isValid(id.value) { diagnostics.append(Identifier.problem(id, of: "obligation")) }
    var obligation = Obligation(
      id: id, title: title.value, modality: modality.value, bearers: bearers, counterparty: counterparty?.value, cite: cite,
      quote: quote, exceptions: exceptions, deadline: deadline?.value, summary: summary?.value, appliesTo: selector,
      satisfiedBy: satisfaction, prohibits: prohibited, effective: effective?.value, owner: owner?.value,
      position: value.position)
    looks.read(into: &obligation, &diagnostics)
    return Checked(obligation, diagnostics)
  }

  private static func roleRule(_ value: RecordValue) -> Checked<RoleRule?> {
    var reader = RecordReader(value, describing: "role rule")
    let id = reader.text("id", .required)
    let condition = reader.value("when", .required)
    let becomes = reader.text("becomes", .required)
    let effect = reader.choice("effect", RoleRule.Effect.self)
    let cite = reader.text("cite", .required)
    let reason = reader.text("reason", .required)
    var diagnostics = reader.finish()
    let selector = condition.map { SelectorReader.read($0).reporting(to: &diagnostics) }
    guard let id, let selector, let becomes, let cite, let reason else { return Checked(nil, diagnostics) }
    return Checked(
      RoleRule(
        id: id, condition: selector, becomes: becomes, effect: effect?.value ?? .changes, cite: cite, reason: reason.value, position: value.position),
      diagnostics)
  }
}
