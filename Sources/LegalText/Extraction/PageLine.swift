internal import Diagnostics

/// A line of extracted text without white space at its ends.
struct PageLine {
  /// 1-based.
  var number: Int
  /// UTF-8 offsets in the source; empty for a blank line.
  var range: Range<Int>
  var text: String
  /// It goes on with the line before in the middle of a sentence: what stood between was furniture.
  var goesOn = false
  /// Furniture or the end of a page stands before it.
  var followsBreak = false

  var isBlank: Bool { range.isEmpty }

  /// The pages of a source, divided at form feeds.
  static func pages(of source: SourceText) -> [[PageLine]] {
    let bytes = Array(source.text.utf8)
    var pages: [[PageLine]] = [[]]
    for line in source.lines {
      var start = source.offset(ofLine: line.number)
      let end = start + line.text.utf8.count
      // A form feed may stand at the start of a line, or alone.
      while let feed = bytes[start..<end].firstIndex(of: 0x0C) {
        add(start..<feed)
        pages.append([])
        start = feed + 1
      }
      add(start..<end)
      func add(_ range: Range<Int>) {
        let trimmed = Self.trimmed(bytes, range) ?? range.lowerBound..<range.lowerBound
        pages[pages.count - 1].append(
          PageLine(number: line.number, range: trimmed, text: String(decoding: bytes[trimmed], as: UTF8.self)))
      }
    }
    return pages
  }

  /// A range without white space of any kind at its ends; `nil` when nothing else is in it.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    let scalars = String(decoding: bytes[range], as: UTF8.self).unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    let utf8 = String(scalars).utf8
    let start = range.lowerBound + utf8.distance(from: utf8.startIndex, to: first)
    let end = range.lowerBound + utf8.distance(from: utf8.startIndex, to: scalars.index(after: last))
    return start..<end
  }
}
