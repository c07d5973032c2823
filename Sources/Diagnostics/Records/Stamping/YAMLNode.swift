internal import Yams

/// A value of a YAML file with the way in which it is written, for what edits files in place.
struct YAMLNode {
  indirect enum Content {
    case scalar(String, ScalarStyle)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  enum ScalarStyle { case plain, singleQuoted, doubleQuoted, block }

  var content: Content
  /// Between brackets or braces, not on lines of its own.
  var isFlow: Bool
  /// The UTF-8 offset at which it begins; of what is not written at all, the end of the colon or hyphen before it.
  var start: Int

  var isEmpty: Bool {
    if case .scalar(let text, .plain) = content { text.isEmpty } else { false }
  }

  /// The tree of a file that `YAMLDocument.read` accepts, and so within its bounds.
  static func read(_ source: SourceText) -> YAMLNode? {
    guard let root = try? Parser(yaml: source.text, resolver: .basic).singleRoot() else { return nil }
    return convert(root, source, Array(source.text.utf8))
  }

  /// Whether a bracket or brace begins at an offset, behind an anchor or a tag. Yams does not tell.
  private static func isFlow(at offset: Int, _ bytes: [UInt8]) -> Bool {
    var offset = offset
    while offset < bytes.count, "&!".utf8.contains(bytes[offset]) {
      while offset < bytes.count, bytes[offset] > 0x20 { offset += 1 }
      while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
    }
    return offset < bytes.count && "{[".utf8.contains(bytes[offset])
  }

  private static func convert(_ node: Node, _ source: SourceText, _ bytes: [UInt8]) -> YAMLNode {
    let start = node.mark.map { source.offset(of: $0) } ?? 0
    switch node {
    case .scalar(let scalar):
      let style: ScalarStyle =
        switch scalar.style {
        case .doubleQuoted: .doubleQuoted
        case .singleQuoted: .singleQuoted
        case .literal, .folded: .block
        default: .plain
        }
      return YAMLNode(content: .scalar(scalar.string, style), isFlow: false, start: start)
    case .sequence(let sequence):
      return YAMLNode(content: .sequence(sequence.map { convert($0, source, bytes) }), isFlow: isFlow(at: start, bytes), start: start)
    case .mapping(let mapping):
      return YAMLNode(
        content: .mapping(mapping.map { (convert($0.key, source, bytes), convert($0.value, source, bytes)) }),
        isFlow: isFlow(at: start, bytes), start: start)
    case .alias: return YAMLNode(content: .scalar("", .plain), isFlow: false, start: start)
    }
  }

  /// The text of the scalar that begins at an offset; keys are none.
  func scalar(at offset: Int, before end: Int, inFlow: Bool, in bytes: YAMLBytes) -> Range<Int>? {
    let values: [(start: Int, next: Int?, node: YAMLNode)]
    switch content {
    case .scalar: return start == offset && !isEmpty ? start..<bytes.end(of: self, before: end, inFlow: inFlow) : nil
    case .sequence(let elements):
      values = elements.indices.map { (elements[$0].start, $0 + 1 < elements.count ? elements[$0 + 1].start : nil, elements[$0]) }
    case .mapping(let pairs):
      values = pairs.indices.map { (pairs[$0].value.start, $0 + 1 < pairs.count ? pairs[$0 + 1].key.start : nil, pairs[$0].value) }
    }
    for value in values {
      let limit = value.next.map { bytes.boundary(before: $0, after: value.start) } ?? end
      if let found = value.node.scalar(at: offset, before: limit, inFlow: inFlow || isFlow, in: bytes) { return found }
    }
    return nil
  }

  /// The mapping that begins at an offset, with the offset before which its text ends.
  ///
  /// - Parameter end: where the text of this node ends at the latest.
  func mapping(at offset: Int, before end: Int, in bytes: YAMLBytes) -> (node: YAMLNode, end: Int)? {
    switch content {
    case .scalar: return nil
    case .sequence(let elements):
      for (index, element) in elements.enumerated() {
        let next = index + 1 < elements.count ? bytes.boundary(before: elements[index + 1].start, after: element.start) : end
        if let found = element.mapping(at: offset, before: next, in: bytes) { return found }
      }
      return nil
    case .mapping(let pairs):
      if start == offset { return (self, end) }
      for (index, pair) in pairs.enumerated() {
        let next = index + 1 < pairs.count ? bytes.boundary(before: pairs[index + 1].key.start, after: pair.value.start) : end
        if let found = pair.value.mapping(at: offset, before: next, in: bytes) { return found }
      }
      return nil
    }
  }
}

extension SourceText {
  /// libYAML counts columns in Unicode scalars, this project in UTF-8 bytes.
  func offset(of mark: Mark) -> Int {
    let start = offset(ofLine: mark.line)
    let bytes = text.utf8
    let index = bytes.index(bytes.startIndex, offsetBy: min(start, bytes.count))
    return start + text.unicodeScalars[index...].prefix(max(0, mark.column - 1)).reduce(0) { $0 + UTF8.width($1) }
  }

  func position(of mark: Mark) -> SourcePosition { position(at: offset(of: mark)) }
}
