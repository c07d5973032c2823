internal import Compliance
internal import LegalText

/// All defined terms, by instrument and name.
struct TermsPage: TemplateModel {
  var frame: FrameModel
  var counts: String
  var groups: [TermGroupModel]
  static let fields: [TemplateField<TermsPage>] = [
    .record("frame") { $0.frame }, .text("counts") { $0.counts }, .list("groups") { $0.groups },
  ]

  init(_ context: PageContext) {
    let report = TermReport(context.handbook.terms, corpus: context.corpus)
    frame = context.frame(crumbs: [.instruments])
    groups = report.sections.filter { !$0.rows.isEmpty }.map { section in
      TermGroupModel(
        title: context.corpus[section.instrument]?.regulation.title ?? section.title,
        href: context.links.href(.instrument(section.instrument)), anchor: section.instrument.rawValue,
        terms: section.rows.map { TermModel(context, $0.term) })
    }
    let count = context.handbook.terms.terms.count
    counts = "\(count.counted("term")) in \(groups.count) of \(report.sections.count.counted("instrument")), each as its instrument defines it."
  }
}

struct TermGroupModel: TemplateModel {
  var title: String
  var href: String
  var anchor: String
  var terms: [TermModel]
  static let fields: [TemplateField<TermGroupModel>] = [
    .text("title") { $0.title }, .link("href") { $0.href }, .text("anchor") { $0.anchor },
    .markdown("anchorMarkdown") { Markdown(anchor: $0.anchor) }, .list("terms") { $0.terms },
    .text("count") { $0.terms.count.counted("term") },
  ]
}
