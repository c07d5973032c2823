internal import Diagnostics

/// Finds page furniture that a conversion left within sentences: "the opt-in to CPPA Page 47 of 67 sharing".
///
/// Only what is certain is taken for it: the pages are of one document, of the same number of pages throughout, at least three of
/// them, and their numbers never descend in the order of the file.
struct PageFurnitureMends {
  /// A place in a text, UTF-8 offsets.
  struct Mend {
    var range: Range<Int>
    /// As printed, with its blanks folded: "CPPA Page 47 of 67".
    var text: String
  }

  private struct Candidate {
    var range: Range<Int>
    var page: Int
    var pages: Int
    /// The word before "Page" and where it starts.
    var word: (text: String, start: Int)?
  }

  /// The word that precedes every page number, when it is the same.
  private var leadingWord: String?
  private(set) var isCertain = false

  /// - Parameter texts: all texts of the file, in order.
  init(_ texts: some Sequence<String>) {
    var found: [Candidate] = []
    for text in texts { found += Self.candidates(Array(text.utf8)) }
    isCertain =
      found.count >= 3 && Set(found.map(\.pages)).count == 1 && zip(found, found.dropFirst()).allSatisfy { $0.page <= $1.page }
      && found.allSatisfy { $0.page <= $0.pages }
    let words = Set(found.map { $0.word?.text ?? "" })
    if words.count == 1, let word = words.first, word.utf8.first?.isASCIIUpper ?? false { leadingWord = word }
  }

  func mends(in bytes: [UInt8]) -> [Mend] {
    guard isCertain else { return [] }
    return Self.candidates(bytes).map { candidate in
      let start = leadingWord != nil ? candidate.word?.start ?? candidate.range.lowerBound : candidate.range.lowerBound
      let range = start..<candidate.range.upperBound
      return Mend(range: range, text: PlainTextReader.folded(bytes, range, from: TextOrigin()).text)
    }
  }

  /// "Page 47 of 67" with any blanks between.
  private static func candidates(_ bytes: [UInt8]) -> [Candidate] {
    let word = Array("Page".utf8)
    var result: [Candidate] = []
    var offset = 0
    while let start = bytes[offset...].firstIndex(of: word[0]) {
      offset = start + 1
      guard bytes[start...].starts(with: word) else { continue }
      var end = start + word.count
      guard let page = number(bytes, &end), skip("of", bytes, &end), let pages = number(bytes, &end) else { continue }
      result.append(Candidate(range: start..<end, page: page, pages: pages, word: wordBefore(bytes, start)))
      offset = end
    }
    return result
  }

  private static func blanks(_ bytes: [UInt8], _ offset: inout Int) -> Bool {
    let start = offset
    while offset < bytes.count, PlainTextReader.isBlank(bytes[offset]) { offset += 1 }
    return offset > start
  }

  private static func number(_ bytes: [UInt8], _ offset: inout Int) -> Int? {
    guard blanks(bytes, &offset) else { return nil }
    let digits = bytes[offset...].prefix { $0.isASCIIDigit }
    guard (1...5).contains(digits.count) else { return nil }
    offset += digits.count
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func skip(_ word: String, _ bytes: [UInt8], _ offset: inout Int) -> Bool {
    guard blanks(bytes, &offset), bytes[offset...].starts(with: word.utf8) else { return false }
    offset += word.utf8.count
    return true
  }

  private static func wordBefore(_ bytes: [UInt8], _ start: Int) -> (text: String, start: Int)? {
    var end = start
    while end > 0, PlainTextReader.isBlank(bytes[end - 1]) { end -= 1 }
    var first = end
    while first > 0, !PlainTextReader.isBlank(bytes[first - 1]), end - first < 40 { first -= 1 }
    return first < end ? (String(decoding: bytes[first..<end], as: UTF8.self), first) : nil
  }
}
