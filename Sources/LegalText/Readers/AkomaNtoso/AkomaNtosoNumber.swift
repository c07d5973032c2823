/// The number of a level as a component of an address.
enum AkomaNtosoNumber {
  /// "(1)" and "1." are "1", "Article 12a" is "12a", "CHAPTER IV" is "IV", "§ 301." is "301"; a word such as "Kwanza" stays.
  static func label(printed: String) -> String {
    let text = printed.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar.value {
      case 0x2010...0x2015, 0x2212: result += "-"
      case 0xAD, 0x200B: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    if let enumerator = Enumerator(text) { return enumerator.label }
    let words = text.split { $0.isWhitespace || "§()[]".contains($0) }
    // "Article 12", "CHAPTER IV": the word says what the level is, which its name says too.
    let chosen = words.count > 1 && words[0].allSatisfy(\.isLetter) ? words.dropFirst() : words[...]
    var label = chosen.joined(separator: "-")[...]
    while let last = label.last, ".:,-".contains(last) { label = label.dropLast() }
    return String(label)
  }
}
