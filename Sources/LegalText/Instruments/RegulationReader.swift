package import Diagnostics

/// Reads `regulation.yaml`: titles, citation style, level names, rules for terms and editions of an instrument.
package enum RegulationReader {
  private static let usualLevels = ["subdivision", "paragraph", "subparagraph", "clause", "subclause"]

  /// Reads a file's value.
  ///
  /// - Parameters:
  ///   - value: the root of the file.
  ///   - folder: the instrument's folder below the project folder, to which the editions' files are relative.
  /// - Returns: `nil` when the title, the full citation or every edition is missing, with errors that say so.
  package static func read(_ value: RecordValue, id: InstrumentIdentifier, folder: String) -> Checked<Regulation?> {
    var reader = RecordReader(value, describing: "regulation")
    var problems: [Diagnostic] = []
    let title = reader.text("title", .required)?.value
    let shortTitle = reader.text("short-title")?.value
    let jurisdiction = reader.text("jurisdiction")?.value
    let style = reader.value("citation", .required).flatMap { citation($0).reporting(to: &problems) }
    let levels = reader.texts("levels").map(\.value)
    let terms = reader.value("terms").map { TermRulesReader.read($0).reporting(to: &problems) } ?? TermRules()
    let editions = editions(reader.value("editions", .required), of: id, folder: folder).reporting(to: &problems)
    problems = reader.finish() + problems
    guard let title, let style, !editions.isEmpty else { return Checked(nil, problems) }
    let regulation = Regulation(
      id: id, title: title, shortTitle: shortTitle ?? title, jurisdiction: jurisdiction, style: style,
      levelNames: levels.isEmpty ? usualLevels : levels, terms: terms, editions: editions, position: value.position)
    return Checked(regulation, problems)
  }

  private static func citation(_ value: RecordValue) -> Checked<CitationStyle?> {
    var reader = RecordReader(value, describing: "citation style")
    let full = reader.text("full", .required)
    let short = reader.text("short")
    let aliases = reader.texts("aliases").map(\.value)
    let selfReferences = reader.texts("self").map(\.value)
    for pattern in [full, short].compactMap(\.self) where !pattern.value.contains("{}") {
      reader.report(
        Diagnostic(
          "wrong-value", .error,
          "Citation '\(pattern.value)' has no place for the number; write '{}' where it stands, as in '11 C.C.R. § {}'",
          at: pattern.position))
    }
    let style = full.map {
      CitationStyle(full: $0.value, short: short?.value ?? "§ {}", aliases: aliases, selfReferences: selfReferences)
    }
    return Checked(style, reader.finish())
  }

  private static func editions(_ value: RecordValue?, of id: InstrumentIdentifier, folder: String) -> Checked<[EditionInformation]> {
    guard let value else { return Checked([]) }
    guard case .list(let records) = value.content, !records.isEmpty else {
      let message = "Key 'editions' takes a list with at least one edition, each with 'id' and 'file'"
      return Checked([], [Diagnostic("wrong-shape", .error, message, at: value.position)])
    }
    var result: [EditionInformation] = []
    var problems: [Diagnostic] = []
    var places: [String: SourcePosition] = [:]
    for record in records {
      guard let edition = EditionRecord.read(record, of: id, folder: folder).reporting(to: &problems) else { continue }
      if let first = places[edition.id.rawValue] {
        problems.append(
          Diagnostic(
            "duplicate-edition", .error,
            "Edition '\(edition.id)' is already listed in line \(first.line); give it another id", at: edition.position))
        continue
      }
      places[edition.id.rawValue] = edition.position
      result.append(edition)
    }
    return Checked(result, problems)
  }
}
