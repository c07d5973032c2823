/// Lays out a table in columns of plain text.
enum TextTable {
  /// A longer cell pushes the rest of its own line only.
  private static let widest = 48

  /// The header, a rule and the rows, without blanks at the ends.
  ///
  /// - Parameter numbers: the columns that are set flush right.
  static func lines(header: [String], rows: [[String]], numbers: Set<Int> = []) -> [String] {
    var widths = header.map(\.count)
    for row in rows {
      for (column, cell) in row.enumerated() where column < widths.count {
        widths[column] = max(widths[column], min(cell.count, widest))
      }
    }
    func line(_ cells: [String]) -> String {
      var result = ""
      for (column, cell) in cells.enumerated() where column < widths.count {
        if column > 0 { result += "  " }
        let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
        result += numbers.contains(column) ? padding + cell : cell + padding
      }
      while result.last == " " { result.removeLast() }
      return result
    }
    return [line(header), widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")] + rows.map(line)
  }
}
