internal import Diagnostics

/// Reads an entry of `editions` in `regulation.yaml`.
enum EditionRecord {
  static func read(_ value: RecordValue, of instrument: InstrumentIdentifier, folder: String) -> Checked<EditionInformation?> {
    var reader = RecordReader(value, describing: "edition")
    let id = reader.text("id", .required)
    let written = reader.text("file", .required)
    let format = reader.choice("format", EditionFormat.self)?.value
    let adopted = date("adopted", &reader)
    let effective = date("effective", &reader)
    let operative = date("operative", &reader)
    let laterValues = reader.list("later")
    let source = reader.text("source")?.value
    let remarks = reader.texts("remarks").map(\.value)
    let checked = reader.date("checked")?.value
    if let id, !isName(id.value) {
      reader.report(
        Diagnostic(
          "wrong-value", .error,
          "Edition id '\(id.value)' becomes part of addresses and file names; use letters, digits, '.', '_' and '-', as in '2024-01-01'",
          at: id.position))
    }
    let file = written.flatMap { path($0, in: folder, &reader) }
    var problems = reader.finish()
    let later = laterValues.flatMap { self.later($0, of: instrument).reporting(to: &problems) }
    guard let id, isName(id.value), let file else { return Checked(nil, problems) }
    var information = EditionInformation(
      id: EditionIdentifier(id.value), file: file, format: format, adopted: adopted, effective: effective, operative: operative,
      source: source, remarks: remarks, checked: checked, position: id.position)
    information.later = later
    return Checked(information, problems)
  }

  /// `{ operative: 2027-01-01, provisions: [7200, 7201/a] }`: addresses without the instrument.
  private static func later(_ value: RecordValue, of instrument: InstrumentIdentifier) -> Checked<[LaterProvision]> {
    var reader = RecordReader(value, describing: "later date")
    let operative = reader.date("operative", .required)
    let provisions = reader.texts("provisions", .required)
    let problems = reader.finish()
    guard let operative else { return Checked([], problems) }
    return Checked(
      provisions.map { text in
        LaterProvision(
          provision: ProvisionAddress(instrument, text.value.split(separator: "/" as Character).map { String($0) }), operative: operative.value,
          position: text.position)
      }, problems)
  }

  /// A day, or `unknown`, which says that the day was looked for.
  private static func date(_ key: String, _ reader: inout RecordReader) -> CalendarDate? {
    var probe = reader
    if probe.text(key)?.value == "unknown" {
      _ = reader.text(key)
      return nil
    }
    return reader.date(key)?.value
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isASCIIDigit || first.isASCIILetter else { return false }
    return text.utf8.count <= 100
      && text.utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter || "._-".utf8.contains($0) }
  }

  /// The path below the project folder; a file may lie in a folder below the instrument's, never outside.
  private static func path(
    _ written: Located<String>, in folder: String, _ reader: inout RecordReader
  ) -> Located<String>? {
    let parts = written.value.split(separator: "/" as Character, omittingEmptySubsequences: false)
    let isInside =
      parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
      && !written.value.contains("\\") && !written.value.contains("\0") && !parts[0].hasSuffix(":")
    guard isInside, !written.value.isEmpty else {
      reader.report(
        Diagnostic(
          "path-outside", .error,
          "File '\(written.value)' must lie in the regulation's folder; write a relative path without '..'",
          at: written.position))
      return nil
    }
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    return Located(base.isEmpty ? written.value : "\(base)/\(written.value)", at: written.position)
  }
}
