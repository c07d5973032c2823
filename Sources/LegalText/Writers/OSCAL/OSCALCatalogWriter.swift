internal import Diagnostics

/// Writes an edition as an OSCAL catalog in JSON: divisions as groups, sections as controls, what stands below them as parts of
/// their statements, notes and examples beside these.
///
/// `OSCALReader` gives back the same edition, where no text has blanks at its ends, tabs or nothing in it; other tools read the same
/// words from the standard's own fields. JSON of others is read to a depth of 100, which is enough for 40 levels of law.
package struct OSCALCatalogWriter {
  private let edition: Edition
  private let identifiers: OSCALIdentifiers
  private let header: OSCALCatalogHeader
  /// The links of each provision; empty for an edition whose references nobody resolved.
  private let links: [[OSCALLink]]

  /// - Complexity: O(*n*) in the edition's text.
  package static func write(
    _ edition: Edition, identifiers: OSCALIdentifiers, header: OSCALCatalogHeader, links: [[OSCALLink]] = []
  ) -> [UInt8] {
    OSCALCatalogWriter(edition: edition, identifiers: identifiers, header: header, links: links).document()
  }

  private init(edition: Edition, identifiers: OSCALIdentifiers, header: OSCALCatalogHeader, links: [[OSCALLink]]) {
    self.edition = edition
    self.identifiers = identifiers
    self.header = header
    self.links = links
  }

  private func document() -> [UInt8] {
    let top = edition.provisions.indices.filter { edition.provisions[$0].parent == nil }
    // The document changes with the law and what is said of the edition, not from day to day.
    let uuid = NameUUID(
      "catalog", edition.instrument.rawValue, header.edition.id.rawValue, words, facts.map { "\($0.name): \($0.value)" }.joined(separator: "\n"),
      header.edition.remarks.joined(separator: "\n"))
    var output = JSONWriter(isIndented: true)
    output.object { root in
      root.member("catalog") { catalog in
        catalog.member("uuid", uuid.description)
        catalog.member("metadata") { writeMetadata(&$0) }
        writeChildren(top, &catalog, isOrdered: top.map { identifiers.roles[$0] }.isSorted([.control, .group]))
        writeNotes(&catalog)
      }
    }
    return output.bytes
  }

  // MARK: - The document

  /// What is known of the edition's days; an unknown one is said to be.
  private var facts: [(name: String, value: String)] {
    let information = header.edition
    return [
      ("jurisdiction", header.regulation.jurisdiction), ("short-title", header.regulation.shortTitle),
      ("adopted", information.adopted?.description), ("effective", information.effective?.description ?? "unknown"),
      (OSCALForm.operative, information.operative?.description), ("source", information.source),
    ].compactMap { name, value in value.flatMap { $0.trimmingBlanks.isEmpty ? nil : (name, $0) } }
  }

  /// All that the text is, each piece on a line.
  private var words: String {
    var lines: [String] = []
    for provision in edition.provisions {
      lines.append("\(provision.kind.rawValue) \(provision.state.rawValue) \(provision.address) \(provision.designation)")
      lines.append(provision.heading ?? "")
      for content in provision.content {
        switch content {
        case .paragraph(let paragraph): lines.append(paragraph.text)
        case .table(let table): lines += table.rows.joined()
        case .child: break
        }
      }
    }
    return (lines + edition.editorNotes.map { "\($0.label) \($0.text)" }).joined(separator: "\n")
  }

  private func writeMetadata(_ metadata: inout JSONWriter) {
    metadata.member("title", OSCALMarkdown.line(header.regulation.title))
    metadata.member("last-modified", startOf: header.asOf)
    metadata.member("version", header.edition.id.rawValue)
    metadata.member("oscal-version", OSCALForm.version)
    metadata.key("props")
    metadata.list { list in
      list.property(OSCALForm.form, OSCALForm.formNumber, isOwn: true)
      for fact in facts { list.property(fact.name, fact.value, isOwn: true) }
    }
    metadata.member(links: header.links)
    metadata.member(
      "remarks",
      OSCALMarkdown.paragraphs(
        header.edition.remarks + ["A documentation aid, not legal advice and not the official text."]))
  }

  private func noteUUID(_ label: String) -> String {
    NameUUID("editor's note", edition.instrument.rawValue, header.edition.id.rawValue, label).description
  }

  private func writeNotes(_ catalog: inout JSONWriter) {
    guard !edition.editorNotes.isEmpty else { return }
    catalog.member("back-matter") { matter in
      matter.member("resources", edition.editorNotes) { resource, note in
        resource.member("uuid", noteUUID(note.label))
        resource.member("title", OSCALMarkdown.line("Editor’s note \(note.label)"))
        resource.member("description", OSCALMarkdown.paragraph(note.text))
        resource.key("props")
        resource.list { $0.property(OSCALForm.editorNote, note.label, isOwn: true) }
      }
    }
  }

  // MARK: - Provisions

  /// Groups and controls, each with its place where their two lists alone would lose the order of the text.
  private func writeChildren(_ children: [ProvisionIndex], _ owner: inout JSONWriter, isOrdered: Bool, places: [ProvisionIndex: Int] = [:]) {
    let places = isOrdered ? [:] : places.isEmpty ? Dictionary(uniqueKeysWithValues: children.enumerated().map { ($1, $0) }) : places
    for (role, key) in [(OSCALIdentifiers.Role.control, "controls"), (.group, "groups")] {
      let members = children.filter { identifiers.roles[$0] == role }
      guard !members.isEmpty else { continue }
      owner.member(key, members) { write($1, place: places[$1], &$0) }
    }
  }

  private func write(_ index: ProvisionIndex, place: Int?, _ object: inout JSONWriter) {
    let provision = edition.provisions[index]
    let role = identifiers.roles[index]
    object.member("id", identifiers.all[index])
    if role == .part { object.member("name", Self.partName(provision.kind)) }
    if role == .part { object.member("ns", Self.partNamespace(provision.kind)) }
    object.member("class", provision.kind.rawValue)
    // Groups and controls must have a title.
    let title = provision.heading ?? (hasOwnTitle(index) ? provision.isSummary ? Self.summaryTitle : provision.designation : nil)
      .map { $0.isEmpty ? identifiers.all[index] : $0 }
    object.member("title", title.map(OSCALMarkdown.line))
    writeProperties(index, place: place, &object)
    let segments = OSCALSegment.segments(of: index, in: edition, identifiers)
    if role == .part, case .text(let paragraphs, _)? = segments.first { object.member("prose", prose(paragraphs)) }
    object.member(links: linksOfPart(index))
    let children = provision.children.filter { identifiers.roles[$0] != .part }
    let rest = role == .part && segments.first?.isText == true ? segments.dropFirst() : segments[...]
    let isOrdered = OSCALSegment.isOrdered(segments, identifiers)
    var places: [ProvisionIndex: Int] = [:]
    for (offset, segment) in segments.enumerated() { if case .child(let child) = segment { places[child] = offset } }
    writeParts(rest, of: index, isOrdered: isOrdered, &object)
    writeChildren(children, &object, isOrdered: isOrdered, places: places)
  }

  private func writeParts(_ segments: ArraySlice<OSCALSegment>, of owner: ProvisionIndex, isOrdered: Bool, _ object: inout JSONWriter) {
    let parts = segments.indices.filter { offset in
      if case .child(let child) = segments[offset] { identifiers.roles[child] == .part } else { true }
    }
    guard !parts.isEmpty else { return }
    let name = identifiers.roles[owner] == .part ? "continuation" : isStatement(owner) ? "statement" : "overview"
    var isFirst = true
    object.member("parts", parts) { part, offset in
      let place = isOrdered ? nil : offset
      switch segments[offset] {
      case .child(let child): write(child, place: place, &part)
      case .table(let table):
        part.member("name", "table")
        part.member("ns", OSCALForm.namespace)
        part.key("props")
        part.list { list in
          writePlace(place, &list)
          list.property(OSCALForm.headerRows, String(table.headerRows), isOwn: true)
        }
        part.member("prose", OSCALMarkdown.table(table))
      case .text(let paragraphs, let items):
        // What tools ask for by name is the first; text behind a note or a table continues it.
        if isFirst, name == "statement" { part.member("id", "\(identifiers.all[owner])_smt") }
        isFirst = false
        part.member("name", name)
        if name == "continuation" { part.member("ns", OSCALForm.namespace) }
        if let place {
          part.key("props")
          part.list { writePlace(place, &$0) }
        }
        if !paragraphs.isEmpty { part.member("prose", prose(paragraphs)) }
        if !items.isEmpty { part.member("parts", items) { write($1, place: nil, &$0) } }
      }
    }
  }

  /// Our own words are no statement of the law.
  private func isStatement(_ index: ProvisionIndex) -> Bool {
    OSCALForm.isStatement(edition.provisions[index].kind) && !edition.provisions[index].isSummary
  }

  private func prose(_ paragraphs: [Paragraph]) -> String { OSCALMarkdown.paragraphs(paragraphs.map(\.text)) }

  /// What a provision is called whose official words are not there, and that has no heading of its own to say so.
  private static let summaryTitle = "Summary; the official text is not reproduced"

  /// Whether a provision without a heading has a title all the same: groups and controls must have one, and a summary is never shown
  /// without being called so.
  private func hasOwnTitle(_ index: ProvisionIndex) -> Bool { identifiers.roles[index] != .part || edition.provisions[index].isSummary }

  private static func partName(_ kind: ProvisionKind) -> String {
    switch kind {
    case .example: "example"
    case .note: "note"
    case .recital: "recital"
    case .division, .section, .subdivision, .definition: "item"
    }
  }

  /// The namespace of the names that OSCAL does not have.
  private static func partNamespace(_ kind: ProvisionKind) -> String? {
    kind == .note || kind == .recital ? OSCALForm.namespace : nil
  }

  private func linksOfPart(_ index: ProvisionIndex) -> [OSCALLink] {
    var result = links.indices.contains(index) ? links[index] : []
    for label in edition.provisions[index].paragraphs.flatMap(\.marks).map(\.label) {
      let link = OSCALLink(href: "#" + noteUUID(label), relation: OSCALForm.editorNote, text: "Editor’s note \(label)")
      if !result.contains(link) { result.append(link) }
    }
    return result
  }

  // MARK: - Properties

  private func writeProperties(_ index: ProvisionIndex, place: Int?, _ object: inout JSONWriter) {
    let provision = edition.provisions[index]
    object.key("props")
    object.list { list in
      let label = provision.designation.trimmingBlanks
      if !label.isEmpty { list.property("label", label) }
      writePlace(place, &list)
      if provision.state == .repealed, identifiers.roles[index] == .control { list.property("status", "withdrawn") }
      list.property(OSCALForm.address, provision.address.description, isOwn: true)
      if provision.state != .inForce { list.property(OSCALForm.state, provision.state.rawValue, isOwn: true) }
      if provision.isSummary { list.property(OSCALForm.summary, OSCALForm.yes, isOwn: true) }
      if provision.isIncomplete { list.property(OSCALForm.incomplete, OSCALForm.yes, isOwn: true) }
      if provision.heading == nil, hasOwnTitle(index) { list.property(OSCALForm.heading, OSCALForm.none, isOwn: true) }
      let expected = OSCALForm.expectedLevel(provision.kind, below: provision.parent.map { edition.provisions[$0].level })
      if provision.level != expected { list.property(OSCALForm.level, String(provision.level), isOwn: true) }
      if let later = header.edition.later.first(where: { $0.provision == provision.address }) {
        list.property(OSCALForm.operative, later.operative.description, isOwn: true)
      }
      for (item, content) in provision.content.enumerated() {
        for mark in content.paragraph?.marks ?? [] {
          list.property(OSCALForm.editorNote, "\(item) \(mark.offset) \(mark.label)", isOwn: true)
        }
      }
    }
  }

  private func writePlace(_ place: Int?, _ list: inout JSONWriter) {
    guard let place else { return }
    // Numbers of one width sort as text, which is what the standard asks of them.
    list.property("sort-id", String(String(place + 100_000).dropFirst()))
  }
}

extension [OSCALIdentifiers.Role] {
  /// Whether the members come in the order of `roles`.
  fileprivate func isSorted(_ roles: [Element]) -> Bool {
    let places = compactMap { roles.firstIndex(of: $0) }
    return zip(places, places.dropFirst()).allSatisfy { $0 <= $1 }
  }
}
