/// One pass over the bytes of a table.
struct DelimitedParser {
  private let bytes: [UInt8]
  private let file: String
  private let delimiter: UInt8
  private var index = 0
  private var line = 1
  private var lineStart = 0
  /// The offset of a quotation mark that is never closed, and is therefore read as a character.
  private var literalQuote: Int?
  private var isStopped = false
  private var cellCount = 0
  private(set) var rows: [DelimitedRow] = []
  private(set) var diagnostics: [Diagnostic] = []

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(source: SourceText, delimiter: UInt8) {
    bytes = Array(source.text.utf8)
    file = source.path
    self.delimiter = delimiter
    if let zero = bytes.firstIndex(of: 0) {
      report("csv-syntax", "A NUL character is not allowed in a table; save the file as UTF-8 text", at: source.position(at: zero))
      isStopped = true
    }
  }

  mutating func run(limit: Int?) {
    while index < bytes.count, !isStopped {
      if let limit, rows.count >= limit { return }
      guard rows.count < DelimitedText.maximumRows else {
        report("csv-limit", "A table may have at most \(DelimitedText.maximumRows) rows; split the file", at: position)
        return
      }
      guard cellCount < DelimitedText.maximumTotalCells else {
        report("csv-limit", "A table may have at most \(DelimitedText.maximumTotalCells) cells; split the file", at: position)
        return
      }
      guard diagnostics.count < DelimitedText.maximumProblems else {
        report("csv-limit", "More than \(DelimitedText.maximumProblems) cells are malformed; the rest of the file is not read", at: position)
        return
      }
      readRow()
    }
  }

  private var position: SourcePosition { SourcePosition(file: file, line: line, column: index - lineStart + 1) }

  private mutating func report(_ rule: RuleIdentifier, _ message: String, _ severity: Severity = .error, at position: SourcePosition) {
    diagnostics.append(Diagnostic(rule, severity, message, at: position))
  }

  private mutating func readRow() {
    let start = position
    var cells: [Located<String>] = []
    while !isStopped {
      let place = position
      let text = readCell()
      guard !isStopped else { return }
      cells.append(Located(text, at: place))
      guard index < bytes.count, bytes[index] == delimiter else { break }
      guard cells.count < DelimitedText.maximumCells else {
        report("csv-limit", "A row may have at most \(DelimitedText.maximumCells) cells; the rest of the file is not read", at: start)
        isStopped = true
        return
      }
      index += 1
    }
    skipLineEnd()
    cellCount += cells.count
    rows.append(DelimitedRow(position: start, cells: cells))
  }

  private mutating func readCell() -> String {
    if index < bytes.count, bytes[index] == Self.quote, index != literalQuote { return readQuotedCell() }
    let start = index
    let place = position
    skipToEndOfCell()
    guard isWithinLimit(index - start, at: place) else { return "" }
    if literalQuote != start, let quote = bytes[start..<index].firstIndex(of: Self.quote) {
      report(
        "csv-quote", "A quotation mark within a cell without quotation marks is kept as written; enclose the cell and double it",
        .warning, at: SourcePosition(file: file, line: line, column: quote - lineStart + 1))
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func readQuotedCell() -> String {
    let opening = (index: index, line: line, lineStart: lineStart, position: position)
    var content: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.quote {
        index += 1
        guard index < bytes.count, bytes[index] == Self.quote else { return closeQuotedCell(content, opening.position) }
        content.append(byte)
        index += 1
      } else if byte == Self.lineFeed || byte == Self.carriageReturn {
        let start = index
        skipLineEnd()
        content += bytes[start..<index]
      } else {
        content.append(byte)
        index += 1
      }
      guard isWithinLimit(content.count, at: opening.position, hint: "; is its closing quotation mark missing?") else { return "" }
    }
    report(
      "csv-quote", "A quotation mark is never closed; close it, or double it if it belongs to the text", at: opening.position)
    // Of the quotation marks that follow every run is even, or one would have closed this cell: no second one can stay
    // open, so going back costs one more pass at most.
    literalQuote = opening.index
    (index, line, lineStart) = (opening.index, opening.line, opening.lineStart)
    return readCell()
  }

  private mutating func closeQuotedCell(_ content: [UInt8], _ opening: SourcePosition) -> String {
    let start = index
    let place = position
    skipToEndOfCell()
    guard index > start else { return String(decoding: content, as: UTF8.self) }
    report(
      "csv-quote",
      "Text stands behind the closing quotation mark of the cell that opens in line \(opening.line); double a quotation mark that belongs to the text",
      at: place)
    guard isWithinLimit(index - start, at: place) else { return "" }
    return String(decoding: content + bytes[start..<index], as: UTF8.self)
  }

  private mutating func skipToEndOfCell() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { return }
      index += 1
    }
  }

  private mutating func isWithinLimit(_ count: Int, at position: SourcePosition, hint: String = "") -> Bool {
    guard count > DelimitedText.maximumCellBytes else { return true }
    report(
      "csv-limit",
      "A cell may have at most \(DelimitedText.maximumCellBytes) bytes\(hint); the rest of the file is not read", at: position)
    isStopped = true
    return false
  }

  private mutating func skipLineEnd() {
    guard index < bytes.count else { return }
    let isReturn = bytes[index] == Self.carriageReturn
    index += 1
    if isReturn, index < bytes.count, bytes[index] == Self.lineFeed { index += 1 }
    line += 1
    lineStart = index
  }
}
