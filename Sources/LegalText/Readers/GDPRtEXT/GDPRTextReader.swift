package import Diagnostics

/// Reads the General Data Protection Regulation as GDPRtEXT has it: articles as sections, points and subpoints as
/// subdivisions, recitals as recitals, footnotes as notes.
package enum GDPRTextReader {
  /// - Complexity: linear in the file.
  package static func read(
    _ source: SourceText, instrument: InstrumentIdentifier, accounting: Bool = false
  ) -> Checked<EditionReading> {
    let document = JSONDocument.read(source)
    guard let root = document.value else {
      return Checked(.empty(instrument), document.diagnostics.isEmpty ? [.empty(source)] : document.diagnostics)
    }
    guard case .list? = root["chapters"]?.content else {
      return Checked(
        .empty(instrument),
        [Diagnostic("no-provisions", .error, "Key 'chapters' holds the articles in GDPRtEXT; this file has no such list", at: root.position)])
    }
    var act = GDPRTextAct(instrument: instrument, origins: ScalarOrigin(source), accounting: accounting)
    act.read(root)
    return act.finish(root)
  }
}

/// Builds the edition of an act.
struct GDPRTextAct {
  private let origins: ScalarOrigin
  private var builder: EditionBuilder
  private var texts: PlainTextReader
  private var diagnostics: [Diagnostic] = []

  init(instrument: InstrumentIdentifier, origins: ScalarOrigin, accounting: Bool) {
    self.origins = origins
    builder = EditionBuilder(instrument: instrument)
    texts = PlainTextReader(origins: origins, accounting: accounting)
  }

  mutating func read(_ root: RecordValue) {
    addRecitals(root["recitals"])
    for chapter in root["chapters"]?.elements ?? [] { addDivision(chapter) }
    addFootnotes(root["citations"])
  }

  mutating func finish(_ root: RecordValue) -> Checked<EditionReading> {
    let built = builder.finish()
    diagnostics += built.diagnostics
    if built.value.edition.provisions.isEmpty {
      diagnostics.append(
        Diagnostic("no-provisions", .error, "List 'chapters' is empty; get the whole file", at: root["chapters"]?.position ?? root.position))
    }
    var stated = StatedInformation()
    stated.title = root["title"].flatMap { value in value.text.map { Located($0.trimmingBlanks, at: value.position) } }
    // `updated` is the day of the Official Journal, which is no date of law.
    stated.adopted = root["dated"].flatMap { value in Self.day(value).map { Located($0, at: value.position) } }
    let account = texts.account.runs(of: root, origins: origins) { path in
      path.count == 1 ? .metadata : .structure
    }
    return Checked(EditionReading(parsed: built.value, account: account, stated: stated), diagnostics.sorted())
  }

  /// Days are written 27/04/2016.
  private static func day(_ value: RecordValue) -> CalendarDate? {
    let parts = (value.text ?? "").split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Recitals stand before the enacting terms in the law, and behind them in the file.
  private mutating func addRecitals(_ list: RecordValue?) {
    guard let first = list?.elements.first else { return }
    builder.open(.division, label: "recitals", designation: "", heading: "Recitals", at: first.position)
    for recital in list?.elements ?? [] {
      let number = number(of: recital)
      builder.open(.recital, label: number ?? "unnumbered", designation: number.map { "(\($0))" } ?? "", level: 1, at: recital.position)
      addText(recital)
      builder.close()
    }
    builder.close()
  }

  private mutating func addDivision(_ node: RecordValue) {
    let type = node["type"]?.text?.trimmingBlanks ?? "division"
    let number = number(of: node)
    let word = type == "chapter" ? "CHAPTER" : type.prefix(1).uppercased() + type.dropFirst()
    let designation = number.map { "\(word) \($0)" } ?? ""
    let title = node["title"].map { texts.line(of: $0).text }
    let isArticle = type == "article"
    let label = OutlineHeading(designation: designation, heading: title, kind: isArticle ? .section : .division).label
    builder.open(isArticle ? .section : .division, label: label, designation: designation, heading: title, at: node.position)
    let contents = node["contents"]?.elements ?? []
    if isArticle {
      addPoints(contents, isDefinitions: title?.lowercased().hasPrefix("definition") ?? false)
    } else {
      for inner in contents { addDivision(inner) }
    }
    builder.close()
  }

  private mutating func addPoints(_ points: [RecordValue], isDefinitions: Bool) {
    let depth = builder.openProvisions.count
    for point in points {
      // A text without a number is the article's chapeau before the first point, and a further subparagraph of the point
      // behind which it stands.
      guard let number = number(of: point) else {
        addText(point)
        for subpoint in point["subpoints"]?.elements ?? [] { addSubpoint(subpoint) }
        continue
      }
      builder.close(to: depth)
      let isDefinition = isDefinitions && DefinitionShape.matches(point["text"]?.text ?? "")
      builder.open(
        isDefinition ? .definition : .subdivision, label: number, designation: isDefinition ? "(\(number))" : "\(number).", level: 1,
        at: point.position)
      addText(point)
      for subpoint in point["subpoints"]?.elements ?? [] { addSubpoint(subpoint) }
    }
    builder.close(to: depth)
  }

  private mutating func addSubpoint(_ subpoint: RecordValue) {
    let number = number(of: subpoint)
    builder.open(
      .subdivision, label: number ?? "unnumbered", designation: number.map { "(\($0))" } ?? "", level: 2, at: subpoint.position)
    addText(subpoint)
    builder.close()
  }

  private mutating func addFootnotes(_ citations: RecordValue?) {
    // In some versions a mapping by offset, whose keys say nothing that the numbers do not.
    let members = citations.map { $0.elements + $0.entries.map(\.value) } ?? []
    guard let first = members.first else { return }
    builder.open(.division, label: "footnotes", designation: "", heading: "Footnotes", at: first.position)
    for member in members {
      let number = number(of: member)
      builder.open(.note, label: number ?? "note", designation: number.map { "(\($0))" } ?? "", level: 1, at: member.position)
      addText(member)
      builder.close()
    }
    builder.close()
  }

  private mutating func number(of node: RecordValue) -> String? {
    guard let value = node["number"], let text = value.text?.trimmingBlanks, !text.isEmpty else { return nil }
    texts.account.keep(value)
    return text
  }

  private mutating func addText(_ node: RecordValue) {
    guard let value = node["text"] else { return }
    if let paragraph = texts.paragraph(of: value) { return builder.add(Paragraph(paragraph.text), origin: paragraph.origin) }
    for text in texts.paragraphs(of: value) { builder.add(Paragraph(text.text), origin: text.origin) }
  }
}
