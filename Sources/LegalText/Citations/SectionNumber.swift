/// What a section's number looks like: `7050`, `1798.140`, `552a`, `1320d-8`, `3505~2`.
enum SectionNumber {
  /// Digits with at most three letters behind, parts joined by full stops and hyphens. "30th" and "12-month" are none.
  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, TextBytes.isDigit(first) else { return false }
    var lettersInARow = 0
    for byte in bytes {
      if TextBytes.isLetter(byte) {
        lettersInARow += 1
        if lettersInARow > 3 { return false }
      } else if byte == UInt8(ascii: "/") {
        return false
      } else {
        lettersInARow = 0
      }
    }
    let ending = String(decoding: bytes.suffix(2).map(TextBytes.lowercase), as: UTF8.self)
    return !["st", "nd", "rd", "th"].contains(ending)
  }

  /// Whether two numbers joined by a dash are the ends of a range rather than one number ("300aa-1").
  ///
  /// A hyphen makes a range of plain numbers only when they are equally long: "2-302" is one number.
  static func isRange(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, hyphen: Bool) -> Bool {
    guard isValid(left), isValid(right) else { return false }
    if left.allSatisfy(TextBytes.isDigit), right.allSatisfy(TextBytes.isDigit) {
      if left.count == right.count { return left.lexicographicallyPrecedes(right) }
      return !hyphen && left.count < right.count
    }
    let leftLead = left.prefix(while: TextBytes.isDigit)
    let rightLead = right.prefix(while: TextBytes.isDigit)
    return leftLead.count >= 2 && leftLead.elementsEqual(rightLead)
  }
}
