internal import Diagnostics

/// Reads the lines of a pipe table.
struct OutlineTableReader {
  private let document: OutlineDocument
  private(set) var diagnostics: [Diagnostic] = []

  init(_ document: OutlineDocument) { self.document = document }

  /// The rows before the first line of dashes are heads; without such a line there are none.
  mutating func read(_ lines: [Range<Int>]) -> (table: LegalTable, origin: TextOrigin) {
    var rows: [[String]] = []
    var headerRows: Int?
    for line in lines {
      let ranges = cells(line)
      if headerRows == nil, !ranges.isEmpty, ranges.allSatisfy(isDelimiter) {
        headerRows = rows.count
      } else {
        rows.append(ranges.map { cell($0) })
      }
    }
    let position = document.position(at: lines.first?.lowerBound ?? 0)
    return (
      LegalTable(headerRows: headerRows ?? 0, rows: rows), TextOrigin(startOf: position)
    )
  }

  /// The cells of a row without the blanks around them; a lone `|` has none.
  private mutating func cells(_ line: Range<Int>) -> [Range<Int>] {
    let bytes = document.bytes
    var result: [Range<Int>] = []
    var start = line.lowerBound + 1
    var offset = start
    while offset < line.upperBound {
      if bytes[offset] == OutlineSyntax.backslash {
        offset += 2
      } else if bytes[offset] == OutlineSyntax.table {
        result.append(trimmed(start..<offset))
        offset += 1
        start = offset
      } else {
        offset += 1
      }
    }
    if start < line.upperBound {
      diagnostics.append(
        Diagnostic(
          "table-row", .warning, "A table's row ends with '|'; add one", at: document.position(at: line.upperBound)))
      result.append(trimmed(start..<line.upperBound))
    }
    return result
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let bytes = document.bytes
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start].isASCIIBlank { start += 1 }
    let full = end
    while end > start, bytes[end - 1].isASCIIBlank { end -= 1 }
    var backslashes = 0
    while end - backslashes > start, bytes[end - backslashes - 1] == OutlineSyntax.backslash { backslashes += 1 }
    if end < full, backslashes % 2 == 1 { end += 1 }
    return start..<end
  }

  /// `---`, `:--` and the like.
  private func isDelimiter(_ range: Range<Int>) -> Bool {
    let bytes = document.bytes[range]
    return bytes.contains(UInt8(ascii: "-")) && bytes.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
  }

  private mutating func cell(_ range: Range<Int>) -> String {
    var scanner = OutlineTextScanner(document)
    let text = scanner.scan([range])
    diagnostics += scanner.diagnostics
    diagnostics += text.markPositions.map { position in
      Diagnostic(
        "editor-mark", .error, "An editor's mark cannot stand in a table; put it into a paragraph of the provision", at: position)
    }
    return text.text
  }
}
