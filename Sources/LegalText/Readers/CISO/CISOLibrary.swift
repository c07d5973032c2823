internal import Diagnostics

/// Builds the edition of a library.
struct CISOLibrary {
  let tree: CISOTree
  private let furniture: PageFurnitureMends
  private let origins: ScalarOrigin
  private var builder: EditionBuilder
  private var texts: PlainTextReader
  private var diagnostics: [Diagnostic] = []
  private var noteCount = 0
  private var foldedCount = 0
  private var firstFolded: SourcePosition?

  init(_ tree: CISOTree, instrument: InstrumentIdentifier, origins: ScalarOrigin, accounting: Bool) {
    self.tree = tree
    self.origins = origins
    furniture = PageFurnitureMends(tree.nodes.lazy.compactMap { $0.value["description"]?.text })
    builder = EditionBuilder(instrument: instrument)
    texts = PlainTextReader(origins: origins, accounting: accounting)
  }

  mutating func read() {
    for root in tree.roots { add(root, level: 0) }
  }

  mutating func finish(root: RecordValue, framework: RecordValue) -> Checked<EditionReading> {
    if foldedCount > 0 {
      diagnostics.append(
        Diagnostic(
          "folded-blanks", .note, "\(foldedCount) texts have several blanks in a row where lines were wrapped; each is read as one blank",
          at: firstFolded))
    }
    let built = builder.finish()
    var problems = tree.diagnostics + diagnostics + built.diagnostics
    if built.value.edition.provisions.isEmpty {
      problems.append(Diagnostic("no-provisions", .error, "List 'requirement_nodes' has no node that can be read", at: framework.position))
    } else {
      problems.append(
        Diagnostic(
          "no-notes", .note, "Framework libraries hold no notes of authority, reference and history; they are in the official text only",
          at: framework.position))
    }
    let account = texts.account.runs(of: root, origins: origins, reason: Self.reason)
    let title = (framework["name"] ?? root["name"]).flatMap { value in
      value.text.map { Located($0.trimmingBlanks, at: value.position) }
    }
    return Checked(
      EditionReading(parsed: built.value, account: account, stated: StatedInformation(title: title)), problems.sorted())
  }

  /// Why a value of a library is no part of the law, by the keys that lead to it.
  private static func reason(_ path: [String]) -> RemovalReason {
    guard path.contains("requirement_nodes") else { return .metadata }
    switch path.last {
    case "urn", "parent_urn", "ref_id": return .identifier
    case "depth", "assessable": return .structure
    default: return .metadata
    }
  }

  // MARK: - Nodes

  private mutating func add(_ index: Int, level: Int) {
    let node = tree.nodes[index]
    let isBelowSection = builder.openProvisions.contains { builder.provision($0).kind == .section }
    if tree.isChapeau(index) || (node.reference == nil && node.inferredLabel == nil && node.children.isEmpty && builder.current != nil) {
      addText(of: node)
      for child in node.children { add(child, level: level) }
      return
    }
    if isBelowSection {
      addSubdivision(index, node, level: level + 1)
    } else if isSection(node) {
      addSection(node)
    } else if isDivision(node) {
      addDivision(node)
    } else {
      addSubdivision(index, node, level: 1)
    }
    let inner = isBelowSection ? level + 1 : builder.current.map { builder.provision($0).level } ?? 0
    for child in node.children { add(child, level: inner) }
    builder.close()
  }

  /// A number that begins with a digit makes a section; in frameworks that number with letters, what can be assessed.
  private func isSection(_ node: CISONode) -> Bool {
    guard node.reference != nil else { return false }
    return node.isNumbered || (node.isAssessable && node.value["description"]?.text != nil)
  }

  private func isDivision(_ node: CISONode) -> Bool {
    !node.children.isEmpty || node.value["description"]?.text == nil
  }

  private mutating func addDivision(_ node: CISONode) {
    let designation = keepReference(of: node) ?? ""
    let heading = heading(of: node)
    let line = OutlineHeading(designation: designation, heading: heading, kind: .division)
    builder.open(.division, label: line.label, designation: designation, heading: heading, at: node.value.position)
    addText(of: node)
  }

