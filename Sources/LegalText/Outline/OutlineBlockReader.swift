internal import Diagnostics

/// Cuts an outline into blocks: what a blank line, a heading, attributes, a table or a note separates.
struct OutlineBlockReader {
  private let document: OutlineDocument
  private(set) var blocks: [OutlineBlock] = []
  private(set) var notes: [OutlineNote] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var attributes = OutlineAttributes()
  private var lines: [Range<Int>] = []
  private var open = LineKind.blank

  private enum LineKind {
    case blank, paragraph, table, note
    case heading, attributes
  }

  init(_ document: OutlineDocument) { self.document = document }

  mutating func read() {
    reportControlCharacters()
    for number in 1...document.source.lineCount {
      let line = document.line(number)
      let kind = self.kind(of: line)
      // Lines behind the first line of a note belong to it until a blank line.
      if kind == .paragraph, open == .note {
        lines.append(line)
        continue
      }
      if kind != open || kind == .note { finishBlock() }
      switch kind {
      case .blank: break
      case .heading: addHeading(line)
      case .attributes: addAttributes(line)
      case .paragraph:
        if !lines.isEmpty, open == .paragraph { reportEnumerator(in: line) }
        lines.append(line)
      case .table, .note: lines.append(line)
      }
      open = kind
    }
    finishBlock()
    finishAttributes(before: "the end of the file")
  }

  private func kind(of line: Range<Int>) -> LineKind {
    let bytes = document.bytes
    guard let first = line.first.map({ bytes[$0] }) else { return .blank }
    switch first {
    case OutlineSyntax.heading:
      let end = line.first { bytes[$0] != OutlineSyntax.heading } ?? line.upperBound
      return end == line.upperBound || bytes[end].isASCIIBlank ? .heading : .paragraph
    case OutlineSyntax.attributes:
      return .attributes
    case OutlineSyntax.table:
      return .table
    case OutlineSyntax.bracket where noteLabel(in: line) != nil:
      return .note
    default:
      return .paragraph
    }
  }

  /// The label of "[^1]: text".
  private func noteLabel(in line: Range<Int>) -> Range<Int>? {
    let bytes = document.bytes
    let start = line.lowerBound + 2
    guard line.count > 4, bytes[start - 1] == OutlineSyntax.caret else { return nil }
    var end = start
    while end < line.upperBound, end - start < OutlineSyntax.longestNoteLabel, OutlineSyntax.isNoteLabel(bytes[end]) { end += 1 }
    guard end > start, end + 1 < line.upperBound, bytes[end] == UInt8(ascii: "]"), bytes[end + 1] == UInt8(ascii: ":") else {
      return nil
    }
    return start..<end
  }

  private mutating func finishBlock() {
    guard let first = lines.first else { return }
    let position = document.position(at: first.lowerBound)
    switch open {
    case .paragraph:
      addBlock(.paragraph(paragraph(lines)), at: position)
    case .table:
      var reader = OutlineTableReader(document)
      let (table, origin) = reader.read(lines)
      diagnostics += reader.diagnostics
      addBlock(.table(table, origin), at: position)
    case .note:
      addNote()
    case .blank, .heading, .attributes: break
    }
    lines = []
  }

  private mutating func paragraph(_ lines: [Range<Int>]) -> OutlineParagraph {
    var result = OutlineParagraph()
    var lines = lines
    let first = lines[0]
    if let word = OutlineSyntax.noteDesignation(in: document.bytes, first) {
      result.noteDesignation = word
      lines[0] = (first.lowerBound + word.utf8.count)..<first.upperBound
    } else {
      var scanner = EnumeratorScanner(document.bytes, from: first.lowerBound, to: first.upperBound)
      var start = scanner.offset
      while let enumerator = scanner.next() {
        result.openers.append(Located(enumerator, at: document.position(at: start)))
        start = scanner.offset
      }
      lines[0] = scanner.offset..<first.upperBound
    }
    while let start = lines[0].first, document.bytes[start].isASCIIBlank { lines[0] = (start + 1)..<lines[0].upperBound }
    if lines[0].isEmpty { lines.removeFirst() }
    if !lines.isEmpty { result.text = text(lines) }
    return result
  }

