/// The order of enumerators: what lies between (a) and (d), and at which level a bare "(2)" continues "(a)(1)".
enum LabelSequence {
  /// Most labels that a range stands for; a longer one is a slip or an attack, and only its ends are kept.
  static let maximumRange = 200

  /// The labels from `first` to `last` with both ends, at most `maximumRange`; `nil` when they are not of one sequence.
  ///
  /// "i" to "v" are roman numerals, "h" to "k" letters; (aa) to (dd) are doubled letters, (ae) to (ag) run as columns do.
  static func range(_ first: String, _ last: String) -> [String]? {
    if let low = Int(first), let high = Int(last) {
      return expand(low, high) { String($0) }
    }
    let upper = first.utf8.first.map(TextBytes.isUppercase) ?? false
    guard isLetters(first), isLetters(last), upper == last.utf8.first.map(TextBytes.isUppercase) else { return nil }
    let (start, end) = (first.lowercased(), last.lowercased())
    func cased(_ label: String) -> String { upper ? label.uppercased() : label }
    let areRoman = isRoman(start) && isRoman(end)
    let areSingle = start.utf8.count == 1 && end.utf8.count == 1
    // (i) to (v) is a run of roman numerals far more often than of letters from i to v; (v) to (x) is one of letters.
    if areRoman, !areSingle || start == "i", let low = romanValue(start), let high = romanValue(end), low < high {
      return expand(low, high) { cased(roman($0)) }
    }
    if isRepeated(start), isRepeated(end), start.utf8.count > 1 || end.utf8.count > 1 {
      return expand(repeatedRank(start), repeatedRank(end)) { cased(repeated($0)) }
    }
    return expand(columnRank(start), columnRank(end)) { cased(column($0)) }
  }

  /// The path that a further item of a list stands for: after (a)(1), "(2)" is (a)(2) and "(b)" is (b).
  ///
  /// - Returns: `nil` when no component of `previous` is of the kind of the first label.
  static func continuing(_ previous: [String], with labels: [String]) -> [String]? {
    guard let first = labels.first else { return nil }
    for index in previous.indices.reversed() {
      let before = previous[..<index]
      if Shape(first, after: before) == Shape(previous[index], after: before) { return Array(before) + labels }
    }
    return nil
  }

  /// The kinds of enumerators.
  enum Shape: Hashable {
    case number, lowercaseLetter, uppercaseLetter, lowercaseRoman, uppercaseRoman, other

    /// "i" below a lower-case letter is a roman numeral, elsewhere a letter.
    init(_ label: String, after parents: ArraySlice<String>) {
      let label = label.prefix { $0 != "~" }
      guard let first = label.utf8.first else {
        self = .other
        return
      }
      if TextBytes.isDigit(first) {
        self = .number
      } else if TextBytes.isLowercase(first) {
        let isBelowLetter = parents.contains { $0.utf8.first.map(TextBytes.isLowercase) ?? false }
        self = isRoman(label.lowercased()) && isBelowLetter ? .lowercaseRoman : .lowercaseLetter
      } else if TextBytes.isUppercase(first) {
        let isBelowLetter = parents.contains { $0.utf8.first.map(TextBytes.isUppercase) ?? false }
        self = isRoman(label.lowercased()) && isBelowLetter ? .uppercaseRoman : .uppercaseLetter
      } else {
        self = .other
      }
    }
  }

  private static func expand(_ low: Int, _ high: Int, _ label: (Int) -> String) -> [String]? {
    guard low < high, high - low < maximumRange else { return nil }
    return (low...high).map(label)
  }

  private static func isLetters(_ label: String) -> Bool {
    let bytes = label.utf8
    guard !bytes.isEmpty, bytes.count <= 4 else { return false }
    return bytes.allSatisfy(TextBytes.isLowercase) || bytes.allSatisfy(TextBytes.isUppercase)
  }

  // MARK: Roman numerals, written with i, v, x and l only: (c), (d) and (m) are letters in every instrument known.

  static func isRoman(_ label: String) -> Bool {
    guard let value = romanValue(label) else { return false }
    return roman(value) == label
  }

  private static func romanValue(_ label: String) -> Int? {
    var total = 0
    var previous = 0
    for byte in label.utf8 {
      let value: Int
      switch byte {
      case UInt8(ascii: "i"): value = 1
      case UInt8(ascii: "v"): value = 5
      case UInt8(ascii: "x"): value = 10
      case UInt8(ascii: "l"): value = 50
      default: return nil
      }
      total += value
      if previous < value { total -= 2 * previous }
      previous = value
    }
    return total > 0 && label.utf8.count > (label == "l" ? 1 : 0) ? total : nil
  }

  private static func roman(_ number: Int) -> String {
    var rest = number
    var result = ""
    for (value, digits) in [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
      while rest >= value {
        result += digits
        rest -= value
      }
    }
    return result
  }

  // MARK: Letters: a … z, then aa, bb … (doubled) or aa, ab … (columns)

  private static func isRepeated(_ label: String) -> Bool { Set(label.utf8).count == 1 }

  private static func letterRank(_ label: String) -> Int { Int(label.utf8.first ?? 0x61) - 0x61 }

  private static func repeatedRank(_ label: String) -> Int { (label.utf8.count - 1) * 26 + letterRank(label) }

  private static func repeated(_ rank: Int) -> String {
    String(repeating: Character(UnicodeScalar(UInt8(0x61 + rank % 26))), count: rank / 26 + 1)
  }

  private static func columnRank(_ label: String) -> Int { label.utf8.reduce(0) { $0 * 26 + Int($1) - 0x60 } }

  private static func column(_ rank: Int) -> String {
    var rest = rank
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(0x61 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
