internal import Diagnostics

extension ECFRAssembler {
  /// Takes a child of a section as a block.
  mutating func collect(_ node: Int) {
    guard document.isElement(node) else {
      if document.isText(node), !document.isBlank(node) { collectText(node, isFlush: false) }
      return
    }
    switch roles.element(node) {
    case .paragraph, .other, .head, .noteHeading: collectParagraph(node)
    case .flush: collectText(node, isFlush: true)
    case .extract, .container:
      let isExtract = roles.element(node) == .extract
      for child in document.children(of: node) {
        let isParagraph = document.isElement(child) && [.paragraph, .flush].contains(roles.element(child))
        if isExtract && isParagraph { collectText(child, isFlush: false) } else { collect(child) }
      }
    case .table:
      let read = MarkupTable.read(node, of: document, account: &account) { [roles] in roles.role($0) }
      if !read.table.rows.isEmpty { blocks.append(.table(read.table, document.position(of: node))) }
      blocks += read.takenOut.map { .inset($0) }
    case .footnote, .example: blocks.append(.inset(node))
    case .note: blocks.append(.note(node, label: ECFRElement.noteLabels[document.localName(of: node)] ?? "note"))
    case .leftOut(let reason): account.leaveOut(node, of: document, reason)
    case .italic, .superscript, .footnoteReference: collectText(node, isFlush: false)
    case .division: break
    }
  }

  private mutating func collectText(_ node: Int, isFlush: Bool) {
    let (paragraph, takenOut) = read(node)
    if let paragraph { blocks.append(.plain(paragraph.piece, isFlush: isFlush)) }
    blocks += takenOut.map { .inset($0) }
  }

  private mutating func collectParagraph(_ node: Int) {
    let (paragraph, takenOut) = read(node)
    guard let paragraph else { return }
    let (leads, offset) = paragraph.leads()
    if !leads.isEmpty {
      blocks.append(.enumerated(leads, text: paragraph.piece.dropping(first: offset), position: document.position(of: node)))
    } else if let term = paragraph.definedTerm(amongDefinitions: isAmongDefinitions) {
      blocks.append(.definition(term: term, paragraph.piece))
    } else {
      blocks.append(.plain(paragraph.piece, isFlush: false))
    }
    blocks += takenOut.map { .inset($0) }
  }

  private var isAmongDefinitions: Bool {
    guard let heading = builder.current.flatMap({ builder.heading(of: $0) })?.lowercased() else { return false }
    return heading.contains("definition") || heading.contains("meaning of") || heading.contains("terms used")
  }

  /// The text of a paragraph with the ranges that are in italics.
  private mutating func read(_ node: Int) -> (paragraph: ECFRParagraph?, takenOut: [Int]) {
    var text = InlineText()
    var italics: [Range<Int>] = []
    func start(_ text: InlineText, _ element: Int) -> Int {
      // A blank that is still to come stands before what follows it.
      let opens = element > 0 && document.isText(element - 1) && (document.bytes(of: element - 1).last?.isXMLSpace ?? false)
      return text.length + (opens && !text.isEmpty ? 1 : 0)
    }
    let children = document.isElement(node) ? Array(document.children(of: node)) : [node]
    for child in children where child != designationElement {
      let begin = start(text, child)
      text.append(whole: child, of: document, account: &account) { [roles] in roles.role($0) }
      if document.isElement(child), roles.element(child) == .italic, text.length > begin { italics.append(begin..<text.length) }
    }
    let takenOut = text.takeTakenOut()
    return (text.take().map { ECFRParagraph(piece: $0, italics: italics) }, takenOut)
  }

  // MARK: Building

  /// Builds the blocks collected for the innermost open division or section.
  mutating func buildBlocks() {
    guard !blocks.isEmpty else { return }
    let blocks = self.blocks
    self.blocks = []
    let depth = builder.openProvisions.count
    var levels = ECFRLevels(blocks).levels[...]
    var hasJustOpened = false
    for block in blocks {
      var opens = false
      switch block {
      case .enumerated(let leads, let text, let position):
        for lead in leads {
          let level = levels.popFirst() ?? 1
          close(toLevel: level, above: depth)
          builder.open(
            .subdivision, label: lead.enumerator.label, designation: lead.enumerator.designation, heading: lead.heading, level: level, at: position)
        }
        add(text)
        opens = true
      case .definition(let term, let text):
        let level = levels.popFirst() ?? 1
        close(toLevel: level, above: depth)
        let position = text.origin.runs.first?.position ?? document.position(of: document.root)
        builder.open(.definition, label: OutlineHeading.slug(term), designation: "", level: level, at: position)
        add(text)
      case .plain(let text, let isFlush):
        if isFlush, hasJustOpened, builder.openProvisions.count > depth, hasSiblings() { builder.close() }
        add(text)
      case .table(let table, let position): builder.add(table, origin: TextOrigin(startOf: position))
      case .inset(let node): addInset(node)
      case .note(let node, let label):
        builder.close(to: depth)
        addNote(node, label: label)
      }
      hasJustOpened = opens
    }
    builder.close(to: depth)
  }

  private mutating func add(_ text: InlineText.Piece?) {
    guard let text else { return }
    _ = builder.add(text)
    // "[Reserved]"
    guard text.paragraph.text.utf8.count <= 12, let index = builder.current, builder.kind(of: index) == .subdivision else { return }
    builder.update(index) { $0.state = OutlineInference.state(of: $0) }
  }

  private mutating func close(toLevel level: Int, above depth: Int) {
    while builder.openProvisions.count > depth, let current = builder.current, builder.level(of: current) >= level { builder.close() }
  }

  /// Whether the innermost open provision is not the only item of its list.
  private func hasSiblings() -> Bool {
    guard let current = builder.current, let parent = builder.provision(current).parent else { return false }
    return builder.provision(parent).children.count > 1
  }
}

/// The levels of a section's enumerated paragraphs and definitions.
struct ECFRLevels {
  /// One for each enumerator and each definition, in order.
  private(set) var levels: [Int] = []

  init(_ blocks: [ECFRBlock]) {
    var items: [NestingItem] = []
    var italicDepths: [Int] = []
    var definitionLevel: Int?
    var leadsIn = false
    for block in blocks {
      switch block {
      case .enumerated(let leads, let text, _):
        for (number, lead) in leads.enumerated() {
          // The italic levels follow (A) whatever it stands at: numbers, then roman numerals.
          guard !lead.isItalic else {
            italicDepths.append(lead.enumerator.label.first?.isNumber == true ? 1 : 2)
            continue
          }
          var item = NestingItem(lead.enumerator)
          item.followsParent = number > 0
          items.append(item)
          italicDepths.append(0)
        }
        leadsIn = text.map { [":", "—", "-"].contains($0.paragraph.text.last) } ?? false
      case .definition:
        if leadsIn { definitionLevel = (Nesting.levels(of: items).last ?? 0) + 1 }
        leadsIn = false
        items.append(NestingItem(nil, level: definitionLevel ?? 1))
        italicDepths.append(0)
      case .plain(let text, _): if definitionLevel == nil || !items.isEmpty { leadsIn = leadsIn && text.paragraph.text.isEmpty }
      default: break
      }
    }
    var inferred = Nesting.levels(of: items)[...]
    var last = 0
    for depth in italicDepths {
      if depth == 0 {
        last = inferred.popFirst() ?? 1
        levels.append(last)
      } else {
        levels.append(last + depth)
      }
    }
  }
}
