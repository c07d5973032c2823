internal import Compliance
internal import Diagnostics
internal import LegalText

/// The whole handbook on one page, in the order in which counsel hands it to somebody.
struct HandbookPrint: TemplateModel {
  var frame: FrameModel
  var styleHref: String
  var organization: String
  var title: String
  var summary: String?
  var notice: String
  var facts: [FactModel]
  /// How much of what is printed, with denominators.
  var extents: [FactModel]
  var contents: [PrintedContentsModel]
  var guide: PrintedGuideModel?
  var instruments: [PrintedInstrumentModel]
  var obligations: PrintedObligationsModel
  var vendors: PrintedVendorsModel
  var actions: PrintedActionsModel
  var terms: PrintedTermsModel?
  var sources: PrintedSourcesModel

  static let fields: [TemplateField<HandbookPrint>] = [
    .record("frame") { $0.frame }, .link("styleHref") { $0.styleHref }, .text("organization") { $0.organization }, .text("title") { $0.title },
    .optionalText("summary") { $0.summary }, .text("notice") { $0.notice }, .list("facts") { $0.facts }, .list("extents") { $0.extents },
    .list("contents") { $0.contents }, .optionalRecord("guide") { $0.guide }, .list("instruments") { $0.instruments },
    .record("obligations") { $0.obligations }, .record("vendors") { $0.vendors }, .record("actions") { $0.actions },
    .optionalRecord("terms") { $0.terms }, .record("sources") { $0.sources },
  ]

  init(_ context: PageContext) {
    let (information, scope) = (context.handbook.information, context.plan.print.handbook)
    frame = context.frame(crumbs: [])
    styleHref = PrintStyleSheet.name
    organization = information.organization
    title = information.title
    summary = information.summary
    let about = AboutPage(context)
    notice = about.notice
    facts = about.facts
    guide = context.handbook.prose.isEmpty ? nil : PrintedGuideModel(context, scope)
    let texts = context.plan.print.texts
    instruments = context.corpus.instruments.compactMap { instrument in
      texts[instrument.id].map {
        PrintedInstrumentModel(
          context, instrument, $0, part: nil, hasText: scope.hasText, chapter: scope.number(of: .instrument(instrument.id)))
      }
    }
    obligations = PrintedObligationsModel(context, scope)
    vendors = PrintedVendorsModel(context, scope)
    actions = PrintedActionsModel(context, scope)
    terms = scope.chapters.contains(.terms) ? PrintedTermsModel(context, scope) : nil
    sources = PrintedSourcesModel(number: "\(scope.number(of: .sources))", anchor: HandbookPrintScope.Chapter.sources.anchor, about: about)
    extents = Self.extents(context, scope)
    contents = scope.chapters.map { chapter in
      PrintedContentsModel(
        label: "\(scope.number(of: chapter)) \(Self.title(of: chapter, context))", href: "#" + Links.encoded(chapter.anchor), kind: "division")
    }
  }

  private static func title(of chapter: HandbookPrintScope.Chapter, _ context: PageContext) -> String {
    switch chapter {
    case .guide: "Guide"
    case .instrument(let id): context.corpus[id]?.regulation.title ?? id.rawValue
    case .obligations: "Obligations"
    case .vendors: "Vendors"
    case .actions: "Action register"
    case .terms: "Defined terms"
    case .sources: "Sources"
    }
  }

