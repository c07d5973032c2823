internal import Compliance
internal import Diagnostics
internal import LegalText

/// A part of the text of an edition that is not current, section by section, each with a link to the same provision now.
struct EditionPage: TemplateModel {
  var frame: FrameModel
  var eyebrow: String
  var title: String
  var banner: BannerModel
  var parts: PartsModel?
  var edition: [FactModel]
  var redlines: [LinkModel]
  var blocks: [EditionBlockModel]
  var editorNotes: [EditorNoteModel]

  static let fields: [TemplateField<EditionPage>] = [
    .record("frame") { $0.frame }, .text("eyebrow") { $0.eyebrow }, .text("title") { $0.title }, .record("banner") { $0.banner },
    .optionalRecord("parts") { $0.parts }, .list("edition") { $0.edition }, .list("redlines") { $0.redlines },
    .flag("hasRedlines") { !$0.redlines.isEmpty }, .list("blocks") { $0.blocks }, .list("editorNotes") { $0.editorNotes },
    .flag("hasEditorNotes") { !$0.editorNotes.isEmpty },
  ]

  init(_ context: PageContext, _ instrument: Instrument, _ text: EditionText) {
    let information = text.loaded.information
    let edition = text.edition
    frame = context.frame(
      crumbs: [.instruments, .instrument(instrument.id)], source: "\(instrument.regulation.title), \(information.id.inWords)")
    eyebrow = "\(instrument.regulation.shortTitle), \(EditionStanding(text.loaded, of: instrument, asOf: context.organization.asOf).words.lowercased())"
    title = context.page.title
    banner = Self.banner(context, instrument, text.loaded)
    parts = PartsModel(context) { range in
      let first = text.pieces[range].first { $0.place != nil } ?? text.pieces[range.lowerBound]
      let address = edition.provisions[first.place?.index ?? first.root].address
      return "from \(instrument.regulation.style.shortCitation(of: address).withNoBreakSections)"
    }
    self.edition = context.editionFacts(text.loaded)
    redlines = context.redlines(of: information.id, in: instrument)
    let pieces = text.pieces[context.range(text.pieces.count)]
    let shown = Set(pieces.map { $0.place?.index ?? $0.root })
    let notes = EditorNoteModel.notes(in: shown.sorted(), of: edition, context) { context.local(edition.provisions[$0].address.anchor) }
    editorNotes = notes
    let law = LawText(
      links: context.links, format: context.format, noteAnchors: Dictionary(notes.map { ($0.label, $0.anchor) }) { first, _ in first })
    let layout = ProvisionBlocks(context: context, instrument: instrument, text: law, loaded: text.loaded)
    var blocks: [EditionBlockModel] = []
    var rest = pieces
    while let first = rest.first {
      let own = rest.prefix { $0.root == first.root }
      rest = rest.dropFirst(own.count)
      blocks.append(EditionBlockModel(context, instrument, text.loaded, own, layout))
    }
    self.blocks = blocks
  }

  private static func banner(_ context: PageContext, _ instrument: Instrument, _ loaded: LoadedEdition) -> BannerModel {
    let current = instrument.current.information
    let today = LinkModel(label: "What is read as the law", href: context.links.href(.instrument(instrument.id)))
    let read =
      "\(current.id.inWords.capitalizedFirst) is read as the law"
      + (current.effective.map { $0 > context.organization.asOf ? ", in force from \($0.inWords)" : ", in force since \($0.inWords)" } ?? ", its date of effect is not known") + "."
    let name = loaded.information.id.inWords
    switch EditionStanding(loaded, of: instrument, asOf: context.organization.asOf) {
    case .pending(let day):
      return BannerModel(
        kind: .pending, claim: "Not yet in force.", words: "This is the text of \(name), which takes effect \(context.takesEffect(day)). \(read)",
        link: today)
    case .unknown:
      return BannerModel(
        kind: .old, claim: "Effective date unknown.", words: "This is the text of \(name); it is not known when it took effect. \(read)", link: today)
    case .superseded, .inForce:
      let since = loaded.information.effective.map { ", in force from \($0.inWords)" } ?? ""
      return BannerModel(kind: .old, claim: "Not current.", words: "This is the text of \(name)\(since). \(read)", link: today)
    }
  }
}

