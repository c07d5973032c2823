internal import Foundation

/// The names of columns, made comparable.
enum HeaderName {
  /// In lower case without accents, marks of mandatory columns, numbering and bracketed tails; camelCase as words; each run
  /// of blanks, `_`, `-`, `/` and `.` as one blank.
  static func normalized(_ header: String) -> String {
    let folded = header.decomposedStringWithCompatibilityMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark && $0.properties.generalCategory != .format }
    return words(withoutNumber(withoutBracketedTail(Array(folded)))).joined(separator: " ")
  }

  /// The whole header, and when it offers alternatives ("Service category / What they do") each of them.
  static func readings(of header: String) -> [String] {
    let parts = header.split(separator: " / ").map(String.init)
    return ([header] + (parts.count > 1 ? parts : [])).map(normalized)
  }

  private static func withoutBracketedTail(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var scalars = scalars
    while true {
      while let last = scalars.last, last.properties.isWhitespace || "*?:".unicodeScalars.contains(last) { scalars.removeLast() }
      guard let last = scalars.last, let opening: Unicode.Scalar = last == ")" ? "(" : last == "]" ? "[" : nil,
        let start = scalars.lastIndex(of: opening), start > 0
      else { return scalars }
      scalars.removeSubrange(start...)
    }
  }

  /// "3. Name of the broker:" is a numbered question.
  private static func withoutNumber(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    guard digits > 0, digits < scalars.count, scalars[digits] == "." || scalars[digits] == ")" else { return scalars }
    return Array(scalars[(digits + 1)...])
  }

  private static func words(_ scalars: [Unicode.Scalar]) -> [String] {
    var words: [String] = []
    var word = ""
    func isUpper(_ index: Int) -> Bool { scalars.indices.contains(index) && scalars[index].properties.isUppercase }
    func isLower(_ index: Int) -> Bool { scalars.indices.contains(index) && scalars[index].properties.isLowercase }
    func isDigit(_ index: Int) -> Bool { scalars.indices.contains(index) && ("0"..."9").contains(scalars[index]) }
    for (index, scalar) in scalars.enumerated() {
      let isBlank = scalar.properties.isWhitespace || "_-/.*?".unicodeScalars.contains(scalar)
      // "vendorName" and "DPASigned" are two words, "IDs" and "SOC2" one.
      let startsWord =
        isUpper(index) && (isLower(index - 1) || isDigit(index - 1) && isLower(index + 1))
        || isUpper(index) && isUpper(index - 1) && isLower(index + 1) && isLower(index + 2)
      if isBlank || startsWord, !word.isEmpty {
        words.append(word)
        word = ""
      }
      if !isBlank { word += scalar == "’" ? "'" : scalar.properties.lowercaseMapping }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
