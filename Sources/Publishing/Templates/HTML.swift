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
  /// quotation mark, but it still ends an attribute in a browser. Control characters, which no HTML document may hold, are
  /// shown as U+FFFD.
  ///
  /// - Complexity: O(*n*); text without special characters is returned as it is.
  var escapedForHTML: String {
    var text = self
    return text.withUTF8 { bytes in
      guard bytes.contains(where: { $0.htmlEscape != nil || $0 == 0xC2 }) else { return self }
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + bytes.count / 8 + 16)
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if let escape = byte.htmlEscape {
          result.append(contentsOf: escape.utf8)
        } else if byte == 0xC2, index < bytes.count, (0x80...0x9F).contains(bytes[index]) {
          // U+0080 to U+009F, left over where Windows-1252 was taken for Latin-1.
          result.append(contentsOf: "\u{FFFD}".utf8)
          index += 1
        } else {
          result.append(byte)
        }
      }
      return String(decoding: result, as: UTF8.self)
    }
  }
}

extension UInt8 {
  /// What stands for a byte that may not stand itself; `nil` for all others.
  fileprivate var htmlEscape: String? {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0...0x08, 0x0B, 0x0E...0x1F, 0x7F: "\u{FFFD}"
    default: nil
    }
  }
}
