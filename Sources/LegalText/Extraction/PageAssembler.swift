internal import Diagnostics

/// Builds an edition from the headings and paragraphs of pages.
struct PageAssembler {
  private let source: SourceText
  private var builder: EditionBuilder
  private var map: DispositionMap
  private var diagnostics: [Diagnostic] = []
  /// Paragraphs of the section at hand, whose levels are inferred together.
  private var pending: [PageBlock] = []
  private var noteLabels: [String: String] = [:]
  /// The last paragraph that was added, whose sentence may break off.
  private var lastText: (index: ProvisionIndex, text: String, block: PageBlock)?

  init(source: SourceText, instrument: InstrumentIdentifier, map: DispositionMap) {
    self.source = source
    builder = EditionBuilder(instrument: instrument)
    self.map = map
  }

  mutating func add(_ blocks: [PageBlock]) {
    let start = openPreamble(blocks)
    var isBeforeHeading = start > 0
    for block in blocks[start...] {
      guard case .heading(let heading) = block.kind else {
        if builder.count == 0, !isBeforeHeading {
          isBeforeHeading = true
          openUnknown(block)
        }
        if case .text = block.kind, ActFormulas.endsAct(block.text) {
          buildPending()
          openSignature(block)
        }
        pending.append(block)
        continue
      }
      buildPending()
      open(heading, block)
    }
    buildPending()
  }

  /// What stands before the first heading of an act that has recitals is its preamble: a division headed by the act's title.
  ///
  /// - Returns: How many blocks the heading took.
  private mutating func openPreamble(_ blocks: [PageBlock]) -> Int {
    var front = blocks.prefix { if case .heading = $0.kind { false } else { true } }
    guard let title = front.popFirst(), front.contains(where: { OutlineInference.kindAnnounced(by: $0.text) == .recital }) else { return 0 }
    builder.open(.division, label: "preamble", designation: "", heading: title.text, at: position(title))
    return 1
  }

  /// Place, day and names at an act's end are apparatus of the whole.
  private mutating func openSignature(_ block: PageBlock) {
    reportBreak()
    builder.close(to: 0)
    builder.open(.note, label: "note", designation: "", at: position(block))
  }

  mutating func finish() -> Checked<PageTextImport> {
    reportBreak()
    let built = builder.finish()
    return Checked(PageTextImport(parsed: built.value, account: map.runs()), built.diagnostics + diagnostics)
  }

  private func position(_ block: PageBlock, _ offset: Int = 0) -> SourcePosition { source.position(at: block.sourceOffset(of: offset)) }

  /// A page may begin in the middle of a section whose heading is on an earlier one.
  private mutating func openUnknown(_ block: PageBlock) {
    builder.open(.section, label: "unnumbered", designation: "", at: position(block))
    diagnostics.append(
      Diagnostic(
        "text-before-heading", .warning,
        "Text stands before the first heading, so its section is not known; it is addressed as 'unnumbered'", at: position(block)))
  }

  private mutating func open(_ heading: OutlineHeading, _ block: PageBlock) {
    if heading.kind == .division {
      // Without typography the rank of a division is its word's: an article closes an article, a chapter both.
      while let current = builder.current,
        builder.provision(current).kind != .division || Self.rank(builder.provision(current).designation) >= Self.rank(heading.designation)
      {
        builder.close()
      }
    } else {
      while let current = builder.current, builder.provision(current).kind != .division { builder.close() }
      // Articles of an act stand in no preamble.
      if let current = builder.current, builder.provision(current).designation.isEmpty { builder.close() }
    }
    builder.open(heading.kind, label: heading.label, designation: heading.designation, heading: heading.heading, at: position(block))
    lastText = nil
  }

  private static func rank(_ designation: String) -> Int {
    let ranks = ["title", "subtitle", "division", "part", "subpart", "chapter", "subchapter", "article"]
    let word = designation.split(separator: " ").first?.lowercased() ?? ""
    return ranks.firstIndex(of: word) ?? ranks.count
  }

  private mutating func buildPending() {
    guard !pending.isEmpty else { return }
    let blocks = pending
    pending = []
    let depth = builder.openProvisions.count
    let leads = blocks.map { block -> LeadingEnumerators? in
      if case .enumerated = block.kind { LeadingEnumerators(in: block.text) } else { nil }
    }
    var items: [NestingItem] = []
    for lead in leads.compactMap(\.self) {
      for (offset, enumerator) in lead.enumerators.enumerated() {
        var item = NestingItem(enumerator)
        item.followsParent = offset > 0
        items.append(item)
      }
    }
    var levels = Nesting.levels(of: items)[...]
    for (block, lead) in zip(blocks, leads) {
      if case .note = block.kind {
        builder.close(to: depth)
        addNote(block)
        builder.close(to: depth)
        continue
      }
      guard let lead else {
        closeList(before: block, to: depth)
        addParagraph(block, from: 0)
        continue
      }
      for enumerator in lead.enumerators {
        guard let level = levels.popFirst() else { break }
        while builder.openProvisions.count > depth, let current = builder.current, builder.provision(current).level >= level {
          builder.close()
        }
        openSubdivision(enumerator, level: level, block)
      }
      addParagraph(block, from: lead.textOffset)
    }
    builder.close(to: depth)
  }

