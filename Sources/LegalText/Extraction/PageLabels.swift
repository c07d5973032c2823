/// Finds the labels of pages, "CPPA Page 47 of 67", alone on a line or in the middle of a sentence.
///
/// "Page", a number, "of" and a number is a page's label wherever it stands; words before it belong to it when they stand before
/// at least two of them and before half of all.
struct PageLabels {
  /// Words that stand before the labels, as bytes joined by one blank, with how often they do.
  private var prefixes: [[UInt8]: Int] = [:]
  private var count = 0
  private static let page = Array("Page ".utf8)
  /// Most words that belong to a label.
  private static let longestPrefix = 5

  /// - Complexity: linear in the text.
  init(_ pages: [[PageLine]]) {
    for line in pages.joined() {
      let bytes = Array(line.text.utf8)
      for label in Self.labels(bytes) {
        count += 1
        for start in Self.starts(bytes, before: label.lowerBound) { prefixes[Array(bytes[start..<label.lowerBound]), default: 0] += 1 }
      }
    }
  }

  /// A line cut at the labels in it, in the order of the line: what is kept goes on with what stood before a label.
  func pieces(of line: PageLine) -> [(line: PageLine, isLabel: Bool)] {
    guard count > 0 else { return [(line, false)] }
    let bytes = Array(line.text.utf8)
    var result: [(line: PageLine, isLabel: Bool)] = []
    var offset = 0
    func add(_ range: Range<Int>, isLabel: Bool) {
      guard let trimmed = PageLine.trimmed(bytes, range) else { return }
      var piece = line
      piece.range = line.range.lowerBound + trimmed.lowerBound..<line.range.lowerBound + trimmed.upperBound
      piece.text = String(decoding: bytes[trimmed], as: UTF8.self)
      piece.goesOn = !isLabel && range.lowerBound > 0
      result.append((piece, isLabel))
    }
    for label in Self.labels(bytes) {
      let starts = Self.starts(bytes, before: label.lowerBound)
      // A line of nothing but capitalized words and a label is all of it the label's.
      let isWhole = label.upperBound == bytes.count && starts.last == 0
      let start = isWhole ? 0 : starts.last { prefixes[Array(bytes[$0..<label.lowerBound]), default: 0] * 2 >= max(4, count) }
      let from = max(offset, start ?? label.lowerBound)
      add(offset..<from, isLabel: false)
      add(from..<label.upperBound, isLabel: true)
      offset = label.upperBound
    }
    add(offset..<bytes.count, isLabel: false)
    return result.isEmpty ? [(line, false)] : result
  }

  /// Each "Page 47 of 67".
  private static func labels(_ bytes: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var offset = 0
    while let start = bytes[offset...].firstIndex(of: page[0]) {
      offset = start + 1
      guard bytes[start...].starts(with: page), start == 0 || bytes[start - 1] == 0x20 else { continue }
      var end = start + page.count
      guard let number = digits(bytes, &end), number <= 4, bytes[end...].starts(with: " of ".utf8) else { continue }
      end += 4
      guard let total = digits(bytes, &end), total <= 4, end == bytes.count || bytes[end] == 0x20 else { continue }
      result.append(start..<end)
      offset = end
    }
    return result
  }

  /// Moves past digits and returns how many there are.
  private static func digits(_ bytes: [UInt8], _ offset: inout Int) -> Int? {
    let start = offset
    while offset < bytes.count, bytes[offset].isASCIIDigit { offset += 1 }
    return offset > start ? offset - start : nil
  }

  /// Where one, two … words before an offset start, as long as they are capitalized, the nearest first.
  private static func starts(_ bytes: [UInt8], before offset: Int) -> [Int] {
    var result: [Int] = []
    var end = offset
    while result.count < longestPrefix, end > 0, bytes[end - 1] == 0x20 {
      var start = end - 1
      while start > 0, bytes[start - 1] != 0x20, end - start < 40 { start -= 1 }
      guard bytes[start].isASCIIUpper else { break }
      result.append(start)
      end = start
    }
    return result
  }
}
