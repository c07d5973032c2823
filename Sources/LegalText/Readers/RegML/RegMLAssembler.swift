internal import Diagnostics

/// Builds an edition from the levels of a RegML document.
struct RegMLAssembler: MarkupAssembler {
  var draft: MarkupDraft<RegMLRoles>

  init(_ draft: MarkupDraft<RegMLRoles>) { self.draft = draft }

  static func problem(ofRoot root: MarkupName) -> (rule: RuleIdentifier, message: String)? {
    guard !RegMLElement.isRegML(root) || root.local != "regulation" else { return nil }
    return (
      "regml-root",
      RegMLElement.isRegML(root) && root.local == "notice"
        ? "Root element 'notice' holds the changes between two editions and no edition; give the file whose root is 'regulation'"
        : "Root element '\(root.local)' is not an edition in RegML; looked for 'regulation' in the namespace 'eregs'"
    )
  }

  static var wanted: (one: String, all: String) { ("level", "part, subpart, section and paragraph") }

  mutating func assemble() { readChildren(of: document.root, label: "") }

  func complete(_ reading: inout EditionReading) {
    reading.stated = StatedInformation(title: title, effective: effectiveDate)
  }

  private var title: Located<String>? {
    guard let system = document.firstChild(of: document.root, named: "fdsys"), let node = document.firstChild(of: system, named: "title")
    else { return nil }
    let words = document.plainText(of: node)
    return words.isEmpty ? nil : Located(words, at: document.position(of: node))
  }

  /// The day on which the edition's last rule takes effect, of the preamble.
  private var effectiveDate: Located<CalendarDate>? {
    guard let preamble = document.firstChild(of: document.root, named: "preamble"),
      let node = document.firstChild(of: preamble, named: "effectiveDate"), let date = CalendarDate(iso: document.plainText(of: node))
    else { return nil }
    return Located(date, at: document.position(of: node))
  }

  /// - Parameter label: the label of the level that holds them.
  private mutating func readChildren(of node: Int, label: String) {
    for child in document.children(of: node) where document.isElement(child) {
      switch element(child) {
      case .division: open(child, .division, below: label)
      case .section: open(child, .section, below: label)
      case .paragraph: open(child, .subdivision, below: label)
      case .interpretations: open(child, .division, below: label)
      case .interpretation: open(child, .note, below: label)
      case .content: if holdsLevels(child) { readChildren(of: child, label: label) } else { readText(of: child) }
      case .heading: break  // read when the level was opened
      case .reserved: if let current = draft.builder.current { draft.builder.update(current) { $0.state = .reserved } }
      case .table: draft.addTable(child)
      case .leftOut(let reason): draft.leaveOut(child, reason)
      case .definition, .reference, .graphic, .block, .inline: readText(of: child)
      }
    }
  }

  private func holdsLevels(_ node: Int) -> Bool {
    document.children(of: node).contains { child in
      switch element(child) {
      case .division, .section, .paragraph, .interpretations, .interpretation: document.isElement(child)
      default: false
      }
    }
  }

  // MARK: Levels

  private mutating func open(_ node: Int, _ kind: ProvisionKind, below parent: String) {
    guard !draft.isTooDeep(node, keeping: 0) else { return readText(of: node) }
    let label = document.attribute("label", of: node) ?? ""
    let heading = document.children(of: node).first { element($0) == .heading }
    var words = heading.map { draft.words(of: $0) } ?? ""
    var designation = document.attribute("marker", of: node) ?? ""
    if kind == .section || kind == .division {
      let length = RegMLLabel.lengthOfNumber(in: words)
      designation = String(decoding: Array(words.utf8).prefix(length), as: UTF8.self)
      // A part has its number alone.
      if words.isEmpty, document.localName(of: node) == "part", !label.isEmpty { designation = "Part \(label)" }
      words = String(decoding: Array(words.utf8).dropFirst(length).drop { $0 == 0x20 }, as: UTF8.self)
    }
    let isExample = kind == .subdivision && (words.hasPrefix("Example") || isWithinExample)
    let kind: ProvisionKind = isExample ? .example : kind == .subdivision && isDefinition(node) ? .definition : kind
    let index = draft.builder.open(
      kind, label: component(of: node, kind, label, below: parent), designation: designation, heading: words.isEmpty ? nil : words,
      level: kind == .division || kind == .section ? 0 : draft.builder.nestedLevel, at: document.position(of: node))
    draft.name(label, index)
    readChildren(of: node, label: label)
    draft.builder.update(index) { if $0.state == .inForce { $0.state = OutlineInference.state(of: $0) } }
    draft.builder.close()
  }

  private func component(of node: Int, _ kind: ProvisionKind, _ label: String, below parent: String) -> String {
    switch kind {
    case .division:
      switch document.localName(of: node) {
      case "part": "part-\(label)"
      case "interpretations": "interpretations"
      case let name: "\(name)-\(label.split(separator: "-").last ?? "")".lowercased()
      }
    case .section: RegMLLabel.sectionNumber(label)
    case .note: RegMLLabel.component(RegMLLabel.interpreted(label), below: RegMLLabel.interpreted(parent))
    default: RegMLLabel.component(label, below: parent)
    }
  }

  private var isWithinExample: Bool { draft.builder.current.map { draft.builder.provision($0).kind == .example } ?? false }

  /// A paragraph that begins with the term that it defines: "*Affiliate* means …". One that defines a word on its way, such as
  /// "annually", still asks for something.
  private func isDefinition(_ node: Int) -> Bool {
    guard let content = document.firstChild(of: node, named: "content"),
      let term = document.children(of: content).first(where: { !document.isText($0) || !document.isBlank($0) })
    else { return false }
    return document.isElement(term) && element(term) == .definition
  }

  /// Text outside any level is not taken, and reported as not recognized.
  private mutating func readText(of node: Int) {
    guard draft.builder.current != nil else { return }
    var text = InlineText()
    for child in document.children(of: node) {
      switch document.isElement(child) ? element(child) : .inline {
      case .table:
        draft.finish(&text)
        draft.addTable(child)
      case .graphic:
        draft.finish(&text)
        draft.append(child, to: &text)
        draft.finish(&text)
      default: draft.append(child, to: &text)
      }
    }
    draft.finish(&text)
  }
}
