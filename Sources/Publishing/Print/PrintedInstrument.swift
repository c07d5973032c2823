internal import Compliance
internal import LegalText

/// An instrument as print pages show it: what is known of its edition, its contents, its text with the obligations beside it.
struct PrintedInstrumentModel: TemplateModel {
  /// The chapter's number and anchor on the handbook's print page; `nil` on the instrument's own.
  var number: String?
  var anchor: String?
  var title: String
  /// The instrument's page.
  var href: String
  /// The page with the text, where it is not here.
  var textHref: String?
  var standfirst: String
  var banners: [BannerModel]
  var facts: [FactModel]
  var editions: [EditionEntryModel]
  var remarks: [String]
  var contents: [PrintedContentsModel]
  var blocks: [PrintedBlockModel]
  var editorNotes: [EditorNoteModel]
  /// What the anchors of the page's own lists begin with.
  var prefix: String
  /// The level of the headings of its lists.
  var rank: Int

  static let fields: [TemplateField<PrintedInstrumentModel>] = [
    .optionalText("number") { $0.number }, .optionalText("anchor") { $0.anchor }, .text("title") { $0.title }, .link("href") { $0.href },
    .optionalLink("textHref") { $0.textHref }, .text("standfirst") { $0.standfirst }, .list("banners") { $0.banners },
    .list("facts") { $0.facts }, .list("editions") { $0.editions }, .flag("hasEditions") { !$0.editions.isEmpty },
    .textList("remarks") { $0.remarks }, .flag("hasRemarks") { !$0.remarks.isEmpty },
    .list("contents") { $0.contents }, .flag("hasContents") { !$0.contents.isEmpty }, .list("blocks") { $0.blocks },
    .list("editorNotes") { $0.editorNotes }, .flag("hasEditorNotes") { !$0.editorNotes.isEmpty }, .text("prefix") { $0.prefix },
    .text("rank") { "\($0.rank)" },
  ]

  /// - Parameters:
  ///   - hasText: whether the text is here, or the contents alone.
  ///   - chapter: the number on the handbook's print page, whose headings are one level lower.
  init(_ context: PageContext, _ instrument: Instrument, _ text: PrintedText, hasText: Bool = true, chapter: Int? = nil) {
    let (regulation, current) = (instrument.regulation, instrument.current)
    let edition = current.edition
    let items = text.items[context.range(text.items.count)]
    let isBeginning = context.isFirstPart
    number = chapter.map(String.init)
    anchor = chapter.map { _ in HandbookPrintScope.Chapter.instrument(instrument.id).anchor }
    prefix = chapter == nil ? "page--" : "page--\(instrument.id)--"
    rank = chapter == nil ? 2 : 3
    title = regulation.title
    href = context.links.toPages.href(.instrument(instrument.id))
    textHref = hasText ? nil : context.links.toPages.href(.print(instrument.id))
    let obligations = edition.sections.reduce(0) { $0 + context.obligationCount(of: $1, in: instrument) }
    standfirst =
      "\(current.information.id.inWords.capitalizedFirst): \(edition.sections.count.counted("section")), \(obligations.counted("obligation")). \(context.asOfWords)."
    banners = isBeginning
      ? [context.pendingBanner(of: instrument)].compactMap { $0 } + context.banners(of: instrument, provisions: edition.provisions.indices) : []
    facts = isBeginning ? context.editionFacts(current) + Self.facts(context, instrument) : []
    editions = isBeginning ? context.editions(of: instrument) : []
    remarks = isBeginning ? current.information.remarks : []
    // The first part has the contents of all.
    contents = (isBeginning ? text.items[...] : items).filter { $0.content == nil }.map { PrintedContentsModel(context, edition, $0) }
    guard hasText else {
      blocks = []
      editorNotes = []
      return
    }
    let provisions = Set(items.filter { $0.content != nil }.map(\.provision))
    let notes = EditorNoteModel.notes(in: provisions.sorted(), of: edition, context, prefix: prefix + "note-") { index in
      context.links.href(to: edition.provisions[index].address)
    }
    editorNotes = notes
    let maker = ProvisionBlocks(
      context: context, instrument: instrument,
      text: LawText(
        links: context.links, format: context.format, noteAnchors: Dictionary(notes.map { ($0.label, $0.anchor) }) { first, _ in first }))
    let anchorPrefix = chapter == nil ? "" : HandbookPrintScope.prefix(of: instrument.id)
    blocks = items.compactMap { item in
      PrintedBlockModel(
        context, maker, edition, item, anchor: anchorPrefix + text.anchors[item.provision], rank: min(6, item.rank + (chapter == nil ? 0 : 1)))
    }
  }

  private static func facts(_ context: PageContext, _ instrument: Instrument) -> [FactModel] {
    let edition = instrument.current.edition
    let counts = edition.sections.filter { edition.provisions[$0].parent.map { edition.section(of: $0) == nil } ?? true }
      .reduce(StatusCounts()) { $0 + context.sectionCounts(of: $1, in: instrument) }
    return [
      FactModel(label: "Text", value: context.text(context.textCounts(edition.provisions.filter { $0.kind != .division && $0.kind != .note }))),
      FactModel(label: "Determinations", value: context.text(counts.inScope == 0 ? "None in scope" : counts.assessedInWords)),
    ]
  }
}
