internal import Diagnostics

/// Builds an edition from the divisions of an eCFR document; it recurses over the elements, which `MarkupLimits.depth` bounds.
struct ECFRAssembler {
  let document: MarkupDocument
  let roles: ECFRRoles
  var builder: EditionBuilder
  var account: MarkupAccount
  /// Level and number of the open divisions, outermost first.
  private var path: [Key] = []
  /// Paragraphs of the provision at hand, whose levels are inferred together.
  var blocks: [ECFRBlock] = []
  /// The paragraph at hand; one for all, so that its memory serves again.
  var text = InlineText()
  /// The element that gave a note its number or heading, which is not text again.
  var designationElement: Int?

  private struct Key: Hashable {
    var level: ECFRLevel
    var number: String
  }

  init(_ document: MarkupDocument, instrument: InstrumentIdentifier) {
    self.document = document
    roles = ECFRRoles(document)
    builder = EditionBuilder(instrument: instrument)
    account = MarkupAccount(document)
  }

  mutating func assemble() {
    if case .division(let level) = roles.element(document.root) { division(document.root, level, depth: 0) } else { container(document.root, depth: 0) }
  }

  mutating func finish(accounting: Bool) -> Checked<EditionReading> {
    let built = builder.finish()
    var diagnostics = built.diagnostics + account.unrecognized(in: document)
    if built.value.edition.provisions.isEmpty {
      diagnostics.append(
        Diagnostic(
          "no-provisions", .error, "No division was found in '\(document.source.path)'; looked for DIV1 to DIV9",
          at: document.position(of: document.root)))
    }
    let runs = accounting ? account.runs(of: document) : []
    return Checked(EditionReading(parsed: built.value, account: runs), diagnostics)
  }

  /// Reads divisions and blocks in order. Outside any division text is not taken, and reported as not recognized.
  private mutating func container(_ node: Int, depth: Int) {
    for child in document.children(of: node) {
      switch document.isElement(child) ? roles.element(child) : .other {
      case .division(let level):
        buildBlocks()
        division(child, level, depth: depth)
      case .leftOut(let reason): account.leaveOut(child, of: document, reason)
      case .head where depth > 0: continue
      case .container where depth == 0: container(child, depth: depth)
      default: if depth > 0 { collect(child) }
      }
    }
    if depth > 0 { buildBlocks() }
  }

  private mutating func division(_ node: Int, _ level: ECFRLevel, depth: Int) {
    let head = document.children(of: node).first { document.isElement($0) && roles.element($0) == .head }
    let number = (document.attribute("N", of: node) ?? "").withHyphens
    let key = Key(level: level, number: number)
    if path.count > depth, path[depth] == key, level.isDivision {
      // The next volume of a title repeats the headings of what it goes on with.
      if let head { account.leaveOut(head, of: document, .runningHeader) }
    } else {
      path.removeLast(max(0, path.count - depth))
      builder.close(to: depth)
      open(node, level, number: number, head: head)
      path.append(key)
    }
    container(node, depth: depth + 1)
    // A division that ends its volume stays open for the next.
    guard !level.isDivision || !endsVolume(node) else { return }
    builder.close(to: depth)
    path.removeLast(max(0, path.count - depth))
  }

  private mutating func open(_ node: Int, _ level: ECFRLevel, number: String, head: Int?) {
    if let head { text.append(head, of: document, account: &account) { [roles] in roles.role($0) } }
    let printed = text.take()?.paragraph.text ?? ""
    let kind: ProvisionKind = level.isDivision ? .division : .section
    // An appendix has no number apart from its title.
    let line = OutlineHeading(printed, kind: level == .appendix ? .note : kind)
    let label: String
    switch level {
    case .section: label = number.isEmpty ? line.label.withHyphens : number
    case .subjectGroup: label = OutlineHeading.slug(printed)
    case .appendix: label = OutlineHeading.slug(number.isEmpty ? printed : number)
    default: label = number.isEmpty ? line.label : "\(level.word)-\(number)"
    }
    let index = builder.open(
      kind, label: label, designation: line.designation, heading: line.heading, at: document.position(of: node))
    builder.update(index) { $0.state = OutlineInference.state(of: $0) }
    for note in text.takeTakenOut() { addNote(note, label: "footnote") }
  }

  private func endsVolume(_ node: Int) -> Bool {
    var parent = document.parent(of: node)
    while let candidate = parent {
      guard (document.end(of: node)..<document.end(of: candidate)).allSatisfy({ document.isText($0) && document.isBlank($0) }) else {
        return false
      }
      if roles.element(candidate) == .container { return true }
      parent = document.parent(of: candidate)
    }
    return false
  }
}

extension String {
  /// A number without section signs and blanks around, with all dashes as hyphens: the publisher writes one number with either.
  fileprivate var withHyphens: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x2010...0x2015, 0x2212: result += "-"
      case 0xA7: continue
      case 0x20, 0x09...0x0D, 0xA0, 0x2000...0x200B, 0x202F: if !result.isEmpty { result.unicodeScalars.append(scalar) }
      default: result.unicodeScalars.append(scalar)
      }
    }
    while let last = result.unicodeScalars.last, last.properties.isWhitespace { result.unicodeScalars.removeLast() }
    return result
  }
}
