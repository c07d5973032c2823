internal import Compliance

/// What obligations ask of an engagement, each question once, with the obligations that ask it.
struct ScopesPage: TemplateModel {
  var frame: FrameModel
  var counts: String
  var groups: [ScopeModel]
  var parts: PartsModel?
  static let fields: [TemplateField<ScopesPage>] = [
    .record("frame") { $0.frame }, .text("counts") { $0.counts }, .list("groups") { $0.groups }, .optionalRecord("parts") { $0.parts },
  ]

  static func outline(_ outlines: PageOutlines) -> PageOutline {
    PageOutline(
      items: outlines.index.scopes.groups.flatMap { group in
        group.obligations.enumerated().map { place, index in
          let title = outlines.linked.obligations[index].record.title.utf8.count
          return place == 0 ? PageItem(bytes: 360 + group.words.utf8.count + title, anchors: [group.anchor]) : PageItem(bytes: 110 + title, depth: 1)
        }
      })
  }

  init(_ context: PageContext) {
    frame = context.frame(crumbs: [.obligations])
    let groups = context.index.scopes.groups
    counts = "\(context.linked.obligations.count.counted("obligation")) in \(groups.count.counted("scope")). \(context.asOfWords)."
    var reader = context.partReader
    self.groups = groups.compactMap { group in
      let own = reader.take(group.obligations)
      guard !own.isEmpty else { return nil }
      let isContinued = own.startIndex > 0
      return ScopeModel(
        anchor: isContinued ? nil : group.anchor, words: group.words.capitalizedFirst + (isContinued ? ", continued" : ""), count: group.obligations.count.counted("obligation"),
        scope: "\(context.organization.scope[group.obligations[0]].count) of \(context.linked.engagements.count.counted("engagement"))",
        obligations: own.map { index in
          let obligation = context.linked.obligations[index]
          return LinkModel(
            label: "\(context.shortCitation(obligation.address)) \(obligation.record.title)", href: context.links.href(.obligation(index)))
        })
    }
    let places = groups.flatMap { group in group.obligations.map { _ in group.words } }
    parts = PartsModel(context) { "from \(places[$0.lowerBound].prefix(40))" }
  }
}

struct ScopeModel: TemplateModel {
  /// `nil` where a part goes on with a scope that began before.
  var anchor: String?
  var words: String
  var count: String
  /// How many engagements it takes in for certain.
  var scope: String
  var obligations: [LinkModel]
  static let fields: [TemplateField<ScopeModel>] = [
    .optionalText("anchor") { $0.anchor }, .optionalMarkdown("anchorMarkdown") { $0.anchor.map(Markdown.init(anchor:)) }, .text("words") { $0.words },
    .text("count") { $0.count }, .text("scope") { $0.scope }, .list("obligations") { $0.obligations },
  ]
}

/// Obligations of one scope that do not apply to an engagement, and what decides that.
struct AgainstModel: TemplateModel {
  var scope: String
  var scopeHref: String
  var count: String
  var steps: [DerivationStepModel]
  static let fields: [TemplateField<AgainstModel>] = [
    .text("scope") { $0.scope }, .link("scopeHref") { $0.scopeHref }, .text("count") { $0.count }, .list("steps") { $0.steps },
  ]

  /// In the order of the scopes.
  static func groups(_ index: HandbookIndex, _ organization: AssessedOrganization, _ engagement: EngagementIndex) -> [ScopeGroups.Group] {
    index.scopes.groups.filter { !organization.mayBind($0.obligations[0], engagement) }
  }

  init(_ context: PageContext, _ group: ScopeGroups.Group, _ engagement: EngagementIndex) {
    scope = group.words
    scopeHref = context.links.href(.scopes, anchor: group.anchor)
    count = group.obligations.count.counted("obligation")
    steps = context.organization.stepsAgainst(group.obligations[0], engagement).map { DerivationStepModel(context, $0) }
  }
}

/// How many engagements an obligation does not apply to, for one reason.
struct OutsideModel: TemplateModel {
  var count: String
  var reason: String
  static let fields: [TemplateField<OutsideModel>] = [.text("count") { $0.count }, .text("reason") { $0.reason }]

  /// By the roles of the engagements, on which the reason depends.
  static func all(_ context: PageContext, _ obligation: ObligationIndex) -> [OutsideModel] {
    let organization = context.organization
    let bound = organization.scope[obligation].union(organization.openScope[obligation])
    var counts: [(reason: String, count: Int)] = []
    for engagements in context.index.engagementsByRole {
      let outside = engagements.subtracting(bound)
      guard let first = outside.members.first else { continue }
      let reason = organization.reasonForNotApplying(obligation, first).withNoBreakSections
      if let place = counts.firstIndex(where: { $0.reason == reason }) {
        counts[place].count += outside.count
      } else {
        counts.append((reason, outside.count))
      }
    }
    return counts.map { OutsideModel(count: $0.count.counted("engagement"), reason: $0.reason) }
  }
}
