internal import Diagnostics

/// Puts prose of XML together as the JSON of a catalog writes it: paragraphs divided by empty lines, lists and tables with the
/// marks of Markdown, links and insertions as OSCAL writes them there.
///
/// Emphasis is dropped: no edition keeps it. Characters of the text that Markdown would take for marks stand behind a backslash.
struct OSCALMarkupProse {
  private let document: MarkupDocument
  private(set) var text = SourcedText()
  /// The texts that were taken, in order, blank ones too.
  private(set) var texts: [Int] = []
  /// The first element or text that was added, blank texts aside.
  private(set) var first: Int?
  private var needsBlank = false
  /// In a cell or an item of a list, which are one line each.
  private var isFlat = false

  init(_ document: MarkupDocument) { self.document = document }

  /// Every attribute that says something of a control, a part, a parameter, a link or a resource.
  static let attributes = [
    "uuid", "id", "name", "class", "ns", "value", "param-id", "depends-on", "href", "rel", "media-type", "how-many", "system", "scheme",
    "identifier", "resource-fragment", "group", "filename", "type", "date", "role-id", "algorithm",
  ]

  private static let blocks: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "ul", "ol", "table", "hr"]
  private static let inlines: Set<String> = [
    "em", "i", "strong", "b", "code", "q", "sub", "sup", "a", "insert", "img", "br", "span", "u", "small",
  ]

  static func isProse(_ name: String) -> Bool { blocks.contains(name) || inlines.contains(name) }

  /// Adds a block, an element within a line, or a text.
  mutating func add(_ node: Int) {
    if first == nil, !document.isText(node) || !document.isBlank(node) { first = node }
    guard document.isElement(node) else { return append(node) }
    let name = document.localName(of: node)
    switch name {
    case _ where isFlat && Self.blocks.contains(name):
      needsBlank = true
      addChildren(of: node)
      needsBlank = true
    case "p", "pre", "hr":
      breakBlock()
      addChildren(of: node)
    case "blockquote":
      breakBlock()
      addChildren(of: node)
    case "h1", "h2", "h3", "h4", "h5", "h6":
      breakBlock()
      write(String(repeating: "#", count: Int(name.dropFirst()) ?? 1) + " ", at: node)
      addChildren(of: node)
    case "ul", "ol":
      breakBlock()
      list(node, isOrdered: name == "ol", indentation: "")
    case "table":
      breakBlock()
      table(node)
    case "a": link(node)
    case "insert": insertion(node)
    case "q":
      write("\"", at: node)
      addChildren(of: node)
      close("\"", at: node)
    case "sub", "sup":
      let mark = name == "sub" ? "~" : "^"
      write(mark, at: node)
      addChildren(of: node)
      close(mark, at: node)
    case "br": needsBlank = true
    default: addChildren(of: node)
    }
  }

  private mutating func addChildren(of node: Int) { for child in document.children(of: node) { add(child) } }

  // MARK: Blocks

  /// Ends the block at hand with an empty line.
  private mutating func breakBlock() {
    if !text.isEmpty { newLine(count: 2) }
    needsBlank = false
  }

  private mutating func newLine(count: Int) {
    text.removeTrailingBlanks()
    text.append(String(repeating: "\n", count: count), at: nil)
    needsBlank = false
  }

  private mutating func list(_ node: Int, isOrdered: Bool, indentation: String) {
    var number = 0
    for child in document.children(of: node) {
      guard document.isElement(child) else {
        append(child)
        continue
      }
      number += 1
      if !text.isEmpty, text.bytes.last != 0x0A { newLine(count: 1) }
      write(indentation + (isOrdered ? "\(number). " : "- "), at: child)
      for part in document.children(of: child) {
        let name = document.localName(of: part)
        if name == "ul" || name == "ol" {
          list(part, isOrdered: name == "ol", indentation: indentation + "  ")
        } else {
          flat { $0.add(part) }
        }
      }
    }
  }

  private mutating func table(_ node: Int) {
    var isFirst = true
    var index = node + 1
    while index < document.end(of: node) {
      guard document.localName(of: index) == "tr" else {
        // A caption is a paragraph of its own.
        if document.isText(index) {
          append(index)
          if !document.isBlank(index) { newLine(count: 2) }
        }
        index += 1
        continue
      }
      if !isFirst { newLine(count: 1) }
      row(index, isFirst: isFirst)
      isFirst = false
      index = document.end(of: index)
    }
  }

  private mutating func row(_ node: Int, isFirst: Bool) {
    write("|", at: node)
    var count = 0
    for cell in document.children(of: node) where !document.isText(cell) || !document.isBlank(cell) {
      let isElement = document.isElement(cell)
      write(" ", at: cell)
      flat { prose in if isElement { prose.addChildren(of: cell) } else { prose.add(cell) } }
      close(" |", at: cell)
      count += 1
    }
    if isFirst {
      newLine(count: 1)
      write("|" + String(repeating: " --- |", count: count), at: node)
    }
  }

  private mutating func flat(_ add: (inout OSCALMarkupProse) -> Void) {
    let outer = isFlat
    isFlat = true
    add(&self)
    isFlat = outer
  }

  // MARK: Lines

  /// "[AC-3](#ac-3)"; the words alone where Markdown could not hold the target.
  private mutating func link(_ node: Int) {
    let target = document.attribute("href", of: node) ?? ""
    let isPlain = !target.isEmpty && target.utf8.count < 1500 && !target.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "|") }
    if isPlain { write("[", at: node) }
    addChildren(of: node)
    if isPlain { close("](\(target))", at: node) }
  }

  private mutating func insertion(_ node: Int) {
    let id = document.attribute("id-ref", of: node) ?? document.attribute("param-id", of: node) ?? ""
    write("{{ insert: param, \(id) }}", at: node)
  }

  /// Writes a mark behind what came before, and the blank that divides them.
  private mutating func write(_ mark: String, at node: Int) {
    flushBlank()
    text.append(mark, at: document.position(of: node))
  }

  /// Writes a mark directly behind what it closes; a blank before it comes after it.
  private mutating func close(_ mark: String, at node: Int) { text.append(mark, at: document.position(of: node)) }

  private mutating func flushBlank() {
    if needsBlank, let last = text.bytes.last, last != 0x0A, last != 0x20 { text.append(" ", at: nil) }
    needsBlank = false
  }

  private mutating func append(_ node: Int) {
    guard document.isText(node) else { return }
    texts.append(node)
    let bytes = Array(document.bytes(of: node))
    guard let start = bytes.first else { return }
    if start.isXMLSpace { needsBlank = true }
    let origin = TextOrigin(
      runs: document.segments(of: node).map { .init(offset: $0.offset, position: document.source.position(at: $0.source)) })
    let folded = PlainTextReader.folded(bytes, 0..<bytes.count, from: origin)
    guard !folded.isEmpty else { return }
    flushBlank()
    let places = folded.origin
    var written = 0
    for (offset, byte) in folded.bytes.enumerated() where Self.isMark(byte) {
      text.append(folded.bytes, written..<offset, from: places)
      text.append("\\", at: places.position(of: offset))
      written = offset
    }
    text.append(folded.bytes, written..<folded.count, from: places)
    needsBlank = bytes.last?.isXMLSpace ?? false
  }

  private static func isMark(_ byte: UInt8) -> Bool { "\\*_`[]{|".utf8.contains(byte) }
}
