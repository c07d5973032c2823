internal import LegalText

/// A use of a defined term in a paragraph, and the link to what the term means.
struct TermLink: Sendable {
  /// The offset of the paragraph in the provision's content.
  var item: Int
  /// UTF-8 offsets in the paragraph's text.
  var range: Range<Int>
  var href: String
}

/// Sets a paragraph of the law: its words exactly, with links on citations and numbers of editor's notes.
struct LawText {
  let links: Links
  let format: PageFormat
  /// The anchor of an editor's note on this page, by label.
  let noteAnchors: [String: String]

  /// A run of the text and what is done to it.
  fileprivate enum Span {
    case link(Range<Int>, href: String, to: ProvisionAddress)
    case term(Range<Int>, href: String)
    case mark(Int, label: String)

    var start: Int {
      switch self {
      case .link(let range, _, _), .term(let range, _): range.lowerBound
      case .mark(let offset, _): offset
      }
    }
  }

  /// - Parameters:
  ///   - citations: those of this paragraph, in any order; where two spans overlap the first wins.
  ///   - terms: the uses of defined terms that are to be links; in Markdown, which opens nothing in place, none are.
  /// - Complexity: O(*n* + *s* log *s*) in the bytes and the spans.
  func set(_ paragraph: Paragraph, citations: [LinkedCitation], terms: [TermLink]) -> RichText {
    let bytes = Array(paragraph.text.utf8)
    var spans: [Span] = paragraph.marks.map { .mark($0.offset, label: $0.label) }
    for citation in citations {
      guard let address = citation.firstProvision, let href = links.href(to: address) else { continue }
      spans.append(.link(citation.citation.range, href: href, to: address))
    }
    if format == .html { spans += terms.map { .term($0.range, href: $0.href) } }
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
      case .link(let range, _, _), .term(let range, _):
        guard range.upperBound <= bytes.count else { continue }
        // Editor's marks inside a link follow it, since links do not nest.
        switch span {
        case .link(_, let href, let address): writer.link(bytes[range], href: href, to: address)
        case .term(_, let href): writer.term(bytes[range], href: href)
        case .mark: break
        }
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

    /// With the address beside the link, by which the reader's script finds an excerpt of the provision.
    mutating func link(_ bytes: ArraySlice<UInt8>, href: String, to address: ProvisionAddress) {
      let text = String(decoding: bytes, as: UTF8.self)
      switch format {
      case .html: html = html + HTML(trusted:
          "<a class=\"xref\" data-to=\"\(address.description.escapedForHTML)\" href=\"\(href.escapedForHTML)\">\(text.escapedForHTML)</a>")
      case .markdown: markdown += "[\(Markdown(escaping: text).source)](\(href))"
      }
    }

    mutating func term(_ bytes: ArraySlice<UInt8>, href: String) {
      let text = String(decoding: bytes, as: UTF8.self)
      html = html + HTML(trusted: "<a class=\"term\" href=\"\(href.escapedForHTML)\">\(text.escapedForHTML)</a>")
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
    if case .mark = self { 0 } else { 1 }
  }
}
