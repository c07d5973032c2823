/// Writes texts in the part of Markdown that OSCAL has, so that whoever reads it shows the very words.
package enum OSCALMarkdown {
  /// A text on one line.
  package static func line(_ text: String) -> String { escaped(text, inCell: false) }

  /// A paragraph: like a line, and nothing at its start that begins a list, a heading or a table.
  package static func paragraph(_ text: String) -> String {
    let line = escaped(text, inCell: false)
    let bytes = Array(line.utf8)
    guard let first = bytes.first else { return line }
    if "-+#>=|".utf8.contains(first) { return "\\" + line }
    let digits = bytes.prefix(while: \.isASCIIDigit).count
    guard digits > 0, digits < bytes.count, bytes[digits] == UInt8(ascii: ".") || bytes[digits] == UInt8(ascii: ")") else { return line }
    return String(decoding: bytes[..<digits] + [UInt8(ascii: "\\")] + bytes[digits...], as: UTF8.self)
  }

  package static func paragraphs(_ texts: some Sequence<String>) -> String { texts.map(paragraph).joined(separator: "\n\n") }

  /// A table with one row of heads, as Markdown needs it: an empty one where the table has none.
  static func table(_ table: LegalTable) -> String {
    let width = table.rows.map(\.count).max() ?? 0
    let heads = table.headerRows > 0 ? table.rows.prefix(1) : [Array(repeating: "", count: width)]
    let rest = table.headerRows > 0 ? table.rows.dropFirst() : table.rows[...]
    let rule = "|" + String(repeating: " --- |", count: heads.first?.count ?? 0)
    return (heads.map(row) + [rule] + rest.map(row)).joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String { "|" + cells.map { " \(escaped($0, inCell: true)) |" }.joined() }

  private static func escaped(_ text: String, inCell: Bool) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    result.reserveCapacity(bytes.count + 8)
    for (offset, byte) in bytes.enumerated() {
      let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      switch byte {
      // OSCAL also has ~sub~, ^sup^ and {{ insertions }}.
      case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "<"), UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "{"):
        result += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "|") where inCell: result += [UInt8(ascii: "\\"), byte]
      // The begin of a character reference.
      case UInt8(ascii: "&") where next == UInt8(ascii: "#") || next.isASCIILetter: result += [UInt8(ascii: "\\"), byte]
      // A line break would end the paragraph or the row.
      case 0..<0x20: result.append(0x20)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
