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
  /// The text as it may stand in an element or in a quoted attribute.
  var escapedForHTML: String { TemplateDialect.html.escape(self) }
}

/// Compares bytes, not characters: a quotation mark followed by a combining accent is one `Character` that equals no
/// quotation mark, but it still ends an attribute in a browser. Control characters, which no HTML document may hold, are
/// shown as U+FFFD.
enum HTMLEscaper {
  private static let replacement = Array("\u{FFFD}".utf8)
  /// What stands for a byte that may not stand itself; `nil` for all others.
  private static let escapes: [[UInt8]?] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "&"): Array("&amp;".utf8)
    case UInt8(ascii: "<"): Array("&lt;".utf8)
    case UInt8(ascii: ">"): Array("&gt;".utf8)
    case UInt8(ascii: "\""): Array("&quot;".utf8)
    case UInt8(ascii: "'"): Array("&#39;".utf8)
    case 0...0x08, 0x0B, 0x0E...0x1F, 0x7F: replacement
    default: nil
    }
  }
  /// Whether a byte ends a run that is copied as it is.
  private static let stops: [Bool] = escapes.enumerated().map { $1 != nil || $0 == 0xC2 }

  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let stops = stops
    stops.withUnsafeBufferPointer { stops in
      var start = 0
      var index = 0
      while index < bytes.count {
        guard stops[Int(bytes[index])] else {
          index += 1
          continue
        }
        let byte = bytes[index]
        if let escape = escapes[Int(byte)] {
          output.append(contentsOf: bytes[start..<index])
          output.append(contentsOf: escape)
          start = index + 1
        } else if index + 1 < bytes.count, (0x80...0x9F).contains(bytes[index + 1]) {
          // U+0080 to U+009F, left over where Windows-1252 was taken for Latin-1.
          output.append(contentsOf: bytes[start..<index])
          output.append(contentsOf: replacement)
          index += 1
          start = index + 1
        }
        index += 1
      }
      output.append(contentsOf: bytes[start...])
    }
  }
}
