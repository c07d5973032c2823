internal import Compliance
internal import LegalText

/// The contents of an instrument, with what is known of its edition.
struct InstrumentPage: TemplateModel {
  var frame: FrameModel
  var eyebrow: String
  var title: String
  var standfirst: String
  var banners: [BannerModel]
  var groups: [ContentsGroupModel]
  var counts: String
  /// Every edition where there are several, the latest first.
  var editions: [EditionEntryModel]
  var edition: [FactModel]
  var fingerprint: String
  var remarks: [String]
  /// The whole text on one page; in HTML alone.
  var printHref: String?
  var parts: PartsModel?
  var isFirstPart: Bool

  static let fields: [TemplateField<InstrumentPage>] = [
    .record("frame") { $0.frame }, .text("eyebrow") { $0.eyebrow }, .text("title") { $0.title },
    .text("standfirst") { $0.standfirst }, .list("banners") { $0.banners }, .list("groups") { $0.groups },
    .text("counts") { $0.counts }, .list("editions") { $0.editions }, .flag("hasEditions") { !$0.editions.isEmpty },
    .text("editionCount") { $0.editions.count.counted("edition") }, .list("edition") { $0.edition }, .text("fingerprint") { $0.fingerprint },
    .textList("remarks") { $0.remarks }, .flag("hasRemarks") { !$0.remarks.isEmpty },
    .optionalLink("printHref") { $0.printHref },
    .optionalRecord("parts") { $0.parts }, .flag("isFirstPart") { $0.isFirstPart },
  ]

  init(_ context: PageContext, _ instrument: Instrument) {
    let regulation = instrument.regulation
    let current = instrument.current
    let edition = current.edition
    let sections = edition.sections
    let obligations = sections.reduce(0) { $0 + context.obligationCount(of: $1, in: instrument) }
    frame = context.frame(crumbs: [.instruments], source: "\(regulation.title), \(current.information.id.inWords)")
    eyebrow = regulation.jurisdiction ?? "Instrument"
    title = regulation.title
    let names = regulation.levelNames.first.map { "; it calls (a) \("aeiou".contains($0.prefix(1)) ? "an" : "a") \($0)" } ?? ""
    standfirst =
      "\(current.information.id.inWords.capitalizedFirst), \(sections.count.counted("section")). Cited as “\(regulation.style.full.replacing("{}", with: "…"))”\(names)."
    banners = [context.pendingBanner(of: instrument)].compactMap { $0 } + context.banners(of: instrument, provisions: edition.provisions.indices)
    isFirstPart = context.isFirstPart
    editions = isFirstPart ? context.editions(of: instrument) : []
    groups = Self.groups(context, instrument)
    let bound = sections.count { context.obligationCount(of: $0, in: instrument) > 0 }
    counts = "\(obligations.counted("obligation")) in \(bound) of \(sections.count.counted("section"))"
    self.edition = context.editionFacts(current)
    let digest = Fingerprint(of: sections.map { edition.operativeText(of: $0) }.joined(separator: " ")).digest
    fingerprint = "\(digest.prefix(8))…\(digest.suffix(4)), rule \(NormalizedText.version)"
    remarks = current.information.remarks
    printHref = context.format == .html ? context.links.href(.print(instrument.id)) : nil
    parts = PartsModel(context) { range in Self.name(of: range.lowerBound, in: edition, context) }
  }

  /// What a part begins with.
  private static func name(of offset: Int, in edition: Edition, _ context: PageContext) -> String {
    var rest = offset
    for group in InstrumentContents(edition).groups {
      let pieces = group.pieces
      guard rest >= pieces.count else {
        switch pieces[rest] {
        case .opening, .continuation: return "from " + group.title(in: edition).prefix(40)
        case .passage(let index), .entry(let index):
          let provision = edition.provisions[index]
          // A note has no number of its own.
          return "from \(provision.kind == .note ? String((provision.heading ?? "a note").prefix(40)) : context.shortCitation(provision.address))"
        }
      }
      rest -= pieces.count
    }
    return ""
  }

