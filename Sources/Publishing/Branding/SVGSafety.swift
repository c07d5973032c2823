internal import Diagnostics
internal import LegalText

/// What an SVG image may not have: scripts, handlers, foreign markup, and anything that is fetched from elsewhere.
///
/// Browsers run no script in an image that a page shows, but they do in one that somebody opens by its address.
enum SVGSafety {
  private static let namespace = "http://www.w3.org/2000/svg"
  private static let refusedElements: Set<String> = ["script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener"]

  static func problems(in document: MarkupDocument) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    func refuse(_ message: String, _ node: Int) {
      problems.append(Diagnostic("unsafe-image", .error, message, at: document.position(of: node)))
    }
    if document.localName(of: 0) != "svg" { refuse("Element '\(document.localName(of: 0))' is no image; an SVG begins with 'svg'", 0) }
    for node in 0..<document.count {
      if document.isInstruction(node) { refuse("A processing instruction may fetch a style sheet; remove it from the image", node) }
      guard document.isElement(node) else { continue }
      let name = document.localName(of: node)
      if refusedElements.contains(name) { refuse("Element '\(name)' may run or embed something; remove it from the image", node) }
      if name == "style", fetches(document.plainText(of: node)) {
        refuse("Style sheet of the image fetches something from elsewhere; remove '@import' and 'url'", node)
      }
      for (attribute, value) in document.attributes(of: node) {
        let local = attribute.split(separator: ":").last.map { $0.lowercased() } ?? ""
        if local.hasPrefix("on") {
          refuse("Attribute '\(attribute)' runs a script; remove it from the image", node)
        } else if local == "href" || local == "src" {
          // An animation may set any attribute, but what it names is a fragment or nothing.
          if !isOwn(value) { refuse("Attribute '\(attribute)' leads out of the image, to '\(value.prefix(40))'; embed what it needs as paths", node) }
        } else if local != "xmlns", !attribute.hasPrefix("xmlns:"), fetches(value) {
          refuse("Attribute '\(attribute)' fetches something from elsewhere; remove 'url' from the image", node)
        } else if ["attributename"].contains(local), value.lowercased().hasSuffix("href") || value.lowercased().hasPrefix("on") {
          refuse("Animation of '\(value)' may lead out of the image; remove it", node)
        }
      }
    }
    return problems
  }

  /// Width and height in user units, from `viewBox`, else from `width` and `height` in pixels.
  static func size(of document: MarkupDocument) -> (width: Int, height: Int)? {
    func number(_ text: some StringProtocol) -> Int? {
      let digits = text.hasSuffix("px") ? String(text.dropLast(2)) : String(text)
      guard let value = Double(digits), value.isFinite, value > 0, value < 1_000_000 else { return nil }
      return max(1, Int(value.rounded()))
    }
    if let box = document.attribute("viewBox", of: 0) {
      let parts = box.split { $0.isWhitespace || $0 == "," }
      guard parts.count == 4, let width = number(parts[2]), let height = number(parts[3]) else { return nil }
      return (width, height)
    }
    guard let width = document.attribute("width", of: 0).flatMap(number), let height = document.attribute("height", of: 0).flatMap(number)
    else { return nil }
    return (width, height)
  }

  private static func isOwn(_ link: String) -> Bool { link.first == "#" }

  /// Whether style rules or a value name anything but a part of the image itself. Escapes could hide a name, so none may stand there.
  private static func fetches(_ style: String) -> Bool {
    let text = style.lowercased()
    if text.contains("@import") || text.contains("\\") || text.contains("image-set") { return true }
    var rest = text[...]
    while let start = rest.firstRange(of: "url(") {
      rest = rest[start.upperBound...]
      if !(rest.drop { $0 == " " || $0 == "'" || $0 == "\"" }.hasPrefix("#")) { return true }
    }
    return false
  }
}
