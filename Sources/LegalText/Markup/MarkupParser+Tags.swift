extension MarkupParser {
  mutating func readEndTag() throws(MarkupFailure) {
    let start = index
    index += 2
    let name = readName()
    skipBlanks()
    guard index < bytes.count else { throw failure(.unterminated("a tag"), at: bytes.count) }
    guard bytes[index] == UInt8(ascii: ">") else { throw failure(.strayMarkup, at: start) }
    index += 1
    guard let element = open.popLast() else { throw failure(.strayEnd(string(name)), at: start) }
    guard names.areEqual(name, element.name) else {
      let line = line(of: element.name.lowerBound)
      throw failure(.mismatched(end: string(name), open: string(element.name), openedAtLine: line), at: start)
    }
    lists.nodes[element.node].end = Int32(truncatingIfNeeded: lists.nodes.count)
    names.leaveScope(to: element.outerNamespaces)
    isInText = false
  }

  mutating func readStartTag() throws(MarkupFailure) {
    let start = index
    index += 1
    guard bytes[index].isXMLNameStart else { throw failure(.strayMarkup, at: start) }
    let name = readName()
    guard !open.isEmpty || !hasRoot else { throw failure(.outsideRoot, at: start) }
    hasRoot = true
    let node = lists.nodes.count
    try addNode(0, at: start, start: lists.attributes.count)
    isInText = false
    let outerNamespaces = names.namespacesInScope
    let isEmpty = try readAttributes(of: node, at: start)
    guard names.namespacesInScope <= limits.namespaces else { throw failure(.tooMany(.namespaces, limits.namespaces), at: start) }
    let (number, isDeclared) = names.element(name)
    lists.nodes[node].name = number
    if !isDeclared { undeclaredPrefix = undeclaredPrefix ?? start }
    guard !isEmpty else { return names.leaveScope(to: outerNamespaces) }
    guard open.count < limits.depth else { throw failure(.tooMany(.depth, limits.depth), at: start) }
    open.append(OpenElement(node: node, name: name, outerNamespaces: outerNamespaces))
  }

  /// Moves past the tag; says whether it closes itself.
  private mutating func readAttributes(of node: Int, at start: Int) throws(MarkupFailure) -> Bool {
    var attributes = 0
    var prefixed: Int?
    while true {
      let hasBlank = skipBlanks()
      guard index < bytes.count else { throw failure(.unterminated("a tag"), at: bytes.count) }
      switch bytes[index] {
      case UInt8(ascii: ">"):
        index += 1
        note(prefixed, of: node)
        return false
      case UInt8(ascii: "/"):
        guard index + 1 < bytes.count else { throw failure(.unterminated("a tag"), at: bytes.count) }
        guard bytes[index + 1] == UInt8(ascii: ">") else { throw failure(.malformedTag, at: index) }
        index += 2
        note(prefixed, of: node)
        return true
      case UInt8(ascii: "<"): throw failure(.strayMarkup, at: index)
      default:
        try checkCharacter(at: index)
        guard hasBlank, bytes[index].isXMLNameStart else { throw failure(.malformedTag, at: index) }
        attributes += 1
        guard attributes <= limits.attributes else { throw failure(.tooMany(.attributes, limits.attributes), at: start) }
        let place = index
        if try readAttribute(of: node) { prefixed = prefixed ?? place }
      }
    }
  }

  /// Notes an attribute whose prefix no namespace declares: known at the end of the tag, which may declare it.
  private mutating func note(_ prefixed: Int?, of node: Int) {
    guard undeclaredPrefix == nil, let prefixed else { return }
    for attribute in lists.attributes[Int(lists.nodes[node].start)...] where !names.isDeclared(prefixOf: attribute.name) {
      undeclaredPrefix = prefixed
    }
  }

  /// Reads `name="value"`; says whether the name has a prefix.
  private mutating func readAttribute(of node: Int) throws(MarkupFailure) -> Bool {
    let name = readName()
    skipBlanks()
    try expect(UInt8(ascii: "="))
    index += 1
    skipBlanks()
    guard index < bytes.count else { throw failure(.unterminated("a tag"), at: bytes.count) }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw failure(.malformedTag, at: index) }
    let start = lists.values.count
    try readValue(quote: quote)
    if let prefix = names.declaredPrefix(name) {
      names.declare(prefix, String(decoding: lists.values[start...], as: UTF8.self))
      lists.values.removeLast(lists.values.count - start)
      return false
    }
    let number = names.number(of: name)
    let first = Int(lists.nodes[node].start)
    guard !lists.attributes[first...].contains(where: { $0.name == number }) else {
      throw failure(.repeatedAttribute(string(name)), at: name.lowerBound)
    }
    lists.attributes.append(
      MarkupDocument.Attribute(
        name: number, start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: lists.values.count - start)))
    lists.nodes[node].count += 1
    return names.hasPrefix(number)
  }

  private func expect(_ byte: UInt8) throws(MarkupFailure) {
    guard index < bytes.count else { throw failure(.unterminated("a tag"), at: bytes.count) }
    guard bytes[index] == byte else { throw failure(.malformedTag, at: index) }
  }

  /// Adds the value between quotation marks, its white space as blanks, to the values.
  private mutating func readValue(quote: UInt8) throws(MarkupFailure) {
    index += 1
    let start = index
    var plain = index
    while index < bytes.count {
      let byte = bytes[index]
      guard byte <= UInt8(ascii: "<") && byte != 0x20 || byte == 0xEF else {
        index += 1
        continue
      }
      switch byte {
      case quote:
        guard index - start <= limits.text else { throw failure(.tooMany(.text, limits.text), at: start) }
        lists.append(value: UnsafeBufferPointer(rebasing: bytes[plain..<index]))
        index += 1
        return
      case UInt8(ascii: "<"): throw failure(.strayMarkup, at: index)
      case UInt8(ascii: "&"):
        lists.append(value: UnsafeBufferPointer(rebasing: bytes[plain..<index]))
        lists.append(value: try readReference().utf8)
        plain = index
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        lists.append(value: UnsafeBufferPointer(rebasing: bytes[plain..<index]))
        lists.append(value: CollectionOfOne(UInt8(ascii: " ")))
        index += byte == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
        plain = index
      default:
        try checkCharacter(at: index)
        index += 1
      }
    }
    throw failure(.unterminated("an attribute"), at: bytes.count)
  }

  private mutating func readName() -> Range<Int> {
    let start = index
    while index < bytes.count, bytes[index].isXMLName { index += 1 }
    return start..<index
  }

  /// Whether there was one.
  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let start = index
    while index < bytes.count, bytes[index].isXMLSpace { index += 1 }
    return index > start
  }
}