  static func outline(_ outlines: PageOutlines, _ instrument: Instrument) -> PageOutline {
    let edition = instrument.current.edition
    return PageOutline(
      items: InstrumentContents(edition).groups.flatMap { group in
        group.pieces.map { piece in
          switch piece {
          case .opening(let index):
            let provision = edition.provisions[index]
            return PageItem(
              bytes: 160 + provision.bytes + provision.designation.utf8.count, anchors: [provision.address.anchor], depth: max(0, provision.address.components.count - 1))
          case .passage(let index):
            let items = ProvisionBlocks.places(of: index, in: edition).map { ProvisionBlocks.item($0, in: instrument, outlines) }
            return PageItem(bytes: items.reduce(0) { $0 + $1.bytes }, anchors: items.flatMap(\.anchors), depth: 2)
          case .continuation(let index): return PageItem(bytes: 300 + edition.provisions[index].bytes, depth: 3)
          case .entry(let index): return PageItem(bytes: 500 + (edition.provisions[index].heading?.utf8.count ?? 0), depth: 2)
          }
        }
      })
  }

  private static func groups(_ context: PageContext, _ instrument: Instrument) -> [ContentsGroupModel] {
    let edition = instrument.current.edition
    let blocks = ProvisionBlocks(
      context: context, instrument: instrument, text: LawText(links: context.links, format: context.format, noteAnchors: [:]))
    var reader = context.partReader
    return InstrumentContents(edition).groups.compactMap { group in
      let own = reader.take(group.pieces)
      guard !own.isEmpty else { return nil }
      var model = ContentsGroupModel(anchor: nil, title: group.title(in: edition), depth: 0, text: [], entries: [])
      if own.startIndex > 0 { model.title += ", continued" }
      for piece in own {
        switch piece {
        case .opening(let index):
          let provision = edition.provisions[index]
          model.anchor = provision.address.anchor
          model.depth = provision.address.components.count
          model.text = provision.openingParagraphs.map(\.text)
        case .passage(let index): model.passages += blocks.blocks(of: index)
        case .continuation(let index): model.passages += blocks.continuation(of: index)
        case .entry(let index): model.entries.append(ContentsEntryModel(context, index, instrument))
        }
      }
      return model
    }
  }
}

/// The contents of an edition: its divisions with their sections, and what stands outside any section.
struct InstrumentContents {
  enum Piece {
    /// A division's heading and opening words.
    case opening(ProvisionIndex)
    /// A recital, or what else stands in no section and so has no page of its own.
    case passage(ProvisionIndex)
    /// What a division says behind its passages.
    case continuation(ProvisionIndex)
    case entry(ProvisionIndex)
  }

  enum Title {
    case division(ProvisionIndex)
    case words(String)
  }

  struct Group {
    var heading: Title
    var passages: [ProvisionIndex] = []
    var entries: [ProvisionIndex] = []
    var isContinued = false

    var pieces: [Piece] {
      var result = passages.map(Piece.passage)
      if case .division(let index) = heading {
        result.insert(.opening(index), at: 0)
        if isContinued { result.append(.continuation(index)) }
      }
      return result + entries.map(Piece.entry)
    }

    func title(in edition: Edition) -> String {
      switch heading {
      case .words(let words): return words
      case .division(let index):
        let title = [edition.provisions[index].designation, edition.provisions[index].heading ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        return title.isEmpty ? "Without a heading" : title
      }
    }
  }

  /// In the order of the text.
  let groups: [Group]

