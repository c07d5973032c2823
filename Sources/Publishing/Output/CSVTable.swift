/// A table as comma-separated values after RFC 4180, with CRLF line ends.
struct CSVTable {
  private var text: String

  init(header: [String]) {
    text = Self.line(header)
  }

  mutating func add(_ cells: [String]) { text += Self.line(cells) }

  var bytes: [UInt8] { Array(text.utf8) }

  private static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  private static func cell(_ text: String) -> String {
    // A spreadsheet would run a cell that begins like a formula; vendor files are untrusted.
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) || isFormula else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
