internal import Compliance
internal import Diagnostics
internal import LegalText

/// A vendor: its engagements with their roles, contracts and determinations, and what to do next.
struct VendorPage: TemplateModel {
  var frame: FrameModel
  var name: String
  var summary: String?
  var terminated: String?
  var facts: [FactModel]
  var figures: [FigureModel]
  var counts: String
  var engagements: [EngagementModel]
  var findings: [FindingModel]
  var findingWords: String
  /// `nil` for a vendor without engagements.
  var picture: RichText?
  /// What decides that obligations do not apply, and how each statement was derived.
  var grounds: [GroundsModel]
  var showsFindings: Bool
  var isFirstPart: Bool
  var parts: PartsModel?

  static let fields: [TemplateField<VendorPage>] = [
    .optionalHTML("picture") { $0.picture?.html }, .optionalMarkdown("pictureMarkdown") { $0.picture?.markdown },
    .record("frame") { $0.frame }, .text("name") { $0.name }, .optionalText("summary") { $0.summary },
    .optionalText("terminated") { $0.terminated },
    .list("facts") { $0.facts }, .flag("hasFacts") { !$0.facts.isEmpty }, .list("figures") { $0.figures }, .text("counts") { $0.counts },
    .list("engagements") { $0.engagements },
    .list("findings") { $0.findings }, .flag("hasFindings") { !$0.findings.isEmpty },
    .text("findingWords") { $0.findingWords }, .list("grounds") { $0.grounds }, .flag("hasGrounds") { !$0.grounds.isEmpty },
    .flag("hasDerivations") { $0.grounds.contains { !$0.derivations.isEmpty } }, .flag("hasAgainst") { $0.grounds.contains(where: \.showsAgainst) },
    .flag("showsFindings") { $0.showsFindings }, .flag("isFirstPart") { $0.isFirstPart }, .optionalRecord("parts") { $0.parts },
  ]

  /// Every engagement, what to do, and the grounds of every engagement.
  static func outline(_ outlines: PageOutlines, _ index: VendorIndex) -> PageOutline {
    let vendor = outlines.linked.vendors[index]
    let findings = outlines.index.findingsOfVendor[index] ?? []
    // Most vendors fit one page by far, and to say so must not cost what making the page does.
    let most = vendor.engagements.reduce(findings.count * 600) { sum, engagement in
      sum + 12_000 + outlines.index.determinations[engagement].count * 3_000 + (outlines.organization.flowDown[engagement]?.hops.count ?? 0) * 3_000
    }
    guard most > 60_000 else { return PageOutline() }
    var items: [PageItem] = []
    for engagement in vendor.engagements { items += EngagementModel.outline(outlines, engagement) }
    items.append(PageItem(bytes: 260, anchors: ["page--findings"]))
    items += findings.map { PageItem(bytes: 330 + outlines.handbook.findings[$0].message.utf8.count + outlines.handbook.findings[$0].action.utf8.count, depth: 1) }
    for engagement in vendor.engagements { items += GroundsModel.outline(outlines, engagement) }
    items.first.map { items[0].bytes = $0.bytes + 3_000 + RecordedFacts.facts(of: vendor).reduce(0) { $0 + 60 + $1.value.utf8.count } }
    return PageOutline(items: items)
  }

