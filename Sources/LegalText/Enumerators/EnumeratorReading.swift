/// A style of numbering.
enum EnumeratorStyle: UInt8, Hashable, Sendable {
  case digit, lowerLetter, upperLetter, lowerRoman, upperRoman
  /// "(aa)", "(bb)" as a level of its own: items below a subclause in federal law.
  case lowerDouble, upperDouble
}

/// One way to understand a label: "i" is the ninth letter or the first roman numeral.
struct EnumeratorReading: Hashable, Sendable {
  var style: EnumeratorStyle
  /// 1-based place in the numbering.
  var base: Int
  /// 0 for the number itself; above it what was inserted behind: "1.5", "a-1", "3a", ascending.
  var insertion: Int

  /// Every reading of a label, the likeliest first; at most five.
  static func readings(of label: String) -> [EnumeratorReading] {
    if label.utf8.count == 1, let byte = label.utf8.first, byte < 0x80 { return ofSingles[Int(byte)] }
    return readings(of: Array(label.utf8))
  }

  /// The readings of each label of one character, which most are.
  private static let ofSingles = (0..<0x80).map { readings(of: [UInt8($0)]) }

  private static func readings(of bytes: [UInt8]) -> [EnumeratorReading] {
    let digits = bytes.prefix { $0.isASCIIDigit }
    if !digits.isEmpty {
      let base = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return [EnumeratorReading(style: .digit, base: base, insertion: insertion(bytes[digits.endIndex...]))]
    }
    let letters = bytes.prefix { $0.isASCIILetter }
    guard let first = letters.first else { return [] }
    let isUpper = first.isASCIIUpper
    let insertion = insertion(bytes[letters.endIndex...])
    func reading(_ style: (lower: EnumeratorStyle, upper: EnumeratorStyle), _ base: Int, _ insertion: Int) -> Self {
      EnumeratorReading(style: isUpper ? style.upper : style.lower, base: base, insertion: insertion)
    }
    let place = Int((first | 0x20) - 0x60)
    var result: [EnumeratorReading] = []
    if letters.allSatisfy({ $0 == first }) {
      // California counts ... y, z, aa, bb ... zz, aaa.
      result.append(reading((.lowerLetter, .upperLetter), 26 * (letters.count - 1) + place, insertion))
    }
    if let value = RomanNumeral.value(of: letters) {
      result.append(reading((.lowerRoman, .upperRoman), value, insertion))
    }
    if letters.count == 2, let second = letters.last {
      if first == second { result.append(reading((.lowerDouble, .upperDouble), place, insertion)) }
      // British inserted letters: a, aa, ab, b.
      let secondPlace = Int((second | 0x20) - 0x60)
      result.append(reading((.lowerLetter, .upperLetter), place, secondPlace))
      // The Civil Code counts ... y, z, aa, ab, ac.
      if first != second { result.append(reading((.lowerLetter, .upperLetter), 26 * place + secondPlace, insertion)) }
    }
    return result
  }

  private static func insertion(_ rest: ArraySlice<UInt8>) -> Int {
    guard let first = rest.first else { return 0 }
    let tail = rest.dropFirst()
    switch first {
    case UInt8(ascii: "."):  // a decimal fraction: 1.15 stands before 1.2
      return 1 + (0..<3).reduce(0) { total, offset in
        let index = tail.startIndex + offset
        return total * 10 + (tail.indices.contains(index) ? Int(tail[index] - 0x30) : 0)
      }
    case UInt8(ascii: "-"):
      if let letter = tail.first, letter.isASCIILetter { return Int((letter | 0x20) - 0x60) }
      return 1 + tail.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    default:
      if first.isASCIIDigit { return rest.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
      return 26 * (rest.count - 1) + Int((first | 0x20) - 0x60)
    }
  }
}
