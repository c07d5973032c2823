package import CommonMark

/// Markup that is printed as it is.
///
/// Text and HTML are different types, so that no text of an input file can become markup by accident: a value comes
/// from cmark, from a rendered template (`TemplateLibrary.renderHTML`), from text that is escaped on the way, or from
/// joining such values.
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
    var text = self
    return text.withUTF8 { bytes in
      var growth = 0
      for byte in bytes { growth += byte.htmlEscapeGrowth }
      guard growth > 0 else { return self }
      return String(unsafeUninitializedCapacity: bytes.count + growth) { buffer in
        var end = 0
        for byte in bytes {
          guard byte.htmlEscapeGrowth > 0 else {
            buffer[end] = byte
            end += 1
            continue
          }
          for escaped in byte.htmlEscape.utf8 {
            buffer[end] = escaped
            end += 1
          }
        }
        return end
      }
    }
  }
}

extension UInt8 {
  fileprivate var htmlEscape: String {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: ""
    }
  }

  /// How many bytes longer the escape is than the character; 0 for what is not escaped.
  fileprivate var htmlEscapeGrowth: Int {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "'"): 4
    case UInt8(ascii: "<"), UInt8(ascii: ">"): 3
    case UInt8(ascii: "\""): 5
    default: 0
    }
  }
}
