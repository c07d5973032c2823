/// The page that shows what a search finds, and without script the other ways in.
struct SearchPage: TemplateModel {
  var frame: FrameModel
  /// Lists and tables in which everything stands that is searched.
  var ways: [LinkModel]

  static let fields: [TemplateField<SearchPage>] = [.record("frame") { $0.frame }, .list("ways") { $0.ways }]

  init(_ context: PageContext) {
    frame = context.frame(crumbs: [])
    ways = Self.ways(context)
  }

  static func ways(_ context: PageContext) -> [LinkModel] {
    let keys: [PageKey] = [.instruments, .terms, .authorities, .obligations, .vendors, .matrix, .actions]
    return (keys + context.handbook.prose.map { .prose($0.slug) }).compactMap { key in
      context.plan.page(key).map { LinkModel(label: $0.shortTitle, href: context.links.href(key)) }
    }
  }
}