  init(_ context: PageContext, _ index: VendorIndex) {
    let vendor = context.linked.vendors[index]
    let offsets = context.index.findingsOfVendor[index] ?? []
    let own = offsets.map { context.handbook.findings[$0] }
    let counts = vendor.engagements.reduce(StatusCounts()) { $0 + context.index.counts(of: $1) }
    frame = context.frame(crumbs: [.vendors], owner: vendor.record.owner)
    name = vendor.record.name
    summary = vendor.record.summary
    terminated = vendor.record.terminated.map { "Terminated \($0.inWords). Kept for the record." }
    isFirstPart = context.isFirstPart
    var reader = context.partReader
    facts = RecordedFacts.facts(of: vendor).map { FactModel(label: $0.label, value: context.text($0.value)) }
    figures = [
      FigureModel(label: vendor.engagements.count == 1 ? "engagement" : "engagements", value: "\(vendor.engagements.count)"),
      FigureModel(label: "met of \(counts.inScope) in scope", value: "\(counts.met)", status: .met),
      FigureModel(label: "partial or not met", value: "\(counts.partial + counts.notMet)", status: counts.notMet > 0 ? .notMet : .partial),
      FigureModel(label: "not assessed", value: "\(counts.notAssessed)", status: .notAssessed),
    ]
    self.counts = "\(counts.assessedInWords). \(context.asOfWords)."
    engagements = vendor.engagements.compactMap { EngagementModel(context, $0, &reader) }
    picture = isFirstPart ? TreePicture(context, vendor: index)?.rich(context, "picture") : nil
    let startsFindings = reader.takeOne()
    findings = reader.take(own).map { FindingModel(context, $0) }
    showsFindings = startsFindings || !findings.isEmpty
    grounds = context.page.key.printPage == nil ? vendor.engagements.compactMap { GroundsModel(context, $0, &reader) } : []
    let isOne = vendor.engagements.count == 1
    parts = PartsModel(context) { Self.name(of: $0.lowerBound, vendor.engagements, own.count, isOne: isOne, context) }
    let errors = own.count { $0.severity == .error && $0.waiver == nil }
    let warnings = own.count { $0.severity == .warning && $0.waiver == nil }
    let waived = own.count { $0.waiver != nil }
    findingWords =
      "\(own.count): \(errors.counted("error")), \(warnings.counted("warning"))" + (waived > 0 ? ", \(waived) waived" : "")
  }
}

extension VendorPage {
  /// What a part begins with.
  private static func name(of offset: Int, _ engagements: Range<EngagementIndex>, _ findings: Int, isOne: Bool, _ context: PageContext) -> String {
    func named(_ words: String, _ engagement: EngagementIndex) -> String {
      isOne ? words : "\(context.linked.engagements[engagement].record.service.prefix(24)): \(words.lowercased())"
    }
    var rest = offset
    for engagement in engagements {
      let (clauses, duties) = (context.organization.clauseRequirements(of: engagement).count, context.index.determinations[engagement].count)
      if rest < 1 { return named("Engagement", engagement) }
      if rest <= clauses { return named("Clauses", engagement) }
      if rest <= clauses + duties { return named("Obligations from \(rest - clauses)", engagement) }
      rest -= 1 + clauses + duties
    }
    if rest <= findings { return "Findings" }
    rest -= 1 + findings
    for engagement in engagements {
      let against = AgainstModel.groups(context.index, context.organization, engagement).count
      let derivations = 1 + context.index.determinations[engagement].count
      if rest < against { return named("What does not apply", engagement) }
      if rest < against + derivations { return named("Derivations from \(rest - against + 1)", engagement) }
      rest -= against + derivations
    }
    return ""
  }
}

/// The unit of a vendor's page.
struct EngagementModel: TemplateModel {
  /// `nil` where a part goes on with an engagement that began before.
  var anchor: String?
  var service: String
  var owner: String
  var declared: String
  var effective: String
  var isChanged: Bool
  /// Why the role is what it is, with the provision that changed it.
  var roleWords: RichText
  var note: String?
  var facts: [FactModel]
  var tally: TallyModel
  var clauses: [ClauseRowModel]
  var clauseWords: String
  var contractWords: String
  var duties: [EngagementDutyModel]
  var assessedWords: String
  var subcontractors: SubcontractorsModel?
  /// Of all its obligations, on whatever part.
  var bindsAny: Bool
  var asksForClauses: Bool

  static let fields: [TemplateField<EngagementModel>] =
    [
      .optionalText("anchor") { $0.anchor }, .flag("isContinued") { $0.anchor == nil }, .text("service") { $0.service }, .text("owner") { $0.owner },
      .text("declared") { $0.declared }, .text("effective") { $0.effective }, .flag("isChanged") { $0.isChanged },
      .optionalText("note") { $0.note }, .list("facts") { $0.facts }, .record("tally") { $0.tally },
      .list("clauses") { $0.clauses }, .flag("hasClauses") { !$0.clauses.isEmpty }, .text("clauseWords") { $0.clauseWords },
      .text("contractWords") { $0.contractWords }, .list("duties") { $0.duties }, .flag("hasDuties") { !$0.duties.isEmpty },
      .text("assessedWords") { $0.assessedWords }, .optionalRecord("subcontractors") { $0.subcontractors },
      .flag("bindsAny") { $0.bindsAny }, .flag("asksForClauses") { $0.asksForClauses },
    ] + TemplateField.rich("roleWords") { $0.roleWords }

