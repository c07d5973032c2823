/// The bytes of a YAML file, and where the values in it end: libYAML tells only where they begin.
struct YAMLBytes {
  let bytes: [UInt8]
  /// Where the document ends: at a line of `---` or `...` behind its content, else at the end of the file.
  private(set) var end: Int

  /// - Parameter start: where the document's content begins.
  init(_ bytes: [UInt8], start: Int) {
    self.bytes = bytes
    end = bytes.count
    var line = nextLine(after: start)
    while line < bytes.count {
      if ["---", "..."].contains(where: { isMarker(Array($0.utf8), at: line) }) {
        end = line
        return
      }
      line = nextLine(after: line)
    }
  }

  private func isMarker(_ marker: [UInt8], at line: Int) -> Bool {
    let after = line + marker.count
    return after <= bytes.count && Array(bytes[line..<after]) == marker && (after == bytes.count || isBlank(after) || isLineEnd(after))
  }

  func isLineEnd(_ offset: Int) -> Bool { bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == UInt8(ascii: "\r") }
  func isBlank(_ offset: Int) -> Bool { bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t") }

  /// Where the line of an offset ends, before its line end.
  func lineEnd(from offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count, !isLineEnd(offset) { offset += 1 }
    return offset
  }

  /// The first byte of the line behind that of an offset; the file's end where there is none.
  func nextLine(after offset: Int) -> Int {
    let end = lineEnd(from: offset)
    guard end < bytes.count else { return end }
    let isPair = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
    return end + (isPair ? 2 : 1)
  }

  func lineStart(of offset: Int) -> Int {
    var offset = offset
    while offset > 0, !isLineEnd(offset - 1) { offset -= 1 }
    return offset
  }

  /// Where a value ends at the latest when the next one begins at `next`: at the start of its line, when that is another.
  func boundary(before next: Int, after start: Int) -> Int {
    let line = lineStart(of: next)
    return line > start ? line : next
  }

  /// How lines end where an offset is: as the one before it, else the first of the file.
  func lineEnding(near offset: Int) -> String {
    var place = offset
    while place > 0, !isLineEnd(place - 1) { place -= 1 }
    let end = place > 0 ? place - 1 : lineEnd(from: offset)
    guard end < bytes.count else { return "\n" }
    if bytes[end] == UInt8(ascii: "\r") { return end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n") ? "\r\n" : "\r" }
    return end > 0 && bytes[end - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  /// How many blanks stand before the first other byte of a line.
  func indentation(ofLine line: Int) -> Int {
    var offset = line
    while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
    return offset - line
  }

  /// The end of a value's own text, which is before `limit`.
  func end(of node: YAMLNode, before limit: Int, inFlow: Bool) -> Int {
    if node.isFlow { return flowEnd(from: node.start).end }
    switch node.content {
    case .scalar(_, .singleQuoted): return quotedEnd(from: node.start)
    case .scalar(_, .doubleQuoted): return quotedEnd(from: node.start)
    case .scalar(_, .block): return blockScalarEnd(from: node.start, before: limit)
    case .scalar(let text, .plain): return text.isEmpty ? node.start : plainEnd(from: node.start, before: limit, inFlow: inFlow)
    case .sequence(let elements): return elements.last.map { end(of: $0, before: limit, inFlow: inFlow) } ?? node.start
    case .mapping(let pairs): return pairs.last.map { end(of: $0.value, before: limit, inFlow: inFlow) } ?? node.start
    }
  }

  /// Behind the closing quotation mark.
  func quotedEnd(from start: Int) -> Int {
    guard start < bytes.count else { return start }
    let mark = bytes[start]
    var offset = start + 1
    while offset < bytes.count {
      if mark == UInt8(ascii: "\""), bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if bytes[offset] == mark {
        guard mark == UInt8(ascii: "'"), offset + 1 < bytes.count, bytes[offset + 1] == mark else { return offset + 1 }
        offset += 2
      } else {
        offset += 1
      }
    }
    return bytes.count
  }

  /// Plain text ends at a comment, at a colon before a blank, at a mark of what is around it; it may go on in the next line.
  private func plainEnd(from start: Int, before limit: Int, inFlow: Bool) -> Int {
    var last = start
    var offset = start
    while offset < limit {
      let byte = bytes[offset]
      if isLineEnd(offset) || isBlank(offset) {
        offset += 1
        continue
      }
      if byte == UInt8(ascii: "#"), offset > 0, isBlank(offset - 1) || isLineEnd(offset - 1) { break }
      if inFlow, ",[]{}".utf8.contains(byte) { break }
      if byte == UInt8(ascii: ":"), offset + 1 >= bytes.count || isBlank(offset + 1) || isLineEnd(offset + 1) || inFlow && ",[]{}".utf8.contains(bytes[offset + 1]) {
        break
      }
      offset += 1
      last = offset
    }
    return last
  }

  /// Text behind `|` or `>` has the indentation of its first line or more; with `+` the blank lines behind it belong to it.
  private func blockScalarEnd(from start: Int, before limit: Int) -> Int {
    let header = lineEnd(from: start)
    if bytes[start..<header].contains(UInt8(ascii: "+")) { return limit }
    var last = header
    var own: Int?
    var line = nextLine(after: start)
    while line < limit {
      let end = lineEnd(from: line)
      if bytes[line..<end].contains(where: { $0 != UInt8(ascii: " ") }) {
        let indentation = indentation(ofLine: line)
        if let own, indentation < own { break }
        own = own ?? indentation
        last = end
      }
      let next = nextLine(after: line)
      guard next > line else { break }
      line = next
    }
    return last
  }

  /// What stands between brackets or braces.
  struct FlowExtent {
    /// Behind the closing mark.
    var end: Int
    /// Behind the last byte inside that is neither blank nor comment.
    var contentEnd: Int
    var endsWithComma: Bool
  }

  func flowEnd(from start: Int) -> FlowExtent {
    var depth = 0
    var last = start
    var isTokenStart = true
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if isLineEnd(offset) || isBlank(offset) {
        offset += 1
        continue
      }
      if byte == UInt8(ascii: "#"), isBlank(offset - 1) || isLineEnd(offset - 1) {
        offset = lineEnd(from: offset)
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        offset = isTokenStart ? quotedEnd(from: offset) : offset + 1
        isTokenStart = false
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        isTokenStart = true
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          return FlowExtent(end: offset + 1, contentEnd: last, endsWithComma: last > start && bytes[last - 1] == UInt8(ascii: ","))
        }
        isTokenStart = false
        offset += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "?"):
        isTokenStart = true
        offset += 1
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        // A name before a value: the value may be in quotation marks.
        while offset < bytes.count, !isBlank(offset), !isLineEnd(offset) { offset += 1 }
        isTokenStart = true
      default:
        isTokenStart = false
        offset += 1
      }
      last = offset
    }
    return FlowExtent(end: bytes.count, contentEnd: last, endsWithComma: false)
  }
}
