/// The number with which a heading begins, and the component of an address that it makes.
struct HeadingNumber {
  var label: String
  /// Behind the number and its full stop.
  var end: String.Index
  var isSection: Bool

  /// Words that name a division without punctuation behind the number: "Chapter III Rights".
  private static let divisionWords: Set<String> = [
    "title", "subtitle", "part", "subpart", "division", "subdivision", "chapter", "subchapter", "article", "section",
    "appendix", "annex", "schedule", "book", "volume",
  ]

  /// "§ 7050.", "11 C.C.R. § 7050.", "§§ 457.104-457.109": a section sign with nothing but a citation's abbreviations before it.
  init?(sectionSign text: String) {
    var words = HeadingWords(text)
    var count = 0
    while let word = words.next() {
      let name = text[word]
      if name.hasPrefix("§") {
        let sign = name.drop { $0 == "§" }
        let number = sign.isEmpty ? words.next() : sign.startIndex..<word.upperBound
        guard let number, let token = NumberToken(text, number), token.hasDigit else { return nil }
        self.init(label: token.label, end: token.end, isSection: true)
        return
      }
      count += 1
      guard count <= 8, Self.isAbbreviation(name) else { return nil }
    }
    return nil
  }

  /// "Article 6", "Section 12.", "6.": the number alone is the label.
  init?(section text: String) {
    var words = HeadingWords(text)
    guard let first = words.next() else { return nil }
    if let token = NumberToken(text, first), token.hasDigit {
      self.init(label: token.label, end: token.end, isSection: true)
      return
    }
    guard text[first].allSatisfy({ $0.isLetter || $0 == "." }), let second = words.next(),
      let token = NumberToken(text, second), token.isNumber
    else { return nil }
    self.init(label: token.label, end: token.end, isSection: true)
  }

  /// "Article 4.", "Chapter III", "Appendix A": a kind word and a number. Other words need punctuation or nothing behind the
  /// number, so that "Rights of 3 persons" stays a heading.
  init?(division text: String) {
    var words = HeadingWords(text)
    guard let first = words.next(), let second = words.next(), let initial = text[first].first,
      initial.isUppercase, text[first].allSatisfy(\.isLetter), let token = NumberToken(text, second), token.isNumber
    else { return nil }
    let word = text[first].lowercased()
    guard Self.divisionWords.contains(word) || token.isClosed || token.end == text.endIndex else { return nil }
    self.init(label: "\(word)-\(token.label)", end: token.end, isSection: false)
  }

  private init(label: String, end: String.Index, isSection: Bool) {
    self.label = label
    self.end = end
    self.isSection = isSection
  }

  /// "11", "C.C.R.", "CFR", "Tit.,": what may stand before a section sign.
  private static func isAbbreviation(_ word: Substring) -> Bool {
    word.utf8.count <= 12
      && (word.contains(".") || word.allSatisfy { $0.isNumber || $0.isUppercase || $0 == "," })
  }
}

/// The words of a heading, between blanks, from its first character on.
private struct HeadingWords {
  let text: String
  var index: String.Index

  init(_ text: String) {
    self.text = text
    index = text.startIndex
  }

  mutating func next() -> Range<String.Index>? {
    func isBlank(_ index: String.Index) -> Bool { text[index] == " " || text[index] == "\u{A0}" || text[index] == "\t" }
    while index < text.endIndex, isBlank(index) { index = text.index(after: index) }
    let start = index
    while index < text.endIndex, !isBlank(index) { index = text.index(after: index) }
    return start < index ? start..<index : nil
  }
}

/// A number as it stands in a heading: "7050.", "IV:", "1016—" of "1016—PRIVACY".
private struct NumberToken {
  var label: String
  var end: String.Index
  /// Punctuation follows the number.
  var isClosed: Bool

  var hasDigit: Bool { label.contains { $0.isASCII && $0.isNumber } }

  /// A number with a digit in front, a roman numeral, or one capital letter.
  var isNumber: Bool {
    guard let first = label.first else { return false }
    if first.isASCII, first.isNumber { return true }
    let bytes = Array(label.utf8)
    return bytes.allSatisfy(\.isASCIIUpper) && (bytes.count == 1 || RomanNumeral.value(of: bytes) != nil)
  }

  init?(_ text: String, _ range: Range<String.Index>) {
    guard text[range].utf8.count <= 80 else { return nil }
    let stop = text[range].firstIndex(of: "—")
    var last = stop ?? range.upperBound
    end = stop.map { text.index(after: $0) } ?? last
    while last > range.lowerBound, ".:,".contains(text[text.index(before: last)]) { last = text.index(before: last) }
    guard last > range.lowerBound else { return nil }
    label = String(text[range.lowerBound..<last])
    isClosed = last < end
  }
}
