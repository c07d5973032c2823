/// The words and marks of a text, with their places in it.
struct WordSequence: Sendable {
  var numbers: [WordNumber] = []
  /// UTF-8 offsets at which the tokens start, ascending. A token takes the blanks behind it, and the first those before it,
  /// so that the tokens' texts together are the text.
  var starts: [Int32] = []
  /// UTF-8 length of the text.
  var length: Int32 = 0

  var count: Int { numbers.count }

  /// UTF-8 offsets of a run of tokens, blanks behind them included.
  func bytes(of tokens: Range<Int>) -> Range<Int> {
    func offset(_ token: Int) -> Int { token == 0 ? 0 : token < starts.count ? Int(starts[token]) : Int(length) }
    return offset(tokens.lowerBound)..<offset(tokens.upperBound)
  }
}

/// Splits texts into words and punctuation, after the folding of `NormalizedText`.
///
/// A word keeps what belongs to it: "opt-out", "and/or", "consumer's", "1,000", "U.S.C.", "purpose(s)", "7050(a)(3)", "(a)(1)". Every
/// other mark is a token of its own. Blanks separate and are no tokens.
struct WordScanner {
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int32]
  private let isPlain: Bool

  /// - Complexity: O(*n*).
  static func scan(_ text: String, into table: inout WordTable) -> WordSequence {
    var text = text
    text.makeContiguousUTF8()
    return WordScanner(text).scan(text, into: &table)
  }

  private static let blank: Unicode.Scalar = " "

  private init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int32] = []
    scalars.reserveCapacity(text.utf8.count)
    offsets.reserveCapacity(text.utf8.count)
    var offset: Int32 = 0
    var isPlain = true
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80 { isPlain = false }
      switch NormalizedText.fold(scalar) {
      case .drop: break
      case .blank:
        scalars.append(Self.blank)
        offsets.append(offset)
      case .keep(let folded):
        scalars.append(folded)
        offsets.append(offset)
      }
      offset += Int32(UTF8.width(scalar))
    }
    self.scalars = scalars
    self.offsets = offsets
    self.isPlain = isPlain
  }

  private func scan(_ text: String, into table: inout WordTable) -> WordSequence {
    var result = WordSequence()
    result.length = Int32(text.utf8.count)
    var index = 0
    while index < scalars.count {
      if scalars[index] == Self.blank {
        index += 1
        continue
      }
      let end = tokenEnd(from: index)
      result.starts.append(offsets[index])
      result.numbers.append(table.number(of: key(index..<end)))
      index = end
    }
    return result
  }

  private func key(_ range: Range<Int>) -> String {
    var key = ""
    key.unicodeScalars.append(contentsOf: scalars[range])
    return isPlain ? key : NormalizedText.normalize(key)
  }

  private func tokenEnd(from start: Int) -> Int {
    var index = start
    if let end = groupEnd(at: start, longest: 1) {
      index = end
      while let end = groupEnd(at: index, longest: 5) { index = end }
      return marksEnd(from: index)
    }
    guard Self.isWordScalar(scalars[start]) else { return marksEnd(from: start + 1) }
    while index < scalars.count {
      let scalar = scalars[index]
      if Self.isWordScalar(scalar) {
        index += 1
      } else if joins(scalar, at: index, from: start) {
        index += 1
      } else if let end = groupEnd(at: index, longest: 5) {
        index = end
      } else {
        break
      }
    }
    return index
  }

  /// Combining marks belong to what they stand behind, also behind punctuation.
  private func marksEnd(from index: Int) -> Int {
    var index = index
    while index < scalars.count, scalars[index].value >= 0x300, Self.isMark(scalars[index]) { index += 1 }
    return index
  }

  /// Whether a mark between two letters or digits belongs to their word.
  private func joins(_ scalar: Unicode.Scalar, at index: Int, from start: Int) -> Bool {
    guard index > start, index + 1 < scalars.count, Self.isWordScalar(scalars[index + 1]) else { return false }
    switch scalar {
    case "-", "'", "/": return true
    case ",": return Self.isDigit(scalars[index - 1]) && Self.isDigit(scalars[index + 1])
    case ".":
      if Self.isDigit(scalars[index - 1]) { return Self.isDigit(scalars[index + 1]) }
      // "U.S.C": each letter alone
      return index == start + 1 || index >= start + 2 && scalars[index - 2] == "."
    default: return false
    }
  }

  /// The end of a group such as "(s)" or "(iii)" that begins here. Alone it is an enumerator, so a letter, digits or a roman
  /// numeral; behind a word up to five letters.
  private func groupEnd(at index: Int, longest: Int) -> Int? {
    guard index < scalars.count, scalars[index] == "(" else { return nil }
    var end = index + 1
    while end < scalars.count, end - index <= 6, Self.isASCIIWord(scalars[end]) { end += 1 }
    let count = end - index - 1
    guard count > 0, end < scalars.count, scalars[end] == ")" else { return nil }
    let content = scalars[(index + 1)..<end]
    let isEnumerator =
      content.allSatisfy(Self.isDigit) || content.allSatisfy { $0 == content[content.startIndex] }
      || content.allSatisfy { "ivxIVX".unicodeScalars.contains($0) }
    return count <= longest || isEnumerator ? end + 1 : nil
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x30 && scalar.value <= 0x39 }

  private static func isASCIIWord(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isASCIIWord(scalar) }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar)
  }
}