  private mutating func text(_ lines: [Range<Int>]) -> OutlineText {
    var scanner = OutlineTextScanner(document)
    let text = scanner.scan(lines)
    diagnostics += scanner.diagnostics
    return text
  }

  private mutating func addHeading(_ line: Range<Int>) {
    let start = line.first { document.bytes[$0] != OutlineSyntax.heading } ?? line.upperBound
    let words = line.first { $0 >= start && !document.bytes[$0].isASCIIBlank } ?? line.upperBound
    let text = text([words..<line.upperBound])
    for position in text.markPositions {
      diagnostics.append(
        Diagnostic(
          "editor-mark", .error, "An editor's mark cannot stand in a heading; put it into the first paragraph below", at: position))
    }
    addBlock(.heading(depth: start - line.lowerBound, text: text), at: document.position(at: words))
  }

  private mutating func addAttributes(_ line: Range<Int>) {
    guard document.bytes[line.upperBound - 1] == UInt8(ascii: "}") else {
      diagnostics.append(
        Diagnostic(
          "attribute-syntax", .error,
          "'{' begins attributes, which end with '}' on the same line; write '\\{' where it is text of the law",
          at: document.position(at: line.lowerBound)))
      return
    }
    var reader = OutlineAttributesReader(document, adding: attributes)
    attributes = reader.read(line)
    diagnostics += reader.diagnostics
    if attributes.isEmpty?.value == true { addBlock(.empty, at: attributes.position ?? document.position(at: line.lowerBound)) }
  }

  private mutating func addNote() {
    guard let first = lines.first, let label = noteLabel(in: first) else { return }
    finishAttributes(before: "an editor's note")
    var lines = lines
    lines[0] = (label.upperBound + 2)..<first.upperBound
    while let start = lines[0].first, document.bytes[start].isASCIIBlank { lines[0] = (start + 1)..<lines[0].upperBound }
    let text = text(lines)
    for position in text.markPositions {
      diagnostics.append(
        Diagnostic("editor-mark", .error, "An editor's note cannot be marked itself; write it in one note", at: position))
    }
    let name = String(decoding: document.bytes[label], as: UTF8.self)
    notes.append(OutlineNote(note: EditorNote(label: name, text: text.text), position: document.position(at: first.lowerBound)))
  }

  private mutating func addBlock(_ content: OutlineBlock.Content, at position: SourcePosition) {
    blocks.append(OutlineBlock(attributes: attributes, content: content, position: position))
    attributes = OutlineAttributes()
  }

  private mutating func finishAttributes(before what: String) {
    guard let position = attributes.position else { return }
    diagnostics.append(
      Diagnostic(
        "attribute-placement", .error,
        "Attributes stand directly before a paragraph, heading or table, not before \(what); move or remove them", at: position))
    attributes = OutlineAttributes()
  }

  private mutating func reportEnumerator(in line: Range<Int>) {
    var scanner = EnumeratorScanner(document.bytes, from: line.lowerBound, to: line.upperBound)
    guard let enumerator = scanner.next() else { return }
    diagnostics.append(
      Diagnostic(
        "enumerator-in-paragraph", .warning,
        "'\(enumerator.designation)' begins a line inside a paragraph and opens no provision; leave a blank line before it, or join the lines",
        at: document.position(at: line.lowerBound)))
  }

  private mutating func reportControlCharacters() {
    guard let offset = document.bytes.firstIndex(of: 0) else { return }
    diagnostics.append(
      Diagnostic(
        "control-character", .error, "A NUL character is no text; save the file as UTF-8 text",
        at: document.position(at: offset)))
  }
}
