package import LegalText

/// Relative links from one page to others.
///
/// A site works from a file share and from any sub-folder because nothing in it is absolute.
package struct Links: Sendable {
  private let plan: PagePlan
  private let corpus: Corpus
  private let fileExtension: String
  /// The way up to the site's folder: "", "../", "../../".
  package let root: String
  private let folder: [Substring]
  /// The ways up from the page's folder, by their number of steps.
  private let up: [String]
  private let base: String
  /// The page itself, and the print page that it is or is a part of.
  private var own: (key: PageKey, print: PageKey?)

  /// - Parameters:
  ///   - fileExtension: with its dot: `.html`, `.md`.
  ///   - isRelative: `nil` for what the page needs.
  package init(from page: PlannedPage, plan: PagePlan, corpus: Corpus, fileExtension: String, isRelative: Bool? = nil) {
    self.plan = plan
    self.corpus = corpus
    self.fileExtension = fileExtension
    own = (page.key, page.key.printPage)
    folder = page.path.split(separator: "/").dropLast()
    up = (0...folder.count).map { String(repeating: "../", count: $0) }
    // A server answers with the page for what is not found at any depth, where no relative link would lead anywhere.
    base = isRelative ?? (page.key != .notFound) ? "" : plan.basePath ?? ""
    root = base + up[folder.count]
  }

  /// The same to pages alone, also from a print page to what it has itself: for navigation.
  var toPages: Links {
    var links = self
    links.own.print = nil
    return links
  }

  /// The link to a page, and to an anchor on it; from a print page to where it has the same.
  ///
  /// What the plan does not have becomes a link that the check of all links refuses, so that a mistake fails the build.
  package func href(_ key: PageKey, anchor: String? = nil) -> String {
    if let print = own.print, let place = plan.print.place(of: key, anchor: anchor, from: print) {
      return place.page == own.key ? "#" + Self.encoded(place.anchor) : path(to: place.page, anchor: place.anchor)
    }
    return path(to: key, anchor: anchor)
  }

  private func path(to key: PageKey, anchor: String?) -> String {
    let fragment = anchor.map { "#" + Self.encoded($0) } ?? ""
    let part = anchor.flatMap { plan.division(of: key)?.part(of: $0) } ?? 1
    guard let page = plan.page(key.part(part)) else { return "missing-page\(fragment)" }
    var target = page.path[...]
    var depth = 0
    // What both have in common is left out.
    while depth < folder.count, target.utf8.starts(with: folder[depth].utf8) {
      let rest = target.utf8.dropFirst(folder[depth].utf8.count)
      guard rest.first == UInt8(ascii: "/") else { break }
      target = Substring(rest.dropFirst())
      depth += 1
    }
    let path = String(target)
    return base + up[folder.count - depth] + Self.encodedPath(path) + fileExtension + fragment
  }

  /// The link to a provision: its section's page and anchor; a division on its instrument's page. `nil` when the current
  /// edition does not have it.
  package func href(to address: ProvisionAddress) -> String? {
    guard let edition = corpus.currentEdition(of: address.instrument) else { return nil }
    guard let index = edition.index(of: address) else { return pendingHref(to: address) }
    if let print = own.print, let place = plan.print.place(of: index, in: address.instrument, from: print) {
      return place.page == own.key ? "#" + Self.encoded(place.anchor) : path(to: place.page, anchor: place.anchor)
    }
    guard let section = edition.section(of: index) else { return href(.instrument(address.instrument), anchor: address.anchor) }
    return href(.section(edition.provisions[section].address), anchor: address.anchor)
  }

  /// Percent-encodes what the path of a URL may not hold.
  static func encodedPath(_ path: String) -> String {
    path.utf8.allSatisfy(isPlain) ? path : path.map(encodedCharacter).joined()
  }

  /// The redline of the next edition, where that has a provision that the current one has not.
  private func pendingHref(to address: ProvisionAddress) -> String? {
    guard let instrument = corpus[address.instrument] else { return nil }
    let order = instrument.editionsInOrder
    guard let current = order.firstIndex(where: { $0.information.id == instrument.current.information.id }) else { return nil }
    guard let later = order.indices.first(where: { $0 > current && order[$0].edition.index(of: address) != nil }) else { return nil }
    let key = PageKey.redline(address.instrument, from: order[later - 1].information.id, to: order[later].information.id)
    return plan.page(key) == nil ? nil : href(key)
  }

  private static func encodedCharacter(_ character: Character) -> String {
    character.utf8.allSatisfy(isPlain) ? String(character) : encoded(String(character))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"): true
    default: false
    }
  }

  /// Percent-encodes what a URL may not hold.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      if isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