  /// Its head, its clauses and its obligations.
  static func outline(_ outlines: PageOutlines, _ index: EngagementIndex) -> [PageItem] {
    let (organization, linked) = (outlines.organization, outlines.linked)
    let record = linked.engagements[index].record
    let facts = RecordedFacts.facts(of: record).reduce(0) { $0 + 60 + $1.value.utf8.count }
    let hops = organization.flowDown[index]?.hops.count ?? 0
    return [PageItem(bytes: 2_600 + facts + hops * 560, anchors: [record.id.value])]
      + organization.clauseRequirements(of: index).map { _ in PageItem(bytes: 720, depth: 2) }
      + outlines.index.determinations[index].map { entry in
        PageItem(bytes: 520 + linked.obligations[entry.obligation].record.title.utf8.count + outlines.reasonBytes(of: entry.obligation) * 6 / 5, depth: 2)
      }
  }

  /// `nil` when the part has nothing of it.
  init?(_ context: PageContext, _ index: EngagementIndex, _ reader: inout PartReader) {
    let organization = context.organization
    let requirements = organization.clauseRequirements(of: index)
    let determinations = context.index.determinations[index]
      .sorted { ($0.determination.status.urgency, $0.obligation) < ($1.determination.status.urgency, $1.obligation) }
    let begins = reader.takeOne()
    let (ownRequirements, ownDeterminations) = (reader.take(requirements), reader.take(determinations))
    guard begins || !ownRequirements.isEmpty || !ownDeterminations.isEmpty else { return nil }
    let linked = context.linked.engagements[index]
    let record = linked.record
    let role = organization.roles[index]
    let vocabularies = context.linked.vocabularies
    anchor = begins ? record.id.value : nil
    service = record.service
    owner = organization.owner(of: index) ?? "Not recorded"
    declared = organization.declaredRoleLabel(of: index)
    effective = organization.label(ofRole: role.effective)
    isChanged = role.isChanged
    roleWords = Self.roleWords(context, role, index)
    note = record.note
    func labels(_ terms: [TermIndex], _ vocabulary: Vocabulary) -> String {
      terms.isEmpty ? "Not recorded" : terms.map { vocabulary.terms[$0].label }.joined(separator: "; ")
    }
    contractWords = Self.contractWords(context, linked)
    facts = [
      FactModel(label: "Purposes", value: context.text(labels(linked.purposes, vocabularies.purposes))),
      FactModel(label: "Data", value: context.text(labels(linked.data, vocabularies.dataCategories))),
      FactModel(label: "Locations", value: context.text(record.locations.isEmpty ? "Not recorded" : record.locations.joined(separator: "; "))),
      FactModel(label: "Contract", value: context.text(contractWords)),
    ]
    if !vocabularies.recipients.terms.isEmpty {
      facts.insert(FactModel(label: "Recipient", value: context.text(labels(linked.recipient.map { [$0] } ?? [], vocabularies.recipients))), at: 0)
    }
    facts += RecordedFacts.facts(of: record).map { FactModel(label: $0.label, value: context.text($0.value)) }
    let counts = context.index.counts(of: index)
    tally = TallyModel(counts: counts)
    assessedWords = counts.assessedInWords
    clauses = ownRequirements.map { ClauseRowModel(context, $0) }
    clauseWords = Self.clauseWords(requirements.map { ClauseRowModel.status(of: $0, in: organization) })
    duties = ownDeterminations.map { EngagementDutyModel(context, $0.obligation, $0.determination) }
    asksForClauses = !requirements.isEmpty
    bindsAny = !determinations.isEmpty
    subcontractors = begins ? SubcontractorsModel(context, index) : nil
  }

