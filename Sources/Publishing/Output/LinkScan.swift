/// The anchors that a page offers and the links that it has, as hashes: a large site has millions of links.
package struct LinkScan: Sendable {
  struct Link: Hashable, Sendable {
    /// Of the path, resolved against the page's folder; `nil` for what leaves the site.
    var target: UInt64?
    /// 0 when the link has no fragment.
    var fragment: UInt64
  }

  let path: String
  /// Ascending.
  let anchors: [UInt64]
  /// Each once.
  let links: [Link]

  /// `nil` for a file that is no page.
  init?(_ file: OutputFile, basePath: String? = nil) {
    guard let page = LinkCheck.Page(file, basePath: basePath) else { return nil }
    self.init(page)
  }

  init(_ page: LinkCheck.Page) {
    path = page.path
    anchors = Set(page.anchors.map(LinkHash.of)).sorted()
    var seen: Set<String> = []
    var links: Set<Link> = []
    let folder = page.path.split(separator: "/").dropLast()
    for link in page.links where seen.insert(link).inserted {
      if let link = Self.link(link, on: page.path, in: folder) { links.insert(link) }
    }
    self.links = Array(links)
  }

  /// `nil` for a link to the web.
  static func link(_ link: String, on page: String, in folder: ArraySlice<Substring>) -> Link? {
    if link.hasPrefix("https:") || link.hasPrefix("http:") || link.hasPrefix("mailto:") { return nil }
    let bytes = link.utf8
    let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let fragment = end == bytes.endIndex ? "" : String(link[bytes.index(after: end)...])
    let hash = fragment.isEmpty ? 0 : LinkHash.of(LinkCheck.decoded(fragment))
    guard end > bytes.startIndex else { return Link(target: LinkHash.of(page), fragment: hash) }
    return Link(target: LinkHash.ofPath(LinkCheck.decoded(String(link[..<end])), from: folder), fragment: hash)
  }

  func offers(_ fragment: UInt64) -> Bool {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle] < fragment { low = middle + 1 } else { high = middle }
    }
    return low < anchors.count && anchors[low] == fragment
  }
}

/// FNV-1a in 64 bits. Two names of one site with one hash would hide a dead link, and nothing worse.
enum LinkHash {
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  static func of(_ text: some StringProtocol) -> UInt64 {
    var hash = start
    add(text, to: &hash)
    return hash
  }

  private static func add(_ text: some StringProtocol, to hash: inout UInt64) {
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
  }

  /// Of a relative path, as if it were written from the site's folder; `nil` for what leaves it.
  static func ofPath(_ path: String, from folder: ArraySlice<Substring>) -> UInt64? {
    guard !path.hasPrefix("/") else { return nil }
    var parts = folder
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      switch part {
      case ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(part)
      }
    }
    var hash = start
    for (index, part) in parts.enumerated() {
      if index > 0 { add("/", to: &hash) }
      add(part, to: &hash)
    }
    return hash
  }
}
