internal import Compliance
internal import Diagnostics
internal import LegalText

/// A section of an instrument with the organization's state in its margin.
struct SectionPage: TemplateModel {
  var frame: FrameModel
  /// The section's own anchor; `nil` when the first of the provisions has it.
  var anchor: String?
  var eyebrow: String
  /// "§ 7050."
  var designation: String
  var heading: String?
  var copy: String
  var banners: [BannerModel]
  var rail: SectionRailModel
  var provisions: [ProvisionModel]
  var editorNotes: [EditorNoteModel]
  /// Those that the text uses, by name.
  var terms: [TermModel]
  var termsHref: String
  /// Addresses of this section in superseded editions that lead elsewhere now.
  var formers: [FormerModel]
  var edition: [FactModel]
  var counts: String
  var parts: PartsModel?

  static let fields: [TemplateField<SectionPage>] = [
    .optionalRecord("parts") { $0.parts },
    .record("frame") { $0.frame }, .optionalText("anchor") { $0.anchor },
    .optionalMarkdown("anchorMarkdown") { $0.anchor.map(Markdown.init(anchor:)) },
    .text("eyebrow") { $0.eyebrow }, .text("designation") { $0.designation },
    .optionalText("heading") { $0.heading }, .text("copy") { $0.copy }, .list("banners") { $0.banners },
    .record("rail") { $0.rail }, .list("provisions") { $0.provisions }, .list("editorNotes") { $0.editorNotes },
    .flag("hasEditorNotes") { !$0.editorNotes.isEmpty },
    .list("terms") { $0.terms }, .flag("hasTerms") { !$0.terms.isEmpty }, .text("termCount") { $0.terms.count.counted("term") },
    .link("termsHref") { $0.termsHref }, .list("formers") { $0.formers }, .flag("hasFormers") { !$0.formers.isEmpty }, .list("edition") { $0.edition },
    .text("counts") { $0.counts },
  ]

  static func outline(_ outlines: PageOutlines, _ address: ProvisionAddress) -> PageOutline {
    guard let instrument = outlines.handbook.corpus[address.instrument], let index = instrument.current.edition.index(of: address) else { return PageOutline() }
    let edition = instrument.current.edition
    let terms = Set(edition.subtree(of: index).flatMap { outlines.handbook.terms.uses(of: $0, in: instrument.id).map(\.term) })
    let section = edition.provisions[index]
    let siblings = edition.sections.count { edition.provisions[$0].parent == section.parent }
    return PageOutline(
      items: ProvisionBlocks.places(of: index, in: edition).map { ProvisionBlocks.item($0, in: instrument, outlines) },
      repeated: siblings * 90 + section.children.count * 110 + terms.count * 300)
  }

  init(_ context: PageContext, address: ProvisionAddress, in instrument: Instrument, at index: ProvisionIndex) {
    let edition = instrument.current.edition
    let section = edition.provisions[index]
    let places = ProvisionBlocks.places(of: index, in: edition)
    let own = places[context.range(places.count)]
    let shown = own.map(\.index)
    // A provision that goes on behind its sub-provisions has several places.
    let notes = EditorNoteModel.notes(in: Set(shown).sorted(), of: edition, context) { context.local(edition.provisions[$0].address.anchor) }
    let text = LawText(
      links: context.links, format: context.format,
      noteAnchors: Dictionary(notes.map { ($0.label, $0.anchor) }) { first, _ in first })
    let source = "\(instrument.regulation.title), \(instrument.current.information.id.inWords)"
    frame = context.frame(crumbs: [.instruments, .instrument(instrument.id)], source: source)
    eyebrow = context.eyebrow(of: index, in: instrument)
    designation = context.corpus.shortCitation(of: address).withNoBreakSections + (section.heading == nil ? "" : ".")
    heading = section.heading
    copy = context.corpus.citation(of: address)
    banners = [context.pendingBanner(of: index, in: instrument)].compactMap { $0 } + context.banners(of: instrument, provisions: edition.subtree(of: index))
    if let other = context.renumberedBanner(of: address, in: instrument) { banners.append(other) }
    rail = SectionRailModel(context, index: index, in: instrument)
    provisions = own.compactMap(ProvisionBlocks(context: context, instrument: instrument, text: text).block)
    anchor = !context.isFirstPart || provisions.contains { $0.anchor == address.anchor } ? nil : address.anchor
    parts = PartsModel(context) { range in
      let place = places[range.lowerBound]
      return range.lowerBound == 0 ? context.shortCitation(address) : "from \(CitationStyle.pinpoint(edition.provisions[place.index].address))"
    }
    editorNotes = notes
    let used = Set(shown.flatMap { context.handbook.terms.uses(of: $0, in: instrument.id).map(\.term) })
    terms = used.map { (context.index.glossary.term($0).name.lowercased(), $0) }.sorted { $0 < $1 }.map { TermModel(context, $0.1) }
    termsHref = terms.isEmpty ? "" : context.links.href(.terms)
    formers = !context.isFirstPart ? [] : (context.index.formersOfSection[ProvisionAddress(instrument.id, [address.section])] ?? []).map { former in
      FormerModel(context, former, isAnchor: edition.index(of: former.address) == nil, withWords: false)
    }
    self.edition = context.editionFacts(instrument.current)
    counts = context.sectionCounts(of: index, in: instrument).inWords
  }
}

