internal import Compliance

/// The handbook's own prose.
struct PrintedGuideModel: TemplateModel {
  var number: String
  var anchor: String
  var pages: [PrintedProseModel]
  static let fields: [TemplateField<PrintedGuideModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .list("pages") { $0.pages },
  ]

  init(_ context: PageContext, _ scope: HandbookPrintScope) {
    let number = scope.number(of: .guide)
    self.number = "\(number)"
    anchor = HandbookPrintScope.Chapter.guide.anchor
    pages = context.handbook.prose.enumerated().map { offset, page in
      PrintedProseModel(
        number: "\(number).\(offset + 1)", anchor: "guide--\(page.slug)", title: page.title,
        // A chapter and the page's title stand above what its author wrote as second level.
        body: ProsePageModel.html(of: page, context, loweringHeadingsBy: 2))
    }
  }
}

struct PrintedProseModel: TemplateModel {
  var number: String
  var anchor: String
  var title: String
  var body: HTML
  static let fields: [TemplateField<PrintedProseModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .text("title") { $0.title }, .html("body") { $0.body },
  ]
}

/// What there is to do.
struct PrintedActionsModel: TemplateModel {
  var number: String
  var anchor: String
  var counts: String
  var findings: [FindingModel]
  static let fields: [TemplateField<PrintedActionsModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .text("counts") { $0.counts }, .list("findings") { $0.findings },
    .flag("hasFindings") { !$0.findings.isEmpty },
  ]

  init(_ context: PageContext, _ scope: HandbookPrintScope) {
    number = "\(scope.number(of: .actions))"
    anchor = HandbookPrintScope.Chapter.actions.anchor
    let groups = context.index.actions
    findings = groups.prefix(context.handbook.printLimits.actions).map { FindingModel(context, $0) }
    counts =
      groups.isEmpty
      ? "No rule found anything to do. \(context.asOfWords)."
      : "\(findings.count) of \(groups.count.counted("action")), worst first. \(context.asOfWords)."
  }
}

struct PrintedTermsModel: TemplateModel {
  var number: String
  var anchor: String
  var page: TermsPage
  static let fields: [TemplateField<PrintedTermsModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .record("page") { $0.page },
  ]

  init(_ context: PageContext, _ scope: HandbookPrintScope) {
    number = "\(scope.number(of: .terms))"
    anchor = HandbookPrintScope.Chapter.terms.anchor
    page = TermsPage(context)
  }
}

struct PrintedSourcesModel: TemplateModel {
  var number: String
  var anchor: String
  var about: AboutPage
  static let fields: [TemplateField<PrintedSourcesModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .record("about") { $0.about },
  ]
}
