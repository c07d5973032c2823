/// The anchors that a page offers and the links that it has, as hashes: a large site has millions of links.
package struct LinkScan: Sendable {
  struct Link: Hashable, Sendable {
    /// Of the path, resolved against the page's folder; `nil` for what leaves the site.
    var target: UInt64? { hash == 0 ? nil : hash }
    /// 0 when the link has no fragment.
    let fragment: UInt64
    private let hash: UInt64

    init(target: UInt64?, fragment: UInt64) {
      hash = target ?? 0
      self.fragment = fragment
    }
  }

  let path: String
  /// Ascending.
  let anchors: [UInt64]
  /// Each once.
  let links: [Link]

  /// Equal for pages that offer and ask for the same. Never 0.
  var digest: UInt64 {
    func adding(_ numbers: some Sequence<UInt64>, to hash: UInt64) -> UInt64 {
      numbers.reduce(hash) { hash, number in withUnsafeBytes(of: number) { LinkHash.adding($0, to: hash) } }
    }
    let asked = links.map { adding([$0.target ?? 0, $0.fragment], to: LinkHash.start) }.sorted()
    return adding(asked, to: adding([UInt64(anchors.count)] + anchors, to: LinkHash.start)) | 1
  }

  /// `nil` for a file that is no page.
  init?(_ file: OutputFile, basePath: String? = nil) {
    let isHTML = file.path.hasSuffix(".html")
    // Few pages need more than their bytes: the one for what is not found, and Markdown with code.
    guard basePath == nil || file.path != "404.html", isHTML || file.path.hasSuffix(".md") && !MarkdownScanner.needsParser(file.bytes) else {
      guard let page = LinkCheck.Page(file, basePath: basePath) else { return nil }
      self.init(page)
      return
    }
    var hashes = LinkHashes(path: file.path)
    file.bytes.withUnsafeBufferPointer { bytes in
      func take(_ isAnchor: Bool, _ range: Range<Int>) {
        let value = UnsafeBufferPointer(rebasing: bytes[range])
        if isAnchor {
          isHTML && value.contains(UInt8(ascii: "&")) ? hashes.add(anchor: HTMLScanner.value(value)) : hashes.add(anchor: value)
        } else if value.contains(where: isHTML ? LinkHashes.isEncodedInHTML : LinkHashes.isEncodedInMarkdown) {
          hashes.add(link: isHTML ? HTMLScanner.value(value) : MarkdownScanner.destination(value))
        } else {
          hashes.add(link: value)
        }
      }
      isHTML ? HTMLScanner.scan(bytes, take) : MarkdownScanner.quickScan(bytes, take)
    }
    self.init(path: file.path, hashes)
  }

  init(_ page: LinkCheck.Page) {
    var hashes = LinkHashes(path: page.path)
    for anchor in page.anchors { hashes.add(anchor: anchor) }
    for link in page.links { hashes.add(link: link) }
    self.init(path: page.path, hashes)
  }

  private init(path: String, _ hashes: LinkHashes) {
    self.path = path
    anchors = hashes.anchors.sorted()
    links = Array(hashes.links)
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

/// Collects the hashes of one page.
private struct LinkHashes {
  private let path: String
  private let folder: ArraySlice<Substring>
  /// The hash of the page's folder and of those above it, with a slash behind, from the site's folder on.
  private let above: [UInt64]
  /// Of the links as they are written.
  private var seen: Set<UInt64> = []
  private(set) var anchors: Set<UInt64> = []
  private(set) var links: Set<LinkScan.Link> = []

  init(path: String) {
    self.path = path
    folder = path.split(separator: "/").dropLast()
    above = folder.reduce(into: [LinkHash.start]) { hashes, name in
      hashes.append(LinkHash.adding("/".utf8, to: LinkHash.adding(name.utf8, to: hashes[hashes.count - 1])))
    }
  }

  /// Whether a link's bytes are not those of its destination.
  static func isEncodedInHTML(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "&") || byte == UInt8(ascii: "%") }
  static func isEncodedInMarkdown(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "%") }

  mutating func add(anchor: String) { anchors.insert(LinkHash.of(anchor)) }
  mutating func add(anchor: UnsafeBufferPointer<UInt8>) { anchors.insert(LinkHash.adding(anchor, to: LinkHash.start)) }

  mutating func add(link: String) {
    guard seen.insert(LinkHash.of(link)).inserted, let found = LinkScan.link(link, on: path, in: folder) else { return }
    links.insert(found)
  }

  /// A link without anything encoded: what is hashed are its bytes, and no text is made.
  mutating func add(link: UnsafeBufferPointer<UInt8>) {
    guard seen.insert(LinkHash.adding(link, to: LinkHash.start)).inserted else { return }
    let end = link.firstIndex(of: UInt8(ascii: "#")) ?? link.count
    var start = 0
    var ups = 0
    while start + 2 < end, link[start] == UInt8(ascii: "."), link[start + 1] == UInt8(ascii: "."), link[start + 2] == UInt8(ascii: "/") {
      start += 3
      ups += 1
    }
    guard end > 0, ups <= folder.count, isPlain(link[start..<end]) else {
      if let found = LinkScan.link(String(decoding: link, as: UTF8.self), on: path, in: folder) { links.insert(found) }
      return
    }
    let target = LinkHash.adding(link[start..<end], to: above[folder.count - ups])
    let fragment = end + 1 < link.count ? LinkHash.adding(link[(end + 1)...], to: LinkHash.start) : 0
    links.insert(LinkScan.Link(target: target, fragment: fragment))
  }

  /// Whether a path has neither a scheme nor a part that is empty or begins with a dot.
  private func isPlain(_ path: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var before = UInt8(ascii: "/")
    for byte in path {
      if byte == UInt8(ascii: ":") || before == UInt8(ascii: "/") && (byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")) { return false }
      before = byte
    }
    return before != UInt8(ascii: "/")
  }
}

/// FNV-1a in 64 bits. Two names of one site with one hash would hide a dead link, and nothing worse.
enum LinkHash {
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  static func of(_ text: some StringProtocol) -> UInt64 { adding(text.utf8, to: start) }

  static func adding(_ bytes: some Sequence<UInt8>, to start: UInt64) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
    return hash
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
      if index > 0 { hash = adding("/".utf8, to: hash) }
      hash = adding(part.utf8, to: hash)
    }
    return hash
  }
}
