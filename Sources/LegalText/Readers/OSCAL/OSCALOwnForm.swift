internal import Diagnostics

/// Reads back a catalog that `OSCALCatalogWriter` wrote: each class is a kind of provision, and what has no class is text.
extension OSCALCatalog {
  /// Whether Concord wrote the catalog, in a form that it still reads.
  var isOwnForm: Bool { catalog["metadata"].flatMap { ownProperty(OSCALForm.form, of: $0) } == OSCALForm.formNumber }

  mutating func readOwnForm() {
    for child in members(of: catalog) { addOwn(child, below: nil) }
    for resource in catalog["back-matter"]?["resources"]?.elements ?? [] {
      guard let label = ownProperty(OSCALForm.editorNote, of: resource), let text = resource["description"] else { continue }
      builder.add(EditorNote(label: label, text: texts.line(of: text).text))
    }
  }

  /// Parts, controls and groups; in the order that their sort-ids give, where they have one.
  private func members(of owner: RecordValue) -> [RecordValue] {
    let all = ["parts", "controls", "groups"].flatMap { owner[$0]?.elements ?? [] }
    let keys = all.map { property("sort-id", of: $0)?.text }
    guard keys.contains(where: { $0 != nil }) else { return all }
    return all.indices.sorted { (keys[$0] ?? "", $0) < (keys[$1] ?? "", $1) }.map { all[$0] }
  }

  private mutating func addOwn(_ value: RecordValue, below parent: Int?) {
    guard let kind = value["class"]?.text.flatMap(ProvisionKind.init) else {
      addOwnText(of: value)
      for child in members(of: value) { addOwn(child, below: parent) }
      return
    }
    let label = property("label", of: value)
    if let label { texts.account.keep(label) }
    let address = ownProperty(OSCALForm.address, of: value)
    let name = address.flatMap { ProvisionAddress(parsing: $0)?.components.last } ?? value["id"]?.text ?? ""
    let level = ownProperty(OSCALForm.level, of: value).flatMap { Int($0) } ?? OSCALForm.expectedLevel(kind, below: parent)
    var heading: String?
    if let title = value["title"], ownProperty(OSCALForm.heading, of: value) != OSCALForm.none { heading = texts.line(of: title).text }
    let index = builder.open(
      kind, label: name, designation: label?.text?.trimmingBlanks ?? "", heading: heading, level: level, at: value.position)
    self.name(value)
    let state = ownProperty(OSCALForm.state, of: value).flatMap(ProvisionState.init) ?? .inForce
    let isSummary = ownProperty(OSCALForm.summary, of: value) == OSCALForm.yes
    let isIncomplete = ownProperty(OSCALForm.incomplete, of: value) == OSCALForm.yes
    builder.update(index) { provision in
      provision.state = state
      provision.isSummary = isSummary
      provision.isIncomplete = isIncomplete
    }
    addOwnText(of: value)
    for child in members(of: value) { addOwn(child, below: level) }
    addMarks(of: value, to: index)
    builder.close()
  }

  private mutating func addOwnText(of value: RecordValue) {
    guard let prose = value["prose"] else { return }
    for block in texts.blocks(of: prose) {
      switch block {
      case .paragraph(let text, _): builder.add(Paragraph(text.text), origin: text.origin)
      case .table(var table):
        table.headerRows = ownProperty(OSCALForm.headerRows, of: value).flatMap { Int($0) } ?? table.headerRows
        // A table without heads was written with an empty row of them.
        if table.headerRows <= 0 { table.rows.removeFirst() }
        table.headerRows = min(max(0, table.headerRows), table.rows.count)
        builder.add(table, origin: TextOrigin())
      }
    }
  }

  /// Attaches editor's notes: "ITEM OFFSET LABEL", where the paragraph has such a place.
  private mutating func addMarks(of value: RecordValue, to index: ProvisionIndex) {
    for entry in value["props"]?.elements ?? [] where isOwn(entry, OSCALForm.editorNote) {
      let words = (entry["value"]?.text ?? "").split(separator: " ", maxSplits: 2)
      guard words.count == 3, let item = Int(words[0]), let offset = Int(words[1]) else { continue }
      builder.update(index) { provision in
        guard provision.content.indices.contains(item), case .paragraph(var paragraph) = provision.content[item],
          (0...paragraph.text.utf8.count).contains(offset)
        else { return }
        paragraph.marks.append(EditorMark(offset: offset, label: String(words[2])))
        provision.content[item] = .paragraph(paragraph)
      }
    }
  }

  private func property(_ name: String, of owner: RecordValue) -> RecordValue? {
    owner["props"]?.elements.first { $0["name"]?.text == name && $0["ns"] == nil }?["value"]
  }

  private func ownProperty(_ name: String, of owner: RecordValue) -> String? {
    owner["props"]?.elements.first { isOwn($0, name) }?["value"]?.text
  }

  private func isOwn(_ property: RecordValue, _ name: String) -> Bool {
    property["name"]?.text == name && property["ns"]?.text == OSCALForm.namespace
  }
}
