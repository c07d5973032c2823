internal import Diagnostics

/// An edition in the making from the elements of an XML document: what the readers of all formats do alike.
struct MarkupDraft<Roles: MarkupRoles> {
  let document: MarkupDocument
  let roles: Roles
  var builder: EditionBuilder
  private(set) var account: MarkupAccount
  private(set) var references: [MarkedReference] = []
  private(set) var terms: [MarkedTerm] = []
  /// The levels by the names with which references name them: "/us/usc/t44/s3502".
  private(set) var identifiers: [String: ProvisionIndex] = [:]
  /// Footnotes of the text that was just read, in order; they stand behind it.
  private(set) var footnotes: [Int] = []
  private var hasReportedDepth = false

  init(_ document: MarkupDocument, instrument: InstrumentIdentifier) {
    self.document = document
    roles = Roles(document)
    // An element in seven or so is a provision, the others are texts, headings and numbers.
    builder = EditionBuilder(instrument: instrument, capacity: document.count / 8)
    account = MarkupAccount(document)
  }

  mutating func leaveOut(_ node: Int, _ reason: RemovalReason) { account.leaveOut(node, of: document, reason) }

  // MARK: Text

  /// The words of a number or heading; its footnotes wait.
  mutating func words(of node: Int, isMoved: Bool = false) -> String {
    var text = InlineText()
    text.append(node, of: document, account: &account, isMoved: isMoved) { [roles] in roles.role($0) }
    footnotes += text.takeTakenOut()
    return text.take()?.paragraph.text ?? ""
  }

  /// Adds a text, or an element within one, to a paragraph. Outside any provision text is not taken, and reported as not
  /// recognized.
  mutating func append(_ node: Int, to text: inout InlineText, isMoved: Bool = false) {
    guard builder.current != nil else { return }
    text.append(whole: node, of: document, account: &account, isMoved: isMoved) { [roles] in roles.role($0) }
    footnotes += text.takeTakenOut()
  }

  /// Adds the paragraph at hand to the innermost provision; returns how many references it has.
  @discardableResult
  mutating func finish(_ text: inout InlineText) -> Int {
    guard let piece = text.take() else { return 0 }
    let found = builder.add(piece, terms: &terms)
    references += found
    return found.count
  }

  /// A table, its footnotes waiting; `nil` when it has no rows.
  mutating func table(_ node: Int, isMoved: Bool = false) -> LegalTable? {
    let read = MarkupTable.read(node, of: document, account: &account, isMoved: isMoved) { [roles] in roles.role($0) }
    footnotes += read.takenOut
    return read.table.rows.isEmpty ? nil : read.table
  }

  /// Adds a table to the innermost provision.
  mutating func addTable(_ node: Int, isMoved: Bool = false) {
    guard builder.current != nil, let table = table(node, isMoved: isMoved) else { return }
    builder.add(table, origin: TextOrigin(startOf: document.position(of: node)))
  }

  // MARK: Footnotes

  mutating func note(footnote node: Int) { footnotes.append(node) }

  /// The footnotes that wait.
  mutating func takeFootnotes() -> [Int] {
    defer { footnotes.removeAll() }
    return footnotes
  }

  /// The first element below a node that is wanted, when nothing but blanks stands before it: the number of a footnote.
  func leadingElement(of node: Int, where isWanted: (Int) -> Bool) -> Int? {
    for descendant in node + 1..<document.end(of: node) {
      if document.isElement(descendant) {
        if isWanted(descendant) { return descendant }
      } else if document.isText(descendant), !document.isBlank(descendant) {
        return nil
      }
    }
    return nil
  }

  // MARK: Levels

  /// Notes the name of a level, if it has one; the first level of a name wins, since some files have two of one.
  mutating func name(_ name: String?, _ index: ProvisionIndex?) {
    guard let name, let index, !name.isEmpty, identifiers[name] == nil else { return }
    identifiers[name] = index
  }

  /// Whether a level stands deeper than provisions may, which is reported once.
  ///
  /// - Parameter places: how many provisions must still fit below it: its notes and footnotes.
  mutating func isTooDeep(_ node: Int, keeping places: Int) -> Bool {
    let maximum = Nesting.maximumDepth - places
    guard builder.openProvisions.count >= maximum else { return false }
    if !hasReportedDepth {
      builder.report(
        Diagnostic(
          "nesting-limit", .error, "Provisions nest at most \(maximum) deep; the text of deeper ones is read as one",
          at: document.position(of: node)))
    }
    hasReportedDepth = true
    return true
  }

  // MARK: The end

  /// - Parameter missing: what is said of a document without provisions.
  mutating func finish(accounting: Bool, missing: String) -> Checked<EditionReading> {
    let built = builder.finish()
    var diagnostics = built.diagnostics + account.unrecognized(in: document)
    if built.value.edition.provisions.isEmpty {
      diagnostics.append(Diagnostic("no-provisions", .error, missing, at: document.position(of: document.root)))
    }
    let runs = accounting ? account.runs(of: document) : []
    return Checked(
      EditionReading(parsed: built.value, references: references, terms: terms, account: runs, identifiers: identifiers), diagnostics)
  }
}
