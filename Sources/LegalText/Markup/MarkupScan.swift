/// Looks over the bytes of an XML file before the parser sees them.
///
/// FoundationXML on Linux returns success for a cut-off file, for an empty one and for text behind the root; it expands
/// internal entities, accepts any depth, and reports columns that are neither of bytes nor of the right place. So balance,
/// bounds, entities and characters are checked here, in one pass without allocation per node, and the place of every node is
/// taken down. The parser then says what the nodes are.
struct MarkupScan {
  /// The UTF-8 offsets of all elements, texts and processing instructions inside the root, in document order. Texts that only a
  /// comment or the edge of a CDATA section divides are one.
  private(set) var offsets: [Int32] = []
  /// The processing instructions of the file, in order.
  private(set) var instructions: [Instruction] = []

  struct Instruction {
    /// From its `<?` behind its `?>`, as UTF-8 offsets in the source.
    var range: Range<Int>
    /// Its offset in `offsets`; `nil` outside the root.
    var node: Int?
  }

  private struct OpenElement {
    var name: Range<Int>
    var namespaces: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: MarkupLimits
  private var index = 0
  private var open: [OpenElement] = []
  private var isInText = false
  private var hasRoot = false

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: MarkupLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) throws(MarkupFailure) -> MarkupScan {
    var scan = MarkupScan(bytes, limits)
    guard bytes.count <= limits.bytes else { throw scan.failure(.tooMany(.bytes, limits.bytes), at: 0) }
    try scan.run()
    return scan
  }

  private mutating func run() throws(MarkupFailure) {
    offsets.reserveCapacity(bytes.count / 40)
    guard let first = bytes.firstIndex(where: { !$0.isXMLSpace }) else { throw failure(.empty, at: 0) }
    guard bytes[first] == UInt8(ascii: "<") else { throw failure(.notMarkup, at: first) }
    while index < bytes.count {
      try scanText()
      guard index < bytes.count else { break }
      try scanMarkup()
    }
    if let element = open.last {
      throw failure(.unclosed(string(element.name), openedAtLine: line(of: element.name.lowerBound)), at: bytes.count)
    }
    guard hasRoot else { throw failure(.empty, at: bytes.count) }
  }

  // MARK: Text

  private mutating func scanText() throws(MarkupFailure) {
    let start = index
    var place = index
    while place < bytes.count {
      let byte = bytes[place]
      if byte <= UInt8(ascii: "<") {
        if byte == UInt8(ascii: "<") { break }
        if byte < 0x20 {
          try checkControl(byte, at: place)
        } else if byte == UInt8(ascii: "&") {
          index = place
          try checkReference()
        }
      }
      place += 1
    }
    index = place
    guard index > start else { return }
    if open.isEmpty {
      if let place = (start..<index).first(where: { !bytes[$0].isXMLSpace }) { throw failure(.outsideRoot, at: place) }
    } else {
      try noteText(at: start, count: index - start)
    }
  }

  private mutating func noteText(at start: Int, count: Int) throws(MarkupFailure) {
    guard count <= limits.text else { throw failure(.tooMany(.text, limits.text), at: start) }
    if !isInText { try note(start) }
    isInText = true
  }

  private mutating func note(_ offset: Int) throws(MarkupFailure) {
    guard offsets.count < limits.nodes else { throw failure(.tooMany(.nodes, limits.nodes), at: offset) }
    offsets.append(Int32(truncatingIfNeeded: offset))
  }

  private func checkControl(_ byte: UInt8, at offset: Int) throws(MarkupFailure) {
    if byte == 0 { throw failure(.nulByte, at: offset) }
    if byte < 0x20, !byte.isXMLSpace { throw failure(.controlCharacter(byte), at: offset) }
  }

