package import Diagnostics

/// A register as a table, whatever its file format.
package struct RegisterTable: Sendable {
  package var path: String
  /// How it was read, for people: "CSV, semicolons", "JSON".
  package var format: String
  package var columns: [Located<String>]
  package var rows: [RegisterRow]
  /// Names that the register itself gives to values of a column: what purpose 1 of a consent framework is.
  package var labels: [String: [String: String]] = [:]
}

package struct RegisterRow: Sendable {
  package var position: SourcePosition
  /// One for each column.
  package var cells: [RegisterCell]

  var isBlank: Bool { cells.allSatisfy { $0.values.isEmpty } }
}

/// The values of a row in a column, without blanks at either end; empty ones are left out.
package struct RegisterCell: Sendable {
  package var values: [String]
  /// Whether the file itself has a list here, so that nothing is split.
  package var isList: Bool
  package var position: SourcePosition

  init(_ values: [String], isList: Bool = false, at position: SourcePosition) {
    self.values = values.map(\.trimmed).filter { !$0.isEmpty }
    self.isList = isList
    self.position = position
  }

  /// The values as one text; `nil` when there is none.
  var text: String? { values.isEmpty ? nil : values.joined(separator: "; ") }
}
