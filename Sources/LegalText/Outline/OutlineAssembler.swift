internal import Diagnostics

/// Builds an edition from the blocks of an outline.
///
/// Blocks are collected until a heading is left, since the levels below it are inferred from all of its enumerators at once.
struct OutlineAssembler {
  let document: OutlineDocument
  var builder: EditionBuilder
  var diagnostics: [Diagnostic] = []
  /// The open headings, outermost first, with their number of `#`.
  private var headings: [(index: ProvisionIndex, depth: Int)] = []
  private var pending: [OutlineBlock] = []
  private var markUses: [(label: String, position: SourcePosition)] = []
  private var statedStates: Set<ProvisionIndex> = []
  private var hasReportedTextBeforeHeading = false
  private var hasReportedDepth = false

  init(_ document: OutlineDocument, instrument: InstrumentIdentifier) {
    self.document = document
    builder = EditionBuilder(instrument: instrument)
  }

  mutating func add(_ block: OutlineBlock) {
    if case .heading(let depth, let text) = block.content {
      buildPending()
      return open(block, depth: depth, text: text)
    }
    guard !headings.isEmpty else { return reportTextBeforeHeading(block) }
    if let target = block.attributes.continues, target.value.hasPrefix("#") {
      buildPending()
      guard target.value.allSatisfy({ $0 == "#" }), let open = headings.lastIndex(where: { $0.depth == target.value.utf8.count })
      else {
        let known = headings.map { String(repeating: "#", count: $0.depth) }.joined(separator: ", ")
        diagnostics.append(
          Diagnostic(
            "continuation-target", .error, "No heading with '\(target.value)' is open here; open are \(known)",
            at: target.position))
        return pending.append(block)
      }
      closeHeadings(to: open + 1)
    }
    pending.append(block)
  }

  mutating func finish(notes: [OutlineNote]) -> Checked<ParsedEdition> {
    buildPending()
    OutlineNotes.add(notes, uses: markUses, to: &builder, reporting: &diagnostics)
    for index in 0..<builder.count where !statedStates.contains(index) {
      let state = OutlineInference.state(of: builder.provision(index))
      if state != .inForce { builder.update(index) { $0.state = state } }
    }
    var result = builder.finish()
    result.diagnostics += diagnostics
    if result.value.edition.provisions.isEmpty {
      result.diagnostics.append(
        Diagnostic(
          "no-provisions", .error,
          "Edition '\(document.source.path)' has no provisions; begin with a heading such as '## § 1. Title'",
          at: SourcePosition(startOf: document.source.path)))
    }
    return result
  }

  private mutating func reportTextBeforeHeading(_ block: OutlineBlock) {
    guard !hasReportedTextBeforeHeading else { return }
    hasReportedTextBeforeHeading = true
    diagnostics.append(
      Diagnostic(
        "text-before-heading", .error,
        "Text stands before the first heading and belongs to no provision; put a heading such as '## § 1. Title' above it",
        at: block.position))
  }

  private mutating func closeHeadings(to count: Int) {
    headings.removeLast(headings.count - count)
    builder.close(to: count)
  }

  private mutating func open(_ block: OutlineBlock, depth: Int, text: OutlineText) {
    let attributes = block.attributes
    for (name, position) in attributes.written where ["depth", "continues", "empty"].contains(name) {
      reportMisplaced(name, "a heading", position)
    }
    closeHeadings(to: headings.firstIndex { $0.depth >= depth } ?? headings.count)
    if headings.count >= Nesting.maximumDepth { return reportDepth(at: block.position) }
    let line: OutlineHeading
    if attributes.designation != nil || text.isPlain {
      line = OutlineHeading(
        designation: attributes.designation?.value ?? "", heading: text.text.isEmpty ? nil : text.text,
        kind: attributes.kind?.value ?? .division)
    } else {
      line = OutlineHeading(text.text, kind: attributes.kind?.value)
    }
    let label = line.kind == .note ? OutlineInference.label(kind: .note, designation: "") : line.label
    let index = builder.open(
      line.kind, label: attributes.id?.value ?? label, designation: line.designation,
      heading: attributes.heading?.value ?? line.heading, level: attributes.level?.value ?? 0, at: block.position)
    headings.append((index, depth))
    apply(attributes, to: index)
  }

  /// Sets what attributes say beyond kind and number; a summary passes to everything below it.
  private mutating func apply(_ attributes: OutlineAttributes, to index: ProvisionIndex) {
    let inherited = builder.provision(index).parent.map { builder.provision($0).isSummary } ?? false
    builder.update(index) { provision in
      provision.isSummary = attributes.isSummary?.value ?? inherited
      provision.isIncomplete = attributes.isIncomplete?.value ?? false
      if let state = attributes.state { provision.state = state.value }
    }
    if attributes.state != nil { statedStates.insert(index) }
  }

  private mutating func reportMisplaced(_ name: String, _ what: String, _ position: SourcePosition) {
    diagnostics.append(
      Diagnostic(
        "attribute-placement", .error, "Attribute '\(name)' says nothing about \(what); remove it", at: position))
  }

