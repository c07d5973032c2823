/// The parts of a picture that is made when the handbook is built. Text is escaped here; nothing has a `style`, which the
/// content security policy forbids.
enum SVG {
  /// - Parameters:
  ///   - identifier: unique on the page.
  ///   - title: what the picture shows, for those who do not see it.
  ///   - description: what it says, in sentences.
  static func picture(
    _ identifier: String, width: Int, height: Int, title: String, description: String, class name: String, _ content: [String]
  ) -> HTML {
    let id = identifier.escapedForHTML
    return HTML(
      trusted:
        "<svg class=\"\(name)\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\">"
        + "<title id=\"\(id)-t\">\(title.escapedForHTML)</title><desc id=\"\(id)-d\">\(description.escapedForHTML)</desc>"
        + content.joined() + "</svg>")
  }

  static func text(_ text: String, x: Int, y: Int, class name: String? = nil) -> String {
    "<text\(name.map { " class=\"\($0)\"" } ?? "") x=\"\(x)\" y=\"\(y)\">\(text.escapedForHTML)</text>"
  }

  /// A symbol of the page's sprite.
  static func icon(_ name: String, x: Int, y: Int, size: Int = 12) -> String {
    "<use href=\"#i-\(name)\" class=\"ico \(name)\" x=\"\(x)\" y=\"\(y)\" width=\"\(size)\" height=\"\(size)\"/>"
  }

  static func group(_ content: [String], title: String? = nil) -> String {
    "<g>\(title.map { "<title>\($0.escapedForHTML)</title>" } ?? "")\(content.joined())</g>"
  }
}
