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

    init(path: String, anchors: Set<String>, links: [String]) {
      self.path = path
      self.anchors = anchors
      self.links = links
    }

    /// `nil` for a file that is no page.
    ///
    /// - Parameter basePath: how the links of the page for what is not found begin, where they are not relative; that page stands in
    ///   the site's own folder, so what is behind it is relative again.
    init?(_ file: OutputFile, basePath: String? = nil) {
      if file.path.hasSuffix(".html") {
        self = HTMLScanner.scan(file)
      } else if file.path.hasSuffix(".md") {
        self = MarkdownScanner.scan(file)
      } else {
        return nil
      }
      guard let basePath, file.path == "404.html" else { return }
      links = links.map { $0.hasPrefix(basePath) ? String($0.dropFirst(basePath.count)) : $0 }
    }
  }

  /// - Complexity: linear in the bytes of all pages.
  package static func check(_ files: [OutputFile], searched: Page? = nil, width: Int) async -> [Diagnostic] {
    let scans = await files.concurrentMap(width: width) { LinkScan($0) }.compactMap(\.self)
    let byPath = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    return await check(scans, paths: files.map(\.path), searched: searched, width: width) { byPath[$0] }
  }

  /// - Parameters:
  ///   - scans: of all pages, in the order in which problems are reported.
  ///   - paths: of all files of the site.
  ///   - searched: what the search leads to, as links of the search page.
  ///   - basePath: as of `Page`.
  ///   - file: gives a page again, to say which of its links is at fault.
  static func check(
    _ scans: [LinkScan], paths: [String], searched: Page?, basePath: String? = nil, width: Int, file: @escaping @Sendable (String) -> OutputFile?
  ) async -> [Diagnostic] {
    let offsets = Dictionary(scans.enumerated().map { (LinkHash.of($1.path), $0) }) { first, _ in first }
    let known = Set(paths.map { LinkHash.of($0) })
    @Sendable func isDead(_ link: LinkScan.Link) -> Bool {
      guard let target = link.target, known.contains(target) else { return true }
      guard link.fragment != 0 else { return false }
      return offsets[target].map { !scans[$0].offers(link.fragment) } ?? true
    }
    func problems(on page: Page) -> [Diagnostic] {
      let folder = page.path.split(separator: "/").dropLast()
      var seen: Set<String> = []
      return page.links.filter { seen.insert($0).inserted }.compactMap { link in
        guard let hashed = LinkScan.link(link, on: page.path, in: folder), isDead(hashed) else { return nil }
        return problem(link, on: page, isFileMissing: hashed.target.map { !known.contains($0) } ?? true)
      }
    }
    let atFault = await scans.concurrentMap(width: width) { scan in scan.links.contains(where: isDead) ? scan.path : nil }
    return atFault.compactMap(\.self).compactMap { file($0).flatMap { Page($0, basePath: basePath) } }.flatMap(problems) + (searched.map(problems) ?? [])
  }

  private static func problem(_ link: String, on page: Page, isFileMissing: Bool) -> Diagnostic {
    let path = link.split(separator: "#", omittingEmptySubsequences: false).first.map { decoded(String($0)) } ?? ""
    let target = path.isEmpty ? page.path : resolve(path, from: page.path) ?? path
    let words = isFileMissing ? "no file of the site" : "no anchor of '\(target)'"
    return Diagnostic("dead-link", .error, "Link '\(link)' on page '\(page.path)' leads to \(words)", at: nil)
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

  static func decoded(_ text: String) -> String {
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

/// Finds `id`, `href`, `src` and `action` in pages that this program rendered: attributes in double quotes, escaped text.
enum HTMLScanner {
  static func scan(_ file: OutputFile) -> LinkCheck.Page {
    var page = LinkCheck.Page(path: file.path, anchors: [], links: [])
    file.bytes.withUnsafeBufferPointer { bytes in
      scan(bytes) { isAnchor, range in
        let value = value(UnsafeBufferPointer(rebasing: bytes[range]))
        if isAnchor { page.anchors.insert(value) } else { page.links.append(value) }
      }
    }
    return page
  }

  /// Hands on where the values of anchors and links stand.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ take: (_ isAnchor: Bool, Range<Int>) -> Void) {
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
      take(isAnchor, start..<index)
    }
  }

  /// An attribute's value as it is meant.
  static func value(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self).unescaped }

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
