/// Roman numerals as enumerators use them.
enum RomanNumeral {
  /// The value of a numeral in one case and in its usual spelling, below 400: "mix" and "dim" are words.
  static func value(of letters: some Collection<UInt8>) -> Int? {
    guard let first = letters.first, letters.count <= 12 else { return nil }
    let isUpper = first.isASCIIUpper
    var total = 0
    var previous = 0
    for letter in letters {
      guard letter.isASCIIUpper == isUpper, let value = value(of: letter) else { return nil }
      total += value
      if previous < value { total -= 2 * previous }
      previous = value
    }
    guard (1..<400).contains(total), isUsual(letters, of: total) else { return nil }
    return total
  }

  private static func value(of letter: UInt8) -> Int? {
    switch letter | 0x20 {
    case UInt8(ascii: "i"): 1
    case UInt8(ascii: "v"): 5
    case UInt8(ascii: "x"): 10
    case UInt8(ascii: "l"): 50
    case UInt8(ascii: "c"): 100
    default: nil
    }
  }

  private static let parts: [(amount: Int, letters: [UInt8])] = [
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
  ].map { ($0, Array($1.utf8)) }

  /// Whether letters are the usual spelling of a value.
  private static func isUsual(_ letters: some Collection<UInt8>, of value: Int) -> Bool {
    var rest = value
    var index = letters.startIndex
    for part in parts {
      while rest >= part.amount {
        for letter in part.letters {
          guard index < letters.endIndex, letters[index] | 0x20 == letter else { return false }
          letters.formIndex(after: &index)
        }
        rest -= part.amount
      }
    }
    return index == letters.endIndex
  }
}