  private mutating func reportDepth(at position: SourcePosition) {
    guard !hasReportedDepth else { return }
    hasReportedDepth = true
    diagnostics.append(
      Diagnostic(
        "nesting-limit", .error, "Provisions nest at most \(Nesting.maximumDepth) deep; use fewer levels", at: position))
  }
}

// MARK: - Below a heading

extension OutlineAssembler {
  private mutating func buildPending() {
    let blocks = pending
    pending = []
    guard let heading = headings.last?.index, !blocks.isEmpty else { return }
    let levels = Nesting.levels(of: OutlineItems.items(of: blocks))
    var open = OutlineOpenProvisions()
    if let text = builder.provision(heading).content.last?.paragraph?.text { open.noteText(text) }
    var item = 0
    for block in blocks {
      if let continues = block.attributes.continues { close(&open, to: continues) }
      switch block.content {
      case .heading: break
      case .table(let table, let origin):
        rejectAttributes(of: block, "a table")
        builder.close(to: headings.count + open.entries.count)
        builder.add(table, origin: origin)
      case .empty:
        openUnnumbered(block, designation: nil, level: levels[item], in: &open)
        item += 1
      case .paragraph(let paragraph):
        let opens = paragraph.openers.count + (OutlineItems.opensUnnumbered(block) ? 1 : 0)
        build(paragraph, of: block, levels: levels[item..<(item + opens)], in: &open)
        item += opens
      }
    }
    builder.close(to: headings.count)
  }

  private mutating func build(
    _ paragraph: OutlineParagraph, of block: OutlineBlock, levels: ArraySlice<Int>, in open: inout OutlineOpenProvisions
  ) {
    for (number, opener) in paragraph.openers.enumerated() {
      let attributes = number == 0 ? block.attributes : OutlineAttributes()
      let level = levels[levels.startIndex + number]
      openProvision(
        attributes, kind: nil, label: opener.value.label, designation: opener.value.designation, level: level,
        at: opener.position, in: &open)
    }
    if paragraph.openers.isEmpty {
      if let level = levels.first {
        openUnnumbered(block, designation: paragraph.noteDesignation, level: level, in: &open)
      } else {
        rejectAttributes(of: block, "a paragraph that opens no provision")
      }
    }
    guard let text = paragraph.text else { return }
    builder.close(to: headings.count + open.entries.count)
    builder.add(Paragraph(text.text, marks: text.marks), origin: text.origin)
    open.noteText(text.text)
    for (mark, position) in zip(text.marks, text.markPositions) { markUses.append((mark.label, position)) }
  }

  private mutating func openUnnumbered(
    _ block: OutlineBlock, designation: String?, level: Int, in open: inout OutlineOpenProvisions
  ) {
    let kind = block.attributes.kind?.value ?? (designation != nil ? .note : nil)
    let printed = block.attributes.designation?.value ?? designation ?? ""
    openProvision(
      block.attributes, kind: kind, label: nil, designation: printed, level: level, at: block.position, in: &open)
  }

  private mutating func openProvision(
    _ attributes: OutlineAttributes, kind: ProvisionKind?, label: String?, designation: String, level: Int,
    at position: SourcePosition, in open: inout OutlineOpenProvisions
  ) {
    open.close(forLevel: level, depth: attributes.depth?.value)
    if headings.count + open.entries.count >= Nesting.maximumDepth {
      reportDepth(at: position)
      open.close(to: Nesting.maximumDepth - headings.count - 1)
    }
    builder.close(to: headings.count + open.entries.count)
    let parent = builder.current.map { builder.provision($0).kind }
    var kind =
      attributes.kind?.value ?? kind ?? OutlineInference.kind(below: parent, announced: open.announced)
    if kind == .section || kind == .division, let place = attributes.kind?.position {
      diagnostics.append(
        Diagnostic("attribute-value", .error, "A \(kind.rawValue) needs a heading; write it with '#'", at: place))
      kind = .subdivision
    }
    let label = label ?? OutlineInference.label(kind: kind, designation: designation)
    let index = builder.open(
      kind, label: attributes.id?.value ?? label, designation: attributes.designation?.value ?? designation,
      heading: attributes.heading?.value, level: level, at: position)
    apply(attributes, to: index)
    open.open(.init(index: index, level: level, label: builder.provision(index).address.components.last ?? ""))
  }

  /// Closes what stands below the provision that a text goes on with.
  private mutating func close(_ open: inout OutlineOpenProvisions, to target: Located<String>) {
    guard let path = OutlineItems.path(target.value) else { return }
    let labels = open.entries.map(\.label)
    guard labels.starts(with: path) else {
      let isOne = labels.isEmpty ? "open is only '.', the heading's own text" : "open is \(labels.joined(separator: "/"))"
      diagnostics.append(
        Diagnostic(
          "continuation-target", .error, "Provision '\(target.value)' is not open here, so no text can go on with it; \(isOne)",
          at: target.position))
      return
    }
    open.close(to: path.count)
  }

  private mutating func rejectAttributes(of block: OutlineBlock, _ what: String) {
    for (name, position) in block.attributes.written where name != "continues" { reportMisplaced(name, what, position) }
  }
}
