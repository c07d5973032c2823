/// The number of a level as a component of an address.
enum USLMNumber {
  /// The value that the file gives, or the printed number where it says more: the CFR's files give "478.25" for § 478.25a, and
  /// "446" for "PARTS 400–446".
  static func label(value: String, printed: String, isSection: Bool) -> String {
    let value = label(value: value)
    let printed = label(printed: printed)
    if printed.hasSuffix("-" + value), !value.isEmpty, printed.utf8.first?.isASCIIDigit == true { return printed }
    if !isSection, !value.isEmpty { return value }
    return value.isEmpty || (printed.hasPrefix(value) && printed.dropFirst(value.count).allSatisfy(\.isLetter)) ? printed : value
  }

  /// From the normalized value: "3542", "b", "1337,1338", "3304-to-3307", "278g-3". Dashes of all kinds are hyphens, since the
  /// publishers write one number with either.
  private static func label(value: String) -> String {
    if value.utf8.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter }) { return value }
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x2010...0x2015, 0x2212: result.append("-")
      case 0xAD, 0x200B: continue
      default:
        // "1337, 1338" is one number; the blank behind the comma says nothing.
        if scalar.properties.isWhitespace, result.last == "," { continue }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// From the number as printed, where the file gives no value: "(a)" is "a", "§ 12." is "12", "PARTS 400–446" is "400-446".
  private static func label(printed: String) -> String {
    let text = label(value: printed)
    if let enumerator = Enumerator(text) { return enumerator.label }
    let words = text.split { $0.isWhitespace || $0 == "§" || $0 == "[" || $0 == "]" || $0 == "(" || $0 == ")" }
    // "PARTS 400–446": the word says what the level is.
    if let first = words.firstIndex(where: { $0.contains { $0.isNumber } }), first > 0 { return label(printed: words[first...].joined(separator: "-")) }
    let numbers = words.filter { word in word.contains { $0.isNumber } || word.allSatisfy { $0.isUppercase || $0 == "." || $0 == "-" } }
    let chosen = (numbers.count < words.count && words.count > 1 ? words.dropFirst() : words[...]).joined(separator: "-")
    var trimmed = Substring(chosen)
    while let last = trimmed.last, ".:,-".contains(last) { trimmed = trimmed.dropLast() }
    return trimmed.isEmpty ? "unnumbered" : String(trimmed)
  }
}
