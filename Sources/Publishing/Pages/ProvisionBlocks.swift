internal import Compliance
internal import LegalText

/// Lays the provisions of a section out as a flat list of blocks in the order of the text.
struct ProvisionBlocks {
  let context: PageContext
  let instrument: Instrument
  let text: LawText
  /// The edition that is laid out; of one that is not current only the text, since citations, terms and records are about the current one.
  let loaded: LoadedEdition

  init(context: PageContext, instrument: Instrument, text: LawText, loaded: LoadedEdition? = nil) {
    self.context = context
    self.instrument = instrument
    self.text = text
    self.loaded = loaded ?? instrument.current
  }

  private var edition: Edition { loaded.edition }
  private var isCurrent: Bool { loaded.information.id == instrument.current.information.id }

  /// A stretch of a provision's content that is shown as one block: paragraphs and tables between sub-provisions.
  struct Place {
    var index: ProvisionIndex
    var items: Range<Int>
    var isFirst: Bool
  }

  /// The blocks of a provision and all below it.
  func blocks(of root: ProvisionIndex) -> [ProvisionModel] { Self.places(of: root, in: edition).compactMap(block) }

  /// `nil` for a section that has neither words of its own nor anything in its margin.
  func block(_ place: Place) -> ProvisionModel? {
    let provision = edition.provisions[place.index]
    guard !place.items.isEmpty || provision.kind != .section || hasMargin(provision.address) else { return nil }
    return block(place.index, items: place.items, isFirst: place.isFirst)
  }

  /// In the order of the text. A provision whose text goes on after its sub-provisions has more than one.
  static func places(of root: ProvisionIndex, in edition: Edition) -> [Place] {
    var result: [Place] = []
    // An explicit stack: law nests as deep as its file says.
    var stack: [(index: ProvisionIndex, item: Int)] = [(root, 0)]
    while let (index, item) = stack.popLast() {
      let provision = edition.provisions[index]
      let isFirst = item == 0
      var end = item
      while end < provision.content.count, !provision.content[end].isChild { end += 1 }
      if end > item || isFirst { result.append(Place(index: index, items: item..<end, isFirst: isFirst)) }
      if end < provision.content.count, let child = provision.content[end].child {
        if end + 1 < provision.content.count { stack.append((index, end + 1)) }
        stack.append((child, 0))
      }
    }
    return result
  }

  /// The text of a provision that goes on after its sub-provisions, as one block; none when there is no such text.
  func continuation(of index: ProvisionIndex) -> [ProvisionModel] {
    let content = edition.provisions[index].content
    guard let first = content.firstIndex(where: \.isChild), content[first...].contains(where: { !$0.isChild }) else { return [] }
    return [block(index, items: first..<content.count, isFirst: false)]
  }

  /// Whether a section without text of its own has something in its margin.
  private func hasMargin(_ address: ProvisionAddress) -> Bool {
    guard isCurrent else { return false }
    return context.index.obligations[address] != nil || context.index.clauses[address] != nil || context.index.roleRules[address] != nil
      || context.index.exceptions[address] != nil
  }

  /// About how many bytes the words of a block become.
  static func wordBytes(_ place: Place, in edition: Edition) -> Int {
    edition.provisions[place.index].content[place.items].reduce(0) { sum, item in
      switch item {
      case .paragraph(let paragraph): sum + 30 + paragraph.text.utf8.count
      case .table(let table): sum + table.rows.reduce(300) { $0 + $1.reduce(20) { $0 + 12 + $1.utf8.count } }
      case .child: sum
      }
    }
  }

  /// About what a block of the current edition weighs with its margin.
  static func item(_ place: Place, in instrument: Instrument, _ outlines: PageOutlines) -> PageItem {
    let provision = instrument.current.edition.provisions[place.index]
    let (index, address) = (outlines.index, provision.address)
    let terms = Set(outlines.handbook.terms.uses(of: place.index, in: instrument.id).map(\.term)).count
    let targets = outlines.handbook.law.citations(of: place.index, in: instrument.id).reduce(0) { $0 + $1.targets.count }
    let bytes = wordBytes(place, in: instrument.current.edition) + terms * 45 + targets * 150
    guard place.isFirst else { return PageItem(bytes: bytes + 80, depth: provision.level + 5) }
    let duties = (index.obligations[address]?.count ?? 0) + (index.clauses[address]?.count ?? 0)
    return PageItem(bytes: bytes + 490 + duties * 450, anchors: [address.anchor], depth: max(0, provision.level - 1))
  }

