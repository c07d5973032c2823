package import Diagnostics

/// Reads a mapping of provisions: `regulations/ID/mappings/OLD--NEW.yaml`.
package enum ProvisionMappingReader {
  /// Reads a file's value.
  ///
  /// - Returns: `nil` when the file does not say between which editions it maps, or names others than `old` and `new`. An entry that
  ///   cannot be obeyed is reported and left out.
  package static func read(
    _ value: RecordValue, instrument: InstrumentIdentifier, from oldName: EditionIdentifier, _ old: Edition,
    to newName: EditionIdentifier, _ new: Edition
  ) -> Checked<ProvisionMapping?> {
    var reader = RecordReader(value, describing: "mapping")
    let from = reader.text("from", .required)
    let to = reader.text("to", .required)
    let confirmation = confirmation(&reader)
    let records = reader.list("provisions")
    for (name, expected) in [(from, oldName), (to, newName)] {
      guard let name, name.value != expected.rawValue else { continue }
      reader.report(
        Diagnostic(
          "wrong-value", .error, "Edition '\(name.value)' is not the '\(expected)' of the file's name; make them agree", at: name.position))
    }
    var problems = reader.finish()
    guard from?.value == oldName.rawValue, to?.value == newName.rawValue else { return Checked(nil, problems) }
    var entries = EntryReader(instrument: instrument, oldName: oldName, old: old, newName: newName, new: new, confirmed: confirmation)
    for record in records { entries.read(record) }
    problems += entries.diagnostics
    return Checked(ProvisionMapping(instrument: instrument, from: oldName, to: newName, entries: entries.entries), problems)
  }

  fileprivate static func confirmation(_ reader: inout RecordReader) -> ProvisionMapping.Confirmation? {
    guard let value = reader.value("confirmed") else { return nil }
    var record = RecordReader(value, describing: "confirmation")
    let by = record.text("by", .required)
    let on = record.date("on", .required)
    for diagnostic in record.finish() { reader.report(diagnostic) }
    guard let by, let on else { return nil }
    return ProvisionMapping.Confirmation(by: by.value, on: on.value)
  }
}

private struct EntryReader {
  let instrument: InstrumentIdentifier
  let oldName: EditionIdentifier
  let old: Edition
  let newName: EditionIdentifier
  let new: Edition
  /// What the file confirms as a whole.
  let confirmed: ProvisionMapping.Confirmation?
  var entries: [ProvisionMapping.Entry] = []
  var diagnostics: [Diagnostic] = []
  private var usedOld: [ProvisionAddress: Int] = [:]
  private var usedNew: [ProvisionAddress: Int] = [:]

  init(
    instrument: InstrumentIdentifier, oldName: EditionIdentifier, old: Edition, newName: EditionIdentifier, new: Edition,
    confirmed: ProvisionMapping.Confirmation?
  ) {
    self.instrument = instrument
    self.oldName = oldName
    self.old = old
    self.newName = newName
    self.new = new
    self.confirmed = confirmed
  }

  mutating func read(_ value: RecordValue) {
    var reader = RecordReader(value, describing: "mapping entry")
    let relation = reader.choice("change", ProvisionMapping.Relation.self, .required)
    let from = addresses(reader.texts("from"), in: old, oldName, &reader)
    let to = addresses(reader.texts("to"), in: new, newName, &reader)
    let confirmation = ProvisionMappingReader.confirmation(&reader) ?? confirmed
    let note = reader.text("note")?.value
    if let relation { checkShape(relation, from.map(\.count), to.map(\.count), &reader) }
    if let from { claim(from, in: &usedOld, oldName, &reader) }
    if let to { claim(to, in: &usedNew, newName, &reader) }
    let problems = reader.finish()
    diagnostics += problems
    guard let relation, let from, let to, !problems.contains(where: { $0.severity == .error }) else { return }
    entries.append(
      ProvisionMapping.Entry(relation.value, from: from.map(\.value), to: to.map(\.value), confirmed: confirmation, note: note))
  }

  /// `nil` when one is not in the edition.
  private func addresses(
    _ texts: [Located<String>], in edition: Edition, _ name: EditionIdentifier, _ reader: inout RecordReader
  ) -> [Located<ProvisionAddress>]? {
    var isKnown = true
    let result = texts.compactMap { text -> Located<ProvisionAddress>? in
      let written = text.value.hasPrefix(instrument.rawValue + "/") ? text.value.dropFirst(instrument.rawValue.count + 1) : text.value[...]
      let components = written.split(separator: "/" as Character, omittingEmptySubsequences: false).map { String($0) }
      let address = ProvisionAddress(instrument, components)
      if edition.index(of: address) != nil { return Located(address, at: text.position) }
      isKnown = false
      let known = edition.provisions.lazy.map { ProvisionMappingWriter.written($0.address) }
      reader.report(
        Diagnostic(
          "unknown-provision", .error,
          "Provision '\(text.value)' is not in edition '\(name)'" + NearMiss.suggestion(for: text.value, among: known),
          at: text.position))
      return nil
    }
    return isKnown ? result : nil
  }

  private func checkShape(_ relation: Located<ProvisionMapping.Relation>, _ from: Int?, _ to: Int?, _ reader: inout RecordReader) {
    guard let from, let to else { return }
    let (isRight, shape) =
      switch relation.value {
      case .renumbered, .moved, .amended: (from == 1 && to == 1, "one provision under 'from' and one under 'to'")
      case .split: (from >= 1 && to >= 2, "provisions under 'from' and two or more under 'to'")
      case .merged: (from >= 2 && to == 1, "two or more provisions under 'from' and one under 'to'")
      case .added: (from == 0 && to >= 1, "provisions under 'to' and none under 'from'")
      case .repealed: (from >= 1 && to == 0, "provisions under 'from' and none under 'to'")
      }
    guard !isRight else { return }
    reader.report(
      Diagnostic("wrong-shape", .error, "Change '\(relation.value.rawValue)' takes \(shape)", at: relation.position))
  }

  private func claim(
    _ addresses: [Located<ProvisionAddress>], in used: inout [ProvisionAddress: Int], _ name: EditionIdentifier, _ reader: inout RecordReader
  ) {
    for address in addresses {
      if let line = used[address.value] {
        reader.report(
          Diagnostic(
            "duplicate-mapping", .error,
            "Provision '\(ProvisionMappingWriter.written(address.value))' of edition '\(name)' is already mapped in line \(line); keep one entry",
            at: address.position))
      } else {
        used[address.value] = address.position.line
      }
    }
  }
}
