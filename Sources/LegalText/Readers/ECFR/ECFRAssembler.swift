internal import Diagnostics

/// Builds an edition from the divisions of an eCFR document.
struct ECFRAssembler: MarkupAssembler {
  var draft: MarkupDraft<ECFRRoles>
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

  init(_ draft: MarkupDraft<ECFRRoles>) { self.draft = draft }

  static func problem(ofRoot root: MarkupName) -> (rule: RuleIdentifier, message: String)? {
    guard !["DLPSTEXTCLASS", "ECFR", "ECFRBRWS"].contains(root.local), ECFRLevel(rawValue: root.local) == nil else { return nil }
    return ("ecfr-root", "Root element '\(root.local)' is not of the eCFR; looked for DLPSTEXTCLASS, ECFR and DIV1 to DIV9")
  }

  static var wanted: (one: String, all: String) { ("division", "DIV1 to DIV9") }

  mutating func assemble() {
    if case .division(let level) = element(document.root) { division(document.root, level, depth: 0) } else { container(document.root, depth: 0) }
  }

  /// Reads divisions and blocks in order. Outside any division text is not taken, and reported as not recognized.
  private mutating func container(_ node: Int, depth: Int) {
    for child in document.children(of: node) {
      switch document.isElement(child) ? element(child) : .inline {
      case .division(let level):
        buildBlocks()
        division(child, level, depth: depth)
      case .leftOut(let reason): draft.leaveOut(child, reason)
      case .head where depth > 0: continue
      case .container where depth == 0: container(child, depth: depth)
      default: if depth > 0 { collect(child) }
      }
    }
    if depth > 0 { buildBlocks() }
  }

  private mutating func division(_ node: Int, _ level: ECFRLevel, depth: Int) {
    let head = document.children(of: node).first { document.isElement($0) && element($0) == .head }
    let number = (document.attribute("N", of: node) ?? "").withHyphens
    let key = Key(level: level, number: number)
    if path.count > depth, path[depth] == key, level.isDivision {
      // The next volume of a title repeats the headings of what it goes on with.
      if let head { draft.leaveOut(head, .runningHeader) }
    } else {
      path.removeLast(max(0, path.count - depth))
      draft.builder.close(to: depth)
      open(node, level, number: number, head: head)
      path.append(key)
    }
    container(node, depth: depth + 1)
    // A division that ends its volume stays open for the next.
    guard !level.isDivision || !endsVolume(node) else { return }
    draft.builder.close(to: depth)
    path.removeLast(max(0, path.count - depth))
  }

  private mutating func open(_ node: Int, _ level: ECFRLevel, number: String, head: Int?) {
    let printed = head.map { draft.words(of: $0) } ?? ""
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
    let index = draft.builder.open(
      kind, label: label, designation: line.designation, heading: line.heading, at: document.position(of: node))
    draft.builder.update(index) { $0.state = OutlineInference.state(of: $0) }
    for note in draft.takeFootnotes() { addNote(note, label: "footnote") }
  }

  private func endsVolume(_ node: Int) -> Bool {
    var parent = document.parent(of: node)
    while let candidate = parent {
      guard (document.end(of: node)..<document.end(of: candidate)).allSatisfy({ document.isText($0) && document.isBlank($0) }) else {
        return false
      }
      if element(candidate) == .container { return true }
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
