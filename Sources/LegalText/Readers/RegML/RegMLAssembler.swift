internal import Diagnostics

/// Builds an edition from the levels of a RegML document.
///
/// It recurses over the elements, which `MarkupLimits.depth` bounds.
struct RegMLAssembler {
  private let document: MarkupDocument
  private let roles: RegMLRoles
  private var builder: EditionBuilder
  private var account: MarkupAccount
  private var references: [MarkedReference] = []
  private var terms: [MarkedTerm] = []
  /// The levels by their labels, with which references name them.
  private var identifiers: [String: ProvisionIndex] = [:]
  private var hasReportedDepth = false

  init(_ document: MarkupDocument, instrument: InstrumentIdentifier) {
    self.document = document
    roles = RegMLRoles(document)
    builder = EditionBuilder(instrument: instrument)
    account = MarkupAccount(document)
  }

  mutating func assemble() { readChildren(of: document.root, label: "") }

  mutating func finish(accounting: Bool) -> Checked<EditionReading> {
    let built = builder.finish()
    var diagnostics = built.diagnostics + account.unrecognized(in: document)
    if built.value.edition.provisions.isEmpty {
      diagnostics.append(
        Diagnostic(
          "no-provisions", .error, "No level was found in '\(document.source.path)'; looked for part, subpart, section and paragraph",
          at: document.position(of: document.root)))
    }
    let runs = accounting ? account.runs(of: document) : []
    return Checked(
      EditionReading(
        parsed: built.value, references: references, terms: terms, account: runs,
        stated: StatedInformation(effective: effectiveDate), identifiers: identifiers), diagnostics)
  }

  /// The day on which the edition's last rule takes effect, of the preamble.
  private var effectiveDate: Located<CalendarDate>? {
    guard let preamble = document.firstChild(of: document.root, named: "preamble"),
      let node = document.firstChild(of: preamble, named: "effectiveDate"), let date = CalendarDate(iso: document.plainText(of: node))
    else { return nil }
    return Located(date, at: document.position(of: node))
  }

  private func element(_ node: Int) -> RegMLElement { roles.element(node) }

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
      case .reserved: if let current = builder.current { builder.update(current) { $0.state = .reserved } }
      case .table: readTable(child)
      case .leftOut(let reason): account.leaveOut(child, of: document, reason)
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
    guard builder.openProvisions.count < Nesting.maximumDepth else { return report(tooDeep: node) }
    let label = document.attribute("label", of: node) ?? ""
    let heading = document.children(of: node).first { element($0) == .heading }
    var words = heading.map { self.words(of: $0) } ?? ""
    var designation = document.attribute("marker", of: node) ?? ""
    if kind == .section || kind == .division {
      let length = RegMLLabel.lengthOfNumber(in: words)
      designation = String(decoding: Array(words.utf8).prefix(length), as: UTF8.self)
      words = String(decoding: Array(words.utf8).dropFirst(length).drop { $0 == 0x20 }, as: UTF8.self)
    }
    let isExample = kind == .subdivision && (words.hasPrefix("Example") || isWithinExample)
    let kind: ProvisionKind = isExample ? .example : kind == .subdivision && isDefinition(node) ? .definition : kind
    let index = builder.open(
      kind, label: component(of: node, kind, label, below: parent), designation: designation, heading: words.isEmpty ? nil : words,
      level: kind == .division || kind == .section ? 0 : builder.nestedLevel, at: document.position(of: node))
    if !label.isEmpty, identifiers[label] == nil { identifiers[label] = index }
    readChildren(of: node, label: label)
    builder.update(index) { if $0.state == .inForce { $0.state = OutlineInference.state(of: $0) } }
    builder.close()
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

  private var isWithinExample: Bool { builder.current.map { builder.provision($0).kind == .example } ?? false }

  /// A paragraph that begins with the term that it defines: "*Affiliate* means …". One that defines a word on its way, such as
  /// "annually", still asks for something.
  private func isDefinition(_ node: Int) -> Bool {
    guard let content = document.firstChild(of: node, named: "content"),
      let term = document.children(of: content).first(where: { !document.isText($0) || !document.isBlank($0) })
    else { return false }
    return document.isElement(term) && element(term) == .definition
  }

  private mutating func report(tooDeep node: Int) {
    if !hasReportedDepth {
      builder.report(
        Diagnostic(
          "nesting-limit", .error, "Provisions nest at most \(Nesting.maximumDepth) deep; the text of deeper ones is read as one",
          at: document.position(of: node)))
    }
    hasReportedDepth = true
    readText(of: node)
  }

  // MARK: Text

  private mutating func words(of node: Int) -> String {
    var text = InlineText()
    text.append(node, of: document, account: &account) { [roles] in roles.role($0) }
    return text.take()?.paragraph.text ?? ""
  }

  /// Text outside any level is not taken, and reported as not recognized.
  private mutating func readText(of node: Int) {
    guard builder.current != nil else { return }
    var text = InlineText()
    for child in document.children(of: node) {
      if document.isElement(child), element(child) == .table {
        finish(&text)
        readTable(child)
      } else if document.isElement(child), element(child) == .graphic {
        finish(&text)
        text.append(whole: child, of: document, account: &account) { [roles] in roles.role($0) }
        finish(&text)
      } else {
        text.append(whole: child, of: document, account: &account) { [roles] in roles.role($0) }
      }
    }
    finish(&text)
  }

  private mutating func finish(_ text: inout InlineText) {
    if let piece = text.take() { references += builder.add(piece, terms: &terms) }
  }

  private mutating func readTable(_ node: Int) {
    guard builder.current != nil else { return }
    let read = MarkupTable.read(node, of: document, account: &account) { [roles] in roles.role($0) }
    if !read.table.rows.isEmpty { builder.add(read.table, origin: TextOrigin(startOf: document.position(of: node))) }
  }
}
