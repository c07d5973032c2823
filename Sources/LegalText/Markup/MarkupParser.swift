/// Reads the bytes of an XML file into the lists of a document, in one pass that checks all it passes.
///
/// It reads what law is published in: elements, attributes, namespaces, texts, CDATA sections, comments and processing
/// instructions, with the five entities of XML and character references. A document type declaration is refused, so nothing
/// expands and nothing else is loaded.
struct MarkupParser {
  var lists = MarkupDocument.Lists()
  /// Where the first name stands whose prefix no namespace declares; it is read as in no namespace.
  var undeclaredPrefix: Int?
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: MarkupLimits
  var names: MarkupNameTable
  var index = 0
  var open: [OpenElement] = []
  /// The last node is a text that goes on: only comments and edges of CDATA sections stand between.
  var isInText = false
  /// Where in the source it goes on if it stands there byte for byte.
  private var endOfText = 0
  var hasRoot = false

  struct OpenElement {
    var node: Int
    /// As it is written.
    var name: Range<Int>
    /// How many namespace declarations are in scope around it.
    var outerNamespaces: Int
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: MarkupLimits) {
    self.bytes = bytes
    self.limits = limits
    names = MarkupNameTable(bytes)
  }

  /// - Complexity: O(*n*) in the bytes.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) throws(MarkupFailure) -> MarkupParser {
    var parser = MarkupParser(bytes, limits)
    guard bytes.count <= limits.bytes else { throw parser.failure(.tooMany(.bytes, limits.bytes), at: 0) }
    try parser.run()
    parser.lists.names = parser.names.elements
    parser.lists.attributeNames = parser.names.numbers
    return parser
  }

  private mutating func run() throws(MarkupFailure) {
    lists.nodes.reserveCapacity(bytes.count / 40)
    guard let first = bytes.firstIndex(where: { !$0.isXMLSpace }) else { throw failure(.empty, at: 0) }
    guard bytes[first] == UInt8(ascii: "<") else { throw failure(.notMarkup, at: first) }
    while index < bytes.count {
      try readText()
      guard index < bytes.count else { break }
      try readMarkup()
    }
    if let element = open.last {
      throw failure(.unclosed(string(element.name), openedAtLine: line(of: element.name.lowerBound)), at: bytes.count)
    }
    guard hasRoot else { throw failure(.empty, at: bytes.count) }
  }

  // MARK: Text

  /// Bytes below 64 at which plain characters end: control characters but tab and line feed, "&", "<" and ">".
  private static let special: UInt64 = 0xFFFF_F9FF | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

  private static func isSpecial(_ byte: UInt8) -> Bool { byte < 64 ? special >> UInt64(byte) & 1 != 0 : byte == 0xEF }

  /// Moves to the next `<` or the end.
  private mutating func readText() throws(MarkupFailure) {
    let start = index
    guard !open.isEmpty else { return try skipBlanksOutsideRoot() }
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
      let plain = index
      while index < bytes.count, !Self.isSpecial(bytes[index]) { index += 1 }
      guard index - start <= limits.text else { throw failure(.tooMany(.text, limits.text), at: start) }
      if index > plain { try add(text: plain..<index) }
      guard index < bytes.count else { return }
      switch bytes[index] {
      case UInt8(ascii: "<"): return
      case UInt8(ascii: "&"):
        let place = index
        let scalar = try readReference()
        try add(converted: scalar.utf8, at: place)
      case UInt8(ascii: "\r"):
        try add(converted: CollectionOfOne(UInt8(ascii: "\n")), at: index)
        index += index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
      case UInt8(ascii: ">") where index >= start + 2 && bytes[index - 1] == UInt8(ascii: "]") && bytes[index - 2] == UInt8(ascii: "]"):
        throw failure(.strayDataEnd, at: index - 2)
      default:
        try checkCharacter(at: index)
        try add(text: index..<index + 1)
        index += 1
      }
    }
  }

  private mutating func skipBlanksOutsideRoot() throws(MarkupFailure) {
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
      try checkCharacter(at: index)
      guard bytes[index].isXMLSpace else { throw failure(.outsideRoot, at: index) }
      index += 1
    }
  }

  /// Adds characters that stand in the document as in the file.
  private mutating func add(text range: Range<Int>) throws(MarkupFailure) {
    try openText(at: range.lowerBound)
    let node = lists.nodes.count - 1
    if lists.nodes[node].name == MarkupDocument.Node.text, endOfText == range.lowerBound {
      lists.nodes[node].count += Int32(truncatingIfNeeded: range.count)
    } else {
      convert(node)
      lists.append(text: UnsafeBufferPointer(rebasing: bytes[range]))
    }
    endOfText = range.upperBound
  }

  /// Makes a text, which stood in the source so far, one that does not.
  private mutating func convert(_ node: Int) {
    guard lists.nodes[node].name == MarkupDocument.Node.text else { return }
    let (start, count) = (Int(lists.nodes[node].offset), Int(lists.nodes[node].count))
    lists.nodes[node].name = MarkupDocument.Node.convertedText
    lists.nodes[node].start = Int32(truncatingIfNeeded: lists.text.count)
    lists.nodes[node].count = 0
    lists.append(text: UnsafeBufferPointer(rebasing: bytes[start..<start + count]))
  }

  /// Adds characters that stand for others in the file.
  private mutating func add(converted characters: some Collection<UInt8>, at offset: Int) throws(MarkupFailure) {
    try openText(at: offset)
    convert(lists.nodes.count - 1)
    lists.append(text: characters)
  }

  private mutating func openText(at offset: Int) throws(MarkupFailure) {
    guard !isInText else { return }
    try addNode(MarkupDocument.Node.text, at: offset, start: lists.text.count)
    isInText = true
    endOfText = offset
  }

  mutating func addNode(_ name: Int32, at offset: Int, start: Int) throws(MarkupFailure) {
    guard lists.nodes.count < limits.nodes else { throw failure(.tooMany(.nodes, limits.nodes), at: offset) }
    lists.addNode(name, at: offset, start: start, parent: open.last?.node ?? 0)
  }

  // MARK: Markup

  private mutating func readMarkup() throws(MarkupFailure) {
    let start = index
    guard start + 1 < bytes.count else { throw failure(.unterminated("a tag"), at: bytes.count) }
    switch bytes[start + 1] {
    case UInt8(ascii: "/"): try readEndTag()
    case UInt8(ascii: "?"): try readInstruction()
    case UInt8(ascii: "!"):
      if starts(with: "<!--", at: start) {
        try readComment()
      } else if starts(with: "<![CDATA[", at: start) {
        try readData()
      } else if starts(with: "<!DOCTYPE", at: start) {
        throw failure(.documentType, at: start)
      } else {
        throw failure(.strayMarkup, at: start)
      }
    default: try readStartTag()
    }
  }

  private mutating func readInstruction() throws(MarkupFailure) {
    let start = index
    guard start + 2 < bytes.count, bytes[start + 2].isXMLNameStart else { throw failure(.strayMarkup, at: start) }
    try skip(past: "?>", from: start + 2, in: "a processing instruction")
    guard !open.isEmpty else { return }
    try addNode(MarkupDocument.Node.instruction, at: start, start: lists.values.count)
    isInText = false
    lists.append(value: UnsafeBufferPointer(rebasing: bytes[start + 2..<index - 2]))
    lists.nodes[lists.nodes.count - 1].count = Int32(truncatingIfNeeded: index - start - 4)
  }

  private mutating func readComment() throws(MarkupFailure) {
    let start = index
    try skip(past: "--", from: start + 4, in: "a comment")
    guard index < bytes.count else { throw failure(.unterminated("a comment"), at: bytes.count) }
    guard bytes[index] == UInt8(ascii: ">") else { throw failure(.hyphensInComment, at: index - 2) }
    index += 1
  }

  private mutating func readData() throws(MarkupFailure) {
    let start = index + 9
    guard !open.isEmpty else { throw failure(.outsideRoot, at: index) }
    try skip(past: "]]>", from: start, in: "a CDATA section")
    let end = index - 3
    guard end - start <= limits.text else { throw failure(.tooMany(.text, limits.text), at: start) }
    var place = start
    while place < end {
      let plain = place
      while place < end, bytes[place] != UInt8(ascii: "\r") { place += 1 }
      if place > plain { try add(text: plain..<place) }
      guard place < end else { return }
      try add(converted: CollectionOfOne(UInt8(ascii: "\n")), at: place)
      place += place + 1 < end && bytes[place + 1] == UInt8(ascii: "\n") ? 2 : 1
    }
  }

  private mutating func skip(past end: StaticString, from start: Int, in what: String) throws(MarkupFailure) {
    index = start
    let last = end.utf8Start[end.utf8CodeUnitCount - 1]
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0xEF { try checkCharacter(at: index) }
      index += 1
      if byte == last, index - end.utf8CodeUnitCount >= start, starts(with: end, at: index - end.utf8CodeUnitCount) { return }
    }
    throw failure(.unterminated(what), at: bytes.count)
  }

  // MARK: Helpers

  func starts(with text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    for position in 0..<text.utf8CodeUnitCount where bytes[offset + position] != text.utf8Start[position] { return false }
    return true
  }

  /// A name as a message shows it.
  func string(_ range: Range<Int>) -> String {
    let shown = range.prefix(60)
    return String(decoding: bytes[shown], as: UTF8.self) + (shown.count < range.count ? "…" : "")
  }

  func line(of offset: Int) -> Int {
    var line = 1
    for position in 0..<offset {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      if bytes[position] == UInt8(ascii: "\r"), bytes[position + 1] != UInt8(ascii: "\n") { line += 1 }
    }
    return line
  }

  func failure(_ problem: MarkupProblem, at offset: Int) -> MarkupFailure { MarkupFailure(problem: problem, offset: offset) }
}

extension MarkupDocument.Lists {
  mutating func addNode(_ name: Int32, at offset: Int, start: Int, parent: Int) {
    nodes.append(
      MarkupDocument.Node(
        name: name, end: Int32(truncatingIfNeeded: nodes.count + 1), parent: Int32(truncatingIfNeeded: parent),
        offset: Int32(truncatingIfNeeded: offset), start: Int32(truncatingIfNeeded: start), count: 0))
  }

  /// Adds bytes to the last node, which is a text.
  mutating func append(text bytes: some Collection<UInt8>) {
    text.append(contentsOf: bytes)
    nodes[nodes.count - 1].count += Int32(truncatingIfNeeded: bytes.count)
  }

  mutating func append(value bytes: some Collection<UInt8>) { values.append(contentsOf: bytes) }
}
