internal import Diagnostics

/// Builds an edition from the levels of a USLM document.
///
/// It recurses over the elements, which `MarkupLimits.depth` bounds.
struct USLMAssembler {
  /// Where a text stands.
  struct Context {
    /// Levels here are another act's: their text is the note's or the amendment's.
    var isQuoted = false
    /// The words are printed further up: a footnote.
    var isMoved = false
  }

  let document: MarkupDocument
  let roles: USLMRoles
  var builder: EditionBuilder
  var account: MarkupAccount
  var references: [MarkedReference] = []
  private var terms: [MarkedTerm] = []
  /// The levels by the names with which references name them: "/us/usc/t44/s3502".
  private var identifiers: [String: ProvisionIndex] = [:]
  /// Footnotes of the text that was just read; they stand behind it.
  var footnotes: [Int] = []
  /// The element that gave a footnote its number, which is not text again.
  var numberOfFootnote: Int?
  /// The section at hand, and the notes at its end that the file has inside its last paragraph.
  var section: Int?
  var notesOfSection: [Int] = []
  private var hasReportedDepth = false

  init(_ document: MarkupDocument, instrument: InstrumentIdentifier) {
    self.document = document
    roles = USLMRoles(document)
    builder = EditionBuilder(instrument: instrument)
    account = MarkupAccount(document)
  }

  mutating func assemble() {
    var text = InlineText()
    flow(document.root, into: &text, Context())
    finishText(&text)
    addFootnotes()
  }

  mutating func finish(accounting: Bool) -> Checked<EditionReading> {
    let built = builder.finish()
    var diagnostics = built.diagnostics + account.unrecognized(in: document)
    if built.value.edition.provisions.isEmpty {
      diagnostics.append(
        Diagnostic(
          "no-provisions", .error, "No level was found in '\(document.source.path)'; looked for title, chapter, part, section and others of USLM",
          at: document.position(of: document.root)))
    }
    let runs = accounting ? account.runs(of: document) : []
    return Checked(
      EditionReading(parsed: built.value, references: references, terms: terms, account: runs, identifiers: identifiers), diagnostics)
  }

  func element(_ node: Int) -> USLMElement { roles.element(node) }

  // MARK: Levels

  private mutating func open(_ node: Int, _ level: USLMLevel) {
    let children = document.children(of: node)
    let number = children.first { element($0) == .number }
    let heading = children.first { element($0) == .heading }
    let printed = number.map { self.words(of: $0) } ?? ""
    let isDivision = level.isDivision && section == nil
    let kind: ProvisionKind = isDivision ? .division : level == .section && section == nil ? .section : .subdivision
    let words = heading.map { self.words(of: $0) }
    let value = number.flatMap { document.attribute("value", of: $0) } ?? ""
    var label = USLMNumber.label(value: value, printed: printed, isSection: level == .section)
    if isDivision {
      label = number == nil || level == .level ? OutlineHeading.slug(words ?? "") : "\(level.rawValue)-\(label)"
    }
    let depth = builder.openProvisions.count
    let index = builder.open(
      kind, label: label, designation: printed, heading: words, level: kind == .subdivision ? builder.nestedLevel : 0,
      at: document.position(of: node))
    name(node, index)
    let outer = (section, notesOfSection)
    if kind == .section { (section, notesOfSection) = (node, []) }
    var text = InlineText()
    flow(node, into: &text, Context(), skipping: number, heading)
    finishText(&text)
    addFootnotes()
    if kind == .section {
      let notes = notesOfSection
      (section, notesOfSection) = outer
      for note in notes { addNote(note, Context()) }
    }
    let state = document.attribute("status", of: node).flatMap(Self.state(status:))
    builder.update(index) { $0.state = state ?? OutlineInference.state(of: $0) }
    builder.close(to: depth)
  }

  /// The first level of an identifier wins: some files have two of one.
  private mutating func name(_ node: Int, _ index: ProvisionIndex?) {
    guard let index, let name = document.attribute("identifier", of: node), !name.isEmpty, identifiers[name] == nil else { return }
    identifiers[name] = index
  }

  /// Notes and footnotes of the innermost level need two places more.
  private mutating func isTooDeep(_ node: Int) -> Bool {
    guard builder.openProvisions.count >= Nesting.maximumDepth - 2 else { return false }
    if !hasReportedDepth {
      builder.report(
        Diagnostic(
          "nesting-limit", .error, "Provisions nest at most \(Nesting.maximumDepth - 2) deep; the text of deeper ones is read as one",
          at: document.position(of: node)))
    }
    hasReportedDepth = true
    return true
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

  /// The words of a number or heading; its footnotes wait.
  mutating func words(of node: Int, _ context: Context = Context()) -> String {
    var text = InlineText()
    text.append(node, of: document, account: &account, isMoved: context.isMoved) { [roles] in roles.role($0) }
    footnotes += text.takeTakenOut()
    return text.take()?.paragraph.text ?? ""
  }

  // MARK: Text

  /// Reads what stands below a node in order: texts into `text`, which becomes a paragraph where a block begins or ends.
  mutating func flow(_ node: Int, into text: inout InlineText, _ context: Context, skipping first: Int? = nil, _ second: Int? = nil) {
    var isFirst = true
    for child in document.children(of: node) where child != first && child != second && child != numberOfFootnote {
      guard document.isElement(child) else {
        append(child, to: &text, context)
        continue
      }
      defer { isFirst = false }
      switch element(child) {
      case .level where !context.isQuoted && isUndesignated(child):
        // A level that the printed law does not have: its text and its sub-levels are the outer level's.
        name(child, builder.current)
        block(child, &text, context)
      case .level(let level) where !context.isQuoted && !isTooDeep(child):
        finishText(&text)
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
        finishText(&text)
        addFootnotes()
        flow(child, into: &text, context)
        finishText(&text)
      case .note: note(child, &text, context)
      case .footnote: footnotes.append(child)
      case .table: table(child, &text, context)
      case .leftOut(let reason): account.leaveOut(child, of: document, reason)
      case .reference, .term, .superscript, .lineBreak: append(child, to: &text, context)
      case .inline: holdsBlocks(child) ? block(child, &text, context) : append(child, to: &text, context)
      }
    }
  }

  private mutating func block(_ node: Int, _ text: inout InlineText, _ context: Context) {
    finishText(&text)
    flow(node, into: &text, context)
    finishText(&text)
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
      case .note: return !roles.isFootnote(child)
      case .inline: return document.localName(of: child) == "main"
      default: return false
      }
    }
  }

  /// Text outside any provision is not taken, and reported as not recognized.
  private mutating func append(_ node: Int, to text: inout InlineText, _ context: Context) {
    guard builder.current != nil else { return }
    text.append(whole: node, of: document, account: &account, isMoved: context.isMoved) { [roles] in roles.role($0) }
  }

  /// Ends the paragraph at hand.
  mutating func finishText(_ text: inout InlineText) {
    if let piece = text.take() { references += builder.add(piece, terms: &terms) }
    footnotes += text.takeTakenOut()
  }

  private mutating func table(_ node: Int, _ text: inout InlineText, _ context: Context) {
    finishText(&text)
    guard builder.current != nil else { return }
    // A caption stands above its table.
    for child in document.children(of: node) where document.localName(of: child) == "caption" { block(child, &text, context) }
    let read = MarkupTable.read(node, of: document, account: &account, isMoved: context.isMoved) { [roles] in roles.role($0) }
    footnotes += read.takenOut
    if !read.table.rows.isEmpty { builder.add(read.table, origin: TextOrigin(startOf: document.position(of: node))) }
  }
}
