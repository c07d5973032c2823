/// A table of a document as the law keeps it: rows of cells in the order of the source, as plain text.
package struct MarkupTable {
  package var table: LegalTable
  /// Elements whose words were taken out of the cells, in order.
  package var takenOut: [Int]

  /// A cell is repeated as empty cells where it spans columns, so that columns stay columns; at most this far.
  private static let widestSpan = 64
  /// Rows are filled up to the longest, at most to this many columns: a long row above many short ones would else fill the memory.
  private static let widestFilled = 100

  /// Reads the rows below `node`, which are named `tr`, of cells named `td` or `th`, whatever the case of the letters.
  ///
  /// Texts of the table outside its cells are left to the caller. A table within a cell is text of the cell.
  package static func read(
    _ node: Int, of document: MarkupDocument, account: inout MarkupAccount, isMoved: Bool = false, role: (Int) -> InlineRole
  ) -> MarkupTable {
    var rows: [[String]] = []
    var headerRows = 0
    var takenOut: [Int] = []
    var index = node + 1
    var headEnd = node
    while index < document.end(of: node) {
      let name = document.localName(of: index).lowercased()
      if name == "thead" { headEnd = document.end(of: index) }
      guard name == "tr" else {
        index += 1
        continue
      }
      var cells: [String] = []
      var isHead = true
      for cell in document.children(of: index) where document.isElement(cell) {
        let name = document.localName(of: cell).lowercased()
        guard name == "td" || name == "th" else { continue }
        if name == "td" { isHead = false }
        var text = InlineText()
        text.append(cell, of: document, account: &account, isMoved: isMoved, role: role)
        cells.append(text.take()?.paragraph.text ?? "")
        takenOut += text.takeTakenOut()
        let span = document.attribute("colspan", of: cell).flatMap { Int($0) } ?? 1
        cells += Array(repeating: "", count: max(0, min(span, widestSpan) - 1))
      }
      if !cells.isEmpty {
        if rows.count == headerRows, isHead || index < headEnd { headerRows += 1 }
        rows.append(cells)
      }
      index = document.end(of: index)
    }
    let width = min(rows.map(\.count).max() ?? 0, widestFilled)
    for row in rows.indices { rows[row] += Array(repeating: "", count: max(0, width - rows[row].count)) }
    return MarkupTable(table: LegalTable(headerRows: headerRows, rows: rows), takenOut: takenOut)
  }
}
