package import Diagnostics

/// Finds what a template of a project writes into pages and what a browser then holds off: pages are served under a policy that
/// allows no inline script or style and nothing of another host.
package enum TemplatePolicy {
  /// - Complexity: O(*n*) in the text.
  package static func check(_ source: SourceText) -> [Diagnostic] {
    tags(of: Array(source.text.utf8)).compactMap { tag in
      problem(tag.text.lowercased()).map { words in
        Diagnostic("held-off", .warning, "\(words); the policy under which pages are served holds it off", at: source.position(at: tag.offset))
      }
    }
  }

  private static func problem(_ tag: String) -> String? {
    let name = String(tag.dropFirst().prefix { $0.isLetter })
    if name == "style" { return "Element 'style' stands in a template; put it in a file below 'assets'" }
    if name == "script", !tag.contains("src="), !tag.contains("json") { return "Inline script stands in a template; put it in a file below 'assets'" }
    if ["script", "link", "img", "iframe"].contains(name), tag.contains("=\"http:") || tag.contains("=\"https:") || tag.contains("=\"//") {
      return "Element '\(name)' loads from another host; put the file below 'assets'"
    }
    for attribute in attributes(of: tag) {
      if attribute == "style" { return "Attribute 'style' stands in a template; write a class, and its rule in a file below 'assets'" }
      if attribute.hasPrefix("on") { return "Attribute '\(attribute)' runs a script; add the listener in a file below 'assets'" }
    }
    return nil
  }

  /// Tags that open an element, as written, with their offsets. What stands in quotation marks or is a tag of the template ends none.
  private static func tags(of bytes: [UInt8]) -> [(offset: Int, text: String)] {
    var result: [(Int, String)] = []
    var offset = 0
    while offset + 1 < bytes.count {
      guard bytes[offset] == UInt8(ascii: "<"), (bytes[offset + 1] | 0x20) &- 0x61 < 26 else {
        offset += 1
        continue
      }
      var end = offset + 1
      var quote: UInt8?
      var braces = 0
      while end < bytes.count {
        let byte = bytes[end]
        if byte == UInt8(ascii: "{") { braces += 1 }
        if byte == UInt8(ascii: "}") { braces = max(0, braces - 1) }
        if braces == 0, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = quote == nil ? byte : quote == byte ? nil : quote }
        if braces == 0, quote == nil, byte == UInt8(ascii: ">") { break }
        end += 1
      }
      result.append((offset, String(decoding: bytes[offset..<min(end + 1, bytes.count)], as: UTF8.self)))
      offset = end + 1
    }
    return result
  }

  /// The names of what a tag gives values to.
  private static func attributes(of tag: String) -> [String] {
    tag.matches(of: /[\s"'}]([a-z][a-z-]*)\s*=/).map { String($0.1) }
  }
}
