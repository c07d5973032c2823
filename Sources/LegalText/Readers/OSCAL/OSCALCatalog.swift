internal import Diagnostics

/// Builds the edition of a catalog.
struct OSCALCatalog {
  let catalog: RecordValue
  let origins: ScalarOrigin
  let index: OSCALIndex
  var builder: EditionBuilder
  var texts: OSCALTextReader
  var references: [MarkedReference] = []
  var identifiers: [String: ProvisionIndex] = [:]
  /// Links of controls, and the first that leads nowhere.
  var linkCount = 0
  var danglingCount = 0
  var firstDangling: (target: String, position: SourcePosition)?

  init(_ catalog: RecordValue, instrument: InstrumentIdentifier, origins: ScalarOrigin, accounting: Bool) {
    self.catalog = catalog
    self.origins = origins
    index = OSCALIndex(catalog)
    builder = EditionBuilder(instrument: instrument)
    texts = OSCALTextReader(
      parameters: index.parameters, origins: origins, accounting: accounting, size: origins.count)
  }

  mutating func read() {
    if isOwnForm { return readOwnForm() }
    for control in catalog["controls"]?.elements ?? [] { add(control: control, below: nil, level: 0) }
    for group in catalog["groups"]?.elements ?? [] { add(group: group) }
    addBackMatter()
  }

  /// - Parameter account: gives the runs of the source, once all of it is read.
  mutating func finish(account runs: (OSCALCatalog) -> [ImportedRun]) -> Checked<EditionReading> {
    if let first = firstDangling {
      builder.report(
        Diagnostic(
          "dangling-link", .note,
          "\(danglingCount) of \(linkCount) links of controls lead to what is not in this catalog, '\(first.target)' first; their targets are named as the links name them",
          at: first.position))
    }
    let built = builder.finish()
    var problems = index.diagnostics + built.diagnostics + texts.diagnostics
    if built.value.edition.provisions.isEmpty {
      problems.append(
        Diagnostic("no-provisions", .error, "Catalog has no groups and no controls; get a resolved catalog", at: catalog.position))
    }
    // The title names the instrument and is no text of the edition.
    let account = runs(self)
    let title = catalog["metadata"]?["title"].map { Located(texts.line(of: $0).text, at: $0.position) }
    return Checked(
      EditionReading(parsed: built.value, references: references, account: account, stated: StatedInformation(title: title),
        identifiers: identifiers),
      problems.sorted())
  }

  private mutating func add(group: RecordValue) {
    let label = OSCALLabel(of: group)
    if let value = label.value { texts.account.keep(value) }
    let heading = group["title"].map { texts.line(of: $0).text }
    let name = group["id"]?.text ?? OutlineHeading.slug(heading ?? label.text)
    builder.open(.division, label: name, designation: label.text, heading: heading, at: group.position)
    self.name(group)
    for part in group["parts"]?.elements ?? [] { addNote(part, level: 0) }
    for control in group["controls"]?.elements ?? [] { add(control: control, below: nil, level: 0) }
    for group in group["groups"]?.elements ?? [] { add(group: group) }
    builder.close()
  }

  /// Links name the open provision by the identifier of what it was made of; the first of an identifier wins.
  mutating func name(_ owner: RecordValue) {
    guard let id = (owner["id"] ?? owner["uuid"])?.text, let index = builder.current, identifiers["#" + id] == nil else { return }
    identifiers["#" + id] = index
  }

  /// A control is a section. One below another is a subdivision of it when its number continues the other's, as AC-2(1) does,
  /// and otherwise a section within the section.
  private mutating func add(control: RecordValue, below parent: String?, level: Int) {
    let label = OSCALLabel(of: control)
    let heading = control["title"].map { texts.line(of: $0).text }
    var level = level
    if let parent, let suffix = label.suffix(below: parent), let enumerator = Enumerator(suffix) {
      level += 1
      if let value = label.value {
        texts.account.keep(value)
        texts.account.mark(value, 0..<parent.utf8.count, as: .removed(.parentNumber))
      }
      builder.open(
        .subdivision, label: enumerator.label, designation: suffix, heading: heading, level: level, at: control.position)
    } else {
      level = 0
      if let value = label.value { texts.account.keep(value) }
      let name = label.text.isEmpty ? control["id"]?.text ?? OutlineHeading.slug(heading ?? "") : label.text
      builder.open(.section, label: name, designation: label.text, heading: heading, at: control.position)
    }
    self.name(control)
    let parts = control["parts"]?.elements ?? []
    if isWithdrawn(control, parts), let index = builder.current { builder.update(index) { $0.state = .repealed } }
    for part in parts where OSCALPart(part).role == .statement { addStatement(part, level: level) }
    for part in parts where OSCALPart(part).role == .item { addItem(part, level: level + 1) }
    for part in parts where OSCALPart(part).role == .example { addItem(part, level: level + 1, kind: .example) }
    for part in parts where OSCALPart(part).role == .note { addNote(part, level: level + 1) }
    addLinks(of: control, level: level + 1)
    // Controls below this one come behind its apparatus, as catalogs print them.
    for inner in (control["controls"] ?? control["subcontrols"])?.elements ?? [] {
      add(control: inner, below: label.text, level: level)
    }
    builder.close()
  }

  /// Withdrawn controls are kept as stubs. Not every catalog marks them; one that only says where it went is one too.
  private mutating func isWithdrawn(_ control: RecordValue, _ parts: [RecordValue]) -> Bool {
    let status = (control["props"] ?? control["properties"])?.elements.first { $0["name"]?.text == "status" }?["value"]
    if let status, status.text?.lowercased() == "withdrawn" {
      texts.account.mark(status, as: .replaced(by: "the state 'repealed'"))
      return true
    }
    let rels = (control["links"]?.elements ?? []).compactMap { $0["rel"]?.text }
    return !parts.contains { OSCALPart($0).role == .statement }
      && rels.contains { OSCALLinks.isMove($0) }
  }
}
