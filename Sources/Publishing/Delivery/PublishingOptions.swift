package import Diagnostics

/// Where and for whom a handbook is published.
package struct PublishingOptions: Sendable {
  /// The published folder's address; without it nothing in the handbook knows where it stands.
  package var baseURL: BaseURL?
  /// Whether search engines may list the pages. A handbook says where an organization falls short, so they may not unless told.
  package var isIndexed = false
  /// Old paths that lead to pages of today.
  package var redirects: [Redirect] = []

  package init() {}
}

/// The address of the published folder: `https://handbook.example.com/privacy/`.
package struct BaseURL: Hashable, Sendable {
  /// With a slash at its end.
  package let text: String
  /// The part after the host: `/`, `/privacy/`.
  package let path: String

  /// `nil` for what is no address of a folder on the web; a missing slash at the end is added.
  package init?(_ text: String) {
    guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    guard let first = rest.utf8.first, first != UInt8(ascii: "/"), rest.utf8.allSatisfy(Self.isAllowed) else { return nil }
    let slashed = rest.hasSuffix("/") ? String(rest) : rest + "/"
    guard !slashed.hasPrefix(":"), !slashed.contains("//"), !slashed.split(separator: "/").contains("..") else { return nil }
    self.text = scheme + slashed
    path = String(slashed.drop { $0 != "/" })
  }

  /// Letters, digits and what a host, a port and a path may have; no query, fragment or name of a user.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-._~/:%".utf8.contains(byte)
    }
  }
}

/// A path that a page had once, and what is there instead.
package struct Redirect: Sendable {
  /// Below the published folder: `law/act/12.html`; a folder stands for its `index.html`.
  package let from: Located<String>
  /// A link as in prose: `cite:`, `obligation:`, `vendor:`, `page:`, an address on the web; or a path below the published folder.
  package let to: Located<String>

  /// `nil` for a path that no page can have had.
  package init?(from: Located<String>, to: Located<String>) {
    var path = from.value.hasPrefix("/") ? String(from.value.dropFirst()) : from.value
    if path.hasSuffix("/") { path += "index.html" }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard path.hasSuffix(".html"), path.utf8.allSatisfy({ Self.isAllowed($0) }), !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." })
    else { return nil }
    self.from = Located(path, at: from.position)
    self.to = to
  }

  /// The path below the published folder to which it leads; `nil` for what is named otherwise.
  var target: String? {
    let path = to.value.prefix { $0 != "#" && $0 != "?" }
    guard path.hasSuffix(".html"), !path.contains(":") else { return nil }
    return path.hasPrefix("/") ? String(path.dropFirst()) : String(path)
  }

  /// One problem for each redirect from which one comes back to it: a browser would go round for ever.
  package static func loops(in redirects: [Redirect]) -> [Diagnostic] {
    let next = Dictionary(redirects.map { ($0.from.value, $0.target) }) { first, _ in first }
    return redirects.compactMap { redirect in
      var seen: Set<String> = []
      var path = redirect.target
      while let at = path, at != redirect.from.value, seen.insert(at).inserted { path = next[at] ?? nil }
      guard path == redirect.from.value else { return nil }
      return Diagnostic(
        "redirect-loop", .error, "Redirect from '\(redirect.from.value)' leads back to itself; let it lead to a page of the handbook",
        at: redirect.to.position)
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-._~/".utf8.contains(byte)
    }
  }
}