  /// A paragraph without a number that follows a list goes on with the provision that the list belongs to.
  private mutating func closeList(before block: PageBlock, to depth: Int) {
    if ActFormulas.isEnacting(block.text) { return builder.close(to: depth) }
    guard builder.openProvisions.count > depth, let current = builder.current, let parent = builder.provision(current).parent,
      builder.provision(current).kind != .recital
    else { return }
    let introduction = builder.provision(parent).openingParagraphs.last?.text.last
    let isList = introduction == ":" || introduction == "—"
    let isOver = builder.provision(current).paragraphs.last?.text.last == "."
    if isList, isOver { builder.close() }
  }

  private mutating func openSubdivision(_ enumerator: Enumerator, level: Int, _ block: PageBlock) {
    let parent = builder.current.map { builder.provision($0) }
    let kind = OutlineInference.kind(
      below: parent?.kind, announced: OutlineInference.kindAnnounced(by: parent?.openingParagraphs.last?.text ?? ""))
    builder.open(kind, label: enumerator.label, designation: enumerator.designation, level: level, at: position(block))
  }

  private mutating func addNote(_ block: PageBlock) {
    reportBreak()
    let designation = String(block.text.prefix { $0 != ":" }) + ":"
    builder.open(.note, label: "note", designation: designation, level: 1, at: position(block))
    let rest = block.text.utf8.dropFirst(designation.utf8.count).prefix { $0 == UInt8(ascii: " ") }
    addParagraph(block, from: designation.utf8.count + rest.count)
    lastText = nil
  }

  private mutating func addParagraph(_ block: PageBlock, from start: Int) {
    guard let index = builder.current else { return }
    var bytes = Array(block.text.utf8.dropFirst(start))
    let text = String(decoding: bytes, as: UTF8.self)
    guard !bytes.isEmpty else { return }
    for (offset, shape) in RedlineResidue.suspicions(in: text) {
      diagnostics.append(
        Diagnostic(
          "redline-residue", .warning, "Punctuation '\(shape)' may be the residue of a redline; left as printed, check the official text",
          at: position(block, start + offset)))
    }
    var marks: [EditorMark] = []
    var origin = block.origin(from: start, in: source)
    let mends = RedlineResidue.mends(in: text)
    for mend in mends {
      let label = label(of: mend)
      let sourceStart = block.sourceOffset(of: start + mend.range.lowerBound)
      map.mark(sourceStart..<sourceStart + mend.range.count, as: .mended(note: label))
      diagnostics.append(Diagnostic("redline-residue", .warning, mend.message + " (editor's note \(label))", at: source.position(at: sourceStart)))
      marks.append(EditorMark(offset: 0, label: label))
    }
    if !mends.isEmpty {
      bytes = RedlineResidue.removing(mends, from: bytes)
      origin.remove(mends.map(\.range)) { source.position(at: block.sourceOffset(of: start + $0 - 1) + 1) }
    }
    // The numbers of notes stand behind the paragraph, where they disturb no word.
    for mark in marks.indices { marks[mark].offset = bytes.count }
    builder.add(Paragraph(String(decoding: bytes, as: UTF8.self), marks: marks), origin: origin)
    lastText = (index, String(decoding: bytes, as: UTF8.self), block)
  }

  private mutating func label(of mend: RedlineResidue.Mend) -> String {
    if let label = noteLabels[mend.text] { return label }
    let label = "\(noteLabels.count + 1)"
    noteLabels[mend.text] = label
    builder.add(EditorNote(label: label, text: mend.text))
    return label
  }

  /// A text that ends the source without ending its sentence is incomplete.
  private mutating func reportBreak() {
    guard let last = lastText, let end = last.text.last, !".;:!?”’\")]".contains(end), builder.provision(last.index).kind != .note else { return }
    builder.update(last.index) { $0.isIncomplete = true }
    let provision = builder.provision(last.index)
    diagnostics.append(
      Diagnostic(
        "incomplete-provision", .warning,
        "Provision '\(provision.address)' breaks off in the middle of a sentence ('… \(last.text.suffix(24))'); it is marked incomplete, load the next page",
        at: position(last.block, max(0, last.block.text.utf8.count - 1))))
    lastText = nil
  }
}
