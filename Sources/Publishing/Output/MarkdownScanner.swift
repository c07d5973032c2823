internal import CommonMark
internal import Diagnostics

/// Finds links and anchors in Markdown pages that this program rendered.
enum MarkdownScanner {
  static func scan(_ file: OutputFile) -> LinkCheck.Page {
    needsParser(file.bytes) ? parse(file) : quickScan(file)
  }

  /// Whether links could be anything but `[words](destination)`: code, reference definitions, and a left angle bracket that
  /// begins no anchor.
  static func needsParser(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "`"): return true
        case UInt8(ascii: "<"):
          if index > 0, bytes[index - 1] == UInt8(ascii: "\\") { continue }
          if !isTag(bytes, index) { return true }
        case UInt8(ascii: ":"): if index > 0, bytes[index - 1] == UInt8(ascii: "]") { return true }
        default: continue
        }
      }
      return false
    }
  }

  /// `<a id="` or `</a>`.
  private static func isTag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 1 < bytes.count && (bytes[index + 1] == UInt8(ascii: "/") || bytes[index + 1] == UInt8(ascii: "a"))
  }

  static func quickScan(_ file: OutputFile) -> LinkCheck.Page {
    var page = LinkCheck.Page(path: file.path, anchors: [], links: [])
    file.bytes.withUnsafeBufferPointer { bytes in
      quickScan(bytes) { isAnchor, range in
        let value = UnsafeBufferPointer(rebasing: bytes[range])
        if isAnchor { page.anchors.insert(String(decoding: value, as: UTF8.self)) } else { page.links.append(destination(value)) }
      }
    }
    return page
  }

  /// One pass over the bytes, which hands on where anchors and destinations stand. Text is escaped, so an unescaped `](` joins a link's
  /// words and its destination, which has no parenthesis of its own.
  static func quickScan(_ bytes: UnsafeBufferPointer<UInt8>, _ take: (_ isAnchor: Bool, Range<Int>) -> Void) {
    var index = 0
    while index + 1 < bytes.count {
      switch (bytes[index], bytes[index + 1]) {
      case (UInt8(ascii: "\\"), _): index += 2
      case (UInt8(ascii: "]"), UInt8(ascii: "(")):
        let start = index + 2
        index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: ")"), bytes[index] != UInt8(ascii: "\n") { index += 1 }
        take(false, start..<index)
      case (UInt8(ascii: "<"), UInt8(ascii: "a")):
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: ">") { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { continue }
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
        take(true, start..<index)
      default: index += 1
      }
    }
  }

  /// Without backslash escapes and character references; a destination that a template escaped as text may have them.
  static func destination(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: bytes.filter { $0 != UInt8(ascii: "\\") }, as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return [("&#126;", "~"), ("&#58;", ":"), ("&#61;", "="), ("&lt;", "<"), ("&amp;", "&")].reduce(text) { $0.replacingText($1.0, with: $1.1) }
  }

  static func parse(_ file: OutputFile) -> LinkCheck.Page {
    let text = String(decoding: file.bytes, as: UTF8.self)
    let document = Document(parsing: text)
    var page = LinkCheck.Page(path: file.path, anchors: [], links: document.links().map(\.destination))
    for raw in document.rawHTML() {
      // Anchors are the only raw HTML that the templates write: `<a id="7050-a"></a>`.
      var rest = raw.text[...]
      while let start = rest.firstRange(of: "<a id=\"") {
        rest = rest[start.upperBound...]
        guard let end = rest.firstIndex(of: "\"") else { break }
        page.anchors.insert(String(rest[..<end]))
        rest = rest[end...]
      }
    }
    return page
  }
}
