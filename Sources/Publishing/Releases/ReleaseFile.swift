package import Diagnostics
package import LegalText
internal import Compliance

/// Writes and reads the files below `releases/`. One line for each statement, in a total order, so that two releases show in a
/// diff what changed.
package enum ReleaseFile {
  private static let format = "1"

  package static func write(_ release: Release) -> String {
    let state = release.state
    var lines = [
      "# Recorded by 'concord release'. The changes page and its feed are computed from these files.",
      "format: \(format)", "on: \(release.on)",
    ]
    if let note = release.note { lines.append("note: \(RecordWriter.scalar(note))") }
    func add(_ key: String, _ entries: [[(String, String)]]) {
      lines.append(entries.isEmpty ? "\(key): []" : "\(key):")
      for entry in entries { lines.append("  - { \(entry.map { "\($0): \(RecordWriter.scalar($1))" }.joined(separator: ", ")) }") }
    }
    add("regulations", state.regulations.sorted { $0.key < $1.key }.map { [("id", $0.rawValue), ("edition", $1.edition), ("title", $1.title)] })
    add("provisions", state.provisions.sorted { $0.key < $1.key }.map { [("address", $0.description), ("words", $1.description)] })
    add(
      "statuses",
      state.statuses.sorted { $0.key < $1.key }.map { key, pair in
        [("vendor", key.vendor), ("engagement", key.engagement), ("obligation", key.obligation), ("status", pair.status.name)]
          + (pair.isSuspect ? [("suspect", "yes")] : [])
      })
    add(
      "findings",
      state.findings.sorted { ($0.value.rule, $0.value.message, $0.key) < ($1.value.rule, $1.value.message, $1.key) }.map { key, finding in
        [("fingerprint", key), ("rule", finding.rule), ("severity", finding.severity.rawValue)] + (finding.isWaived ? [("waived", "yes")] : [])
          + [("message", finding.message)]
      })
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads a file strictly: a release with an error is left out whole, since half of one would show changes that never were.
  package static func read(_ value: RecordValue, name: String) -> Checked<Release?> {
    var reader = RecordReader(value, describing: "release")
    let format = reader.text("format", .required)
    let on = reader.date("on", .required)
    let note = reader.text("note")
    let regulations = reader.list("regulations")
    let provisions = reader.list("provisions")
    let statuses = reader.list("statuses")
    let findings = reader.list("findings")
    if let format, format.value != Self.format {
      reader.report(
        Diagnostic("wrong-value", .error, "Format '\(format.value)' of a release is not '\(Self.format)', which this version reads", at: format.position))
    }
    var diagnostics = reader.finish()
    var state = HandbookState()
    for record in regulations { regulation(record, into: &state, &diagnostics) }
    for record in provisions { provision(record, into: &state, &diagnostics) }
    for record in statuses { status(record, into: &state, &diagnostics) }
    for record in findings { finding(record, into: &state, &diagnostics) }
    guard let on, diagnostics.isEmpty else { return Checked(nil, diagnostics) }
    return Checked(Release(name: name, on: on.value, note: note?.value, state: state))
  }

  private static func regulation(_ record: RecordValue, into state: inout HandbookState, _ diagnostics: inout [Diagnostic]) {
    var reader = RecordReader(record, describing: "regulation of a release")
    let id = reader.text("id", .required)
    let edition = reader.text("edition", .required)
    let title = reader.text("title", .required)
    diagnostics += reader.finish()
    guard let id, let edition, let title else { return }
    let old = state.regulations.updateValue(
      HandbookState.RegulationState(edition: edition.value, title: title.value), forKey: InstrumentIdentifier(id.value))
    if old != nil { diagnostics.append(twice("Regulation '\(id.value)'", at: id.position)) }
  }

  private static func provision(_ record: RecordValue, into state: inout HandbookState, _ diagnostics: inout [Diagnostic]) {
    var reader = RecordReader(record, describing: "provision of a release")
    let address = reader.text("address", .required)
    let words = reader.text("words", .required)
    diagnostics += reader.finish()
    guard let address, let words else { return }
    guard let known = ProvisionAddress(parsing: address.value) else {
      diagnostics.append(Diagnostic("wrong-value", .error, "Value '\(address.value)' is not an address such as 'act/7'", at: address.position))
      return
    }
    guard let fingerprint = Fingerprint(parsing: words.value) else {
      diagnostics.append(Diagnostic("wrong-value", .error, "Value '\(words.value)' is not a fingerprint", at: words.position))
      return
    }
    if state.provisions.updateValue(fingerprint, forKey: known) != nil { diagnostics.append(twice("Provision '\(known)'", at: address.position)) }
  }

  private static func status(_ record: RecordValue, into state: inout HandbookState, _ diagnostics: inout [Diagnostic]) {
    var reader = RecordReader(record, describing: "status of a release")
    let vendor = reader.text("vendor", .required)
    let engagement = reader.text("engagement", .required)
    let obligation = reader.text("obligation", .required)
    let status = reader.text("status", .required)
    let suspect = reader.flag("suspect")
    diagnostics += reader.finish()
    guard let vendor, let engagement, let obligation, let status else { return }
    let statuses: [Status] = [.met, .partial, .notMet, .notApplicable, .notAssessed]
    guard let known = statuses.first(where: { $0.name == status.value }) else {
      diagnostics.append(
        Diagnostic(
          "unknown-value", .error,
          "Value '\(status.value)' is not a status" + NearMiss.suggestion(for: status.value, among: statuses.map(\.name)), at: status.position))
      return
    }
    let key = HandbookState.PairKey(vendor: vendor.value, engagement: engagement.value, obligation: obligation.value)
    if state.statuses.updateValue(HandbookState.PairState(status: known, isSuspect: suspect ?? false), forKey: key) != nil {
      diagnostics.append(twice("The status of '\(obligation.value)' for '\(vendor.value)/\(engagement.value)'", at: record.position))
    }
  }

  private static func finding(_ record: RecordValue, into state: inout HandbookState, _ diagnostics: inout [Diagnostic]) {
    var reader = RecordReader(record, describing: "finding of a release")
    let fingerprint = reader.text("fingerprint", .required)
    let rule = reader.text("rule", .required)
    let severity = reader.choice("severity", Severity.self, .required)
    let waived = reader.flag("waived")
    let message = reader.text("message", .required)
    diagnostics += reader.finish()
    guard let fingerprint, let rule, let severity, let message else { return }
    let finding = HandbookState.FindingState(
      rule: rule.value, severity: severity.value, isWaived: waived ?? false, message: message.value)
    if state.findings.updateValue(finding, forKey: fingerprint.value) != nil {
      diagnostics.append(twice("Finding '\(fingerprint.value)'", at: fingerprint.position))
    }
  }

  private static func twice(_ what: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic("duplicate-entry", .error, "\(what) stands twice in this release; record it anew with 'concord release'", at: position)
  }
}
