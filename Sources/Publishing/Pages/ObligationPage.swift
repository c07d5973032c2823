internal import Compliance
internal import Diagnostics
internal import LegalText

/// An obligation: the words of the law, whom it binds, and how every engagement stands.
struct ObligationPage: TemplateModel {
  var frame: FrameModel
  var modality: String
  var citation: String
  var citationHref: String
  var title: String
  var summary: String?
  var quote: String?
  /// What became of checking the quotation, with the place.
  var quoteWords: String
  var isQuoteFound: Bool
  var isPermission: Bool
  var exceptions: [ProvisionLinkModel]
  var particulars: [FactModel]
  var counts: String
  var scopeWords: String
  var tally: TallyModel
  var rows: [EngagementRowModel]
  /// Of those that are not in `rows` because it does not apply to them, how many and why; empty when every one is listed.
  var outside: [OutsideModel]
  var parts: PartsModel?
  var isFirstPart: Bool
  var findings: [FindingModel]
  var findingWords: String
  var places: [String]

  static let fields: [TemplateField<ObligationPage>] = [
    .record("frame") { $0.frame }, .text("modality") { $0.modality }, .text("citation") { $0.citation },
    .link("citationHref") { $0.citationHref }, .text("title") { $0.title }, .optionalText("summary") { $0.summary },
    .optionalText("quote") { $0.quote }, .text("quoteWords") { $0.quoteWords }, .flag("isQuoteFound") { $0.isQuoteFound },
    .flag("isPermission") { $0.isPermission }, .list("exceptions") { $0.exceptions },
    .flag("hasExceptions") { !$0.exceptions.isEmpty },
    .text("exceptionCount") { $0.exceptions.count.counted("permission", plural: "permissions") },
    .list("particulars") { $0.particulars },
    .text("counts") { $0.counts }, .text("scopeWords") { $0.scopeWords }, .record("tally") { $0.tally }, .list("rows") { $0.rows },
    .list("outside") { $0.outside }, .flag("hasOutside") { !$0.outside.isEmpty }, .optionalRecord("parts") { $0.parts },
    .flag("isFirstPart") { $0.isFirstPart }, .flag("hasRows") { !$0.rows.isEmpty }, .text("rowCount") { $0.rows.count.counted("engagement") }, .list("findings") { $0.findings },
    .text("findingWords") { $0.findingWords }, .flag("hasFindings") { !$0.findings.isEmpty }, .textList("places") { $0.places },
  ]

  init(_ context: PageContext, _ index: ObligationIndex) {
    let obligation = context.linked.obligations[index]
    let record = obligation.record
    let organization = context.organization
    let instrument = context.corpus[obligation.address.instrument]
    let edition = instrument?.current.information.id.inWords ?? ""
    frame = context.frame(
      crumbs: [.obligations], source: instrument.map { "\($0.regulation.title), \(edition)" }, owner: record.owner)
    modality = record.modality.rawValue.capitalizedFirst
    citation = context.citation(obligation.address)
    citationHref = context.links.href(to: obligation.address) ?? context.links.href(.instruments)
    title = record.title
    summary = record.summary
    quote = record.quote?.value
    (quoteWords, isQuoteFound) = Self.quoteWords(obligation, edition: edition, context)
    isPermission = record.modality == .permission
    exceptions = obligation.exceptions.map { ProvisionLinkModel(context, $0) }
    particulars = Self.particulars(context, obligation)
    let counts = context.index.counts[index]
    let total = context.linked.engagements.count
    let scope = organization.scope[index].count
    let open = organization.openScope[index].count
    self.counts =
      isPermission
      ? "open to \(scope) of \(total.counted("engagement"))" + (open > 0 ? ", not determined for \(open)" : "")
      : "\(counts.inScope) in scope, \(counts.assessed) assessed, \(counts.notAssessed) not assessed; \(total - counts.inScope) out of scope"
    scopeWords = isPermission ? "A permission asks for nothing, so it is never a gap and has no status." : "\(counts.inWords). \(context.asOfWords)."
    tally = TallyModel(counts: counts)
    let ordered = Self.order(context, index)
    rows = ordered[context.range(ordered.count)].map { EngagementRowModel(context, obligation: index, engagement: $0) }
    parts = PartsModel(context) { range in
      let first = ordered[range.lowerBound]
      let status = organization.determination(index, first)?.status.label ?? Status.notApplicable.label
      return "\(status), from \(organization.vendor(of: first).record.name.prefix(28))"
    }
    isFirstPart = context.isFirstPart
    outside = context.handbook.listsEveryEngagement ? [] : OutsideModel.all(context, index)
    let own = context.index.findingsOfObligation[index] ?? []
    let isPrinted = context.page.key.printPage != nil
    findings = isPrinted || !isFirstPart ? [] : own.prefix(PageParts.obligationFindings).map { FindingModel(context, context.handbook.findings[$0]) }
    findingWords = findings.count < own.count ? "\(findings.count) of \(own.count.counted("finding")); the others are in the action register" : own.count.counted("finding")
    places = ["Obligation: \(record.position)"] + (record.quote.map { ["Quotation: \($0.position)"] } ?? [])
  }

