/// What a server shows where there is no page: the ways to what there is.
struct NotFoundPage: TemplateModel {
  var frame: FrameModel
  var ways: [LinkModel]

  static let fields: [TemplateField<NotFoundPage>] = [.record("frame") { $0.frame }, .list("ways") { $0.ways }]

  init(_ context: PageContext) {
    frame = context.frame(crumbs: [])
    ways = SearchPage.ways(context)
  }
}
