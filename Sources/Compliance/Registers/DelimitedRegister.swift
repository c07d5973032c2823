package import Diagnostics

/// Reads a register in CSV, whatever its delimiter and wherever its header.
package enum DelimitedRegister {
  /// How many rows are searched for the header; contact blocks above it take six in the forms at hand.
  private static let headerSearch = 60
  private static let maximumRaggedReports = 50

  /// `nil` when no row can be the header.
  package static func table(_ source: SourceText, _ configuration: RegisterConfiguration) -> Checked<RegisterTable?> {
    guard let found = findHeader(source, configuration) else { return Checked(nil, [missingHeader(source, configuration)]) }
    let read = DelimitedText.rows(of: source, delimiter: found.delimiter)
    var diagnostics = read.diagnostics
    guard read.value.indices.contains(found.row) else { return Checked(nil, diagnostics) }
    let header = read.value[found.row]
    let body = read.value[(found.row + 1)...]
    let width = usedWidth(header, body)
    let columns = (0..<width).map { index in
      index < header.cells.count
        ? header.cells[index].map { SpreadsheetCell.unguarded($0).trimmed } : Located("", at: header.position)
    }
    var rows: [RegisterRow] = []
    var ragged: [SourcePosition] = []
    for row in body {
      guard row.cells.contains(where: { !$0.value.trimmed.isEmpty }) else { continue }
      let surplus = row.cells.dropFirst(width).contains { !$0.value.trimmed.isEmpty }
      guard row.cells.count >= width || row.cells.count == header.cells.count, !surplus else {
        ragged.append(row.position)
        if ragged.count > maximumRaggedReports { continue }
        diagnostics.append(
          Diagnostic(
            "ragged-row", .error,
            "This row has \(row.cells.count) cells and the header in line \(header.position.line) has \(header.cells.count); it is left out until it has as many",
            at: row.position))
        continue
      }
      rows.append(
        RegisterRow(
          position: row.position,
          cells: (0..<width).map { index in
            index < row.cells.count
              ? RegisterCell([SpreadsheetCell.unguarded(row.cells[index].value)], at: row.cells[index].position)
              : RegisterCell([], at: row.position)
          }))
    }
    if ragged.count > maximumRaggedReports {
      diagnostics.append(
        Diagnostic(
          "ragged-row", .error, "\(ragged.count - maximumRaggedReports) more rows have another number of cells than the header",
          at: ragged[maximumRaggedReports]))
    }
    return Checked(
      RegisterTable(
        path: source.path, format: "CSV, \(found.delimiter.rawValue), header in line \(header.position.line)", columns: columns,
        rows: rows),
      diagnostics)
  }

  /// The delimiter and the row with the most known columns, a name among them; of equals the first.
  private static func findHeader(
    _ source: SourceText, _ configuration: RegisterConfiguration
  ) -> (delimiter: DelimitedText.Delimiter, row: Int)? {
    var best: (delimiter: DelimitedText.Delimiter, row: Int)?
    var bestScore = 0
    for delimiter in configuration.delimiter.map({ [$0] }) ?? DelimitedText.Delimiter.allCases {
      for (index, row) in DelimitedText.rows(of: source, delimiter: delimiter, limit: headerSearch).value.enumerated() {
        let fields = ColumnMapping.make(row.cells, configuration).value.fields
        guard fields[.name] != nil, fields.count > bestScore else { continue }
        best = (delimiter, index)
        bestScore = fields.count
      }
    }
    return best
  }

  /// Columns without a header and without data, such as those that a spreadsheet adds at the right, are none.
  private static func usedWidth(_ header: DelimitedRow, _ body: ArraySlice<DelimitedRow>) -> Int {
    var width = header.cells.count
    while width > 0, header.cells[width - 1].value.trimmed.isEmpty,
      !body.contains(where: { $0.cells.count >= width && !$0.cells[width - 1].value.trimmed.isEmpty })
    { width -= 1 }
    return width
  }

  private static func missingHeader(_ source: SourceText, _ configuration: RegisterConfiguration) -> Diagnostic {
    func read(_ delimiter: DelimitedText.Delimiter) -> Checked<[DelimitedRow]> {
      DelimitedText.rows(of: source, delimiter: delimiter, limit: headerSearch)
    }
    let delimiters = configuration.delimiter.map { [$0] } ?? DelimitedText.Delimiter.allCases
    // Of equals the first: `max` gives the last.
    let problems =
      delimiters.reversed().map(read).max { ($0.value.first?.cells.count ?? 0) < ($1.value.first?.cells.count ?? 0) } ?? read(.comma)
    if let problem = problems.diagnostics.first(where: { $0.severity == .error }) { return problem }
    let names = (problems.value.first?.cells ?? []).map(\.value.trimmed).filter { !$0.isEmpty }
    let codes = names.filter { $0.count == 5 && $0.first == "c" && $0.dropFirst().allSatisfy(\.isNumber) }
    if !codes.isEmpty, configuration.template == nil {
      return Diagnostic(
        "unknown-template", .error,
        "Columns such as '\(codes[0])' mean different things in each template; name it with 'template: b_05.01' in \(RegisterConfiguration.path(for: source.path))",
        at: SourcePosition(startOf: source.path))
    }
    let seen = names.prefix(6).map { "'\(String($0.prefix(60)))'" }.joined(separator: ", ")
    return Diagnostic(
      "missing-header", .error,
      "None of the first \(headerSearch) rows has a column for the vendor's name\(seen.isEmpty ? "" : " (the first has \(seen))"); name it with 'columns: { name: … }' in \(RegisterConfiguration.path(for: source.path))",
      at: SourcePosition(startOf: source.path))
  }
}