  /// The engagements that are listed, worst first, then by vendor and service.
  private static func order(_ context: PageContext, _ index: ObligationIndex) -> [EngagementIndex] {
    let organization = context.organization
    let listed: [EngagementIndex]
    if context.handbook.listsEveryEngagement {
      listed = Array(context.linked.engagements.indices)
    } else if context.linked.obligations[index].record.modality == .permission {
      listed = organization.scope[index].union(organization.openScope[index]).members
    } else {
      listed = organization.determinations[index].map(\.engagement)
    }
    let isPermission = context.linked.obligations[index].record.modality == .permission
    let keyed = listed.map { engagement -> (urgency: Int, order: String, engagement: EngagementIndex) in
      let status = organization.determination(index, engagement)?.status ?? .notApplicable
      let service = context.linked.engagements[engagement].record.service
      return (isPermission ? 9 : status.urgency, "\(organization.vendor(of: engagement).record.name) \(service)", engagement)
    }
    return keyed.sorted { ($0.urgency, $0.order, $0.engagement) < ($1.urgency, $1.order, $1.engagement) }.map(\.engagement)
  }

  private static func quoteWords(_ obligation: LinkedObligation, edition: String, _ context: PageContext) -> (String, Bool) {
    let citation = context.shortCitation(obligation.address)
    switch obligation.quote {
    case nil: return ("No words are quoted.", false)
    case .found: return ("\(edition); found word for word.", true)
    case .foundElsewhere(let address): return ("Not found in \(citation); the words stand in \(context.shortCitation(address)).", false)
    case .notFound: return ("Not found in \(citation) as loaded: do not rely on these words.", false)
    case .summaryOnly: return ("\(citation) is present as a summary, so these words cannot be checked.", false)
    }
  }

  private static func particulars(_ context: PageContext, _ obligation: LinkedObligation) -> [FactModel] {
    let record = obligation.record
    let bearers = obligation.bearers.map { context.organization.label(ofRole: $0) }.joined(separator: ", ")
    func roles(_ clause: RequiredClause) -> String {
      clause.roles.isEmpty ? "" : " (\(clause.roles.map { context.organization.label(ofRole: $0).lowercased() }.joined(separator: ", ")) only)"
    }
    let names = obligation.required.map { $0.inWords(context.corpus).withNoBreakSections + roles($0) }
    var satisfied: [String] = names.isEmpty ? [] : ["contract clauses for " + names.joined(separator: ", ")]
    if let demand = obligation.flowDown {
      satisfied.append(
        "every subcontractor bound by contract"
          + (demand.clauses.isEmpty ? "" : " with \(demand.clauses.map { $0.inWords(context.corpus).withNoBreakSections }.joined(separator: ", "))")
          + (demand.needsNotice ? " and announced" : ""))
    }
    if record.satisfiedBy.needsAssessment { satisfied.append("an assessment") }
    let reviewed = record.reviewed.map { review in
      "\(review.on.inWords), \(review.by)" + (review.editionsInWords.map { ", \($0)" } ?? "")
    } ?? record.laterReview.map { "Not by the as-of day; a review of \($0.on.inWords) is dated later" }
    let ahead = record.reviewedAhead.map { review in
      "; ahead: \(review.on.inWords), \(review.by)" + (review.editionsInWords.map { ", \($0)" } ?? "")
    }
    return [
      FactModel(label: "Binds", value: context.text(bearers.isEmpty ? "The organization" : bearers)),
      FactModel(label: "Owed to", value: context.text(record.counterparty ?? "Not recorded")),
      FactModel(label: "Deadline", value: context.text(record.deadline ?? "None recorded")),
      FactModel(
        label: "Satisfied by",
        value: context.text(record.modality == .permission ? "Nothing; it is a permission" : satisfied.joined(separator: ", and ").capitalizedFirst)),
      FactModel(label: "Owner", value: context.text(record.owner ?? "Not recorded")),
      FactModel(label: "Reviewed", value: context.text((reviewed ?? "Not recorded") + (ahead ?? ""))),
    ]
  }
}