  private static func roleWords(_ context: PageContext, _ role: EffectiveRole, _ index: EngagementIndex) -> RichText {
    guard role.effective != nil else {
      let words = context.organization.roleWords(of: index).capitalizedFirst
      let rules = role.openRules.map { context.shortCitation(context.linked.roleRules[$0].address) }.joined(separator: ", ")
      let basis = rules.isEmpty ? "" : " What \(rules) asks about is not on record."
      return context.text("\(words).\(basis) Obligations that depend on the role are not assessed.")
    }
    guard let offset = role.rules.last ?? role.questions.first else { return context.text("No rule changes it.") }
    let rule = context.linked.roleRules[offset]
    let citation = context.shortCitation(rule.address)
    let sentence = rule.record.reason.hasSuffix(".") ? rule.record.reason : rule.record.reason + "."
    let verb =
      role.rules.isEmpty
      ? "In question: it may be \(context.organization.label(ofRole: rule.becomes).lowercased()) by " : "Changed by "
    switch context.format {
    case .html:
      let link = context.links.href(to: rule.address).map { "<a href=\"\($0.escapedForHTML)\">\(citation.escapedForHTML)</a>" } ?? citation.escapedForHTML
      return RichText(html: HTML(escaping: sentence + " " + verb) + HTML(trusted: link) + HTML(escaping: "."))
    case .markdown:
      let label = Markdown(escaping: citation).source
      let link = context.links.href(to: rule.address).map { "[\(label)](\($0))" } ?? label
      return RichText(markdown: Markdown(source: Markdown(escaping: sentence + " " + verb).source + link + "."))
    }
  }

  private static func contractWords(_ context: PageContext, _ engagement: LinkedEngagement) -> String {
    switch engagement.record.contract {
    case .noContract: return "None"
    case .notRecorded: return "Not recorded"
    case .contracts: break
    }
    let words = engagement.contracts.map { offset -> String in
      let contract = context.linked.vendors[engagement.vendor].contracts[offset].record
      let standing = context.organization.contracts.standings[engagement.vendor][offset]
      let end =
        contract.lastDay(asOf: context.organization.asOf).map { standing == .ended(on: $0) ? "ended \($0.inWords)" : "ends \($0.inWords)" }
        ?? "no end date recorded"
      let reviewed =
        contract.reviewed.map { review in
          "reviewed \(review.on.inWords) by \(review.by)" + (review.editionsInWords.map { " under \($0)" } ?? "")
        } ?? contract.laterReview.map { "not reviewed by the as-of day; a review of \($0.on.inWords) is dated later" } ?? "review not recorded"
      let ahead = contract.reviewedAhead.map { review in
        "reviewed ahead \(review.on.inWords) by \(review.by)" + (review.editionsInWords.map { " under \($0)" } ?? "")
      }
      let state: [String] =
        switch standing {
        case .superseded, .notBegun: [standing.inWords]
        default: []
        }
      return ([
        contract.title ?? contract.id.value, contract.signed.map { "signed \($0.inWords)" } ?? "date of signature not recorded", end,
      ] + state + [reviewed] + [ahead].compactMap(\.self)).joined(separator: ", ")
    }
    return words.joined(separator: "; ")
  }

  private static func clauseWords(_ clauses: [StatusModel]) -> String {
    let counts = Dictionary(grouping: clauses, by: \.label).mapValues(\.count)
    let order = ["Met", "Partial", "Missing", "Not in force", "Unclear", "Not recorded"]
    let parts = order.compactMap { label in counts[label].map { "\($0) \(label.lowercased())" } }
    return parts.joined(separator: ", ") + " of \(clauses.count)"
  }
}

/// A row of the clause checklist.
struct ClauseRowModel: TemplateModel {
  var provision: String
  var href: String?
  var asks: String
  var asksHref: String
  var status: StatusModel
  /// Suspect, when the law changed since somebody looked at the clause.
  var flags: [FlagModel]
  var place: String
  var quote: String?
  var note: String?