struct EditorNoteModel: TemplateModel {
  var label: String
  var anchor: String
  var text: String
  var places: [LinkModel]
  static let fields: [TemplateField<EditorNoteModel>] = [
    .text("label") { $0.label }, .text("anchor") { $0.anchor }, .markdown("anchorMarkdown") { Markdown(anchor: $0.anchor) },
    .text("text") { $0.text }, .list("places") { $0.places },
  ]

  /// The notes that the text of some provisions refers to, in the order of first use, each with all places that refer to it.
  ///
  /// - Parameters:
  ///   - prefix: what the anchors begin with.
  ///   - href: the link to a provision; the anchor on the same page where it is not given.
  static func notes(
    in provisions: some Sequence<ProvisionIndex>, of edition: Edition, _ context: PageContext, prefix: String = "note-",
    href: (ProvisionIndex) -> String? = { _ in nil }
  ) -> [EditorNoteModel] {
    var places: [String: [ProvisionIndex]] = [:]
    var order: [String] = []
    for index in provisions {
      for mark in edition.provisions[index].paragraphs.flatMap(\.marks) {
        if places[mark.label] == nil { order.append(mark.label) }
        if places[mark.label]?.last != index { places[mark.label, default: []].append(index) }
      }
    }
    let texts = Dictionary(edition.editorNotes.map { ($0.label, $0.text) }) { first, _ in first }
    return order.compactMap { label in
      texts[label].map { text in
        EditorNoteModel(
          label: label, anchor: prefix + Links.encoded(label).replacing("%", with: "_"), text: text,
          places: (places[label] ?? []).map { index in
            let address = edition.provisions[index].address
            return LinkModel(label: context.shortCitation(address), href: href(index) ?? "#" + Links.encoded(address.anchor))
          })
      }
    }
  }
}

/// The contents beside a section: its division, and its first level.
struct SectionRailModel: TemplateModel {
  var title: String
  var sections: [RailEntryModel]
  static let fields: [TemplateField<SectionRailModel>] = [.text("title") { $0.title }, .list("sections") { $0.sections }]

  init(_ context: PageContext, index: ProvisionIndex, in instrument: Instrument) {
    let edition = instrument.current.edition
    let parent = edition.provisions[index].parent
    title = parent.map { Self.short(edition.provisions[$0]) } ?? instrument.regulation.shortTitle
    sections = edition.sections.filter { edition.provisions[$0].parent == parent }.map { other in
      let section = edition.provisions[other]
      let isHere = other == index
      return RailEntryModel(
        label: context.title(of: section), href: context.links.href(.section(section.address)), isHere: isHere,
        parts: isHere
          ? section.children.filter { edition.provisions[$0].kind != .note }.map { child in
            let provision = edition.provisions[child]
            return LinkModel(
              label: Self.opening(provision), href: context.local(provision.address.anchor))
          } : [])
    }
  }

  private static func short(_ division: Provision) -> String {
    division.designation.isEmpty ? division.heading ?? "" : division.designation.hasSuffix(".") ? String(division.designation.dropLast()) : division.designation
  }

  /// "(a) A service provider or contractor shall …": the enumerator with the first words.
  private static func opening(_ provision: Provision) -> String {
    let words = (provision.heading ?? provision.openingParagraphs.first?.text ?? "").split(separator: " ")
    let few = words.prefix(5).joined(separator: " ")
    return [provision.designation, words.count > 5 ? few + " …" : few].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

struct RailEntryModel: TemplateModel {
  var label: String
  var href: String
  var isHere: Bool
  var parts: [LinkModel]
  static let fields: [TemplateField<RailEntryModel>] = [
    .text("label") { $0.label }, .link("href") { $0.href }, .flag("isHere") { $0.isHere }, .list("parts") { $0.parts },
  ]
}