  /// - Parameter items: offsets in the provision's content that lie together and hold no sub-provision.
  func block(_ index: ProvisionIndex, items: Range<Int>, isFirst: Bool) -> ProvisionModel {
    let provision = edition.provisions[index]
    let address = provision.address
    let citations = isCurrent ? context.handbook.law.citations(of: index, in: instrument.id) : []
    let uses = isCurrent ? firstUses(in: index) : []
    var paragraphs: [ParagraphModel] = []
    var tables: [LawTableModel] = []
    for item in items {
      switch provision.content[item] {
      case .paragraph(let paragraph):
        let isOpening = isFirst && item == items.lowerBound && showsDesignation(provision)
        paragraphs.append(
          ParagraphModel(
            enumerator: isOpening ? provision.designation + " " : nil,
            text: text.set(paragraph, citations: citations.filter { $0.item == item }, terms: uses.filter { $0.item == item })))
      case .table(let table):
        tables.append(
          LawTableModel(
            head: table.rows.prefix(table.headerRows).map(LawRowModel.init), body: table.rows.dropFirst(table.headerRows).map(LawRowModel.init)))
      case .child: break
      }
    }
    if isFirst, paragraphs.isEmpty, tables.isEmpty, showsDesignation(provision) {
      paragraphs.append(ParagraphModel(enumerator: provision.designation, text: context.text("")))
    }
    return ProvisionModel(
      anchor: isFirst ? address.anchor : nil, level: provision.level,
      kind: provision.kind == .example || isBelowExample(index) ? "example" : provision.kind == .note || provision.kind == .recital ? "note" : provision.isSummary ? "summary" : nil,
      heading: isFirst && provision.kind != .section ? provision.heading : nil, paragraphs: paragraphs, tables: tables,
      pinpoint: provision.kind == .note ? "Note" : provision.kind == .division ? context.corpus.citation(of: address) : context.shortCitation(address), copy: context.corpus.citation(of: address) + (isCurrent ? "" : " (\(loaded.information.id.inWords))"),
      kindWords: isFirst ? kindWords(index) : [],
      broken: isFirst && provision.isIncomplete
        ? "The source ends here, in the middle of a sentence. The rest of \(levelName(provision)) \(CitationStyle.pinpoint(address)) is not loaded and backs no quotation."
        : nil,
      duties: isFirst && isCurrent ? duties(address) : [],
      cites: isFirst ? cites(citations) : [])
  }

  /// The first use of each term in a provision: more links than these would drown the words. They lead to the list at the end
  /// of a section's page, and from other pages to the list of all terms.
  private func firstUses(in index: ProvisionIndex) -> [TermLink] {
    var seen: Set<TermOffset> = []
    let isSection = if case .section = context.page.key.whole { true } else { false }
    let isPrint = if case .print = context.page.key.printPage { true } else { false }
    return context.handbook.terms.uses(of: index, in: instrument.id).filter { seen.insert($0.term).inserted }
      .map { use in
        let anchor = context.index.glossary.anchors[use.term]
        // A print page of an instrument has no list of terms, but most of the definitions.
        let definition = isPrint ? context.links.href(to: context.index.glossary.term(use.term).address) : nil
        let href = isSection ? "#" + Links.encoded(anchor) : definition ?? context.links.href(.terms, anchor: anchor)
        return TermLink(item: use.item, range: use.range, href: href)
      }
  }

  private func showsDesignation(_ provision: Provision) -> Bool {
    provision.kind != .section && provision.kind != .division && !provision.designation.isEmpty
  }

