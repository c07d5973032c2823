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
          context, instrument, $0, hasText: scope.hasText, chapter: scope.number(of: .instrument(instrument.id)))
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
    let terminated = linked.vendors.count - linked.activeVendorCount
    let instruments = context.corpus.instruments.count.counted("instrument")
    let law =
      scope.hasText
      ? "The whole text of \(instruments), with the obligations beside it"
      : "The contents of \(instruments); the texts are too long to be printed together and have print pages of their own"
    let obligations = linked.obligations.count.counted("obligation")
    let engagements = linked.engagements.count.counted("engagement")
    let vendors =
      switch scope.vendors {
      case .full:
        "\(linked.vendors.count.counted("vendor")) with \(engagements), their contracts, clauses, subcontractors and findings"
          + (terminated > 0 ? "; \(terminated) of the vendors \(terminated == 1 ? "is" : "are") terminated and kept for the record" : "")
      case .list: "A line for each of \(engagements); what is on record of each stands on the vendors’ own pages"
      case .counts: "Counts of \(engagements) by role; each stands on the vendors’ own pages and in data/vendors.csv"
      }
    let actions = context.index.actions.count
    let printed = min(actions, context.handbook.printLimits.actions)
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
          printed == actions ? "All \(actions.counted("action"))" : "The first \(printed) of \(actions.counted("action")), worst first; all are in data/actions.csv")),
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
