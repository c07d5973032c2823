package import CommonMark

/// Markup that is printed as it is.
///
/// Text and HTML are different types, so that no text of an input file can become markup by accident: a value comes from
/// cmark, from a rendered template (`TemplateLibrary.renderHTML`), from text that is escaped on the way, or from joining
/// such values.
package struct HTML: Hashable, Sendable {
  package let markup: String

  init(trusted markup: String) {
    self.markup = markup
  }

  /// Text with `&`, `<`, `>`, `"` and `'` escaped, so that it may stand in an element or in a quoted attribute.
  package init(escaping text: String) {
    markup = text.escapedForHTML
  }

  /// What cmark makes of a document: no raw HTML, no unsafe URL.
  package init(rendering document: borrowing Document) {
    markup = document.html()
  }

  package static let empty = HTML(trusted: "")

  package var isEmpty: Bool { markup.isEmpty }

  package static func + (left: HTML, right: HTML) -> HTML {
    HTML(trusted: left.markup + right.markup)
  }
}

extension Sequence<HTML> {
  /// The pieces one after another with nothing between them.
  package func joined() -> HTML {
    var markup = ""
    for piece in self { markup += piece.markup }
    return HTML(trusted: markup)
  }
}

extension String {
  /// Compares bytes, not characters: a quotation mark followed by a combining accent is one `Character` that equals no
  /// quotation mark, but it still ends an attribute in a browser.
  ///
  /// - Complexity: O(*n*); text without special characters is returned as it is.
  var escapedForHTML: String {
    guard utf8.contains(where: { $0.htmlEscape != nil }) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count + 32)
    for byte in utf8 {
      if let escape = byte.htmlEscape { bytes += escape.utf8 } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var htmlEscape: String? {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
