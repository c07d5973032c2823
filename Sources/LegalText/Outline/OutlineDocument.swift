internal import Diagnostics

/// The bytes of an outline and its lines without the blanks around them.
struct OutlineDocument {
  let source: SourceText
  let bytes: [UInt8]

  init(_ source: SourceText) {
    self.source = source
    bytes = Array(source.text.utf8)
  }

  func position(at offset: Int) -> SourcePosition { source.position(at: offset) }

  /// The offsets of a 1-based line, without its line end and the blanks around it. A blank behind a backslash stays.
  func line(_ number: Int) -> Range<Int> {
    var start = source.offset(ofLine: number)
    var end = number < source.lineCount ? source.offset(ofLine: number + 1) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    while start < end, bytes[start].isASCIIBlank { start += 1 }
    let full = end
    while end > start, bytes[end - 1].isASCIIBlank { end -= 1 }
    var backslashes = 0
    while end - backslashes > start, bytes[end - backslashes - 1] == OutlineSyntax.backslash { backslashes += 1 }
    if end < full, backslashes % 2 == 1 { end += 1 }
    return start..<end
  }
}

/// The marks of the outline form.
enum OutlineSyntax {
  static let backslash = UInt8(ascii: "\\")
  static let heading = UInt8(ascii: "#")
  static let attributes = UInt8(ascii: "{")
  static let table = UInt8(ascii: "|")
  static let bracket = UInt8(ascii: "[")
  static let caret = UInt8(ascii: "^")
  /// A label of an editor's note is at most this long.
  static let longestNoteLabel = 64

  /// Whether a backslash before this byte makes it literal: ASCII punctuation, blank and tab.
  static func isEscapable(_ byte: UInt8) -> Bool {
    byte.isASCIIBlank || (byte > 0x20 && byte < 0x7F && !byte.isASCIIDigit && !byte.isASCIILetter)
  }

  static func isNoteLabel(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && byte != bracket && byte != UInt8(ascii: "]") && byte != backslash
  }

  /// "Note:" or "NOTE:" at the start of a text, followed by a blank or its end.
  static func noteDesignation(in bytes: [UInt8], _ range: Range<Int>) -> String? {
    for word in ["Note:", "NOTE:"] {
      let end = range.lowerBound + word.utf8.count
      guard end <= range.upperBound, bytes[range.lowerBound..<end].elementsEqual(word.utf8) else { continue }
      if end == range.upperBound || bytes[end].isASCIIBlank { return word }
    }
    return nil
  }
}
