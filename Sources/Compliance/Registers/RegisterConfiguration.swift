package import Diagnostics

/// How a register is to be read: what `NAME.columns.yaml` beside it says.
package struct RegisterConfiguration: Sendable {
  /// What a row of the register is.
  package enum Rows: String, Sendable, CaseIterable {
    /// Each row is a vendor with one engagement.
    case vendors
    /// Rows with the same identifier, or without identifiers the same name, are engagements of one vendor.
    case engagements
  }

  package var columns: [RegisterField: Located<String>] = [:]
  package var delimiter: DelimitedText.Delimiter?
  package var dateFormat: DateFormat?
  /// Separates values in a cell besides `;`, `|` and line ends.
  package var listSeparator: Character?
  /// A template of DORA's register of information: `b_05.01`.
  package var template: String?
  package var rows: Rows?
  /// Goes before every identifier, so that two registers with numbered vendors can stand side by side.
  package var idPrefix = ""
  /// How many rows below the header are examples; `nil` to look for one.
  package var exampleRows: Int?
  /// The key under which a JSON register has its records.
  package var records: String?
  package var defaultRole: Located<String>?
  package var defaultPurposes: [Located<String>] = []
  package var defaultData: [Located<String>] = []
  /// For each vocabulary the terms that words of the register stand for, by the word in comparable form.
  package var words: [VocabularyKind: [String: Located<String>]] = [:]
  /// Where it is written; `nil` when there is no file.
  package var path: String?

  package init() {}

  /// The configuration's file for a register: `vendors/register.columns.yaml` for `vendors/register.csv`.
  package static func path(for register: String) -> String {
    let name = register.lastIndex(of: ".").map { register[..<$0] } ?? register[...]
    return name + ending
  }

  package static let ending = ".columns.yaml"
}
