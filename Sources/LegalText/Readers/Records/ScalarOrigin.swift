internal import Diagnostics

/// Finds where the characters of a scalar stand in its file: in JSON or YAML behind escapes and folded lines, in XML where the
/// scalar was put together.
struct ScalarOrigin {
  private let source: SourceText
  private let bytes: [UInt8]
  /// By place, for scalars that do not stand in the file as a whole.
  private let known: [SourcePosition: TextOrigin]?

  init(_ source: SourceText) {
    self.source = source
    bytes = Array(source.text.utf8)
    known = nil
  }

  /// For scalars whose origins are known; any other is an attribute, which has the place of its element.
  init(_ source: SourceText, known: [SourcePosition: TextOrigin]) {
    self.source = source
    bytes = Array(source.text.utf8)
    self.known = known
  }

  /// The size of the file in bytes.
  var count: Int { bytes.count }

  /// How the text of a value maps to the file. One run when the text stands there as it is.
  ///
  /// What cannot be followed further, such as a block with indentation, keeps the place of its last run.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  func origin(of value: RecordValue) -> TextOrigin {
    if let known { return known[value.position] ?? TextOrigin(startOf: value.position) }
    var start = source.offset(ofLine: value.position.line) + value.position.column - 1
    guard var text = value.text, start < bytes.count else { return TextOrigin(startOf: value.position) }
    let quote = bytes[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") { start += 1 }
    return text.withUTF8 { text in
      if isEqual(text, at: start) { return TextOrigin(startOf: source.position(at: start)) }
      var walk = Walk(text: text, bytes: bytes, isSingleQuoted: quote == UInt8(ascii: "'"), place: start)
      walk.run()
      return TextOrigin(runs: walk.runs.map { .init(offset: $0.offset, position: source.position(at: $0.place)) })
    }
  }

  private func isEqual(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start + text.count <= bytes.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      let (one, other) = (UnsafeRawBufferPointer(text), bytes)
      var offset = 0
      while offset + 8 <= one.count {
        guard one.loadUnaligned(fromByteOffset: offset, as: UInt64.self) == other.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self) else {
          return false
        }
        offset += 8
      }
      while offset < one.count {
        guard one[offset] == other[start + offset] else { return false }
        offset += 1
      }
      return true
    }
  }
}

/// Walks a text and the bytes that write it side by side.
private struct Walk {
  let text: UnsafeBufferPointer<UInt8>
  let bytes: [UInt8]
  let isSingleQuoted: Bool
  var place: Int
  var offset = 0
  var runs: [(offset: Int, place: Int)] = []

  mutating func run() {
    runs = [(0, place)]
    while offset < text.count, place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\"), !isSingleQuoted, text[offset] != byte || (place + 1 < bytes.count && bytes[place + 1] == byte) {
        escape()
      } else if byte == UInt8(ascii: "'"), isSingleQuoted, place + 1 < bytes.count, bytes[place + 1] == byte {
        offset += 1
        place += 2
        startRun()
      } else if byte == text[offset], byte != 0x0A {
        offset += 1
        place += 1
      } else if isBlank(byte), isBlank(text[offset]) {
        fold()
      } else if isBlank(byte) {
        place += 1
        startRun()
      } else {
        return
      }
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// Blanks of the file beside blanks of the text: a line break with the blanks around it is one blank of the text, or one line
  /// break for each empty line.
  private mutating func fold() {
    let start = place
    var breaks = 0
    while place < bytes.count, isBlank(bytes[place]) {
      if bytes[place] == 0x0A || bytes[place] == 0x0D { breaks += 1 }
      place += 1
    }
    if breaks == 0 {
      offset = min(offset + place - start, text.count)
    } else if text[offset] == 0x0A {
      while offset < text.count, text[offset] == 0x0A { offset += 1 }
    } else {
      offset += 1
    }
    startRun()
  }

  private mutating func escape() {
    guard place + 1 < bytes.count else { return place = bytes.count }
    switch bytes[place + 1] {
    case 0x0A, 0x0D:
      place += 1
      while place < bytes.count, isBlank(bytes[place]) { place += 1 }
    case UInt8(ascii: "u"): hexadecimal(4)
    case UInt8(ascii: "U"): hexadecimal(8)
    case UInt8(ascii: "x"): hexadecimal(2)
    case UInt8(ascii: "_"), UInt8(ascii: "N"): step(2, 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): step(3, 2)
    default: step(1, 2)
    }
    startRun()
  }

  /// An escape by number writes the one character that stands in the text, in JSON as two halves where it needs them.
  private mutating func hexadecimal(_ digits: Int) {
    let width = text[offset] < 0x80 ? 1 : text[offset] < 0xE0 ? 2 : text[offset] < 0xF0 ? 3 : 4
    let isPair = digits == 4 && width == 4
    step(width, isPair ? 12 : 2 + digits)
  }

  private mutating func step(_ width: Int, _ length: Int) {
    offset += width
    place += length
  }

  private mutating func startRun() {
    if runs.last?.offset == offset { runs.removeLast() }
    runs.append((offset, min(place, bytes.count)))
  }
}
