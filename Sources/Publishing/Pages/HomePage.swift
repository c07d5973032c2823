internal import Compliance
internal import Diagnostics
internal import LegalText

/// What is in force, the counts, what needs attention, by owner.
struct HomePage: TemplateModel {
  var frame: FrameModel
  var organization: String
  var title: String
  var summary: String?
  var figures: [FigureModel]
  var tally: TallyModel
  var counts: String
  var matrixHref: String
  var attention: [FindingModel]
  var attentionWords: String
  var actionsHref: String
  var instruments: [InstrumentEntryModel]
  var dates: [DateModel]
  var owners: [OwnerModel]
  var ownerWords: String
  var guide: [LinkModel]
  /// Declared roles and effective ones, drawn.
  var roleFlow: HTML
  var roleWords: String
  var roles: [StatusBarModel]
  var regulations: [StatusBarModel]
  /// What comes up by month, drawn.
  var calendar: HTML
  var calendarWords: String
  var reviewsHref: String
  var disclosuresHref: String
  var vendorsHref: String
  var changesHref: String
  /// The whole handbook on one page; in HTML alone.
  var printHref: String?

  static let fields: [TemplateField<HomePage>] = [
    .record("frame") { $0.frame }, .text("organization") { $0.organization }, .text("title") { $0.title },
    .optionalText("summary") { $0.summary }, .list("figures") { $0.figures }, .record("tally") { $0.tally },
    .text("counts") { $0.counts }, .link("matrixHref") { $0.matrixHref }, .list("attention") { $0.attention },
    .flag("hasAttention") { !$0.attention.isEmpty }, .text("attentionWords") { $0.attentionWords },
    .link("actionsHref") { $0.actionsHref }, .list("instruments") { $0.instruments }, .list("dates") { $0.dates },
    .flag("hasDates") { !$0.dates.isEmpty }, .list("owners") { $0.owners }, .flag("hasOwners") { !$0.owners.isEmpty },
    .text("ownerWords") { $0.ownerWords }, .link("changesHref") { $0.changesHref }, .list("guide") { $0.guide }, .flag("hasGuide") { !$0.guide.isEmpty },
    .html("roleFlow") { $0.roleFlow }, .text("roleWords") { $0.roleWords }, .list("roles") { $0.roles },
    .list("regulations") { $0.regulations }, .html("calendar") { $0.calendar }, .text("calendarWords") { $0.calendarWords },
    .link("reviewsHref") { $0.reviewsHref }, .link("disclosuresHref") { $0.disclosuresHref }, .link("vendorsHref") { $0.vendorsHref },
    .optionalLink("printHref") { $0.printHref },
  ]

  init(_ context: PageContext) {
    let handbook = context.handbook
    let total = context.index.total
    let columns = context.linked.obligations.filter { $0.record.modality != .permission }.count
    let outside = columns * context.linked.engagements.count - total.inScope
    frame = context.frame(crumbs: [])
    organization = handbook.information.organization
    title = handbook.information.title
    summary = handbook.information.summary
    figures = [
      FigureModel(label: "met", value: "\(total.met)", status: .met),
      FigureModel(label: "partial", value: "\(total.partial)", status: .partial),
      FigureModel(label: "not met", value: "\(total.notMet)", status: .notMet),
      FigureModel(label: "not assessed", value: "\(total.notAssessed)", status: .notAssessed),
    ]
    tally = TallyModel(counts: total)
    counts =
      "\(total.assessed) of \(total.inScope) determinations in scope assessed, \(total.notAssessed) not assessed, for \(context.linked.engagements.count.counted("engagement")) with \(context.linked.activeVendorCount.counted("vendor")); \(outside) more do not apply. \(context.asOfWords)."
    matrixHref = context.links.href(.matrix)
    attention = handbook.findings.prefix(6).map { FindingModel(context, $0) }
    attentionWords = "\(attention.count) of \(handbook.findings.count.counted("action"))"
    actionsHref = context.links.href(.actions)
    instruments = context.corpus.instruments.map { InstrumentEntryModel(context, $0) }
    dates = Self.dates(context)
    owners = Self.owners(context)
    ownerWords = "\(owners.count.counted("owner")), \(handbook.findings.count.counted("action"))"
    let flow = RoleFlowPicture(context)
    roleFlow = flow.svg("roles")
    roleWords = flow.words
    roles = StatusOverview.byRole(context)
    regulations = StatusOverview.byRegulation(context)
    let calendar = Self.calendar(context)
    self.calendar = calendar.svg("calendar")
    calendarWords = calendar.words
    reviewsHref = context.links.href(.reviews)
    disclosuresHref = context.links.href(.disclosures)
    vendorsHref = context.links.href(.vendors)
    changesHref = context.links.href(.changes)
    printHref = context.format == .html ? context.links.href(.handbookPrint) : nil
    guide = handbook.prose.map { LinkModel(label: $0.title, href: context.links.href(.prose($0.slug))) }
  }

