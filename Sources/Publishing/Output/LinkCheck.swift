package import Diagnostics

/// Checks every relative link and fragment of rendered pages against the pages and anchors that there will be.
///
/// It reads what was rendered, not what was planned, so that a link written in a template is checked like any other.
package enum LinkCheck {
  /// What a page offers and asks for.
  package struct Page: Sendable {
    var path: String
    var anchors: Set<String>
    var links: [String]
  }

  /// - Parameter searched: what the search leads to, as links of the search page.
  /// - Complexity: linear in the bytes of all pages.
  package static func check(_ files: [OutputFile], searched: Page? = nil, width: Int) async -> [Diagnostic] {
    let pages = await files.filter { $0.path.hasSuffix(".html") || $0.path.hasSuffix(".md") }.concurrentMap(width: width) { file in
      file.path.hasSuffix(".html") ? HTMLScanner.scan(file) : MarkdownScanner.scan(file)
    }
    let known = Set(files.map(\.path))
    let anchors = Dictionary(pages.map { ($0.path, $0.anchors) }) { first, _ in first }
    let problems = await (pages + (searched.map { [$0] } ?? [])).concurrentMap(width: width) { page in
      page.links.compactMap { link in problem(link, on: page.path, known: known, anchors: anchors) }
    }
    return problems.flatMap { $0 }
  }

  private static func problem(
    _ link: String, on page: String, known: Set<String>, anchors: [String: Set<String>]
  ) -> Diagnostic? {
    if link.hasPrefix("https:") || link.hasPrefix("http:") || link.hasPrefix("mailto:") { return nil }
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let target = parts[0].isEmpty ? page : resolve(decoded(String(parts[0])), from: page)
    guard let target, known.contains(target) else {
      return Diagnostic("dead-link", .error, "Link '\(link)' on page '\(page)' leads to no file of the site", at: nil)
    }
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    let fragment = decoded(String(parts[1]))
    guard anchors[target]?.contains(fragment) == true else {
      return Diagnostic("dead-link", .error, "Link '\(link)' on page '\(page)' leads to no anchor of '\(target)'", at: nil)
    }
    return nil
  }

  /// `nil` for what leaves the site's folder.
  private static func resolve(_ link: String, from page: String) -> String? {
    var folder = page.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case "", ".": continue
      case "..": if folder.popLast() == nil { return nil }
      default: folder.append(String(part))
      }
    }
    return link.hasPrefix("/") ? nil : folder.joined(separator: "/")
  }

  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Finds `id`, `href` and `src` in pages that this program rendered: attributes in double quotes, escaped text.
enum HTMLScanner {
  static func scan(_ file: OutputFile) -> LinkCheck.Page {
    var page = LinkCheck.Page(path: file.path, anchors: [], links: [])
    file.bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + 5 < bytes.count {
        // An attribute's name stands behind white space; text cannot hold a raw `="`, since quotation marks are escaped.
        guard bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\n") else {
          index += 1
          continue
        }
        index += 1
        let isAnchor = matches("id=\"", bytes, index)
        let isLink = !isAnchor && (matches("href=\"", bytes, index) || matches("src=\"", bytes, index) || matches("action=\"", bytes, index))
        guard isAnchor || isLink else { continue }
        while bytes[index] != UInt8(ascii: "\"") { index += 1 }
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
        let value = String(decoding: bytes[start..<index], as: UTF8.self).unescaped
        if isAnchor { page.anchors.insert(value) } else { page.links.append(value) }
      }
    }
    return page
  }

  private static func matches(_ name: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + name.utf8CodeUnitCount < bytes.count else { return false }
    return name.withUTF8Buffer { wanted in
      for offset in 0..<wanted.count where bytes[index + offset] != wanted[offset] { return false }
      return true
    }
  }
}

extension String {
  /// Without the five escapes that `HTML(escaping:)` writes.
  fileprivate var unescaped: String {
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    return replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&amp;", with: "&")
  }
}