  private mutating func addSection(_ node: CISONode) {
    let written = node.reference?.value ?? ""
    // Numbers of three digits and more are sections of a code, which prints them as "§ 7050."
    let isOfCode = node.isNumbered && !written.hasPrefix("§") && (node.labels.first?.utf8.count ?? 0) >= 3
    let number = node.isNumbered ? written.drop { $0 == "§" || $0 == " " }.trimmingFullStops : written
    let designation = isOfCode ? "§ \(number)." : written
    if let reference = node.value["ref_id"] {
      if isOfCode { texts.account.mark(reference, as: .replaced(by: designation)) } else { texts.account.keep(reference) }
    }
    let heading = heading(of: node)
    builder.open(.section, label: number, designation: designation, heading: heading, at: node.value.position)
    addText(of: node)
  }

  private mutating func addSubdivision(_ index: Int, _ node: CISONode, level: Int) {
    var marks: [EditorMark] = []
    let label: String
    let designation: String
    if node.isNumbered || node.inferredLabel != nil {
      label = mendedLabel(index, node, &marks)
      designation = "(\(label))"
      if let reference = node.value["ref_id"], marks.isEmpty { texts.account.mark(reference, as: .replaced(by: designation)) }
    } else {
      designation = keepReference(of: node) ?? ""
      label = designation.isEmpty ? "unnumbered" : OutlineHeading.slug(designation)
    }
    let parent = builder.current.map { builder.provision($0) }
    let announced = OutlineInference.kindAnnounced(by: parent?.openingParagraphs.last?.text ?? "")
    var kind = OutlineInference.kind(below: parent?.kind, announced: announced)
    if kind == .subdivision, parent?.kind == .section, parent?.heading?.lowercased().hasPrefix("definition") ?? false,
      DefinitionShape.matches(node.value["description"]?.text?.trimmingBlanks ?? "")
    {
      kind = .definition
    }
    // Some libraries write the text where others write a heading.
    let isTextInName = node.value["description"]?.text == nil && node.children.isEmpty
    let heading = isTextInName ? nil : heading(of: node)
    builder.open(kind, label: label, designation: designation, heading: heading, level: level, at: node.value.position)
    addText(of: node, key: isTextInName ? "name" : "description", marks: marks)
  }

  private mutating func keepReference(of node: CISONode) -> String? {
    guard let reference = node.value["ref_id"], let written = node.reference?.value else { return nil }
    texts.account.keep(reference)
    return written
  }

  /// Headings end in a full stop in some libraries and not in others; it is not part of the heading.
  private mutating func heading(of node: CISONode) -> String? {
    guard let value = node.value["name"], let text = value.text, !text.trimmingBlanks.isEmpty else { return nil }
    let heading = texts.line(of: value).text
    guard heading.hasSuffix("."), !heading.hasSuffix("..") else { return heading }
    if let stop = text.utf8.lastIndex(of: UInt8(ascii: ".")) {
      let offset = text.utf8.distance(from: text.startIndex, to: stop)
      texts.account.mark(value, offset..<offset + 1, as: .removed(.headingStop))
    }
    return String(heading.dropLast())
  }
}

// MARK: - Mends

extension CISOLibrary {
  /// The label of a node; a letter of the wrong case is mended, which its note says.
  private mutating func mendedLabel(_ index: Int, _ node: CISONode, _ marks: inout [EditorMark]) -> String {
    if let label = node.inferredLabel {
      let parent = node.parent.flatMap { tree.nodes[$0].reference?.value } ?? ""
      diagnostics.append(
        Diagnostic(
          "lost-number", .warning, "Node below '\(parent)' has no number; the numbers below it show that it is '(\(label))', read so",
          at: node.value.position))
      marks.append(note("The source has no number here; the numbers below it show that it is (\(label))."))
      return label
    }
    let outer = tree.outerLabels(of: index)
    let own = node.labels.starts(with: outer) ? Array(node.labels.dropFirst(outer.count)) : Array(node.labels.suffix(1))
    let label = own.joined(separator: ".")
    guard let before = node.previousSibling,
      let previous = tree.nodes[before].labels.last?.utf8.first, label.utf8.count == 1, let letter = label.utf8.first,
      letter.isASCIIUpper, previous + 1 == letter | 0x20
    else { return label }
    let mended = label.lowercased()
    if let reference = node.value["ref_id"] {
      texts.account.mark(reference, as: .replaced(by: "(\(mended))"))
      diagnostics.append(
        Diagnostic(
          "wrong-number", .warning, "Number '\(node.reference?.value ?? "")' has a letter of the wrong case; read as '(\(mended))', which follows '(\(tree.nodes[before].labels.last ?? ""))'",
          at: reference.position))
    }
    marks.append(note("The source numbers this provision “\(node.reference?.value ?? "")”. Mended to (\(mended)) by rule, which follows the number before it."))
    return mended
  }