  /// The next days on which something takes effect or ends.
  private static func dates(_ context: PageContext) -> [DateModel] {
    let asOf = context.organization.asOf
    var dates: [(CalendarDate, String, String)] = []
    for instrument in context.corpus.instruments {
      for edition in instrument.editions {
        if let day = edition.information.effective, day > asOf {
          dates.append(
            (day, "\(instrument.regulation.shortTitle), \(edition.information.id.inWords)", context.updateHref(to: edition, of: instrument)))
        }
      }
    }
    for (index, vendor) in context.linked.vendors.enumerated() where !vendor.isTombstone {
      for contract in vendor.contracts {
        if let day = contract.record.lastDay(asOf: asOf), day >= asOf {
          dates.append((day, "\(vendor.record.name): contract ends", context.links.href(.vendor(index))))
        }
      }
    }
    return dates.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(6).map { DateModel(day: $0.0, words: $0.1, href: $0.2) }
  }

  private static func calendar(_ context: PageContext) -> MonthGridPicture {
    let asOf = context.organization.asOf
    let editions = context.corpus.instruments.flatMap(\.editions)
    let contracts = context.linked.vendors.filter { !$0.isTombstone }.flatMap(\.contracts)
    return MonthGridPicture(
      title: "What comes up in the twelve months from \(asOf.inWords)", asOf: asOf,
      rows: [
        MonthGridPicture.Row(label: "Editions take effect", dates: editions.compactMap(\.information.effective).filter { $0 > asOf }),
        MonthGridPicture.Row(label: "Contracts end", dates: contracts.compactMap { $0.record.lastDay(asOf: asOf) }),
        MonthGridPicture.Row(label: "Waivers end", dates: context.linked.waivers.filter { $0.record.isInForce(on: asOf) }.map(\.record.expires)),
        MonthGridPicture.Row(label: "Reviews are due", dates: context.index.reviews.map(\.next)),
      ])
  }

  private static func owners(_ context: PageContext) -> [OwnerModel] {
    let fallback = context.handbook.information.owner ?? "Not recorded"
    let counts = StatusOverview.byOwner(context)
    let findings = Dictionary(grouping: context.handbook.findings) { $0.owner ?? fallback }
    return Set(findings.keys).union(counts.keys).sorted().map { name in
      let findings = findings[name] ?? []
      return OwnerModel(
        name: name, tally: TallyModel(counts: counts[name] ?? StatusCounts()), errors: findings.count { $0.severity == .error && $0.waiver == nil },
        warnings: findings.count { $0.severity == .warning && $0.waiver == nil }, href: context.links.href(.actions))
    }
  }
}

struct DateModel: TemplateModel {
  var day: CalendarDate
  var words: String
  var href: String
  static let fields: [TemplateField<DateModel>] = [
    .text("iso") { $0.day.description }, .text("day") { $0.day.inShortWords }, .text("words") { $0.words }, .link("href") { $0.href },
  ]
}

struct OwnerModel: TemplateModel {
  var name: String
  /// Of the engagements for which the owner answers.
  var tally: TallyModel
  var errors: Int
  var warnings: Int
  var href: String
  static let fields: [TemplateField<OwnerModel>] = [
    .text("name") { $0.name }, .record("tally") { $0.tally }, .text("errors") { "\($0.errors)" }, .text("warnings") { "\($0.warnings)" }, .link("href") { $0.href },
  ]
}
