package import Diagnostics

/// Reads `NAME.columns.yaml`.
package enum RegisterConfigurationReader {
  package static func read(_ value: RecordValue) -> Checked<RegisterConfiguration> {
    var configuration = RegisterConfiguration()
    configuration.path = value.position.file
    var reader = RecordReader(value, describing: "register's configuration")
    let columns = reader.value("columns")
    configuration.delimiter = reader.choice("delimiter", DelimitedText.Delimiter.self)?.value
    let dateFormat = reader.text("date-format")
    let separator = reader.text("list-separator")
    let template = reader.text("template")
    configuration.rows = reader.choice("rows", RegisterConfiguration.Rows.self)?.value
    let prefix = reader.text("id-prefix")
    let examples = reader.text("example-rows")
    configuration.records = reader.text("records")?.value
    let defaults = reader.value("defaults")
    let words: [(VocabularyKind, RecordValue?)] = [
      (.roles, reader.value("roles")), (.purposes, reader.value("purposes")), (.dataCategories, reader.value("data")),
      (.recipients, reader.value("recipients")),
    ]
    func check<Value>(_ text: Located<String>?, _ read: (String) -> Value?, _ rule: String) -> Value? {
      guard let text else { return nil }
      if let value = read(text.value) { return value }
      reader.report(Diagnostic("wrong-value", .error, "\(rule), not '\(text.value)'", at: text.position))
      return nil
    }
    configuration.dateFormat = check(
      dateFormat, DateFormat.init, "Key 'date-format' takes YYYY, MM or M or MMM, and DD or D, such as DD.MM.YYYY")
    configuration.listSeparator = check(
      separator, { $0.count == 1 && $0.utf8.count == 1 ? $0.first : nil }, "Key 'list-separator' takes one character, such as ','")
    configuration.template = check(
      template, { ColumnAliases.templates[$0.lowercased()] == nil ? nil : $0.lowercased() },
      "Key 'template' takes \(ColumnAliases.templates.keys.sorted().joined(separator: " or "))")
    configuration.exampleRows = check(
      examples, { Int($0).flatMap { (0...100).contains($0) ? $0 : nil } }, "Key 'example-rows' takes a number from 0 to 100")
    configuration.idPrefix = check(
      // A letter follows a prefix, so that it may end with the hyphen that sets the two apart.
      prefix, { Identifier.isValid($0 + "a") && $0.utf8.count <= 20 ? $0 : nil },
      "Key 'id-prefix' takes at most 20 of a-z, 0-9 and single hyphens")
      ?? ""
    var diagnostics = reader.finish()
    if let defaults { readDefaults(defaults, into: &configuration, &diagnostics) }
    if let columns { configuration.columns = readColumns(columns, &diagnostics) }
    for (kind, value) in words { configuration.words[kind] = value.map { readWords($0, kind, &diagnostics) } }
    return Checked(configuration, diagnostics)
  }

  private static func readDefaults(
    _ value: RecordValue, into configuration: inout RegisterConfiguration, _ diagnostics: inout [Diagnostic]
  ) {
    var reader = RecordReader(value, describing: "list of defaults")
    configuration.defaultRole = reader.text("role")
    configuration.defaultPurposes = reader.texts("purposes")
    configuration.defaultData = reader.texts("data")
    diagnostics += reader.finish()
  }

  private static func readColumns(_ value: RecordValue, _ diagnostics: inout [Diagnostic]) -> [RegisterField: Located<String>] {
    var reader = RecordReader(value, describing: "list of columns")
    var columns: [RegisterField: Located<String>] = [:]
    for field in RegisterField.allCases { columns[field] = reader.text(field.rawValue) }
    diagnostics += reader.finish()
    return columns
  }

  private static func readWords(
    _ value: RecordValue, _ kind: VocabularyKind, _ diagnostics: inout [Diagnostic]
  ) -> [String: Located<String>] {
    guard case .mapping(let entries) = value.content else {
      diagnostics.append(
        Diagnostic(
          "wrong-shape", .error, "Words for a \(kind.termName) are a mapping from word to term, not \(value.kindInWords)",
          at: value.position))
      return [:]
    }
    var words: [String: Located<String>] = [:]
    for entry in entries {
      guard case .scalar(let term) = entry.value.content else {
        diagnostics.append(
          Diagnostic(
            "wrong-shape", .error, "Word '\(entry.key.value)' stands for one \(kind.termName), not \(entry.value.kindInWords)",
            at: entry.value.position))
        continue
      }
      words[TermMatcher.comparable(entry.key.value)] = Located(term, at: entry.value.position)
    }
    return words
  }
}
