/// Scans enumerators at the start of a text, one after the other.
///
/// The first may be "(a)", "a." or "a)"; those that follow it on the same line only "(i)". Each must be followed by a blank, the
/// end or, in parentheses, the next one, so that "(s)he" and "1.5 percent" stay text.
struct EnumeratorScanner {
  /// A label in parentheses is at most this long: "(lxxxviii)".
  private static let longestLabel = 10

  private let bytes: [UInt8]
  private let end: Int
  /// Where the next enumerator would begin: behind the blanks that follow the last one.
  private(set) var offset: Int
  private var isFirst = true
  private var count = 0

  init(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil) {
    self.bytes = bytes
    self.end = end ?? bytes.count
    offset = start
  }

  /// The next enumerator; `nil` when what stands here is text. Does not move past text.
  mutating func next() -> Enumerator? {
    // More than may nest are a table's or an attacker's, and stay text.
    guard count < Nesting.maximumDepth, let (label, after, delimiter) = token() else { return nil }
    count += 1
    let enumerator = Enumerator(
      designation: String(decoding: bytes[offset..<after], as: UTF8.self),
      label: String(decoding: bytes[label], as: UTF8.self), delimiter: delimiter)
    offset = after
    while let width = blankWidth(at: offset) { offset += width }
    isFirst = false
    return enumerator
  }

  private func token() -> (label: Range<Int>, after: Int, delimiter: Enumerator.Delimiter)? {
    let opens = offset < end && bytes[offset] == UInt8(ascii: "(")
    guard opens || isFirst else { return nil }
    let start = opens ? offset + 1 : offset
    var stop = start
    while stop < end, stop - start <= Self.longestLabel, EnumeratorLabel.isAllowed(bytes[stop], inParentheses: opens) {
      stop += 1
    }
    guard stop < end, stop > start, stop - start <= Self.longestLabel else { return nil }
    let delimiter: Enumerator.Delimiter
    switch bytes[stop] {
    case UInt8(ascii: ")"): delimiter = opens ? .parentheses : .closingParenthesis
    case UInt8(ascii: ".") where !opens: delimiter = .period
    default: return nil
    }
    let after = stop + 1
    let isFollowed =
      after == end || blankWidth(at: after) != nil
      || (delimiter == .parentheses && bytes[after] == UInt8(ascii: "(") && beginsParenthesized(at: after))
    guard isFollowed, EnumeratorLabel.isValid(bytes[start..<stop], inParentheses: opens) else { return nil }
    return (start..<stop, after, delimiter)
  }

  /// Whether "(x)" with a valid label stands at an offset, whatever follows it: enough to tell "(a)(1)" from "(a)(see below)".
  private func beginsParenthesized(at start: Int) -> Bool {
    var stop = start + 1
    while stop < end, stop - start <= Self.longestLabel, EnumeratorLabel.isAllowed(bytes[stop], inParentheses: true) {
      stop += 1
    }
    return stop < end && bytes[stop] == UInt8(ascii: ")")
      && EnumeratorLabel.isValid(bytes[(start + 1)..<stop], inParentheses: true)
  }

  /// The width of a blank, tab or no-break space; extracted text separates numbers with the last.
  private func blankWidth(at offset: Int) -> Int? {
    guard offset < end else { return nil }
    if bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t") { return 1 }
    return bytes[offset] == 0xC2 && offset + 1 < end && bytes[offset + 1] == 0xA0 ? 2 : nil
  }
}

/// Which labels number a provision, and which are words in parentheses.
enum EnumeratorLabel {
  static func isAllowed(_ byte: UInt8, inParentheses: Bool) -> Bool {
    byte.isASCIIDigit || byte.isASCIILetter
      || (inParentheses && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")))
  }

  /// A number of at most three digits, a letter or repeated letter, or a roman numeral, with an inserted part behind it:
  /// "1.5", "a-1", "3a".
  static func isValid(_ label: ArraySlice<UInt8>, inParentheses: Bool) -> Bool {
    let digits = label.prefix { $0.isASCIIDigit }
    if digits.count > 0 {
      let rest = label[digits.endIndex...]
      return digits.count <= 3 && (rest.isEmpty || isInsertion(rest, afterDigits: true, inParentheses: inParentheses))
    }
    let letters = label.prefix { $0.isASCIILetter }
    let rest = label[letters.endIndex...]
    guard isLetters(letters, inParentheses: inParentheses) else { return false }
    return rest.isEmpty || (inParentheses && isInsertion(rest, afterDigits: false, inParentheses: true))
  }

  private static func isLetters(_ letters: ArraySlice<UInt8>, inParentheses: Bool) -> Bool {
    guard let first = letters.first else { return false }
    if letters.count == 1 || RomanNumeral.value(of: letters) != nil { return true }
    guard inParentheses else { return false }
    if letters.allSatisfy({ $0 == first }) { return letters.count <= 4 }
    // Inserted letters as in "(ab)", and the Civil Code's count past (z): "(aa)", "(ab)" ... "(ai)". Words are no numbers.
    return letters.count == 2 && (UInt8(ascii: "a")...UInt8(ascii: "c")).contains(first)
      && letters.allSatisfy { $0 >= UInt8(ascii: "a") } && !words.contains(String(decoding: letters, as: UTF8.self))
  }

  /// Words of two letters that a parenthesis at the start of a paragraph may hold.
  private static let words: Set<String> = ["am", "an", "as", "at", "be", "by"]

  private static func isInsertion(_ rest: ArraySlice<UInt8>, afterDigits: Bool, inParentheses: Bool) -> Bool {
    guard let first = rest.first else { return false }
    let tail = rest.dropFirst()
    switch first {
    case UInt8(ascii: "."):
      return (1...3).contains(tail.count) && tail.allSatisfy(\.isASCIIDigit)
    case UInt8(ascii: "-"):
      return ((1...3).contains(tail.count) && tail.allSatisfy(\.isASCIIDigit))
        || (tail.count == 1 && tail.allSatisfy(\.isASCIILetter))
    default:
      return afterDigits
        ? rest.count <= (inParentheses ? 2 : 1) && rest.allSatisfy { $0.isASCIILetter && ($0 | 0x20) == (first | 0x20) }
        : rest.count <= 2 && rest.allSatisfy(\.isASCIIDigit)
    }
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { self &- 0x30 < 10 }
  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isASCIIUpper: Bool { self &- 0x41 < 26 }
  var isASCIILower: Bool { self &- 0x61 < 26 }
  /// A blank or a tab: what may surround tokens on a line.
  var isASCIIBlank: Bool { self == 0x20 || self == 0x09 }
}
