internal import CommonMark
internal import Compliance
internal import Diagnostics
internal import LegalText

/// A page of the handbook's own prose.
struct ProsePageModel: TemplateModel {
  var frame: FrameModel
  var title: String
  var body: RichText
  var siblings: [RailEntryModel]

  static let fields: [TemplateField<ProsePageModel>] =
    [
      .record("frame") { $0.frame }, .text("title") { $0.title }, .list("siblings") { $0.siblings },
      .flag("hasSiblings") { $0.siblings.count > 1 },
    ] + TemplateField.rich("body") { $0.body }

  init(_ context: PageContext, _ page: ProsePage) {
    frame = context.frame(crumbs: [])
    title = page.title
    siblings = context.handbook.prose.map { other in
      RailEntryModel(label: other.title, href: context.links.href(.prose(other.slug)), isHere: other.slug == page.slug, parts: [])
    }
    switch context.format {
    case .html: body = RichText(html: Self.html(of: page, context))
    case .markdown: body = RichText(markdown: Markdown(source: ProseLinks(handbook: context.handbook).rewritten(page, links: context.links)))
    }
  }

  /// The page without its title, which stands above it.
  static func html(of page: ProsePage, _ context: PageContext, loweringHeadingsBy levels: Int = 0) -> HTML {
    let linker = ProseLinks(handbook: context.handbook)
    var document = Document(parsing: page.source.text)
    _ = document.removeLeadingHeading()
    document.lowerHeadings(by: levels)
    document.rewriteLinks { linker.href(of: $0.destination, links: context.links) ?? $0.destination }
    return HTML(rendering: document)
  }
}
