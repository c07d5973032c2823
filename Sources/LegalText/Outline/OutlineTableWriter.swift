/// Writes a table as lines of cells between `|`.
enum OutlineTableWriter {
  static func write(_ table: LegalTable) -> String {
    let width = max(1, table.rows.map(\.count).max() ?? 1)
    let delimiter = "|" + String(repeating: " --- |", count: width)
    var lines = table.rows.map { row in
      "|" + row.map { $0.isEmpty ? "  |" : " \(OutlineEscape.writeCell($0)) |" }.joined()
    }
    lines.insert(delimiter, at: min(max(0, table.headerRows), lines.count))
    return lines.joined(separator: "\n")
  }
}
