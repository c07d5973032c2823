package import Diagnostics

/// A register that was read.
package struct Register: Sendable {
  package var vendors: [Vendor]
  package var report: RegisterReport
}

/// What became of a register, for the person who brings it.
package struct RegisterReport: Sendable {
  package var path: String
  package var format: String
  package var columns: [ColumnUse]
  /// Rows with data, examples aside.
  package var rows: Int
  /// Rows that stand below the header as examples.
  package var examples: [SourcePosition]
  /// Words that are no terms of a vocabulary, each with the number of rows that have it, by vocabulary, then by word.
  package var unmatched: [(kind: VocabularyKind, word: String, rows: Int)]
}

/// Reads a register as vendors.
package enum RegisterReader {
  /// Reads a file by its ending: `.json`, else a table. `nil` when nothing in it can be a register.
  package static func read(
    _ source: SourceText, _ configuration: RegisterConfiguration, vocabularies: Vocabularies
  ) -> Checked<Register?> {
    var configuration = configuration
    configuration.template = configuration.template ?? template(named: source.path)
    var diagnostics = VocabularyKind.allCases.flatMap {
      TermMatcher.problems(configuration.words[$0] ?? [:], vocabularies[$0])
    }
    let table: RegisterTable?
    if source.path.lowercased().hasSuffix(".json") {
      let value = JSONDocument.read(source).reporting(to: &diagnostics)
      table = value.flatMap { JSONRegister.table($0, path: source.path, configuration).reporting(to: &diagnostics) }
    } else {
      table = DelimitedRegister.table(source, configuration).reporting(to: &diagnostics)
    }
    guard let table else { return Checked(nil, diagnostics) }
    let register = read(table, configuration, vocabularies: vocabularies).reporting(to: &diagnostics)
    return Checked(register, diagnostics)
  }

  package static func read(
    _ table: RegisterTable, _ configuration: RegisterConfiguration, vocabularies: Vocabularies
  ) -> Checked<Register?> {
    var diagnostics: [Diagnostic] = []
    let mapping = ColumnMapping.make(table.columns, configuration).reporting(to: &diagnostics)
    guard mapping.fields[.name] != nil else {
      diagnostics.append(
        Diagnostic(
          "missing-header", .error,
          "No column holds the vendor's name; name it with 'columns: { name: … }' in \(RegisterConfiguration.path(for: table.path))",
          at: table.columns.first?.position ?? SourcePosition(startOf: table.path)))
      return Checked(nil, diagnostics)
    }
    let examples = exampleRows(table, mapping, configuration)
    for row in table.rows[..<examples] where configuration.exampleRows == nil {
      diagnostics.append(
        Diagnostic(
          "example-row", .warning,
          "This row looks like the example of a template and is left out; remove it, or say 'example-rows: 0' in \(RegisterConfiguration.path(for: table.path))",
          at: row.position))
    }
    let rows = table.rows[examples...].filter { !$0.isBlank }
    if rows.isEmpty {
      diagnostics.append(
        Diagnostic(
          "empty-register", .error, "This register has no row; add vendors or remove the file",
          at: SourcePosition(startOf: table.path)))
    }
    var reader = RegisterRowReader(
      mapping: mapping, configuration: configuration, labels: table.labels, vocabularies: vocabularies)
    let meaning =
      configuration.rows ?? (mapping.fields[.engagement] != nil || configuration.template == "b_02.02" ? .engagements : .vendors)
    var assembler = VendorAssembler(configuration: configuration, rows: meaning)
    for row in rows { assembler.add(reader.read(row)) }
    let vendors = assembler.finish()
    diagnostics += reader.diagnostics + assembler.diagnostics
    let unmatched = VocabularyKind.allCases.flatMap { kind in
      (reader.unmatched[kind] ?? [:]).sorted { $0.key < $1.key }.map { (kind: kind, word: $0.key, rows: $0.value) }
    }
    let report = RegisterReport(
      path: table.path, format: table.format, columns: mapping.uses, rows: rows.count,
      examples: table.rows[..<examples].map(\.position), unmatched: unmatched)
    return Checked(Register(vendors: vendors, report: report), diagnostics)
  }

  /// A template of DORA's register that a file's name tells: `B_05.01.csv`, `b_05_01-2025.csv`.
  private static func template(named path: String) -> String? {
    let name = (path.split(separator: "/").last ?? "").lowercased().replacing("_", with: "").replacing(".", with: "")
    return ColumnAliases.templates.keys.sorted().first {
      name.hasPrefix($0.replacing("_", with: "").replacing(".", with: ""))
    }
  }

  /// How many rows below the header are examples: as configured, or one when its name says so.
  private static func exampleRows(_ table: RegisterTable, _ mapping: ColumnMapping, _ configuration: RegisterConfiguration) -> Int {
    if let count = configuration.exampleRows { return min(count, table.rows.count) }
    guard let column = mapping.fields[.name], let name = table.rows.first?.cells[column].text else { return 0 }
    let words = ComparableText.make(name).split { !$0.isLetter && !$0.isNumber }
    let isExample =
      words.first == "example" || words.first == "beispiel" || words.first == "exemple" || words.prefix(2) == ["e", "g"]
      || words == ["sample"] || words == ["sample", "vendor"] || words == ["vendor", "name"] || words == ["company", "name"]
    return isExample ? 1 : 0
  }
}
