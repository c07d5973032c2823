internal import Diagnostics

/// Puts the lines of pages in the order in which they are read, where an extractor printed two columns side by side.
///
/// A block of columns is a run of lines that leave a gap at one place; its left pieces come first. Narrow columns are a table's
/// and stay.
struct PageColumns {
  /// Blanks between columns, at least.
  private static let gap = 3
  /// Lines with a piece on both sides, at least, and the bytes that the pieces of each side have on average.
  private static let leastLines = 4
  private static let leastWidth = 25

  private let source: SourceText
  private let bytes: [UInt8]

  init(_ source: SourceText) {
    self.source = source
    bytes = Array(source.text.utf8)
  }

  /// - Complexity: linear in the text.
  func inReadingOrder(_ lines: [PageLine]) -> [PageLine] {
    guard let column = commonColumn(lines) else { return lines }
    var result: [PageLine] = []
    var block: [(left: PageLine?, right: PageLine?)] = []
    func finish() {
      let both = block.filter { $0.left != nil && $0.right != nil }
      let width = (both.reduce(0) { $0 + ($1.left?.range.count ?? 0) }, both.reduce(0) { $0 + ($1.right?.range.count ?? 0) })
      if both.count >= Self.leastLines, min(width.0, width.1) >= Self.leastWidth * both.count {
        result += block.compactMap(\.left) + block.compactMap(\.right)
      } else {
        for (left, right) in block { result += [joined(left, right)].compactMap(\.self) }
      }
      block = []
    }
    for line in lines {
      guard let pieces = pieces(of: line, at: column) else {
        finish()
        result.append(line)
        continue
      }
      block.append(pieces)
    }
    finish()
    return result
  }

  /// The column at which most right-hand pieces begin.
  private func commonColumn(_ lines: [PageLine]) -> Int? {
    var counts: [Int: Int] = [:]
    for line in lines {
      for start in starts(of: line) { counts[start - source.offset(ofLine: line.number), default: 0] += 1 }
    }
    let best = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }
    return best.flatMap { $0.value >= Self.leastLines && $0.key >= Self.leastWidth ? $0.key : nil }
  }

  /// The offsets in the source behind the gaps of a line.
  private func starts(of line: PageLine) -> [Int] {
    var result: [Int] = []
    var blanks = 0
    for offset in line.range {
      if bytes[offset] == 0x20 {
        blanks += 1
      } else {
        if blanks >= Self.gap { result.append(offset) }
        blanks = 0
      }
    }
    return result
  }

  /// The pieces of a line before and behind a column; `nil` when its text runs across.
  private func pieces(of line: PageLine, at column: Int) -> (left: PageLine?, right: PageLine?)? {
    guard !line.isBlank else { return (line, nil) }
    let middle = source.offset(ofLine: line.number) + column
    if line.range.upperBound <= middle - Self.gap { return (line, nil) }
    if line.range.lowerBound >= middle - 1 { return (nil, line) }
    // A drawn letter or two may stand out of the column.
    guard let start = starts(of: line).first(where: { abs($0 - middle) <= 1 }) else { return nil }
    return (piece(of: line, line.range.lowerBound..<start), piece(of: line, start..<line.range.upperBound))
  }

  private func piece(of line: PageLine, _ range: Range<Int>) -> PageLine? {
    PageLine.trimmed(bytes, range).map { PageLine(number: line.number, range: $0, text: String(decoding: bytes[$0], as: UTF8.self)) }
  }

  private func joined(_ left: PageLine?, _ right: PageLine?) -> PageLine? {
    guard let left, let right else { return left ?? right }
    return piece(of: left, left.range.lowerBound..<right.range.upperBound)
  }
}