/// A provision with the words that open it.
struct ProvisionLinkModel: TemplateModel {
  var label: String
  var href: String?
  var words: String
  /// Whether the words are the instrument's own.
  var isOfficial: Bool
  static let fields: [TemplateField<ProvisionLinkModel>] = [
    .text("label") { $0.label }, .optionalLink("href") { $0.href }, .text("words") { $0.words },
    .flag("isOfficial") { $0.isOfficial },
  ]

  init(_ context: PageContext, _ address: ProvisionAddress) {
    label = context.shortCitation(address)
    href = context.links.href(to: address)
    let provision = context.corpus.provision(at: address)
    let text = provision?.openingParagraphs.first?.text ?? ""
    isOfficial = provision?.isSummary == false
    let words = text.split(separator: " ")
    self.words = words.count > 14 ? words.prefix(14).joined(separator: " ") + " …" : words.joined(separator: " ")
  }
}

/// An engagement in the table of an obligation.
struct EngagementRowModel: TemplateModel {
  var vendor: String
  var service: String
  var href: String
  var role: String
  /// `nil` for a permission.
  var status: StatusModel?
  var flags: [FlagModel]
  var reason: String
  /// On the vendor's page; `nil` when the obligation does not apply, or is a permission.
  var derivationHref: String?
  var owner: String
  var ownerKey: String
  /// Vendor and service, for a stable order within a status.
  var order: String

  static let fields: [TemplateField<EngagementRowModel>] = [
    .text("vendor") { $0.vendor }, .text("service") { $0.service }, .link("href") { $0.href }, .text("role") { $0.role },
    .optionalRecord("status") { $0.status }, .list("flags") { $0.flags }, .text("reason") { $0.reason },
    .optionalLink("derivationHref") { $0.derivationHref }, .text("owner") { $0.owner },
    .text("ownerKey") { $0.ownerKey }, .text("urgency") { "\($0.status?.status.urgency ?? 9)" },
  ]

  init(_ context: PageContext, obligation: ObligationIndex, engagement: EngagementIndex) {
    let organization = context.organization
    let linked = context.linked.engagements[engagement]
    vendor = organization.vendor(of: engagement).record.name
    service = linked.record.service
    href = context.links.href(.vendor(linked.vendor), anchor: linked.record.id.value)
    role = organization.label(ofRole: organization.roles[engagement].effective)
    owner = organization.owner(of: engagement) ?? "Not recorded"
    ownerKey = owner.filterKey
    order = "\(vendor) \(service)"
    let applies = organization.scope[obligation].contains(engagement)
    flags = []
    if context.linked.obligations[obligation].record.modality == .permission {
      status = nil
      let isOpen = organization.openScope[obligation].contains(engagement)
      reason =
        applies ? "May rely on it." : isOpen ? "Not determined whether it may rely on it." : organization.reasonForNotApplying(obligation, engagement)
    } else if let determination = organization.determination(obligation, engagement) {
      status = StatusModel(determination.status)
      flags = FlagModel.flags(organization.flags(of: obligation, engagement))
      derivationHref = DerivationModel.href(context, obligation, engagement)
      reason = organization.reason(for: determination, of: obligation).withNoBreakSections
    } else {
      status = StatusModel(.notApplicable)
      reason = organization.reasonForNotApplying(obligation, engagement).withNoBreakSections
    }
  }
}

extension String {
  /// The text as a value of a filter: lower case, words joined by hyphens.
  var filterKey: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
