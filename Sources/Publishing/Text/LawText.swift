internal import LegalText

/// Sets a paragraph of the law: its words exactly, with links on citations and numbers of editor's notes.
struct LawText {
  let links: Links
  let format: PageFormat
  /// The anchor of an editor's note on this page, by label.
  let noteAnchors: [String: String]

  /// A run of the text and what is done to it.
  fileprivate enum Span {
    case link(Range<Int>, href: String)
    case mark(Int, label: String)

    var start: Int {
      switch self {
      case .link(let range, _): range.lowerBound
      case .mark(let offset, _): offset
      }
    }
  }

  /// - Parameter citations: those of this paragraph, in any order; where two overlap the first wins.
  /// - Complexity: O(*n* + *s* log *s*) in the bytes and the spans.
  func set(_ paragraph: Paragraph, citations: [LinkedCitation]) -> RichText {
    let bytes = Array(paragraph.text.utf8)
    var spans: [Span] = paragraph.marks.map { .mark($0.offset, label: $0.label) }
    for citation in citations {
      guard let address = citation.firstProvision, let href = links.href(to: address) else { continue }
      spans.append(.link(citation.citation.range, href: href))
    }
    // By place; a mark at the end of a link comes after it.
    spans.sort { ($0.start, $0.order) < ($1.start, $1.order) }
    var writer = Writer(format: format)
    var offset = 0
    for (position, span) in spans.enumerated() {
      guard span.start >= offset, span.start <= bytes.count else { continue }
      writer.text(bytes[offset..<span.start])
      offset = span.start
      switch span {
      case .mark(_, let label): writer.mark(label, anchor: noteAnchors[label])
      case .link(let range, let href):
        guard range.upperBound <= bytes.count else { continue }
        // Editor's marks inside a citation follow it, since links do not nest.
        writer.link(bytes[range], href: href)
        offset = range.upperBound
        for case .mark(let inner, let label) in spans[(position + 1)...].prefix(while: { $0.start < range.upperBound })
        where inner < range.upperBound {
          writer.mark(label, anchor: noteAnchors[label])
        }
      }
    }
    writer.text(bytes[offset...])
    return writer.result
  }

  private struct Writer {
    let format: PageFormat
    var html = HTML.empty
    var markdown = ""

    init(format: PageFormat) { self.format = format }

    mutating func text(_ bytes: ArraySlice<UInt8>) {
      guard !bytes.isEmpty else { return }
      let text = String(decoding: bytes, as: UTF8.self)
      switch format {
      case .html: html = html + HTML(escaping: text)
      case .markdown: markdown += Markdown(escaping: text).source
      }
    }

    mutating func link(_ bytes: ArraySlice<UInt8>, href: String) {
      let text = String(decoding: bytes, as: UTF8.self)
      switch format {
      case .html: html = html + HTML(trusted: "<a href=\"\(href.escapedForHTML)\">\(text.escapedForHTML)</a>")
      case .markdown: markdown += "[\(Markdown(escaping: text).source)](\(href))"
      }
    }

    mutating func mark(_ label: String, anchor: String?) {
      guard let anchor else { return }
      switch format {
      case .html:
        html = html + HTML(trusted:
          "<a class=\"ed\" href=\"#\(anchor.escapedForHTML)\" aria-label=\"Editor’s note \(label.escapedForHTML)\">\(label.escapedForHTML)</a>")
      case .markdown: markdown += " [\\[note \(Markdown(escaping: label).source)\\]](#\(anchor))"
      }
    }

    var result: RichText {
      format == .html ? RichText(html: html) : RichText(markdown: Markdown(source: markdown))
    }
  }
}

extension LawText.Span {
  fileprivate var order: Int {
    if case .link = self { 1 } else { 0 }
  }
}