  private func isBelowExample(_ index: ProvisionIndex) -> Bool {
    var current = edition.provisions[index].parent
    while let ancestor = current {
      if edition.provisions[ancestor].kind == .example { return true }
      current = edition.provisions[ancestor].parent
    }
    return false
  }

  /// "subsection", as the instrument calls the level.
  private func levelName(_ provision: Provision) -> String {
    let names = instrument.regulation.levelNames
    return provision.level >= 1 && names.indices.contains(provision.level - 1) ? names[provision.level - 1] : "section"
  }

  private func kindWords(_ index: ProvisionIndex) -> [String] {
    let provision = edition.provisions[index]
    var words: [String] = []
    if isCurrent, let exceptions = context.index.exceptions[provision.address], !exceptions.isEmpty {
      words.append("Exception: a permission, never a gap")
    }
    switch provision.kind {
    case .example: words.append("Illustrative example, not operative")
    case .definition: words.append("Definition")
    case .note: words.append("Note, not operative")
    case .recital: words.append("Recital, not operative")
    default: break
    }
    switch provision.state {
    case .inForce: break
    case .reserved: words.append("Reserved")
    case .repealed: words.append("Repealed")
    case .transferred: words.append("Transferred")
    case .omitted: words.append("Omitted")
    }
    let information = loaded.information
    if let later = information.later.first(where: { $0.provision == provision.address }), later.operative > context.organization.asOf {
      words.append("Pending: binds from \(later.operative.inWords)")
    }
    if provision.isSummary { words.append("Summary; official text not loaded") }
    if isCurrent, let rules = context.index.roleRules[provision.address], !rules.isEmpty {
      let changed = context.organization.roles.filter { !$0.rules.filter(rules.contains).isEmpty }.count
      let count = context.linked.engagements.count
      words.append("Role rule: tried on \(count.counted("engagement")), changed \(changed == 0 ? "none" : "\(changed)")")
    }
    return words
  }

  private func duties(_ address: ProvisionAddress) -> [DutyModel] {
    let own = context.index.obligations[address] ?? []
    let clauses = (context.index.clauses[address] ?? []).filter { !own.contains($0) }
    return (own + clauses).map { index in
      let obligation = context.linked.obligations[index]
      let counts = context.index.counts[index]
      let modality = obligation.record.modality.rawValue.capitalizedFirst
      let words =
        obligation.record.modality == .permission
        ? "Permission: open to \(context.organization.scope[index].count.counted("engagement"))"
        : "\(modality) · \(counts.inWords)"
      return DutyModel(
        title: context.title(of: index), href: context.links.href(.obligation(index)), tally: TallyModel(counts: counts), words: words)
    }
  }

  private func cites(_ citations: [LinkedCitation]) -> [CitedModel] {
    var seen: Set<String> = []
    return citations.flatMap { cited($0) }.filter { seen.insert($0.label).inserted }
  }

  /// What one citation leads to. Of a run or range that the cited edition has only in part, what it lacks is one entry, and
  /// what it has is marked: the numbers may have moved, so those that exist may be other words than the text means.
  private func cited(_ citation: LinkedCitation) -> [CitedModel] {
    var result: [CitedModel] = []
    var missing: [ProvisionAddress] = []
    for target in citation.targets {
      switch target {
      case .provision(let address):
        let state = context.corpus.provision(at: address)?.state ?? .inForce
        result.append(
          CitedModel(
            label: context.shortCitation(address), href: context.links.href(to: address), why: state == .inForce ? nil : state.rawValue))
      case .missing(let address, _): missing.append(address)
      case .outside(let label):
        result.append(CitedModel(label: label.withNoBreakSections, href: nil, why: "outside this handbook"))
      }
    }
    guard let first = missing.first, let last = missing.last else { return result }
    let edition = context.corpus[first.instrument]?.current.information.id.inWords ?? "the edition"
    for offset in result.indices where result[offset].href != nil { result[offset].why = "to be checked: part of the range is missing" }
    let range = first == last ? "" : " to \(CitationStyle.pinpoint(last))"
    result.append(CitedModel(label: context.shortCitation(first) + range, href: nil, why: "not in \(edition)"))
    return result
  }
}
