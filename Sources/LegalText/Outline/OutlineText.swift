internal import Diagnostics

/// A text of an outline with its escapes resolved and its lines joined.
struct OutlineText {
  var text: String
  var marks: [EditorMark] = []
  var markPositions: [SourcePosition] = []
  var origin: TextOrigin
  /// It began with a backslash: it is text, whatever it looks like.
  var isPlain = false
}

/// Resolves escapes and editor's marks in the lines of a text.
struct OutlineTextScanner {
  private let document: OutlineDocument
  private var output: [UInt8] = []
  private var result = OutlineText(text: "", origin: TextOrigin())
  private(set) var diagnostics: [Diagnostic] = []

  init(_ document: OutlineDocument) { self.document = document }

  /// Joins the lines with one blank each.
  ///
  /// - Complexity: O(*n*) in the bytes of the lines.
  mutating func scan(_ lines: [Range<Int>]) -> OutlineText {
    output.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    for (number, line) in lines.enumerated() {
      if number > 0 { output.append(0x20) }
      scan(line, isFirst: number == 0)
    }
    result.text = String(decoding: output, as: UTF8.self)
    return result
  }

  private mutating func scan(_ line: Range<Int>, isFirst: Bool) {
    let bytes = document.bytes
    var offset = line.lowerBound
    if isFirst, offset < line.upperBound, bytes[offset] == OutlineSyntax.backslash {
      result.isPlain = true
      offset += 1
      startRun(at: offset)
      // The next character is literal, whatever it is.
      if offset < line.upperBound {
        output.append(bytes[offset])
        offset += 1
      }
    } else {
      startRun(at: offset)
    }
    while offset < line.upperBound {
      let byte = bytes[offset]
      let next = offset + 1 < line.upperBound ? bytes[offset + 1] : nil
      switch (byte, next) {
      case (OutlineSyntax.backslash, .some(let escaped)) where OutlineSyntax.isEscapable(escaped):
        startRun(at: offset + 1)
        output.append(escaped)
        offset += 2
      case (OutlineSyntax.bracket, .some(OutlineSyntax.caret)):
        offset = mark(at: offset, in: line)
      default:
        output.append(byte)
        offset += 1
      }
    }
  }

  /// Reads "[^label]" and returns the offset behind it.
  private mutating func mark(at start: Int, in line: Range<Int>) -> Int {
    let bytes = document.bytes
    var end = start + 2
    while end < line.upperBound, end - start <= OutlineSyntax.longestNoteLabel + 2, OutlineSyntax.isNoteLabel(bytes[end]) {
      end += 1
    }
    guard end < line.upperBound, end > start + 2, bytes[end] == UInt8(ascii: "]") else {
      diagnostics.append(
        Diagnostic(
          "editor-mark", .error,
          "'[^' begins an editor's mark such as '[^1]'; close it, or write '\\[^' where it is text of the law",
          at: document.position(at: start)))
      output += bytes[start..<(start + 2)]
      return start + 2
    }
    let label = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
    result.marks.append(EditorMark(offset: output.count, label: label))
    result.markPositions.append(document.position(at: start))
    startRun(at: end + 1)
    return end + 1
  }

  private mutating func startRun(at offset: Int) {
    result.origin.append(TextOrigin.Run(offset: output.count, position: document.position(at: offset)))
  }
}
