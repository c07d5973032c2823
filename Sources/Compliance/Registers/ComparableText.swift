internal import Foundation

/// Text made comparable: NFKC, lower case, without accents, invisible formatting, HTML entities and outer blanks; runs of
/// blanks, hyphens and underscores as one blank. For comparison only, never for display.
enum ComparableText {
  static func make(_ text: String) -> String {
    let decoded = text.utf8.contains(UInt8(ascii: "&")) ? decodingEntities(text) : text
    var result = ""
    var isAtBlank = true
    for scalar in decoded.decomposedStringWithCompatibilityMapping.unicodeScalars {
      let properties = scalar.properties
      if properties.isWhitespace || scalar == "-" || scalar == "_" {
        if !isAtBlank { result += " " }
        isAtBlank = true
        continue
      }
      guard properties.generalCategory != .nonspacingMark, properties.generalCategory != .format else { continue }
      result += scalar == "’" ? "'" : properties.lowercaseMapping
      isAtBlank = false
    }
    return result.hasSuffix(" ") ? String(result.dropLast()) : result
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "]

  /// One pass; what looks like an entity and is none stays.
  private static func decodingEntities(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...].dropFirst()
      guard let end = rest.prefix(10).firstIndex(of: ";"), let decoded = decoded(rest[..<end]) else {
        result += "&"
        continue
      }
      result += decoded
      rest = rest[end...].dropFirst()
    }
    return result + rest
  }

  private static func decoded(_ name: Substring) -> String? {
    if let known = entities[String(name)] { return known }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let number = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
