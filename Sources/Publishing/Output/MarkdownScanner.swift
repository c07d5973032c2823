internal import CommonMark

/// Finds links and anchors in Markdown pages that this program rendered.
enum MarkdownScanner {
  static func scan(_ file: OutputFile) -> LinkCheck.Page {
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
