internal import Compliance
internal import Diagnostics

/// What personal information was disclosed in twelve months, held against what the organization declares.
struct DisclosuresPage: TemplateModel {
  var frame: FrameModel
  var standfirst: String
  var counts: String
  var figures: [FigureModel]
  var declaration: String
  var differences: String
  var lists: [DisclosureListModel]
  var hasDifferences: Bool
  var gaps: [DisclosureGapModel]
  var gapWords: String
  var actionsHref: String

  static let fields: [TemplateField<DisclosuresPage>] = [
    .record("frame") { $0.frame }, .text("standfirst") { $0.standfirst }, .text("counts") { $0.counts },
    .list("figures") { $0.figures }, .text("declaration") { $0.declaration }, .text("differences") { $0.differences }, .flag("hasDifferences") { $0.hasDifferences },
    .list("lists") { $0.lists }, .list("gaps") { $0.gaps }, .flag("hasGaps") { !$0.gaps.isEmpty }, .text("gapWords") { $0.gapWords },
    .link("actionsHref") { $0.actionsHref },
  ]

  /// So many records with gaps are listed; the data beside the page has all.
  private static let mostGaps = 50

  init(_ context: PageContext) {
    let rollUp = DisclosureRollUp(context.organization)
    let declared = context.linked.disclosures
    let found = declared.map { DisclosureComparison(rollUp, $0).differences } ?? []
    let counts = rollUp.counts
    frame = context.frame(crumbs: [.vendors])
    standfirst =
      "Personal information that \(context.handbook.information.organization) disclosed \(rollUp.window.inWords), by category, recipient and purpose, as the register shows it."
    self.counts =
      "\(counts.within) of \(rollUp.sources.count.counted("engagement")), those of terminated vendors included, certainly disclosed in these twelve months; of \(counts.unknown) the records leave it open. What vendors pass on to subcontractors is on their own pages. Obligations: \(context.index.total.assessedInWords). \(context.asOfWords)."
    figures = [
      FigureModel(label: "disclosed in the window", value: "\(counts.within)"),
      FigureModel(label: "outside the window", value: "\(counts.outside)"),
      FigureModel(label: "time not known", value: "\(counts.unknown)", status: counts.unknown > 0 ? .notAssessed : nil),
    ]
    declaration = Self.words(of: declared?.record)
    differences = declared == nil ? "Without a declaration nothing is compared." : Self.words(of: found)
    hasDifferences = !found.isEmpty
    let cites = TermCitations(context)
    lists = (DisclosureList.allCases + [nil]).compactMap { list in
      DisclosureListModel(context, rollUp, list: list, declared: declared, differences: found.filter { $0.list == list }, cites: cites)
    }
    let open = rollUp.sources.filter { !$0.gaps(in: rollUp.vocabularies).isEmpty }
    gaps = open.prefix(Self.mostGaps).map { DisclosureGapModel(context, $0, rollUp.vocabularies) }
    gapWords =
      "\(open.count) of \(rollUp.sources.count.counted("engagement"))" + (open.count > gaps.count ? ", the first \(gaps.count) shown" : "")
    actionsHref = context.links.href(.actions)
  }

  private static func words(of declaration: DisclosureDeclaration?) -> String {
    guard let declaration else { return "What the organization declares to consumers is not recorded in handbook.yaml." }
    let place = declaration.place ?? "a statement whose place is not recorded"
    return "Declared in \(place), \(declaration.date.map { "stated on \($0.value.inWords)" } ?? "on a day that is not recorded")."
  }

  private static func words(of differences: [DisclosureDifference]) -> String {
    guard !differences.isEmpty else { return "The register shows nothing else than what is declared." }
    let undeclared = differences.count { if case .undeclared = $0.direction { true } else { false } }
    return "\(differences.count.counted("difference")): \(undeclared) disclosed and not declared, \(differences.count - undeclared) declared and not found."
  }
}