/// A section of an edition that is not current, or a division's heading.
struct EditionBlockModel: TemplateModel {
  /// `nil` when the first of the provisions has it.
  var anchor: String?
  var isSection: Bool
  /// `nil` for what stands in no section.
  var heading: String?
  var text: [String]
  /// "Now", "Now, in other words", "Not in the current edition".
  var standing: String?
  /// The same provision now.
  var now: [LinkModel]
  var redline: LinkModel?
  var provisions: [ProvisionModel]

  static let fields: [TemplateField<EditionBlockModel>] = [
    .optionalText("anchor") { $0.anchor }, .optionalMarkdown("anchorMarkdown") { $0.anchor.map(Markdown.init(anchor:)) },
    .flag("isSection") { $0.isSection }, .optionalText("heading") { $0.heading }, .textList("text") { $0.text },
    .optionalText("standing") { $0.standing }, .list("now") { $0.now }, .optionalRecord("redline") { $0.redline },
    .list("provisions") { $0.provisions },
  ]

  /// - Parameter pieces: of one division or section, at least one.
  init(
    _ context: PageContext, _ instrument: Instrument, _ loaded: LoadedEdition, _ pieces: ArraySlice<EditionText.Piece>, _ layout: ProvisionBlocks
  ) {
    let edition = loaded.edition
    let index = pieces.first?.root ?? 0
    let isFirst = pieces.first?.isFirst ?? true
    let provision = edition.provisions[index]
    let name = loaded.information.id
    isSection = provision.kind == .section
    switch provision.kind {
    case .division:
      anchor = provision.address.anchor
      let name = [provision.designation, provision.heading ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      heading = name.isEmpty ? "Without a heading" : name
      text = provision.paragraphs.map(\.text)
      now = []
      provisions = []
      return
    case .section:
      let number = instrument.regulation.style.shortCitation(of: provision.address).withNoBreakSections
      heading = (provision.heading.map { "\(number). \($0)" } ?? number) + (isFirst ? "" : ", continued")
    default: heading = nil
    }
    text = []
    provisions = pieces.compactMap { $0.place.flatMap(layout.block) }
    anchor = !isFirst || provisions.contains { $0.anchor == provision.address.anchor } ? nil : provision.address.anchor
    let successors = context.index.now(provision.address, of: name, in: instrument)
    now = successors.compactMap { address in
      context.links.href(to: address).map { LinkModel(label: context.shortCitation(address), href: $0) }
    }
    standing = Self.standing(successors, of: index, loaded, instrument)
    let current = instrument.current.information.id
    let step = context.index.step(instrument.id, from: name, to: current) ?? context.index.step(instrument.id, from: current, to: name)
    if let step {
      let olds = step.old.information.id == name ? [index] : step.comparison.changes[step.comparison.changeOfNew[index]].old
      let line = olds.lazy.compactMap { step.comparison.old.section(of: $0).flatMap { step.linesOfSection[$0]?.first } }.first
      if provision.kind == .section, let line, let place = RedlineBlocks.anchor(of: step.comparison.changes[line.change], in: step.comparison) {
        redline = LinkModel(label: "Redline", href: context.redlineHref(step, in: instrument.id, anchor: place))
      }
    }
  }

  private static func standing(
    _ now: [ProvisionAddress], of index: ProvisionIndex, _ loaded: LoadedEdition, _ instrument: Instrument
  ) -> String {
    let isLater = instrument.isLater(loaded)
    let edition = instrument.current.edition
    let address = loaded.edition.provisions[index].address
    guard let first = now.first, let place = edition.index(of: first) else {
      return isLater ? "Not in the edition that is read as the law" : "Repealed since"
    }
    if now.count > 1 { return isLater ? "Now divided among" : "Divided since into" }
    let isSame = edition.fingerprint(of: place) == loaded.edition.fingerprint(of: index)
    switch (isSame, first == address) {
    case (true, true): return "Now with the same words:"
    case (true, false): return "Now with the same words and another number:"
    case (false, _): return "Now with other words:"
    }
  }
}