  init(_ edition: Edition) {
    var groups: [Group] = []
    var loose: [ProvisionIndex] = []
    func flush() {
      if !loose.isEmpty {
        let title = groups.isEmpty && edition.provisions.contains { $0.kind == .division } ? "Division not loaded" : "Sections"
        groups.append(Group(heading: .words(title), entries: loose))
      }
      loose = []
    }
    func isOutermost(_ index: ProvisionIndex) -> Bool {
      edition.provisions[index].parent.map { edition.provisions[$0].kind == .division } ?? true
    }
    for index in edition.provisions.indices {
      let provision = edition.provisions[index]
      switch provision.kind {
      case .division:
        flush()
        groups.append(Group(heading: .division(index), isContinued: !provision.continuation.isEmpty))
      case .section:
        if provision.parent != nil, !groups.isEmpty { groups[groups.count - 1].entries.append(index) } else { loose.append(index) }
      default:
        guard edition.section(of: index) == nil, isOutermost(index) else { continue }
        if groups.isEmpty || provision.parent == nil {
          flush()
          let title = provision.kind == .recital ? "Recitals" : "Outside any section"
          let isOpen = if case .words(title)? = groups.last?.heading { true } else { false }
          if !isOpen { groups.append(Group(heading: .words(title))) }
        }
        groups[groups.count - 1].passages.append(index)
      }
    }
    flush()
    self.groups = groups
  }
}

/// A division with its sections.
struct ContentsGroupModel: TemplateModel {
  var anchor: String?
  var title: String
  var depth: Int
  var text: [String]
  var entries: [ContentsEntryModel]
  /// Recitals and other provisions that stand in the division itself, in no section.
  var passages: [ProvisionModel] = []
  static let fields: [TemplateField<ContentsGroupModel>] = [
    .optionalText("anchor") { $0.anchor }, .optionalMarkdown("anchorMarkdown") { $0.anchor.map(Markdown.init(anchor:)) },
    .text("title") { $0.title }, .textList("text") { $0.text },
    .list("passages") { $0.passages }, .list("entries") { $0.entries }, .flag("hasEntries") { !$0.entries.isEmpty },
  ]
}

/// A section in the contents.
struct ContentsEntryModel: TemplateModel {
  /// "§ 7050".
  var number: String
  var heading: String
  var href: String
  /// What text is loaded, in words.
  var words: String
  var tally: TallyModel

  static let fields: [TemplateField<ContentsEntryModel>] = [
    .text("number") { $0.number }, .text("heading") { $0.heading }, .link("href") { $0.href }, .text("words") { $0.words },
    .record("tally") { $0.tally }, .flag("hasTally") { $0.tally.counts.inScope > 0 },
  ]

  init(_ context: PageContext, _ index: ProvisionIndex, _ instrument: Instrument) {
    let edition = instrument.current.edition
    let section = edition.provisions[index]
    let own = edition.provisions[edition.subtree(of: index)].filter { $0.kind != .note && $0.hasText }
    let summaries = own.filter(\.isSummary).count
    let obligations = context.obligationCount(of: index, in: instrument)
    let state =
      summaries == own.count && !own.isEmpty ? "Summary in our words" : summaries > 0 ? "Official text, \(summaries.counted("part")) as \(summaries == 1 ? "a summary" : "summaries")" : "Official text"
    let incomplete = own.contains(where: \.isIncomplete) ? ", incomplete" : ""
    number = context.shortCitation(section.address)
    heading = section.heading ?? "Without a heading"
    href = context.links.href(.section(section.address))
    words = "\(state)\(incomplete). \(obligations == 0 ? "No obligation recorded" : obligations.counted("obligation"))."
    tally = TallyModel(counts: context.sectionCounts(of: index, in: instrument))
  }
}

/// All instruments of the handbook.
struct InstrumentsPage: TemplateModel {
  var frame: FrameModel
  var instruments: [InstrumentEntryModel]
  static let fields: [TemplateField<InstrumentsPage>] = [
    .record("frame") { $0.frame }, .list("instruments") { $0.instruments },
    .text("counts") { $0.instruments.count.counted("instrument") },
  ]

  init(_ context: PageContext) {
    frame = context.frame(crumbs: [])
    instruments = context.corpus.instruments.map { InstrumentEntryModel(context, $0) }
  }
}

struct InstrumentEntryModel: TemplateModel {
  var title: String
  var href: String
  var edition: String
  var effective: String
  var words: String
  var tally: TallyModel
  static let fields: [TemplateField<InstrumentEntryModel>] = [
    .text("title") { $0.title }, .link("href") { $0.href }, .text("edition") { $0.edition },
    .text("effective") { $0.effective }, .text("words") { $0.words }, .record("tally") { $0.tally },
    .flag("hasTally") { $0.tally.counts.inScope > 0 },
  ]

  init(_ context: PageContext, _ instrument: Instrument) {
    let edition = instrument.current.edition
    let counts = edition.sections.reduce(StatusCounts()) { $0 + context.sectionCounts(of: $1, in: instrument) }
    title = instrument.regulation.title
    href = context.links.href(.instrument(instrument.id))
    self.edition = instrument.current.information.id.inWords
    effective = instrument.current.information.effective.map { "effective \($0.inWords)" } ?? "effective date unknown"
    words = context.textCounts(edition.provisions.filter { $0.kind != .division && $0.kind != .note })
    tally = TallyModel(counts: counts)
  }
}