  private static func extents(_ context: PageContext, _ scope: HandbookPrintScope) -> [FactModel] {
    let linked = context.linked
    let instruments = context.corpus.instruments.count.counted("instrument")
    let law =
      scope.hasText
      ? "The whole text of \(instruments), with the obligations beside it"
      : "The contents of \(instruments); the texts are too long to be printed together and have print pages of their own"
    let obligations = linked.obligations.count.counted("obligation")
    let engagements = linked.engagements.count.counted("engagement")
    let vendors =
      switch scope.vendors {
      case .full: "\(linked.vendors.count.counted("vendor")) with \(engagements), their contracts, clauses, subcontractors and findings"
      case .list: "A line for each of \(engagements); what is on record of each stands on the vendors’ own pages"
      case .counts: "Counts of \(engagements) by role; each stands on the vendors’ own pages and in data/vendors.csv"
      }
    let actions = context.index.actions.count
    let printed = min(actions, PrintLimits.actions)
    var result = [
      FactModel(label: "Law", value: context.text(law)),
      FactModel(
        label: "Obligations",
        value: context.text(
          scope.obligations == .full
            ? "\(obligations), each with every engagement that it binds"
            : "A line for each of \(obligations); how each engagement stands is on their own pages and in data/matrix.csv")),
      FactModel(label: "Vendors", value: context.text(vendors)),
      FactModel(
        label: "Actions",
        value: context.text(
          printed == actions ? "All \(actions.counted("action"))" : "The first \(printed) of \(actions), worst first; all are in data/actions.csv")),
    ]
    let terms = context.handbook.terms.terms.count
    if terms > 0, !scope.chapters.contains(.terms) {
      result.append(FactModel(label: "Terms", value: context.text("None of \(terms.counted("term")); they stand on a page of their own")))
    }
    result.append(
      FactModel(
        label: "Not printed",
        value: context.text("The matrix, derivations of statuses, redlines, releases, disclosures, dates of reviews and the table of authorities")))
    return result
  }
}

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

/// What the law asks: a line for each obligation, and then each with how every engagement stands.
struct PrintedObligationsModel: TemplateModel {
  var number: String
  var anchor: String
  var counts: String
  var rows: [PrintedObligationRowModel]
  /// Empty where they are too many.
  var entries: [PrintedObligationModel]
  static let fields: [TemplateField<PrintedObligationsModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .text("counts") { $0.counts }, .list("rows") { $0.rows },
    .flag("hasRows") { !$0.rows.isEmpty }, .list("entries") { $0.entries },
  ]

  init(_ context: PageContext, _ scope: HandbookPrintScope) {
    number = "\(scope.number(of: .obligations))"
    anchor = HandbookPrintScope.Chapter.obligations.anchor
    counts = "\(context.linked.obligations.count.counted("obligation")). \(context.index.total.assessedInWords.capitalizedFirst). \(context.asOfWords)."
    let isFull = scope.obligations == .full
    rows = scope.obligationOrder.map { index in
      PrintedObligationRowModel(
        number: scope.obligationNumbers[index], anchor: isFull ? nil : scope.obligationAnchors[index], entry: ObligationEntryModel(context, index))
    }
    entries = isFull ? scope.obligationOrder.map { PrintedObligationModel(context, scope, $0) } : []
  }
}

struct PrintedObligationRowModel: TemplateModel {
  var number: String
  /// Of the row, where it is all that is printed.
  var anchor: String?
  var entry: ObligationEntryModel
  static let fields: [TemplateField<PrintedObligationRowModel>] = [
    .text("number") { $0.number }, .optionalText("anchor") { $0.anchor }, .record("entry") { $0.entry },
  ]
}

struct PrintedObligationModel: TemplateModel {
  var number: String
  var anchor: String
  var page: ObligationPage
  /// Of engagements that it binds or may bind.
  var rows: [EngagementRowModel]
  static let fields: [TemplateField<PrintedObligationModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .record("page") { $0.page }, .list("rows") { $0.rows },
    .flag("hasRows") { !$0.rows.isEmpty },
  ]

  init(_ context: PageContext, _ scope: HandbookPrintScope, _ index: ObligationIndex) {
    number = scope.obligationNumbers[index]
    anchor = scope.obligationAnchors[index]
    page = ObligationPage(context, index, part: nil)
    // A permission is never a gap, and what does not apply is a number in the counts.
    rows = page.rows.filter { $0.status.map { $0.status != .notApplicable } ?? false }
  }
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
    findings = groups.prefix(PrintLimits.actions).map { FindingModel(context, $0) }
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