/// One of the lists, or what belongs to neither yet.
struct DisclosureListModel: TemplateModel {
  var anchor: String
  var title: String
  var words: String
  var rows: [DisclosureRowModel]
  var emptyWords: String

  static let fields: [TemplateField<DisclosureListModel>] = [
    .text("anchor") { $0.anchor }, .text("title") { $0.title }, .text("words") { $0.words }, .list("rows") { $0.rows },
    .flag("hasRows") { !$0.rows.isEmpty }, .text("emptyWords") { $0.emptyWords },
  ]

  /// `nil` for what belongs to neither list when there is none of it.
  init?(
    _ context: PageContext, _ rollUp: DisclosureRollUp, list: DisclosureList?, declared: LinkedDisclosureDeclaration?,
    differences: [DisclosureDifference], cites: TermCitations
  ) {
    let entries = rollUp.entries(on: list)
    if list == nil, entries.isEmpty { return nil }
    anchor = list?.rawValue ?? "list-not-determined"
    title = list.map(\.inWords.capitalizedFirst) ?? "List not determined"
    let isCompared = list != nil && declared != nil
    let groups = Dictionary(grouping: entries) { [$0.data ?? .max, $0.recipient ?? .max] }
    var rows = groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      DisclosureRowModel(context, rollUp, groups[key] ?? [], differences: isCompared ? differences : nil, cites: cites)
    }
    rows += differences.compactMap { DisclosureRowModel(context, rollUp, notFound: $0, cites: cites) }
    self.rows = rows
    let categories = Set(entries.map(\.data)).count
    let start = "\(categories.counted("category", plural: "categories")) found"
    switch (list, declared?.record.lists[list ?? .businessPurpose]) {
    case (nil, _): words = "\(start), neither compared nor counted as declared"
    case (_, nil): words = "\(start), nothing declared on record"
    case (_, let declared?) where declared.isEmpty: words = "\(start), declared: none"
    case (_, let declared?): words = "\(start), \(Set(declared.flatMap { $0.data.map(\.value) }).count) declared"
    }
    let open = rollUp.counts.unknown
    emptyWords =
      "\(open == 0 ? "The register shows nothing that was" : "Nothing was certainly") \(list?.inWords ?? "disclosed") in these twelve months"
      + (open == 0 ? "." : "; of \(open.counted("engagement")) the records leave it open.")
  }
}

/// A category and a kind of recipient.
struct DisclosureRowModel: TemplateModel {
  var category: String
  var cite: String?
  var citeHref: String?
  var recipient: String
  var purposes: String
  var engagements: [LinkModel]
  var more: String?
  var status: StatusModel
  var note: String?

  static let fields: [TemplateField<DisclosureRowModel>] = [
    .text("category") { $0.category }, .optionalText("cite") { $0.cite }, .optionalLink("citeHref") { $0.citeHref },
    .text("recipient") { $0.recipient }, .text("purposes") { $0.purposes }, .list("engagements") { $0.engagements },
    .flag("hasEngagements") { !$0.engagements.isEmpty }, .optionalText("more") { $0.more }, .record("status") { $0.status },
    .optionalText("note") { $0.note },
  ]

  private static let mostEngagements = 5

