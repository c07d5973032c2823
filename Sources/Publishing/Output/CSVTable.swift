internal import Diagnostics

/// A table as comma-separated values after RFC 4180, with CRLF line ends.
package struct CSVTable {
  private var text: String

  package init(header: [String]) {
    text = Self.line(header)
  }

  package mutating func add(_ cells: [String]) { text += Self.line(cells) }

  package var bytes: [UInt8] { Array(text.utf8) }

  private static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  /// Compares bytes: a quotation mark with a combining accent is one `Character`, but it still ends a cell.
  private static func cell(_ text: String) -> String {
    let text = text.withoutControls
    // A spreadsheet would run a cell that begins like a formula; vendor files are untrusted.
    let isFormula = SpreadsheetCell.isFormula(text)
    let safe = SpreadsheetCell.guarded(text)
    guard isFormula || safe.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return safe }
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in safe.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// With U+FFFD for each control character that is neither a tab nor a line end: pages show it so too, and a table that is printed
  /// drives no terminal.
  fileprivate var withoutControls: String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      (scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r") || (0x7F...0x9F).contains(scalar.value)
    }
    guard unicodeScalars.contains(where: isControl) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
  }
}
