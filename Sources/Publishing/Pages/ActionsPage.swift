internal import Compliance
internal import Diagnostics

/// What to do next, for everybody.
struct ActionsPage: TemplateModel {
  var frame: FrameModel
  var standfirst: String
  var counts: String
  var figures: [FigureModel]
  var findings: [FindingModel]
  var owners: [OptionModel]
  var reviewsHref: String
  var parts: PartsModel?
  static let fields: [TemplateField<ActionsPage>] = [
    .link("reviewsHref") { $0.reviewsHref },
    .record("frame") { $0.frame }, .text("standfirst") { $0.standfirst }, .text("counts") { $0.counts },
    .list("figures") { $0.figures }, .list("findings") { $0.findings }, .flag("hasFindings") { !$0.findings.isEmpty },
    .list("owners") { $0.owners }, .optionalRecord("parts") { $0.parts }, .text("findingCount") { $0.findings.count.counted("action") },
  ]

  init(_ context: PageContext) {
    let findings = context.handbook.findings
    let count = context.index.findingCounts
    frame = context.frame(crumbs: [])
    reviewsHref = context.links.href(.reviews)
    let groups = context.index.actions
    self.findings = groups[context.range(groups.count)].map { FindingModel(context, $0) }
    owners = OptionModel.options(self.findings.map(\.owner))
    parts = PartsModel(context) { range in
      "\(findings[groups[range.lowerBound].first].severity.rawValue.capitalizedFirst)s from \(range.lowerBound + 1)"
    }
    standfirst = findings.isEmpty
      ? "No rule found anything to do."
      : "\(findings.count.counted("action")) for \(count.owners.counted("owner"))."
    counts = "Determinations: \(context.index.total.assessedInWords). \(context.asOfWords)."
    figures = [
      FigureModel(label: "errors", value: "\(count[.error])", status: .notMet),
      FigureModel(label: "warnings", value: "\(count[.warning])", status: .partial),
      FigureModel(label: "notes", value: "\(count[.note])"),
    ]
    if count.waived > 0 { figures.append(FigureModel(label: "waived", value: "\(count.waived)")) }
  }
}

/// Every rule, what it means and how to resolve what it finds.
struct RulesPage: TemplateModel {
  var frame: FrameModel
  var rules: [RuleModel]
  static let fields: [TemplateField<RulesPage>] = [.record("frame") { $0.frame }, .list("rules") { $0.rules }]

  init(_ context: PageContext) {
    frame = context.frame(crumbs: [.actions])
    rules = FindingRules.all.map { rule in
      let count = context.index.findingCounts[rule.identifier]
      return RuleModel(
        id: rule.identifier.name, title: rule.title, explanation: rule.explanation,
        count: "\(count) of \(context.handbook.findings.count.counted("finding")) now")
    }
  }
}

struct RuleModel: TemplateModel {
  var id: String
  var title: String
  var explanation: String
  var count: String
  static let fields: [TemplateField<RuleModel>] = [
    .text("id") { $0.id }, .text("title") { $0.title }, .text("explanation") { $0.explanation }, .text("count") { $0.count },
  ]
}