  /// Checks the reference at the index, which stays at its `&`.
  private func checkReference() throws(MarkupFailure) {
    var end = index + 1
    while end < bytes.count, end - index < 64, bytes[end].isASCIILetter || bytes[end].isASCIIDigit || bytes[end] == UInt8(ascii: "#") {
      end += 1
    }
    let name = string(index + 1..<end)
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { throw failure(.undeclaredEntity(name), at: index) }
    if name.hasPrefix("#") {
      let isHexadecimal = name.hasPrefix("#x")
      guard let value = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value),
        scalar.value >= 0x20 || UInt8(scalar.value).isXMLSpace, scalar.value & 0xFFFE != 0xFFFE
      else { throw failure(.characterReference(name), at: index) }
    } else if !["amp", "lt", "gt", "quot", "apos"].contains(name) {
      throw failure(.undeclaredEntity(name), at: index)
    }
  }

  // MARK: Markup

  private mutating func scanMarkup() throws(MarkupFailure) {
    let start = index
    guard start + 1 < bytes.count else { throw failure(.unterminated("a tag"), at: bytes.count) }
    switch bytes[start + 1] {
    case UInt8(ascii: "/"): try scanEndTag()
    case UInt8(ascii: "?"):
      guard start + 2 < bytes.count, bytes[start + 2].isXMLNameStart else { throw failure(.strayMarkup, at: start) }
      try skip(past: "?>", from: start + 2, in: "a processing instruction")
      instructions.append(Instruction(range: start..<index, node: open.isEmpty ? nil : offsets.count))
      if !open.isEmpty {
        try note(start)
        isInText = false
      }
    case UInt8(ascii: "!"):
      if starts(with: "<!--", at: start) {
        try skip(past: "-->", from: start + 4, in: "a comment")
      } else if starts(with: "<![CDATA[", at: start) {
        guard !open.isEmpty else { throw failure(.outsideRoot, at: start) }
        try skip(past: "]]>", from: start + 9, in: "a CDATA section")
        if index - 3 > start + 9 { try noteText(at: start + 9, count: index - start - 12) }
      } else if starts(with: "<!DOCTYPE", at: start) {
        throw failure(.documentType, at: start)
      } else {
        throw failure(.strayMarkup, at: start)
      }
    default: try scanStartTag()
    }
  }

  private mutating func skip(past end: StaticString, from start: Int, in what: String) throws(MarkupFailure) {
    index = start
    let last = end.utf8Start[end.utf8CodeUnitCount - 1]
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 { try checkControl(byte, at: index) }
      index += 1
      if byte == last, index - end.utf8CodeUnitCount >= start, starts(with: end, at: index - end.utf8CodeUnitCount) { return }
    }
    throw failure(.unterminated(what), at: bytes.count)
  }

  private mutating func scanEndTag() throws(MarkupFailure) {
    let start = index
    index += 2
    let name = scanName()
    while index < bytes.count, bytes[index].isXMLSpace { index += 1 }
    guard index < bytes.count else { throw failure(.unterminated("a tag"), at: bytes.count) }
    guard bytes[index] == UInt8(ascii: ">") else { throw failure(.strayMarkup, at: start) }
    index += 1
    guard let element = open.popLast() else { throw failure(.strayEnd(string(name)), at: start) }
    guard bytes[name].elementsEqual(bytes[element.name]) else {
      let line = line(of: element.name.lowerBound)
      throw failure(.mismatched(end: string(name), open: string(element.name), openedAtLine: line), at: start)
    }
    isInText = false
  }

  private mutating func scanStartTag() throws(MarkupFailure) {
    let start = index
    index += 1
    let name = scanName()
    guard !name.isEmpty, bytes[name.lowerBound].isXMLNameStart else { throw failure(.strayMarkup, at: start) }
    guard !open.isEmpty || !hasRoot else { throw failure(.outsideRoot, at: start) }
    hasRoot = true
    try note(start)
    isInText = false
    let (isEmpty, namespaces) = try scanAttributes(of: start)
    let inScope = (open.last?.namespaces ?? 0) + namespaces
    guard inScope <= limits.namespaces else { throw failure(.tooMany(.namespaces, limits.namespaces), at: start) }
    guard !isEmpty else { return }
    guard open.count < limits.depth else { throw failure(.tooMany(.depth, limits.depth), at: start) }
    open.append(OpenElement(name: name, namespaces: inScope))
  }

  /// Moves past the tag; says whether it closes itself and how many namespaces it declares.
  private mutating func scanAttributes(of start: Int) throws(MarkupFailure) -> (isEmpty: Bool, namespaces: Int) {
    var attributes = 0
    var namespaces = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: ">"):
        index += 1
        return (bytes[index - 2] == UInt8(ascii: "/"), namespaces)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        attributes += 1
        guard attributes <= limits.attributes else { throw failure(.tooMany(.attributes, limits.attributes), at: start) }
        try scanValue(quote: byte)
      case UInt8(ascii: "<"): throw failure(.strayMarkup, at: index)
      case UInt8(ascii: "x") where bytes[index - 1].isXMLSpace && starts(with: "xmlns", at: index):
        namespaces += 1
        index += 5
      default:
        if byte < 0x20 { try checkControl(byte, at: index) }
        index += 1
      }
    }
    throw failure(.unterminated("a tag"), at: bytes.count)
  }

  private mutating func scanValue(quote: UInt8) throws(MarkupFailure) {
    index += 1
    let start = index
    var place = index
    while place < bytes.count {
      let byte = bytes[place]
      if byte <= UInt8(ascii: "<") {
        if byte == quote {
          guard place - start <= limits.text else { throw failure(.tooMany(.text, limits.text), at: start) }
          index = place + 1
          return
        }
        index = place
        if byte < 0x20 { try checkControl(byte, at: place) }
        if byte == UInt8(ascii: "&") { try checkReference() }
        if byte == UInt8(ascii: "<") { throw failure(.strayMarkup, at: place) }
      }
      place += 1
    }
    throw failure(.unterminated("an attribute"), at: bytes.count)
  }

  private mutating func scanName() -> Range<Int> {
    let start = index
    while index < bytes.count, !bytes[index].endsXMLName { index += 1 }
    return start..<index
  }

  // MARK: Helpers

  private func starts(with text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    for position in 0..<text.utf8CodeUnitCount where bytes[offset + position] != text.utf8Start[position] { return false }
    return true
  }

  /// A name as a message shows it.
  private func string(_ range: Range<Int>) -> String {
    let shown = range.prefix(60)
    return String(decoding: bytes[shown], as: UTF8.self) + (shown.count < range.count ? "…" : "")
  }

  private func line(of offset: Int) -> Int {
    var line = 1
    for position in 0..<offset {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      if bytes[position] == UInt8(ascii: "\r"), bytes[position + 1] != UInt8(ascii: "\n") { line += 1 }
    }
    return line
  }

  private func failure(_ problem: MarkupProblem, at offset: Int) -> MarkupFailure { MarkupFailure(problem: problem, offset: offset) }
}

extension UInt8 {
  /// Blank, tab or line end: the only white space of XML. No-break and thin spaces are characters like others.
  var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
  fileprivate var isXMLNameStart: Bool { isASCIILetter || self == UInt8(ascii: "_") || self == UInt8(ascii: ":") || self >= 0x80 }
  fileprivate var endsXMLName: Bool {
    isXMLSpace || self == UInt8(ascii: ">") || self == UInt8(ascii: "/") || self == UInt8(ascii: "<")
  }
}
