internal import Diagnostics

/// What a part of a control is, by its name.
struct OSCALPart {
  enum Role { case statement, item, example, assessment, note }
  let role: Role
  let name: String

  /// Material for assessors, by the names of SP 800-53A since OSCAL 1.0 and before.
  static let assessmentNames: Set<String> = [
    "assessment-objective", "assessment-method", "assessment-objects", "objective", "assessment", "objects",
  ]

  init(_ part: RecordValue) {
    name = part["name"]?.text ?? ""
    role =
      switch name {
      case "statement": .statement
      case "item": .item
      case "example": .example
      case _ where Self.assessmentNames.contains(name): .assessment
      default: .note
      }
  }
}

extension OSCALCatalog {
  /// The prose of a statement is the control's own text, its items are subdivisions.
  mutating func addStatement(_ part: RecordValue, level: Int) {
    self.name(part)
    addProse(of: part)
    for item in part["parts"]?.elements ?? [] {
      let kind = OSCALPart(item).role
      if kind == .assessment { continue }
      addItem(item, level: level + 1, kind: kind == .example ? .example : .subdivision)
    }
  }

  mutating func addItem(_ part: RecordValue, level: Int, kind: ProvisionKind = .subdivision) {
    let label = OSCALLabel(of: part)
    if let value = label.value { texts.account.keep(value) }
    let heading = part["title"].map { texts.line(of: $0).text }
    let name = Enumerator(label.text)?.label ?? (label.text.isEmpty ? "unnumbered" : label.text)
    builder.open(kind, label: name, designation: label.text, heading: heading, level: level, at: part.position)
    self.name(part)
    addProse(of: part)
    for inner in part["parts"]?.elements ?? [] {
      switch OSCALPart(inner).role {
      case .assessment: continue
      case .statement, .item: addItem(inner, level: level + 1, kind: kind)
      case .example: addItem(inner, level: level + 1, kind: .example)
      case .note: addNote(inner, level: level + 1)
      }
    }
    builder.close()
  }

  /// Guidance, overviews and whatever else a catalog adds: apparatus, with all that stands below it.
  mutating func addNote(_ part: RecordValue, level: Int) {
    let name = OSCALPart(part).name
    guard part["prose"]?.text != nil || part["parts"] != nil || part["links"] != nil else { return }
    let heading = part["title"].map { texts.line(of: $0).text } ?? Self.words(name)
    if let value = part["name"], part["title"] == nil { texts.account.mark(value, as: .replaced(by: heading)) }
    builder.open(.note, label: name.isEmpty ? "note" : name, designation: "", heading: heading, level: level, at: part.position)
    self.name(part)
    addNoteText(part)
    builder.close()
  }

  private mutating func addNoteText(_ part: RecordValue) {
    addProse(of: part, isLabelled: true)
    for (relation, links) in OSCALLinks.byRelation(part) {
      addNames(of: links, lead: OSCALLinks.heading(relation) + ": ", countsLinks: false)
    }
    for inner in part["parts"]?.elements ?? [] {
      if let title = inner["title"] {
        let text = texts.line(of: title)
        if !text.isEmpty { builder.add(Paragraph(text.text), origin: text.origin) }
      }
      addNoteText(inner)
    }
  }

  /// Adds a part's prose to the open provision. `isLabelled`: with its number in front, where it opens no provision of its own.
  private mutating func addProse(of part: RecordValue, isLabelled: Bool = false) {
    let label = isLabelled ? OSCALLabel(of: part) : nil
    var lead = SourcedText()
    if let value = label?.value {
      lead = texts.line(of: value)
      if !lead.isEmpty { lead.append(" ", at: value.position) }
    }
    guard let prose = part["prose"] else {
      if !lead.isEmpty {
        lead.removeTrailingBlanks()
        builder.add(Paragraph(lead.text), origin: lead.origin)
      }
      return
    }
    for block in texts.blocks(of: prose) { add(block, behind: &lead) }
  }

  private mutating func add(_ block: OSCALTextReader.Block, behind lead: inout SourcedText) {
    switch block {
    case .table(let table): builder.add(table, origin: TextOrigin())
    case .paragraph(let text, let links):
      var whole = lead
      let shift = lead.count
      whole.append(text)
      lead = SourcedText()
      guard !whole.isEmpty, let current = builder.current else { return }
      let item = builder.provision(current).content.count
      builder.add(Paragraph(whole.text), origin: whole.origin)
      for link in links {
        references.append(
          MarkedReference(
            provision: current, item: item, range: link.range.lowerBound + shift..<link.range.upperBound + shift, target: link.target))
      }
    }
  }

  /// "Implementation guidance" of `implementation-guidance`.
  static func words(_ name: String) -> String {
    let words = name.replacing("-", with: " ").trimmingBlanks
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
