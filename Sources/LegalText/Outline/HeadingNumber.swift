/// The number with which a heading begins, and the component of an address that it makes.
struct HeadingNumber {
  var label: String
  /// The UTF-8 offset behind the number and its full stop.
  var end: Int
  var isSection: Bool

  /// Words that name a division without punctuation behind the number: "Chapter III Rights".
  private static let divisionWords: Set<String> = [
    "title", "subtitle", "part", "subpart", "division", "subdivision", "chapter", "subchapter", "article", "section",
    "appendix", "annex", "schedule", "book", "volume",
  ]

  /// "§ 7050.", "11 C.C.R. § 7050.", "§§ 457.104-457.109": a section sign with nothing but a citation's abbreviations before it.
  init?(sectionSign bytes: [UInt8]) {
    var words = HeadingWords(bytes)
    var count = 0
    while let word = words.next() {
      var start = word.lowerBound
      while bytes[start..<word.upperBound].starts(with: "§".utf8) { start += 2 }
      if start > word.lowerBound {
        let number = start == word.upperBound ? words.next() : start..<word.upperBound
        guard let number, let token = NumberToken(bytes, number), token.hasDigit else { return nil }
        self.init(label: token.label, end: token.end, isSection: true)
        return
      }
      count += 1
      guard count <= 8, Self.isAbbreviation(bytes[word]) else { return nil }
    }
    return nil
  }

  /// "Article 6", "Section 12.", "6.": the number alone is the label.
  init?(section bytes: [UInt8]) {
    var words = HeadingWords(bytes)
    guard let first = words.next() else { return nil }
    if let token = NumberToken(bytes, first), token.hasDigit {
      self.init(label: token.label, end: token.end, isSection: true)
      return
    }
    guard Self.isWord(bytes[first], with: UInt8(ascii: ".")), let second = words.next(),
      let token = NumberToken(bytes, second), token.isNumber
    else { return nil }
    self.init(label: token.label, end: token.end, isSection: true)
  }

  /// "Article 4.", "Chapter III", "Appendix A": a kind word and a number. Other words need punctuation or nothing behind the
  /// number, so that "Rights of 3 persons" stays a heading.
  init?(division bytes: [UInt8]) {
    var words = HeadingWords(bytes)
    guard let first = words.next(), let second = words.next(), Self.isWord(bytes[first]),
      let token = NumberToken(bytes, second), token.isNumber
    else { return nil }
    let word = String(decoding: bytes[first], as: UTF8.self)
    guard word.first?.isUppercase == true else { return nil }
    let name = word.lowercased()
    guard Self.divisionWords.contains(name) || token.isClosed || token.end == bytes.count else { return nil }
    self.init(label: "\(name)-\(token.label)", end: token.end, isSection: false)
  }

  private init(label: String, end: Int, isSection: Bool) {
    self.label = label
    self.end = end
    self.isSection = isSection
  }

  /// Whether there are letters alone, and a mark that is allowed among them.
  private static func isWord(_ bytes: ArraySlice<UInt8>, with mark: UInt8? = nil) -> Bool {
    if bytes.allSatisfy({ $0.isASCIILetter || $0 == mark }) { return true }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark || UInt8(exactly: scalar.value) == mark && mark != nil
    }
  }

  /// "11", "C.C.R.", "CFR", "Tit.,": what may stand before a section sign.
  private static func isAbbreviation(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 12
      && (word.contains(UInt8(ascii: ".")) || word.allSatisfy { $0.isASCIIDigit || $0.isASCIIUpper || $0 == UInt8(ascii: ",") })
  }
}

/// The words of a heading, between blanks, from its first character on.
private struct HeadingWords {
  let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    while let blank = blankLength { index += blank }
    let start = index
    while index < bytes.count, blankLength == nil { index += 1 }
    return start < index ? start..<index : nil
  }

  /// Of a blank, tab or no-break space.
  private var blankLength: Int? {
    guard index < bytes.count else { return nil }
    if bytes[index].isASCIIBlank { return 1 }
    return bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : nil
  }
}

/// A number as it stands in a heading: "7050.", "IV:", "1016—" of "1016—PRIVACY".
private struct NumberToken {
  var label: String
  /// UTF-8 offset behind it.
  var end: Int
  /// Punctuation follows the number.
  var isClosed: Bool

  var hasDigit: Bool { label.utf8.contains { $0.isASCIIDigit } }

  /// A number with a digit in front, a roman numeral, or one capital letter.
  var isNumber: Bool {
    let bytes = Array(label.utf8)
    guard let first = bytes.first else { return false }
    return first.isASCIIDigit || bytes.allSatisfy(\.isASCIIUpper) && (bytes.count == 1 || RomanNumeral.value(of: bytes) != nil)
  }

  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    guard range.count <= 80 else { return nil }
    let dash = Array("—".utf8)
    let stop = range.first { bytes[$0] == dash[0] && bytes[$0...].starts(with: dash) }
    var last = stop ?? range.upperBound
    end = stop.map { $0 + dash.count } ?? last
    while last > range.lowerBound, ".:,".utf8.contains(bytes[last - 1]) { last -= 1 }
    guard last > range.lowerBound else { return nil }
    label = String(decoding: bytes[range.lowerBound..<last], as: UTF8.self)
    isClosed = last < end
  }
}
