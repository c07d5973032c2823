internal import Compliance
internal import Diagnostics
internal import LegalText

/// Every provision on which something in the handbook rests, with what rests on it.
struct AuthoritiesPage: TemplateModel {
  var frame: FrameModel
  var counts: String
  var groups: [AuthorityGroupModel]
  var parts: PartsModel?
  static let fields: [TemplateField<AuthoritiesPage>] = [
    .record("frame") { $0.frame }, .text("counts") { $0.counts }, .list("groups") { $0.groups }, .optionalRecord("parts") { $0.parts },
  ]

  static func outline(_ outlines: PageOutlines) -> PageOutline {
    let uses = AuthorityUses(outlines.handbook, outlines.index)
    return PageOutline(items: uses.addressesByInstrument.flatMap { $0.addresses.map { PageItem(bytes: 230 + uses.linkCount(of: $0) * 88) } })
  }

  init(_ context: PageContext) {
    let uses = AuthorityUses(context.handbook, context.index)
    frame = context.frame(crumbs: [.instruments])
    var reader = context.partReader
    let all = uses.addressesByInstrument
    groups = all.compactMap { instrument, addresses in
      let own = reader.take(addresses)
      guard !own.isEmpty else { return nil }
      let isContinued = own.startIndex > 0
      return AuthorityGroupModel(
        title: instrument.regulation.title + (isContinued ? ", continued" : ""), href: context.links.href(.instrument(instrument.id)),
        anchor: instrument.id.rawValue,
        rows: own.map { AuthorityModel(citation: context.shortCitation($0), href: context.links.href(to: $0), uses: uses.models(of: $0, context)) },
        count: addresses.count.counted("provision"))
    }
    let addresses = all.flatMap(\.addresses)
    parts = PartsModel(context) { "from \(context.shortCitation(addresses[$0.lowerBound]))" }
    counts =
      "\(addresses.count.counted("provision")) of \(all.count) of \(context.corpus.instruments.count.counted("instrument")) are relied on: cited by obligations, met by clauses, named in findings or linked in the guide. \(context.asOfWords)."
  }
}

struct AuthorityGroupModel: TemplateModel {
  var title: String
  var href: String
  var anchor: String
  var rows: [AuthorityModel]
  /// Of all its provisions, on whatever part.
  var count: String
  static let fields: [TemplateField<AuthorityGroupModel>] = [
    .text("title") { $0.title }, .link("href") { $0.href }, .text("anchor") { $0.anchor },
    .markdown("anchorMarkdown") { Markdown(anchor: $0.anchor) }, .list("rows") { $0.rows },
    .text("count") { $0.count },
  ]
}

struct AuthorityModel: TemplateModel {
  var citation: String
  /// `nil` when the current edition does not have it.
  var href: String?
  var uses: [AuthorityUseModel]
  static let fields: [TemplateField<AuthorityModel>] = [
    .text("citation") { $0.citation }, .optionalLink("href") { $0.href }, .list("uses") { $0.uses },
  ]
}

/// One kind of reliance: "Obligations", with the first of those that rely.
struct AuthorityUseModel: TemplateModel {
  var label: String
  var links: [LinkModel]
  /// "and 12 more"
  var more: String?
  static let fields: [TemplateField<AuthorityUseModel>] = [
    .text("label") { $0.label }, .list("links") { $0.links }, .optionalText("more") { $0.more },
  ]
}

/// What relies on each provision, gathered in one pass over the records.
private struct AuthorityUses {
  private let handbook: Handbook
  private let index: HandbookIndex
  private var contracts: [ProvisionAddress: Set<VendorIndex>] = [:]
  private var findings: [ProvisionAddress: Int] = [:]
  private var pages: [ProvisionAddress: [String]] = [:]
  private(set) var addresses: Set<ProvisionAddress> = []

  /// A provision that hundreds of contracts meet names a few; the matrix has all.
  private static let shown = 6

  init(_ handbook: Handbook, _ index: HandbookIndex) {
    (self.handbook, self.index) = (handbook, index)
    for (index, vendor) in handbook.linked.vendors.enumerated() {
      for contract in vendor.contracts { for address in contract.clauses.keys { contracts[address, default: []].insert(index) } }
    }
    // A finding on the law alone says that nothing rests on a provision, or that it cites what is not there.
    for finding in handbook.findings where finding.obligation != nil || finding.engagement != nil {
      if let address = finding.provision { findings[address, default: 0] += 1 }
    }
    let prose = ProseLinks(handbook: handbook)
    for page in handbook.prose {
      for address in prose.citations(in: page) where pages[address]?.last != page.slug { pages[address, default: []].append(page.slug) }
    }
    addresses = Set(contracts.keys).union(findings.keys).union(pages.keys).union(index.obligations.keys).union(index.exceptions.keys)
      .union(index.clauses.keys).union(index.roleRules.keys)
  }

  /// In the order of the text; what the current edition does not have comes last. Instruments on which nothing rests are left out.
  var addressesByInstrument: [(instrument: Instrument, addresses: [ProvisionAddress])] {
    handbook.corpus.instruments.compactMap { instrument in
      let edition = instrument.current.edition
      let own = addresses.filter { $0.instrument == instrument.id }.map { (edition.index(of: $0) ?? Int.max, $0) }.sorted { $0 < $1 }.map(\.1)
      return own.isEmpty ? nil : (instrument, own)
    }
  }

  /// How many links the row of a provision has.
  func linkCount(of address: ProvisionAddress) -> Int {
    [
      index.obligations[address]?.count, index.exceptions[address]?.count, index.clauses[address]?.count, contracts[address]?.count,
      index.roleRules[address]?.count, findings[address].map { _ in 1 }, pages[address]?.count,
    ].reduce(0) { $0 + min(Self.shown, $1 ?? 0) }
  }

  func models(of address: ProvisionAddress, _ context: PageContext) -> [AuthorityUseModel] {
    let links = context.links
    func obligations(_ label: String, _ indices: [ObligationIndex]?) -> AuthorityUseModel? {
      model(label, (indices ?? []).map { LinkModel(label: context.linked.obligations[$0].record.title, href: links.href(.obligation($0))) })
    }
    let vendors = (contracts[address] ?? []).sorted().map {
      LinkModel(label: context.linked.vendors[$0].record.name, href: links.href(.vendor($0)))
    }
    let prose = (pages[address] ?? []).compactMap { slug in
      context.plan.page(.prose(slug)).map { LinkModel(label: $0.title, href: links.href($0.key)) }
    }
    let found = findings[address].map { [LinkModel(label: $0.counted("finding"), href: links.href(.actions))] } ?? []
    let rules = (index.roleRules[address] ?? []).map { LinkModel(label: context.linked.roleRules[$0].record.id.value, href: links.href(.matrix)) }
    return [
      obligations("Obligations", index.obligations[address]), obligations("Exceptions of", index.exceptions[address]),
      obligations("Clauses asked for by", index.clauses[address]), model("Contracts of", vendors), model("Role rules", rules),
      model("Findings", found), model("Guide", prose),
    ].compactMap(\.self)
  }

  private func model(_ label: String, _ links: [LinkModel]) -> AuthorityUseModel? {
    guard !links.isEmpty else { return nil }
    let rest = links.count - Self.shown
    return AuthorityUseModel(label: label, links: Array(links.prefix(Self.shown)), more: rest > 0 ? "and \(rest) more" : nil)
  }
}
