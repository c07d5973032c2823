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
    guard (1..<400).contains(total), numeral(total).elementsEqual(letters.map { $0 | 0x20 }) else { return nil }
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

  /// The usual spelling in lower case.
  static func numeral(_ value: Int) -> [UInt8] {
    let parts: [(Int, String)] = [
      (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = value
    var result: [UInt8] = []
    for (amount, letters) in parts {
      while rest >= amount {
        result += Array(letters.utf8)
        rest -= amount
      }
    }
    return result
  }
}