  /// - Parameter differences: those of the list; `nil` when nothing is compared.
  init(
    _ context: PageContext, _ rollUp: DisclosureRollUp, _ entries: [DisclosureEntry], differences: [DisclosureDifference]?,
    cites: TermCitations
  ) {
    let vocabularies = rollUp.vocabularies
    let data = entries.first?.data
    let recipient = entries.first?.recipient
    category = data.map { vocabularies.dataCategories.terms[$0].label } ?? "Categories not recorded"
    (cite, citeHref) = data.map { cites.citation(of: vocabularies.dataCategories.terms[$0]) } ?? (nil, nil)
    self.recipient = recipient.map { vocabularies.disclosureRecipients.terms[$0].label } ?? "Not recorded"
    purposes = entries.map { $0.purpose.map { vocabularies.purposes.terms[$0].label } ?? "Not recorded" }.joined(separator: "; ")
    let sources = Set(entries.flatMap(\.sources)).sorted()
    engagements = sources.prefix(Self.mostEngagements).map { LinkModel(context, rollUp.sources[$0]) }
    more = sources.count > engagements.count ? "and \(sources.count - engagements.count) more" : nil
    guard let differences, let data else {
      status = StatusModel(.notAssessed, label: data == nil ? "Not recorded" : "Not compared")
      return
    }
    let own = differences.filter { if case .undeclared = $0.direction { $0.data == data } else { false } }
    let undeclaredPurposes = entries.compactMap(\.purpose).filter { purpose in own.contains { $0.extent == .purpose(purpose) } }
    if own.contains(where: { $0.extent == .category }) {
      status = StatusModel(.notMet, label: "Not declared")
    } else if let recipient, own.contains(where: { $0.extent == .recipient(recipient) }) {
      status = StatusModel(.notMet, label: "Recipient not declared")
    } else if !undeclaredPurposes.isEmpty {
      status = StatusModel(.notMet, label: "Purpose not declared")
      note = undeclaredPurposes.map { vocabularies.purposes.terms[$0].label }.joined(separator: "; ")
    } else {
      status = recipient == nil ? StatusModel(.notAssessed, label: "Not recorded") : StatusModel(.met, label: "Declared")
    }
  }

  /// What is declared and not found; `nil` for any other difference.
  init?(_ context: PageContext, _ rollUp: DisclosureRollUp, notFound difference: DisclosureDifference, cites: TermCitations) {
    guard case .notFound(let possible, _) = difference.direction else { return nil }
    let vocabularies = rollUp.vocabularies
    category = vocabularies.dataCategories.terms[difference.data].label
    (cite, citeHref) = cites.citation(of: vocabularies.dataCategories.terms[difference.data])
    recipient = "Any"
    purposes = "Any"
    switch difference.extent {
    case .category: break
    case .recipient(let term): recipient = vocabularies.disclosureRecipients.terms[term].label
    case .purpose(let term): purposes = vocabularies.purposes.terms[term].label
    }
    engagements = []
    status = StatusModel(.partial, label: "Declared, none found")
    note = possible == 0 ? nil : "The records of \(possible.counted("engagement")) leave it open."
  }
}

extension LinkModel {
  fileprivate init(_ context: PageContext, _ source: DisclosureSource) {
    let vendor = context.linked.vendors[source.vendor].record
    self.init(
      label: "\(vendor.name), \(source.record.service)",
      href: context.links.href(.vendor(source.vendor), anchor: source.engagement == nil ? nil : source.record.id.value))
  }
}

/// An engagement of which something is not recorded.
struct DisclosureGapModel: TemplateModel {
  var engagement: LinkModel
  var words: String
  var place: String

  static let fields: [TemplateField<DisclosureGapModel>] = [
    .record("engagement") { $0.engagement }, .text("words") { $0.words }, .text("place") { $0.place },
  ]

  init(_ context: PageContext, _ source: DisclosureSource, _ vocabularies: Vocabularies) {
    engagement = LinkModel(context, source)
    words = source.gaps(in: vocabularies).map { $0.inWords(vocabularies) }.joined(separator: "; ").capitalizedFirst
    place = source.record.position.description
  }
}

/// Where terms of vocabularies are defined, as links.
struct TermCitations {
  private let references: ReferenceReader
  private let context: PageContext

  init(_ context: PageContext) {
    self.context = context
    references = ReferenceReader(corpus: context.corpus, defaultInstrument: context.handbook.defaultInstrument)
  }

  func citation(of term: Term) -> (text: String?, href: String?) {
    guard let cite = term.cite, let address = references.address(cite).value else { return (nil, nil) }
    return (context.shortCitation(address), context.links.href(to: address))
  }
}
