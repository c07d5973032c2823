internal import Diagnostics

/// Builds an edition from the levels of an Akoma Ntoso document.
struct AkomaNtosoAssembler: MarkupAssembler {
  /// Where a text stands.
  struct Context {
    /// Levels here are another act's: their text is the amendment's.
    var isQuoted = false
    /// The words are printed further up: a footnote.
    var isMoved = false
    /// The text goes on with the paragraph at hand: a quoted "(2A) Heading" and what follows it are one.
    var goesOn = false
  }

  var draft: MarkupDraft<AkomaNtosoRoles>
  private var names = AkomaNtosoNames()
  /// How many levels of a name without a number the provision at hand has had.
  private var unnumbered: [ProvisionIndex: [String: Int]] = [:]

  init(_ draft: MarkupDraft<AkomaNtosoRoles>) { self.draft = draft }

  static func problem(ofRoot root: MarkupName) -> (rule: RuleIdentifier, message: String)? {
    guard !AkomaNtosoElement.isAkomaNtoso(root.namespace) || root.local != "akomaNtoso" else { return nil }
    return (
      "akoma-ntoso-root",
      "Root element '\(root.local)' is not Akoma Ntoso; looked for 'akomaNtoso' in a namespace such as http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    )
  }

  static var wanted: (one: String, all: String) { ("level", "part, chapter, article, section and others of Akoma Ntoso") }

  mutating func assemble() {
    var text = InlineText()
    flow(document.root, into: &text, Context())
    finishText(&text)
  }

  func complete(_ reading: inout EditionReading) {
    reading.references = names.resolved(reading.references)
    reading.identifiers = names.identifiers
  }

  // MARK: Levels

  /// A level with what it is printed with.
  private mutating func open(_ node: Int, _ kind: ProvisionKind, label: (String, String) -> String, _ context: Context) {
    let children = document.children(of: node)
    let number = children.first { element($0) == .number }
    let headings = children.filter { element($0) == .heading }
    let depth = draft.builder.openProvisions.count
    // Number and headings stand in the edition in the order number, heading, whatever theirs is in the file.
    let printed = number.map { draft.words(of: $0, isMoved: context.isMoved) } ?? ""
    var title = ""
    for heading in headings {
      let words = draft.words(of: heading, isMoved: context.isMoved)
      if !words.isEmpty { title += (title.isEmpty ? "" : " ") + words }
    }
    let index = draft.builder.open(
      kind, label: label(printed, title), designation: printed, heading: title.isEmpty ? nil : title,
      level: kind == .division || kind == .section || kind == .recital ? 0 : draft.builder.nestedLevel, at: document.position(of: node))
    if let name = document.attribute("eId", of: node) ?? document.attribute("id", of: node) { names.add(name, index) }
    var text = InlineText()
    flow(node, into: &text, context, skipping: [number] + headings.map { $0 })
    finishText(&text)
    let isRemarkAlone = isRemarkAlone(node)
    draft.builder.update(index) { provision in
      provision.state = isRemarkAlone ? .repealed : OutlineInference.state(of: provision)
    }
    draft.builder.close(to: depth)
  }

  private mutating func open(_ node: Int, _ level: AkomaNtosoLevel, _ context: Context) {
    let isInSection = draft.builder.openProvisions.contains { draft.builder.provision($0).kind == .section }
    let isInNote = draft.builder.openProvisions.contains { draft.builder.provision($0).kind == .note }
    switch level {
    case .division(let name) where !isInSection && !isInNote:
      open(node, .division, label: { number, heading in
        number.isEmpty ? OutlineHeading.slug(heading.isEmpty ? name : heading) : "\(name)-\(AkomaNtosoNumber.label(printed: number))".lowercased()
      }, context)
    case .section where !isInSection && !isInNote:
      open(node, .section, label: { number, heading in Self.component(number) ?? OutlineHeading.slug(heading) }, context)
    case .container where !isInSection && !isInNote && draft.roles.holdsSections(node):
      open(node, .division, label: { _, heading in OutlineHeading.slug(heading) }, context)
    case .division(let name), .subdivision(let name): openSubdivision(node, name, context)
    case .section: openSubdivision(node, "section", context)
    case .container: openSubdivision(node, "block", context)
    }
  }

  /// A level without a number is addressed by its name and its place among those of that name: `subparagraph-2`.
  private mutating func openSubdivision(_ node: Int, _ name: String, _ context: Context) {
    let parent = draft.builder.current ?? -1
    let place = unnumbered[parent]?[name] ?? 0
    var isUnnumbered = false
    open(node, .subdivision, label: { number, _ in
      if let label = Self.component(number) { return label }
      isUnnumbered = true
      return "\(name.lowercased())-\(place + 1)"
    }, context)
    if isUnnumbered { unnumbered[parent, default: [:]][name, default: 0] += 1 }
  }

  /// `nil` for a dash or bullet, which numbers nothing.
  private static func component(_ number: String) -> String? {
    let label = AkomaNtosoNumber.label(printed: number)
    return label.contains { $0.isLetter || $0.isNumber } ? label : nil
  }

  /// Whether an editor's remark is all that a level has left: what it held was repealed.
  private func isRemarkAlone(_ node: Int) -> Bool {
    var index = node + 1
    var hasRemark = false
    while index < document.end(of: node) {
      if document.isElement(index) {
        switch element(index) {
        case .number, .heading:
          index = document.end(of: index)
          continue
        case .remark:
          hasRemark = true
          index = document.end(of: index)
          continue
        default: break
        }
      } else if document.isText(index), !document.isBlank(index) {
        return false
      }
      index += 1
    }
    return hasRemark
  }

  // MARK: Documents and matter

  /// Opens a part of the file that is no level of the law: front matter, an attachment, an accompanying document.
  private mutating func openPart(_ node: Int, _ kind: ProvisionKind, label: String, _ context: Context) {
    open(node, kind, label: { _, heading in heading.isEmpty ? label : OutlineHeading.slug(heading) }, context)
  }

  /// A `doc` in a collection accompanies the act: a memorandum, a financial statement. In an attachment it is a schedule.
  private func accompanies(_ node: Int, _ name: String) -> Bool {
    guard name == "doc" || name == "statement", let holder = document.parent(of: node) else { return false }
    return document.localName(of: holder) == "component"
  }

  // MARK: Text

  /// Reads what stands below a node in order: texts into `text`, which becomes a paragraph where a block begins or ends.
  mutating func flow(_ node: Int, into text: inout InlineText, _ context: Context, skipping: [Int?] = []) {
    var context = context
    for child in document.children(of: node) where !skipping.contains(child) {
      guard document.isElement(child) else {
        draft.append(child, to: &text, isMoved: context.isMoved)
        continue
      }
      let outer = names.document
      defer { names.document = outer }
      if case .document = element(child), !context.isQuoted { names.document = child }
      switch element(child) {
      case .level(let level) where !context.isQuoted && !draft.isTooDeep(child, keeping: 1):
        finishText(&text)
        open(child, level, context)
      case .recital where !context.isQuoted:
        finishText(&text)
        open(child, .recital, label: { number, _ in Self.component(number) ?? "unnumbered" }, context)
      case .matter(let name):
        finishText(&text)
        openPart(child, .division, label: name, context)
      case .document(let name) where accompanies(child, name):
        finishText(&text)
        openPart(child, .note, label: document.attribute("name", of: child) ?? name, context)
      case .attachment:
        finishText(&text)
        openPart(child, .division, label: "attachment", context)
      case .document, .list: block(child, &text, context)
      case .quoted:
        var quoted = context
        quoted.isQuoted = true
        block(child, &text, quoted)
      case .number where context.isQuoted, .heading where context.isQuoted:
        text.separate()
        draft.append(child, to: &text, isMoved: context.isMoved)
        text.separate()
        context.goesOn = true
      case .namedText where !context.isQuoted && document.attribute("name", of: child) == "sourceCredit":
        finishText(&text)
        openPart(child, .note, label: "note-source-credit", context)
      case .text where context.goesOn, .namedText where context.goesOn:
        flow(child, into: &text, context)
        finishText(&text)
        context.goesOn = false
      case .level, .recital, .number, .heading, .text, .namedText: block(child, &text, context)
      case .footnote: draft.note(footnote: child)
      case .table: table(child, &text, context)
      case .leftOut(let reason): draft.leaveOut(child, reason)
      case .reference, .definition, .lineBreak, .remark: draft.append(child, to: &text, isMoved: context.isMoved)
      case .inline: holdsBlocks(child) ? flow(child, into: &text, context) : draft.append(child, to: &text, isMoved: context.isMoved)
      }
    }
  }

  private mutating func block(_ node: Int, _ text: inout InlineText, _ context: Context) {
    finishText(&text)
    flow(node, into: &text, context)
    finishText(&text)
  }

  /// Whether an element holds levels, paragraphs or notes rather than words alone.
  private func holdsBlocks(_ node: Int) -> Bool {
    var index = node + 1
    while index < document.end(of: node) {
      if document.isElement(index) {
        switch element(index) {
        case .inline, .reference, .definition, .lineBreak, .remark, .number, .heading: break
        default: return true
        }
      }
      index += 1
    }
    return false
  }

  /// Ends the paragraph at hand and adds its footnotes behind it.
  private mutating func finishText(_ text: inout InlineText) {
    names.note(references: draft.finish(&text))
    while !draft.footnotes.isEmpty, draft.builder.current != nil {
      for node in draft.takeFootnotes() { addFootnote(node) }
    }
  }

  private mutating func addFootnote(_ node: Int) {
    let marker = document.attribute("marker", of: node) ?? ""
    draft.builder.open(
      .note, label: "footnote-" + (marker.isEmpty ? "unnumbered" : marker), designation: marker, level: draft.builder.nestedLevel,
      at: document.position(of: node))
    var text = InlineText()
    flow(node, into: &text, Context(isQuoted: true, isMoved: true))
    finishText(&text)
    draft.builder.close()
  }

  private mutating func table(_ node: Int, _ text: inout InlineText, _ context: Context) {
    finishText(&text)
    draft.addTable(node, isMoved: context.isMoved)
  }
}
