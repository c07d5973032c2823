internal import Compliance
internal import Diagnostics
internal import LegalText

/// What changed from one edition of an instrument to a later one: in words, then word by word.
struct RedlinePage: TemplateModel {
  var frame: FrameModel
  var eyebrow: String
  var title: String
  var banners: [BannerModel]
  /// The texts of the two, as pages.
  var texts: [LinkModel]
  var from: [FactModel]
  var to: [FactModel]
  var counts: String
  /// How many changes somebody must look at.
  var substantive: String
  var rows: [RedlineRowModel]
  var blocks: [RedlineBlockModel]
  var parts: PartsModel?
  var isFirstPart: Bool

  static let fields: [TemplateField<RedlinePage>] = [
    .record("frame") { $0.frame }, .text("eyebrow") { $0.eyebrow }, .text("title") { $0.title }, .list("banners") { $0.banners },
    .list("texts") { $0.texts }, .list("from") { $0.from }, .list("to") { $0.to }, .text("counts") { $0.counts }, .text("substantive") { $0.substantive },
    .list("rows") { $0.rows }, .flag("hasRows") { !$0.rows.isEmpty }, .list("blocks") { $0.blocks }, .flag("hasBlocks") { !$0.blocks.isEmpty },
    .flag("hasSummary") { !$0.rows.isEmpty || $0.isFirstPart }, .flag("isFirstPart") { $0.isFirstPart }, .optionalRecord("parts") { $0.parts },
  ]

  /// The summary, then the redline.
  static func outline(_ step: EditionStep) -> PageOutline {
    let comparison = step.comparison
    let rows = step.lines.map { PageItem(bytes: 340 + (step.summary.text(for: comparison.changes[$0.change])?.utf8.count ?? 0)) }
    return PageOutline(
      items: rows + InstrumentRedline(comparison).items.map { item in
        switch item {
        case .unchanged: return PageItem(bytes: 120, depth: 9)
        case .context(let index):
          let provision = comparison.new.provisions[index]
          return PageItem(bytes: 320 + provision.bytes, anchors: [provision.address.anchor], depth: max(0, provision.level - 1))
        case .change(let offset):
          let change = comparison.changes[offset]
          let words = change.old.reduce(0) { $0 + comparison.old.provisions[$1].bytes } + change.new.reduce(0) { $0 + comparison.new.provisions[$1].bytes }
          let level = change.new.first.map { comparison.new.provisions[$0].level } ?? change.old.first.map { comparison.old.provisions[$0].level } ?? 0
          return PageItem(
            bytes: 740 + words * 9 / 8 + (step.summary.text(for: change)?.utf8.count ?? 0), anchors: [RedlineBlocks.anchor(of: change, in: comparison)].compactMap(\.self),
            depth: max(0, level - 1))
        }
      })
  }

  init(_ context: PageContext, _ instrument: Instrument, _ step: EditionStep) {
    let regulation = instrument.regulation
    let (old, new) = (step.old.information, step.new.information)
    let layout = RedlineBlocks(context: context, instrument: instrument, step: step)
    let changes = step.comparison.changes
    frame = context.frame(
      crumbs: [.instruments, .instrument(instrument.id)], source: "\(regulation.title), \(old.id.inWords) and \(new.id.inWords)")
    eyebrow = regulation.jurisdiction ?? "Instrument"
    title = context.title
    banners = Self.banners(context, instrument, step)
    texts = [step.old, step.new].map { edition in
      let id = edition.information.id
      let current = id == instrument.current.information.id
      return LinkModel(
        label: "\(id.inWords.capitalizedFirst)\(current ? ", read as the law" : "")",
        href: context.textHref(instrument.id, id) ?? context.links.href(.instrument(instrument.id)))
    }
    from = Self.facts(context, instrument, step.old, label: "From")
    to = Self.facts(context, instrument, step.new, label: "To")
    counts = step.summary.counts
    let binding = changes.filter(\.isSubstantive).count
    substantive = binding == 0 ? "No words that bind were changed, added or struck." : "Words that bind were changed, added or struck in \(binding.counted("provision"))."
    isFirstPart = context.isFirstPart
    var reader = context.partReader
    rows = reader.take(step.lines).map { line in
      let change = changes[line.change]
      return RedlineRowModel(
        provision: layout.name(of: change), href: context.local(RedlineBlocks.anchor(of: change, in: step.comparison) ?? ""),
        change: change.kind.rawValue.capitalizedFirst, words: layout.words(change) ?? "", binds: change.isSubstantive ? "Yes" : "No")
    }
    let items = InstrumentRedline(step.comparison).items
    blocks = reader.take(items).map(layout.block)
    parts = PartsModel(context) { range in
      let place = range.lowerBound - step.lines.count
      return place < 0 ? "Summary from \(range.lowerBound + 1)" : "from \(layout.name(of: items[place]))"
    }
  }

  private static func banners(_ context: PageContext, _ instrument: Instrument, _ step: EditionStep) -> [BannerModel] {
    let (old, new) = (step.old.information, step.new.information)
    let name = new.id.inWords.capitalizedFirst
    let today = LinkModel(label: "What is in force today", href: context.links.href(.instrument(instrument.id)))
    switch EditionStanding(step.new, of: instrument, asOf: context.organization.asOf) {
    case .inForce: return []
    case .pending(let day):
      let binds = EditionStanding(step.old, of: instrument, asOf: context.organization.asOf) == .inForce ? " Until then \(old.id.inWords) binds." : ""
      return [BannerModel(kind: .pending, claim: "\(name) is not yet in force.", words: "It takes effect \(context.takesEffect(day)).\(binds)", link: today)]
    case .superseded:
      return [
        BannerModel(
          kind: .old, claim: "Both editions are superseded.", words: "This handbook reads \(instrument.current.information.id.inWords).", link: today)
      ]
    case .unknown:
      return [
        BannerModel(
          kind: .old, claim: "Effective date unknown.", words: "It is not known whether \(new.id.inWords) is in force.", link: today)
      ]
    }
  }

  private static func facts(_ context: PageContext, _ instrument: Instrument, _ edition: LoadedEdition, label: String) -> [FactModel] {
    let information = edition.information
    func day(_ date: CalendarDate?) -> String { date?.inWords ?? "Not known" }
    var facts = [
      FactModel(label: label, value: context.text(information.id.inWords.capitalizedFirst)),
      FactModel(label: "Standing", value: context.text(EditionStanding(edition, of: instrument, asOf: context.organization.asOf).words)),
      FactModel(label: "Adopted", value: context.text(day(information.adopted))),
      FactModel(label: "Effective", value: context.text(day(information.effective))),
    ]
    if let operative = information.operative { facts.append(FactModel(label: "Operative", value: context.text(day(operative)))) }
    facts.append(FactModel(label: "Source", value: context.text(information.source ?? "Not recorded")))
    return facts
  }
}

/// A change in the summary.
struct RedlineRowModel: TemplateModel {
  var provision: String
  var href: String
  var change: String
  var words: String
  /// Whether words that bind were changed.
  var binds: String
  static let fields: [TemplateField<RedlineRowModel>] = [
    .text("provision") { $0.provision }, .link("href") { $0.href }, .text("change") { $0.change }, .text("words") { $0.words },
    .text("binds") { $0.binds },
  ]
}
