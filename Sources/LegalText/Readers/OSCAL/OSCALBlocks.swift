/// Divides a text of a catalog into paragraphs and tables.
enum OSCALBlocks {
  enum Block {
    case paragraph(Range<Int>)
    /// The cells of each row, without the row of dashes.
    case table(Range<Int>, rows: [[Range<Int>]], headerRows: Int)
  }

  /// - Complexity: O(*n*) in the bytes.
  static func blocks(in bytes: [UInt8]) -> [Block] {
    var blocks: [Block] = []
    var paragraph: Range<Int>?
    var table: [Range<Int>] = []
    func flush() {
      if let range = paragraph { blocks.append(.paragraph(range)) }
      paragraph = nil
      guard !table.isEmpty else { return }
      blocks.append(contentsOf: self.table(table, in: bytes))
      table = []
    }
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = trimmed(bytes, start..<end)
      start = end + 1
      guard let line else {
        flush()
        continue
      }
      if bytes[line.lowerBound] == UInt8(ascii: "|"), line.count > 1, bytes[line.upperBound - 1] == UInt8(ascii: "|") {
        if paragraph != nil { flush() }
        table.append(line)
      } else if let range = paragraph, !beginsItem(bytes, line) {
        paragraph = range.lowerBound..<line.upperBound
      } else {
        flush()
        paragraph = line
      }
    }
    flush()
    return blocks
  }

  /// A line of a list, each a paragraph of its own.
  private static func beginsItem(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count > 2 else { return false }
    let first = bytes[line.lowerBound]
    if first == UInt8(ascii: "*") || first == UInt8(ascii: "-") || first == UInt8(ascii: "#") {
      return bytes[line.lowerBound + 1] == 0x20 || bytes[line.lowerBound + 1] == UInt8(ascii: "#")
    }
    let digits = bytes[line].prefix(while: \.isASCIIDigit).count
    return digits > 0 && digits < line.count - 1 && bytes[line.lowerBound + digits] == UInt8(ascii: ".") && bytes[line.lowerBound + digits + 1] == 0x20
  }

  private static func table(_ lines: [Range<Int>], in bytes: [UInt8]) -> [Block] {
    let rows = lines.map { cells(in: bytes, $0) }
    guard rows.count > 1, rows[1].allSatisfy({ isRule(bytes, $0) }) else { return lines.map { .paragraph($0) } }
    return [.table(lines[0].lowerBound..<lines[lines.count - 1].upperBound, rows: [rows[0]] + rows[2...], headerRows: 1)]
  }

  private static func cells(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = line.lowerBound + 1
    for offset in start..<line.upperBound where bytes[offset] == UInt8(ascii: "|") && bytes[offset - 1] != UInt8(ascii: "\\") {
      result.append(trimmed(bytes, start..<offset) ?? start..<start)
      start = offset + 1
    }
    return result
  }

  private static func isRule(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    !range.isEmpty && bytes[range].allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
  }

  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard let first = bytes[range].firstIndex(where: { $0 > 0x20 }), let last = bytes[range].lastIndex(where: { $0 > 0x20 }) else { return nil }
    return first..<last + 1
  }
}
