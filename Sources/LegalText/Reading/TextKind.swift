internal import Diagnostics

/// Tells what a text without markup is by the shape of its lines.
enum TextKind {
  /// How many lines are looked at: headings stand near the start of any law.
  private static let lineLimit = 5000

  static func kind(_ source: SourceText) -> FileKind {
    var keys: Set<String> = []
    var firstKeys: [String] = []
    var hasOutlineHeading = false
    var hasPageHeading = false
    /// Whether the first line that is no comment of YAML, nor a heading of an outline, is a key.
    var beginsWithKey: Bool?
    var commas = 0
    var lineCount = 0
    for line in source.lines.prefix(lineLimit) {
      let text = line.text
      guard let first = text.utf8.first else { continue }
      lineCount += 1
      if first == UInt8(ascii: "#") {
        hasOutlineHeading = hasOutlineHeading || isOutlineHeading(text)
        continue
      }
      let key = key(text)
      if beginsWithKey == nil { beginsWithKey = key != nil }
      if let key {
        if keys.insert(key).inserted, firstKeys.count < 5 { firstKeys.append(key) }
      }
      // A heading is short; a line of a megabyte is none.
      if !hasPageHeading, text.utf8.count < 400 { hasPageHeading = isPageHeading(text) }
      if lineCount <= 20, text.utf8.count < 20_000, text.utf8.count(where: { $0 == UInt8(ascii: ",") }) >= 2 { commas += 1 }
    }
    if keys.contains("objects"), keys.contains("urn") {
      return source.text.contains("requirement_nodes:")
        ? .edition(.cisoLibrary)
        : .other("a CISO Assistant library without a framework", advice: "name the library that holds the requirements")
    }
    let isYAML = keys.count >= 2 && keys.count * 4 >= min(lineCount, 20) && beginsWithKey == true
    if hasOutlineHeading, !isYAML { return .edition(.outline) }
    if hasPageHeading { return .edition(.pageText) }
    if isYAML {
      let names = firstKeys.map { "'\($0)'" }.joined(separator: ", ")
      return .other("YAML with the keys \(names)", advice: "name its format if it is one of these")
    }
    if lineCount >= 2, commas >= min(lineCount, 20), commas >= 2 {
      return .other("a table of values separated by commas", advice: "it is no law; import it as a register")
    }
    return .other(
      "plain prose without headings", advice: "put headings such as '## § 1. Title' above its sections, or name its format")
  }

  /// "# Title", "## § 1. Title".
  private static func isOutlineHeading(_ text: Substring) -> Bool {
    let marks = text.utf8.prefix { $0 == UInt8(ascii: "#") }
    return marks.count <= 100 && text.utf8.dropFirst(marks.count).first == 0x20
  }

  /// A key at the start of a line, as YAML has it.
  private static func key(_ text: Substring) -> String? {
    guard let first = text.utf8.first, first.isASCIILetter else { return nil }
    let name = text.utf8.prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    guard name.count <= 40 else { return nil }
    let rest = text.utf8.dropFirst(name.count)
    guard rest.first == UInt8(ascii: ":"), rest.count == 1 || rest.dropFirst().first == 0x20 else { return nil }
    return String(Substring(name))
  }

  private static func isPageHeading(_ text: Substring) -> Bool {
    let trimmed = String(text).trimmingBlanks
    if case .heading = PageStructure(trimmed, style: .plain) { return true }
    return BareHeading.isArticle(trimmed)
  }
}
