internal import Diagnostics

extension ECFRAssembler {
  /// Takes a child of a section as a block.
  mutating func collect(_ node: Int) {
    guard document.isElement(node) else {
      if document.isText(node), !document.isBlank(node) { collectText(node, isFlush: false) }
      return
    }
    switch element(node) {
    case .paragraph, .inline, .head, .noteHeading: collectParagraph(node)
    case .flush: collectText(node, isFlush: true)
    case .extract, .container:
      let isExtract = element(node) == .extract
      for child in document.children(of: node) {
        let isParagraph = document.isElement(child) && [.paragraph, .flush].contains(element(child))
        if isExtract && isParagraph { collectText(child, isFlush: false) } else { collect(child) }
      }
    case .table:
      if let table = draft.table(node) { blocks.append(.table(table, document.position(of: node))) }
      collectFootnotes()
    case .footnote, .example: blocks.append(.inset(node))
    case .note: blocks.append(.note(node, label: ECFRElement.noteLabels[document.localName(of: node)] ?? "note"))
    case .leftOut(let reason): draft.leaveOut(node, reason)
    case .italic, .superscript, .footnoteReference: collectText(node, isFlush: false)
    case .division: break
    }
  }

  private mutating func collectText(_ node: Int, isFlush: Bool) {
    _ = read(node)
    if let piece = text.take() { blocks.append(.plain(piece, isFlush: isFlush)) }
    collectFootnotes()
  }

  private mutating func collectParagraph(_ node: Int) {
    let paragraph = read(node)
    let (leads, offset) = paragraph.leads()
    if !leads.isEmpty {
      let leadsIn = paragraph.leadsIn
      blocks.append(.enumerated(leads, text: text.take(dropping: offset), leadsIn: leadsIn, position: document.position(of: node)))
    } else {
      let term = paragraph.italics.isEmpty ? nil : paragraph.definedTerm(amongDefinitions: isAmongDefinitions)
      if let piece = text.take() { blocks.append(term.map { .definition(term: $0, piece) } ?? .plain(piece, isFlush: false)) }
    }
    collectFootnotes()
  }

  private mutating func collectFootnotes() {
    for node in draft.takeFootnotes() { blocks.append(.inset(node)) }
  }

  private var isAmongDefinitions: Bool {
    guard let heading = draft.builder.current.flatMap({ draft.builder.heading(of: $0) })?.lowercased() else { return false }
    return heading.contains("definition") || heading.contains("meaning of") || heading.contains("terms used")
  }

  /// Reads a paragraph into `text`.
  private mutating func read(_ node: Int) -> ECFRParagraph {
    var italics: [Range<Int>] = []
    func add(_ child: Int) {
      guard child != designationElement else { return }
      let isItalic = document.isElement(child) && element(child) == .italic
      let begin = isItalic ? lengthBefore(child) : 0
      draft.append(child, to: &text)
      if isItalic, text.length > begin { italics.append(begin..<text.length) }
    }
    if document.isElement(node) {
      for child in document.children(of: node) { add(child) }
    } else {
      add(node)
    }
    return ECFRParagraph(bytes: text.bytes, italics: italics)
  }

  /// Where the words of an element will begin: a blank that is still to come stands before them.
  private func lengthBefore(_ element: Int) -> Int {
    let opens = element > 0 && document.isText(element - 1) && document.withBytes(of: element - 1) { $0.last?.isXMLSpace ?? false }
    return text.length + (opens && !text.isEmpty ? 1 : 0)
  }

  // MARK: Building

  /// Builds the blocks collected for the innermost open division or section.
  mutating func buildBlocks() {
    guard !blocks.isEmpty else { return }
    let blocks = self.blocks
    self.blocks = []
    let depth = draft.builder.openProvisions.count
    var levels = ECFRLevels(blocks).levels[...]
    var hasJustOpened = false
    for block in blocks {
      var opens = false
      switch block {
      case .enumerated(let leads, let text, _, let position):
        for lead in leads {
          let level = levels.popFirst() ?? 1
          close(toLevel: level, above: depth)
          draft.builder.open(
            .subdivision, label: lead.enumerator.label, designation: lead.enumerator.designation, heading: lead.heading, level: level, at: position)
        }
        add(text)
        opens = true
      case .definition(let term, let text):
        let level = levels.popFirst() ?? 1
        close(toLevel: level, above: depth)
        let position = text.origin.position(of: 0) ?? document.position(of: document.root)
        draft.builder.open(.definition, label: OutlineHeading.slug(term), designation: "", level: level, at: position)
        add(text)
      case .plain(let text, let isFlush):
        if isFlush, hasJustOpened, draft.builder.openProvisions.count > depth, hasSiblings() { draft.builder.close() }
        add(text)
      case .table(let table, let position): draft.builder.add(table, origin: TextOrigin(startOf: position))
      case .inset(let node): addInset(node)
      case .note(let node, let label):
        draft.builder.close(to: depth)
        addNote(node, label: label)
      }
      hasJustOpened = opens
    }
    draft.builder.close(to: depth)
  }

  private mutating func add(_ text: InlineText.Piece?) {
    guard let text else { return }
    _ = draft.builder.add(text)
    // "[Reserved]"
    guard text.paragraph.text.utf8.count <= 12, let index = draft.builder.current, draft.builder.kind(of: index) == .subdivision else { return }
    draft.builder.update(index) { $0.state = OutlineInference.state(of: $0) }
  }

  private mutating func close(toLevel level: Int, above depth: Int) {
    while draft.builder.openProvisions.count > depth, let current = draft.builder.current, draft.builder.level(of: current) >= level { draft.builder.close() }
  }

  /// Whether the innermost open provision is not the only item of its list.
  private func hasSiblings() -> Bool {
    guard let current = draft.builder.current, let parent = draft.builder.provision(current).parent else { return false }
    return draft.builder.provision(parent).children.count > 1
  }
}

