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
  var changesHref: String

  static let fields: [TemplateField<HomePage>] = [
    .record("frame") { $0.frame }, .text("organization") { $0.organization }, .text("title") { $0.title },
    .optionalText("summary") { $0.summary }, .list("figures") { $0.figures }, .record("tally") { $0.tally },
    .text("counts") { $0.counts }, .link("matrixHref") { $0.matrixHref }, .list("attention") { $0.attention },
    .flag("hasAttention") { !$0.attention.isEmpty }, .text("attentionWords") { $0.attentionWords },
    .link("actionsHref") { $0.actionsHref }, .list("instruments") { $0.instruments }, .list("dates") { $0.dates },
    .flag("hasDates") { !$0.dates.isEmpty }, .list("owners") { $0.owners }, .flag("hasOwners") { !$0.owners.isEmpty },
    .text("ownerWords") { $0.ownerWords }, .link("changesHref") { $0.changesHref }, .list("guide") { $0.guide }, .flag("hasGuide") { !$0.guide.isEmpty },
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
    changesHref = context.links.href(.changes)
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
        if let day = contract.record.ends, day >= asOf {
          dates.append((day, "\(vendor.record.name): contract ends", context.links.href(.vendor(index))))
        }
      }
    }
    return dates.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(6).map { DateModel(day: $0.0, words: $0.1, href: $0.2) }
  }

  private static func owners(_ context: PageContext) -> [OwnerModel] {
    let fallback = context.handbook.information.owner ?? "Not recorded"
    return Dictionary(grouping: context.handbook.findings) { $0.owner ?? fallback }.sorted { $0.key < $1.key }.map { name, findings in
      OwnerModel(
        name: name, errors: findings.count { $0.severity == .error && $0.waiver == nil },
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
  var errors: Int
  var warnings: Int
  var href: String
  static let fields: [TemplateField<OwnerModel>] = [
    .text("name") { $0.name }, .text("errors") { "\($0.errors)" }, .text("warnings") { "\($0.warnings)" }, .link("href") { $0.href },
  ]
}