  private mutating func addText(of node: CISONode, key: String = "description", marks: [EditorMark] = []) {
    guard let value = node.value[key], let text = value.text else {
      if !marks.isEmpty { builder.add(Paragraph("", marks: marks), origin: TextOrigin()) }
      return
    }
    texts.account.keep(value)
    let bytes = Array(text.utf8)
    let origin = origins.origin(of: value)
    var mends = furniture.mends(in: bytes)[...]
    noteFolding(value, bytes)
    var marks = marks
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = SourcedText()
      var offset = start
      while let mend = mends.first, mend.range.lowerBound < end {
        mends.removeFirst()
        guard mend.range.upperBound <= end, mend.range.lowerBound >= start else { continue }
        append(bytes, offset..<mend.range.lowerBound, origin, to: &line)
        offset = mend.range.upperBound
        let position = origin.position(of: mend.range.lowerBound) ?? value.position
        var mark = note("The source prints the page furniture “\(mend.text)” within this text; it was taken out by rule.")
        mark.offset = line.count
        marks.append(mark)
        texts.account.mark(value, mend.range, as: .mended(note: mark.label))
        diagnostics.append(
          Diagnostic("page-furniture", .note, "Page furniture '\(mend.text)' stands within a text; taken out (editor's note \(mark.label))", at: position))
      }
      append(bytes, offset..<end, origin, to: &line)
      start = end + 1
      guard !line.isEmpty else { continue }
      // The numbers of notes stand behind the paragraph, where they disturb no word.
      for index in marks.indices { marks[index].offset = line.count }
      builder.add(Paragraph(line.text, marks: marks), origin: line.origin)
      marks = []
      checkEnd(line, node)
    }
  }

  /// Adds a piece, with one blank between it and what stands before it.
  private func append(_ bytes: [UInt8], _ range: Range<Int>, _ origin: TextOrigin, to line: inout SourcedText) {
    let piece = PlainTextReader.folded(bytes, range, from: origin)
    guard !piece.isEmpty else { return }
    if !line.isEmpty, let position = piece.origin.position(of: 0) { line.append(" ", at: position) }
    line.append(piece)
  }

  private mutating func noteFolding(_ value: RecordValue, _ bytes: [UInt8]) {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x20, previous == 0x20 {
        foldedCount += 1
        if firstFolded == nil { firstFolded = value.position }
        return
      }
      previous = byte
    }
  }

  /// A text that ends without punctuation may have lost its full stop, or more.
  private mutating func checkEnd(_ line: SourcedText, _ node: CISONode) {
    let text = line.text
    guard let last = text.last, !".;:,!?”’\")]—".contains(last), node.isNumbered,
      !["and", "or"].contains(where: { text.hasSuffix(" " + $0) })
    else { return }
    diagnostics.append(
      Diagnostic(
        "unpunctuated-text", .note, "Text of '\(node.reference?.value ?? node.labels.joined(separator: "-"))' ends without punctuation ('… \(text.suffix(24))'); check the official text",
        at: line.origin.position(of: max(0, line.count - 1)) ?? node.value.position))
  }

  private mutating func note(_ text: String) -> EditorMark {
    noteCount += 1
    let label = "\(noteCount)"
    builder.add(EditorNote(label: label, text: text))
    return EditorMark(offset: 0, label: label)
  }
}

extension StringProtocol {
  var trimmingFullStops: String {
    var rest = self[...]
    while rest.last == "." { rest = rest.dropLast() }
    return String(rest)
  }
}
