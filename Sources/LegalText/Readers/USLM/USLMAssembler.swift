internal import Diagnostics

/// Builds an edition from the levels of a USLM document.
struct USLMAssembler: MarkupAssembler {
  /// Where a text stands.
  struct Context {
    /// Levels here are another act's: their text is the note's or the amendment's.
    var isQuoted = false
    /// The words are printed further up: a footnote.
    var isMoved = false
  }

  var draft: MarkupDraft<USLMRoles>
  /// The element that gave a footnote its number, which is not text again.
  var numberOfFootnote: Int?
  /// The section at hand, and the notes at its end that the file has inside its last paragraph.
  var section: Int?
  var notesOfSection: [Int] = []
  /// Where its law ends: nothing but notes follows.
  var endOfLaw = 0

  init(_ draft: MarkupDraft<USLMRoles>) { self.draft = draft }

  static func problem(ofRoot root: MarkupName) -> (rule: RuleIdentifier, message: String)? {
    guard !USLMElement.isUSLM(root.namespace) else { return nil }
    return (
      "uslm-root",
      "Root element '\(root.local)' is not of USLM; looked for the namespaces http://xml.house.gov/schemas/uslm/1.0 and http://schemas.gpo.gov/xml/uslm"
    )
  }

  static var wanted: (one: String, all: String) { ("level", "title, chapter, part, section and others of USLM") }

  mutating func assemble() {
    var text = InlineText()
    flow(document.root, into: &text, Context())
    draft.finish(&text)
    addFootnotes()
  }

  // MARK: Levels

  private mutating func open(_ node: Int, _ level: USLMLevel) {
    let children = document.children(of: node)
    let number = children.first { element($0) == .number }
    let heading = children.first { element($0) == .heading }
    let printed = number.map { draft.words(of: $0) } ?? ""
    let isDivision = level.isDivision && section == nil
    let kind: ProvisionKind = isDivision ? .division : level == .section && section == nil ? .section : .subdivision
    let words = heading.map { draft.words(of: $0) }
    let value = number.flatMap { document.attribute("value", of: $0) } ?? ""
    var label = USLMNumber.label(value: value, printed: printed, isSection: level == .section)
    if isDivision {
      label = number == nil || level == .level ? OutlineHeading.slug(words ?? "") : "\(level.rawValue)-\(label)"
    }
    let depth = draft.builder.openProvisions.count
    let index = draft.builder.open(
      kind, label: label, designation: printed, heading: words, level: kind == .subdivision ? draft.builder.nestedLevel : 0,
      at: document.position(of: node))
    name(node, index)
    let outer = (section, notesOfSection)
    if kind == .section { (section, notesOfSection, endOfLaw) = (node, [], lawEnds(in: node)) }
    var text = InlineText()
    flow(node, into: &text, Context(), skipping: number, heading)
    draft.finish(&text)
    addFootnotes()
    if kind == .section {
      let notes = notesOfSection
      (section, notesOfSection) = outer
      for note in notes { addNote(note, Context()) }
    }
    let state = document.attribute("status", of: node).flatMap(Self.state(status:))
    draft.builder.update(index) { $0.state = state ?? OutlineInference.state(of: $0) }
    draft.builder.close(to: depth)
  }

  private mutating func name(_ node: Int, _ index: ProvisionIndex?) {
    draft.name(document.attribute("identifier", of: node), index)
  }

  private static func state(status: String) -> ProvisionState? {
    switch status {
    case "repealed", "expired", "terminated", "suspended": .repealed
    case "reserved": .reserved
    case "transferred", "renumbered": .transferred
    case "omitted": .omitted
    default: nil
    }
  }

  // MARK: Text

  /// Reads what stands below a node in order: texts into `text`, which becomes a paragraph where a block begins or ends.
  mutating func flow(_ node: Int, into text: inout InlineText, _ context: Context, skipping first: Int? = nil, _ second: Int? = nil) {
    var isFirst = true
    for child in document.children(of: node) where child != first && child != second && child != numberOfFootnote {
      guard document.isElement(child) else {
        draft.append(child, to: &text, isMoved: context.isMoved)
        continue
      }
      defer { isFirst = false }
      switch element(child) {
      case .level where !context.isQuoted && isUndesignated(child):
        // A level that the printed law does not have: its text and its sub-levels are the outer level's.
        name(child, draft.builder.current)
        block(child, &text, context)
      case .level(let level) where !context.isQuoted && !draft.isTooDeep(child, keeping: 2):
        draft.finish(&text)
        addFootnotes()
        open(child, level)
      case .number where context.isQuoted, .heading where context.isQuoted, .text where context.isQuoted,
        .paragraph where context.isQuoted && isFirst:
        // A quoted "(a) Heading.—Text" is one paragraph.
        text.separate()
        flow(child, into: &text, context)
        text.separate()
      case .level, .number, .heading, .text, .paragraph, .block:
        block(child, &text, context)
      case .quoted:
        var quoted = context
        quoted.isQuoted = true
        block(child, &text, quoted)
      case .notes:
        draft.finish(&text)
        addFootnotes()
        flow(child, into: &text, context)
        draft.finish(&text)
      case .note: note(child, &text, context)
      case .footnote: draft.note(footnote: child)
      case .table: table(child, &text, context)
      case .leftOut(let reason): draft.leaveOut(child, reason)
      case .reference, .term, .superscript, .lineBreak: draft.append(child, to: &text, isMoved: context.isMoved)
      case .inline: holdsBlocks(child) ? block(child, &text, context) : draft.append(child, to: &text, isMoved: context.isMoved)
      }
    }
  }

  private mutating func block(_ node: Int, _ text: inout InlineText, _ context: Context) {
    draft.finish(&text)
    flow(node, into: &text, context)
    draft.finish(&text)
  }

  /// Whether a level below a section has neither number nor heading.
  private func isUndesignated(_ node: Int) -> Bool {
    guard section != nil else { return false }
    return !document.children(of: node).contains { element($0) == .number || element($0) == .heading }
  }

  /// Whether an element that should be inline, such as the root or `main`, holds levels, paragraphs or notes.
  private func holdsBlocks(_ node: Int) -> Bool {
    document.children(of: node).contains { child in
      guard document.isElement(child) else { return false }
      switch element(child) {
      case .level, .text, .paragraph, .quoted, .notes, .table, .block, .leftOut: return true
      case .note: return !draft.roles.isFootnote(child)
      case .inline: return document.localName(of: child) == "main"
      default: return false
      }
    }
  }

  private mutating func table(_ node: Int, _ text: inout InlineText, _ context: Context) {
    draft.finish(&text)
    guard draft.builder.current != nil else { return }
    // A caption stands above its table.
    for child in document.children(of: node) where document.localName(of: child) == "caption" { block(child, &text, context) }
    draft.addTable(node, isMoved: context.isMoved)
  }
}
