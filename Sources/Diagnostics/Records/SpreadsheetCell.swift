/// Cells that a spreadsheet would run as formulas.
package enum SpreadsheetCell {
  /// The text with an apostrophe before it when it begins, apostrophes aside, like a formula: with `=`, `+`, `-`, `@`, TAB
  /// or CR. Text that has the apostrophe already gets another, so that `unguarded` gives every text back.
  package static func guarded(_ text: String) -> String { isFormula(text) ? "'" + text : text }

  /// The text that was guarded; other text as it is.
  package static func unguarded(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'") else { return text }
    let rest = String(text.dropFirst())
    return isFormula(rest) ? rest : text
  }

  package static func isFormula(_ text: String) -> Bool {
    text.utf8.first { $0 != UInt8(ascii: "'") }.map { "=+-@\t\r".utf8.contains($0) } ?? false
  }
}
