internal import Compliance
internal import LegalText

/// All defined terms, by instrument and name.
struct TermsPage: TemplateModel {
  var frame: FrameModel
  var counts: String
  var groups: [TermGroupModel]
  var parts: PartsModel?
  static let fields: [TemplateField<TermsPage>] = [
    .record("frame") { $0.frame }, .text("counts") { $0.counts }, .list("groups") { $0.groups }, .optionalRecord("parts") { $0.parts },
  ]

  static func outline(_ outlines: PageOutlines) -> PageOutline {
    let glossary = outlines.index.glossary
    return PageOutline(
      items: offsets(outlines.handbook).map { offset in
        let term = glossary.term(offset)
        let words = glossary.definition(of: offset)?.words.utf8.count ?? 0
        return PageItem(
          bytes: 360 + term.name.utf8.count + words + term.otherNames.reduce(0) { $0 + $1.utf8.count }, anchors: [glossary.anchors[offset]])
      })
  }

  /// In the order of the page.
  private static func offsets(_ handbook: Handbook) -> [TermOffset] {
    TermReport(handbook.terms, corpus: handbook.corpus).sections.flatMap { $0.rows.map(\.term) }
  }

  init(_ context: PageContext) {
    let report = TermReport(context.handbook.terms, corpus: context.corpus)
    frame = context.frame(crumbs: [.instruments])
    var reader = context.partReader
    let sections = report.sections.filter { !$0.rows.isEmpty }
    groups = sections.compactMap { section in
      let rows = reader.take(section.rows)
      guard !rows.isEmpty else { return nil }
      return TermGroupModel(
        title: context.corpus[section.instrument]?.regulation.title ?? section.title,
        href: context.links.href(.instrument(section.instrument)), anchor: section.instrument.rawValue,
        terms: rows.map { TermModel(context, $0.term) },
        count: section.rows.count.counted("term"))
    }
    let count = context.handbook.terms.terms.count
    counts = "\(count.counted("term")) in \(sections.count) of \(report.sections.count.counted("instrument")), each as its instrument defines it."
    let offsets = Self.offsets(context.handbook)
    parts = PartsModel(context) { "from \(context.index.glossary.term(offsets[$0.lowerBound]).name.prefix(28))" }
  }
}

struct TermGroupModel: TemplateModel {
  var title: String
  var href: String
  var anchor: String
  var terms: [TermModel]
  /// Of all its terms, on whatever part.
  var count: String
  static let fields: [TemplateField<TermGroupModel>] = [
    .text("title") { $0.title }, .link("href") { $0.href }, .text("anchor") { $0.anchor },
    .markdown("anchorMarkdown") { Markdown(anchor: $0.anchor) }, .list("terms") { $0.terms },
    .text("count") { $0.count },
  ]
}
