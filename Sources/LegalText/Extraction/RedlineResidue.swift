internal import Diagnostics

/// Likely residue of a redline in a paragraph: marks that were struck and survived the extraction.
///
/// Only two shapes are mended, each by a rule that its editor's note states; all others are reported and left.
struct RedlineResidue {
  /// Something to take out of a text.
  struct Mend {
    /// UTF-8 offsets in the text.
    var range: Range<Int>
    /// Of the editor's note.
    var text: String
    var message: String
  }

  /// What is to be mended in a text, ascending.
  static func mends(in text: String) -> [Mend] {
    let bytes = Array(text.utf8)
    var mends: [Mend] = rangeEnds(bytes)
    if bytes.suffix(2) == Array(".;".utf8) {
      mends.append(
        Mend(
          range: bytes.count - 1..<bytes.count, text: "The source prints “.;”. Mended to a full stop.",
          message: "Paragraph ends in '.;', likely the residue of a redline; read as '.'"))
    }
    return mends.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// - Complexity: linear in the text.
  static func removing(_ mends: [Mend], from bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var offset = 0
    for mend in mends where mend.range.lowerBound >= offset {
      result += bytes[offset..<mend.range.lowerBound]
      offset = mend.range.upperBound
    }
    return result + bytes[offset...]
  }

  /// Doubled punctuation elsewhere: a place to look at, which only a person can mend.
  static func suspicions(in text: String) -> [(offset: Int, shape: String)] {
    let bytes = Array(text.utf8)
    let shapes = [".;", ";.", ",;", ";;", ",,", ".,", ",."]
    var result: [(Int, String)] = []
    for offset in bytes.indices.dropLast() {
      let pair = String(decoding: bytes[offset...offset + 1], as: UTF8.self)
      // "etc.," and "U.S.C.," are right; a full stop before a comma is only wrong behind a whole word in lower case.
      guard shapes.contains(pair), offset + 2 != bytes.count || pair != ".;" else { continue }
      if pair == ".,", isAbbreviation(bytes, before: offset) { continue }
      result.append((offset, pair))
    }
    return result
  }

  private static func isAbbreviation(_ bytes: [UInt8], before offset: Int) -> Bool {
    let word = bytes[..<offset].reversed().prefix { $0.isASCIILetter || $0 == UInt8(ascii: ".") }
    return word.count <= 4 || word.contains(UInt8(ascii: ".")) || word.contains { $0.isASCIIUpper }
  }

  /// "(a)(1) through (a)(74)": a range that would have more than forty members, where dropping the last digit leaves a range of
  /// at most nine that ends above its start.
  private static func rangeEnds(_ bytes: [UInt8]) -> [Mend] {
    var mends: [Mend] = []
    let words: [[UInt8]] = [" through ", " to "].map { Array($0.utf8) }
    for offset in bytes.indices where bytes[offset] == UInt8(ascii: ")") {
      guard let word = words.first(where: { bytes[(offset + 1)...].starts(with: $0) }),
        let start = lastNumber(bytes, endingAt: offset), let end = labels(bytes, from: offset + 1 + word.count)
      else { continue }
      let digits = bytes[end]
      let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      let shortened = number / 10
      guard digits.count == 2, number - start > 40, shortened > start, shortened <= 9 else { continue }
      let printed = String(decoding: bytes[end], as: UTF8.self)
      mends.append(
        Mend(
          range: end.upperBound - 1..<end.upperBound,
          text:
            "The source prints “(\(printed))”, which would end a range of \(number - start + 1). Mended to “(\(shortened))” by rule, as the likely residue of a redline; a guess of ours, to be checked against the official text.",
          message: "Range ends in '(\(printed))', likely the residue of a redline; read as '(\(shortened))', check the official text"))
    }
    return mends
  }

  /// The number in the parentheses that close at an offset.
  private static func lastNumber(_ bytes: [UInt8], endingAt offset: Int) -> Int? {
    let digits = bytes[..<offset].reversed().prefix { $0.isASCIIDigit }
    guard (1...2).contains(digits.count), bytes[..<(offset - digits.count)].last == UInt8(ascii: "(") else { return nil }
    return digits.reversed().reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The digits in the last of the parentheses that follow each other from an offset.
  private static func labels(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
    var offset = start
    var last: Range<Int>?
    while offset < bytes.count, bytes[offset] == UInt8(ascii: "("),
      let close = bytes[offset...].prefix(8).firstIndex(of: UInt8(ascii: ")"))
    {
      last = offset + 1..<close
      offset = close + 1
    }
    guard let last, !last.isEmpty, bytes[last].allSatisfy({ $0.isASCIIDigit }) else { return nil }
    return last
  }
}