  static let fields: [TemplateField<ClauseRowModel>] = [
    .text("provision") { $0.provision }, .optionalLink("href") { $0.href }, .text("asks") { $0.asks },
    .link("asksHref") { $0.asksHref }, .record("status") { $0.status }, .list("flags") { $0.flags }, .text("place") { $0.place },
    .optionalText("quote") { $0.quote }, .optionalText("note") { $0.note },
  ]

  init(_ context: PageContext, _ requirement: ClauseRequirement) {
    let organization = context.organization
    let references = requirement.clause.alternatives.flatMap { $0 }
    let entry = references.lazy.compactMap { organization.clauseEntry($0.provision, of: requirement.engagement) }.first
    let obligation = context.linked.obligations[requirement.obligation]
    let coverage = organization.contracts.coverage[requirement.engagement]
    provision = requirement.clause.inWords(context.corpus).withNoBreakSections
    href = context.links.href(to: requirement.provision)
    // One obligation may stand for a whole list of terms; then the provision's own summary says more than its title.
    let isOneOfMany = obligation.required.count > 1 && context.corpus.provision(at: requirement.provision)?.isSummary == true
    asks = isOneOfMany ? ProvisionLinkModel(context, requirement.provision).words : obligation.record.title
    asksHref = context.links.href(.obligation(requirement.obligation))
    status = Self.status(of: requirement, in: organization)
    flags = references.compactMap { reference in
      organization.clauseEntry(reference.provision, of: requirement.engagement).flatMap { entry in
        organization.suspectReason(
          ofClause: reference.provision, in: organization.vendor(of: requirement.engagement).contracts[entry.contract])
      }
    }.prefix(1).flatMap { FlagModel.flags(DeterminationFlags(suspect: [$0])) }
    quote = entry?.clause.quote.map { "“\($0)”" }
    note = entry?.clause.note
    // Among several contracts the place alone does not say whose it is.
    let contracts = context.linked.engagements[requirement.engagement].contracts
    let contract = contracts.count > 1 ? entry.map { organization.vendor(of: requirement.engagement).contracts[$0.contract].record.id.value + ", " } : nil
    place =
      entry?.clause.place.map { ((contract ?? "") + $0).withNoBreakSections }
      ?? (coverage == .none ? "No contract" : entry == nil ? "Nobody has looked yet" : "The contract was read")
  }
}

extension ClauseRowModel {
  static func status(of requirement: ClauseRequirement, in organization: AssessedOrganization) -> StatusModel {
    switch requirement.state {
    case .present: StatusModel(.met)
    case .partial: StatusModel(.partial)
    case .absent: StatusModel(.notMet, label: organization.contracts.coverage[requirement.engagement] == .lapsed ? "Not in force" : "Missing")
    case .unclear: StatusModel(.notAssessed, label: "Unclear")
    case .notRecorded: StatusModel(.notAssessed, label: "Not recorded")
    }
  }
}

/// An obligation in the table of an engagement.
struct EngagementDutyModel: TemplateModel {
  var title: String
  var href: String
  var citation: String
  var citationHref: String?
  var status: StatusModel
  var flags: [FlagModel]
  var reason: String
  /// The derivation of this status on the same page.
  var derivationHref: String

  static let fields: [TemplateField<EngagementDutyModel>] = [
    .text("title") { $0.title }, .link("href") { $0.href }, .text("citation") { $0.citation },
    .optionalLink("citationHref") { $0.citationHref }, .record("status") { $0.status }, .list("flags") { $0.flags },
    .text("reason") { $0.reason }, .link("derivationHref") { $0.derivationHref },
  ]

  init(_ context: PageContext, _ obligation: ObligationIndex, _ determination: Determination) {
    let record = context.linked.obligations[obligation]
    title = context.title(of: obligation)
    href = context.links.href(.obligation(obligation))
    citation = context.shortCitation(record.address)
    citationHref = context.links.href(to: record.address)
    status = StatusModel(determination.status)
    flags = FlagModel.flags(context.organization.flags(of: obligation, determination.engagement))
    reason = context.organization.reason(for: determination, of: obligation).withNoBreakSections
    derivationHref = DerivationModel.href(context, obligation, determination.engagement)
  }
}
