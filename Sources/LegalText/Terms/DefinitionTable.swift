/// A table of terms: its first head says "Term", a later one "Meaning" or "Definition".
struct DefinitionTable {
  /// The terms of each row, as printed without quotation marks; a row without any has none here.
  private(set) var rows: [[String]] = []

  private static let termHeads: Set<String> = ["defined term", "expression", "term", "terms", "word", "words"]
  private static let meaningHeads: Set<String> = ["definition", "definitions", "explanation", "meaning", "meanings"]
  private static let longest = 14

  /// `nil` for any other table.
  init?(_ table: LegalTable) {
    guard table.headerRows > 0, let heads = table.rows.first?.map(Self.folded), heads.count > 1, let first = heads.first,
      Self.termHeads.contains(first), heads.dropFirst().contains(where: Self.meaningHeads.contains)
    else { return nil }
    for row in table.rows.dropFirst(table.headerRows) {
      guard let cell = row.first, row.dropFirst().contains(where: { !$0.isEmpty }) else { continue }
      let text = WordText(cell)
      let quoted = text.quotations.filter { !$0.tokens.isEmpty }.map(\.tokens)
      guard !text.tokens.isEmpty, text.tokens.count <= Self.longest else { continue }
      rows.append((quoted.isEmpty ? HeadNames(text: text, head: text.tokens.indices, isPlural: false).names() : quoted).map(text.text(of:)))
    }
  }

  private static func folded(_ cell: String) -> String {
    cell.lowercased().split(separator: " " as Character).joined(separator: " ")
  }
}
