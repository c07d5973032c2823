/// CommonMark source that is printed as it is into a Markdown template.
package struct Markdown: Hashable, Sendable {
  package let source: String

  /// Source that already is Markdown: a page of the handbook's own prose, or a rendered template.
  package init(source: String) {
    self.source = source
  }

  /// Text written so that CommonMark shows the same text again, with GitHub's extensions and without; Python-Markdown, in which
  /// fewer characters can be escaped, too.
  ///
  /// An address in it is no link: what renderers make of `https://` by themselves differs.
  /// The text may stand anywhere in a line, at its start, in a heading, a link's label, a table's cell or a link's
  /// destination in angle brackets; not in a code span. It stays on one line: line ends become blanks, and so does
  /// white space at either edge.
  package init(escaping text: String) {
    source = text.escapedForMarkdown
  }
}

extension String {
  /// - Complexity: O(*n*).
  var escapedForMarkdown: String { TemplateDialect.markdown.escape(self) }
}

/// Escapes what could be read as Markdown, and little else: people read the source too.
struct MarkdownEscaper {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The range without white space at the edges.
  private var start: Int
  private var end: Int

  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    MarkdownEscaper(bytes).append(to: &output)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    start = 0
    end = bytes.count
    while start < end, bytes[start].isMarkdownSpace { start += 1 }
    while end > start, bytes[end - 1].isMarkdownSpace { end -= 1 }
  }

  private func append(to output: inout [UInt8]) {
    if start > 0 { output.append(UInt8(ascii: " ")) }
    let enumeratorEnd = self.enumeratorEnd
    var index = start
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\r"):
        output.append(UInt8(ascii: " "))
        if index + 1 < end, bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
      case UInt8(ascii: "\n"):
        output.append(UInt8(ascii: " "))
      // Control characters show nothing and can drive a terminal; pages in HTML replace them too.
      case 0...0x08, 0x0E...0x1F, 0x7F:
        output += "\u{FFFD}".utf8
      case _ where isReferenced(byte, at: index):
        output += Self.reference(to: byte)
      default:
        if index == enumeratorEnd || needsEscape(byte, at: index) { output.append(UInt8(ascii: "\\")) }
        output.append(byte)
      }
      index += 1
    }
    if end < bytes.count, start < end { output.append(UInt8(ascii: " ")) }
  }

  /// Whether a character reference stands for a byte: for what not every renderer lets a backslash escape.
  private func isReferenced(_ byte: UInt8, at index: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "~"): true
    // Underlined headings.
    case UInt8(ascii: "="): index == start
    // Rows of a table; addresses, which GitHub makes links of.
    case UInt8(ascii: ":"): index == start || (index + 2 < end && bytes[index + 1] == UInt8(ascii: "/") && bytes[index + 2] == UInt8(ascii: "/"))
    default: false
    }
  }

  private static func reference(to byte: UInt8) -> String.UTF8View {
    switch byte {
    case UInt8(ascii: "&"): "&amp;".utf8
    case UInt8(ascii: "<"): "&lt;".utf8
    default: "&#\(byte);".utf8
    }
  }

  /// Whether "www" stands before an offset.
  private func beginsAddress(before index: Int) -> Bool {
    index >= start + 3 && (1...3).allSatisfy { bytes[index - $0] | 0x20 == UInt8(ascii: "w") }
  }

  private func needsEscape(_ byte: UInt8, at index: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ">"), UInt8(ascii: "|"):
      return true
    case UInt8(ascii: "_"):
      // Between letters or digits it cannot begin or end emphasis.
      return !(index > start && index + 1 < end && bytes[index - 1].isLetterOrDigit && bytes[index + 1].isLetterOrDigit)
    case UInt8(ascii: "#"):
      // A heading begins with it at the start, and ends with it after a blank.
      return index == start || bytes[index - 1].isMarkdownSpace
    case UInt8(ascii: "!"):
      return index + 1 == end  // a template may go on with a link, which would become an image
    case UInt8(ascii: "."):
      // The rest of a number that another value began, and what GitHub would take for an address.
      return index == start || beginsAddress(before: index)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ")"):
      // Lists, rules, and the rest of a number that another value began.
      return index == start
    default:
      return false
    }
  }

  /// The place of the `.` or `)` that would make leading digits the number of a list item.
  private var enumeratorEnd: Int? {
    var index = start
    while index < end, bytes[index].isDigit { index += 1 }
    guard index > start, index < end, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")") else {
      return nil
    }
    return index + 1 == end || bytes[index + 1].isMarkdownSpace ? index : nil
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isLetterOrDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  /// What cmark strips from the edges of a block: blank, tab, line feed, vertical tab, form feed, carriage return.
  fileprivate var isMarkdownSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
