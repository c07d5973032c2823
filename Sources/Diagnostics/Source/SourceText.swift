/// The text of one file and the starts of its lines.
package struct SourceText: Sendable {
  /// The file's path below the project folder, as diagnostics print it.
  package let path: String
  /// The text, without a byte order mark. Line ends are as in the file.
  package let text: String
  /// UTF-8 offsets at which lines start, ascending; the first is 0.
  private let lineStarts: [Int]
  /// The UTF-8 offset of the first NUL character, which no text has.
  package let firstNUL: Int?

  /// - Complexity: O(*n*) in the bytes of `text`.
  package init(path: String, text: String) {
    self.path = path
    var text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    text.makeContiguousUTF8()
    self.text = text
    (lineStarts, firstNUL) = text.utf8.withContiguousStorageIfAvailable(Self.controls) ?? ([0], nil)
  }

  /// The starts of lines and the first NUL: both are found among the control characters, in one pass.
  private static func controls(_ bytes: UnsafeBufferPointer<UInt8>) -> (lineStarts: [Int], firstNUL: Int?) {
    var starts = [0]
    var firstNUL: Int?
    for offset in 0..<bytes.count where bytes[offset] <= UInt8(ascii: "\r") {
      switch bytes[offset] {
      case UInt8(ascii: "\n"): starts.append(offset + 1)
      case UInt8(ascii: "\r") where offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "\n"): starts.append(offset + 1)
      case 0: firstNUL = firstNUL ?? offset
      default: break
      }
    }
    return (starts, firstNUL)
  }

  /// The bytes of the text, for passes that a string's views would slow down.
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try text.utf8.withContiguousStorageIfAvailable(body) ?? Array(text.utf8).withUnsafeBufferPointer(body)
  }

  /// The number of lines; text that ends with a line end has one more, empty, line.
  package var lineCount: Int { lineStarts.count }

  /// The UTF-8 offset at which a 1-based line starts; lines past the end start at the end.
  package func offset(ofLine line: Int) -> Int {
    lineStarts.indices.contains(line - 1) ? lineStarts[line - 1] : text.utf8.count
  }

  /// The position of a UTF-8 offset in `0...text.utf8.count`; offsets outside are clamped.
  ///
  /// - Complexity: O(log *n*) in the number of lines.
  package func position(at offset: Int) -> SourcePosition {
    let place = place(at: offset)
    return SourcePosition(file: path, line: place.line, column: place.column)
  }

  /// The position of an offset without the file.
  package func place(at offset: Int) -> (line: Int, column: Int) {
    var hint = lineStarts.count
    return place(at: offset, near: &hint)
  }

  /// The position of an offset without the file.
  ///
  /// - Parameter line: the number of a line that may be it or stand shortly before, which is looked at first; the line's own number
  ///   behind.
  /// - Complexity: O(1) where the line is one of the next few, else O(log *n*) in the number of lines.
  package func place(at offset: Int, near line: inout Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), text.utf8.count)
    var low = 0
    var high = lineStarts.count
    if line > 0, line <= high, lineStarts[line - 1] <= offset {
      low = line - 1
      var step = 0
      while step < 4, low + 1 < high, lineStarts[low + 1] <= offset {
        low += 1
        step += 1
      }
      if low + 1 == high || lineStarts[low + 1] > offset { high = low + 1 }
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    line = low + 1
    return (low + 1, offset - lineStarts[low] + 1)
  }

  /// The lines in order, without their line ends, each with its 1-based number.
  ///
  /// `\n`, `\r\n` and `\r` end a line.
  package var lines: [SourceLine] {
    let bytes = text.utf8
    var result: [SourceLine] = []
    result.reserveCapacity(lineStarts.count)
    var start = bytes.startIndex
    for number in 1...lineStarts.count {
      let next = number < lineStarts.count ? lineStarts[number] : bytes.count
      let end = bytes.index(start, offsetBy: next - lineStarts[number - 1])
      var last = end
      while last > start {
        let before = bytes.index(before: last)
        guard bytes[before] == UInt8(ascii: "\n") || bytes[before] == UInt8(ascii: "\r") else { break }
        last = before
      }
      result.append(SourceLine(number: number, text: text[start..<last]))
      start = end
    }
    return result
  }
}

/// A line of a source text.
package struct SourceLine: Sendable {
  /// 1-based.
  package var number: Int
  /// The line without its line end.
  package var text: Substring
}
