extension MarkupDocument {
  /// A piece of a text that stands in the source byte for byte.
  struct Segment: Hashable {
    /// Offset in the text.
    var offset: Int
    /// Offset in the source.
    var source: Int
  }

  /// Where the pieces of a text stand in the source: one where nothing is escaped; a new one behind each reference, comment,
  /// edge of a CDATA section and converted line end.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  func segments(of node: Int) -> [Segment] {
    let start = Int(nodes[node].offset)
    let count = Int(nodes[node].count)
    return source.withBytes { Self.segments(in: $0, from: start, count: count) }
  }

  private static func segments(in source: UnsafeBufferPointer<UInt8>, from start: Int, count: Int) -> [Segment] {
    var result = [Segment(offset: 0, source: start)]
    var offset = 0
    var index = start
    var isInData = false
    /// Notes that `source` bytes stand for `text` bytes.
    func step(source: Int, text: Int) {
      index += source
      offset += text
      result.append(Segment(offset: offset, source: index))
    }
    func starts(with text: StaticString) -> Bool {
      index + text.utf8CodeUnitCount <= source.count
        && (0..<text.utf8CodeUnitCount).allSatisfy { source[index + $0] == text.utf8Start[$0] }
    }
    func length(through end: StaticString) -> Int {
      let from = index
      defer { index = from }
      while index < source.count, !starts(with: end) { index += 1 }
      return index - from + end.utf8CodeUnitCount
    }
    while offset < count, index < source.count {
      switch source[index] {
      case UInt8(ascii: "&") where !isInData:
        let length = length(through: ";")
        step(source: length, text: width(ofReference: source[index + 1..<min(index + length - 1, source.count)]))
      case UInt8(ascii: "<") where !isInData && starts(with: "<![CDATA["):
        isInData = true
        step(source: 9, text: 0)
      case UInt8(ascii: "<") where !isInData && starts(with: "<!--"): step(source: length(through: "-->"), text: 0)
      case UInt8(ascii: "<") where !isInData: return result
      case UInt8(ascii: "]") where isInData && starts(with: "]]>"):
        isInData = false
        step(source: 3, text: 0)
      case UInt8(ascii: "\r") where index + 1 < source.count && source[index + 1] == UInt8(ascii: "\n"): step(source: 2, text: 1)
      default:
        index += 1
        offset += 1
      }
    }
    return result
  }

  /// How many UTF-8 bytes the character of a reference has: of `amp`, `#233`, `#xE9`.
  private static func width(ofReference name: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    guard name.first == UInt8(ascii: "#") else { return 1 }
    let text = String(decoding: name.dropFirst(), as: UTF8.self)
    let value = text.hasPrefix("x") ? UInt32(text.dropFirst(), radix: 16) : UInt32(text)
    return value.flatMap { Unicode.Scalar($0) }.map { UTF8.width($0) } ?? 1
  }
}
