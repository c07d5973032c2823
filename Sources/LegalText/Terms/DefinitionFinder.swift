/// The definitions of an edition.
struct EditionDefinitions: Sendable {
  /// In the order of the text.
  var terms: [DefinedTerm]
  /// The provisions whose whole text begins as a definition: they ask nothing of anybody.
  var definingProvisions: Set<ProvisionIndex>
  /// The parts of paragraphs in which definitions print their names, by provision, in order.
  var heads: [ProvisionIndex: [TermPlace]]
}

/// Finds the definitions of an edition, with the scope that their introductions give them.
struct DefinitionFinder: Sendable {
  let edition: Edition
  private let scopes: ScopeResolver

  /// - Parameter levelNames: names of the levels below a section, outermost first.
  init(edition: Edition, levelNames: [String]) {
    self.edition = edition
    scopes = ScopeResolver(edition: edition, levelNames: levelNames.map { $0.lowercased() })
  }

  /// - Parameters:
  ///   - marked: terms that the source marks up; each is a definition, whatever words surround it.
  ///   - excluded: names that are no terms, in small letters.
  /// - Complexity: O(*n*) in the text.
  func find(marked: [MarkedTerm] = [], excluding excluded: Set<String> = []) -> EditionDefinitions {
    var collector = DefinitionCollector(excluded: excluded)
    let marksByItem = Dictionary(grouping: marked) { [$0.provision, $0.item] }
    var introductions = DefinitionIntroductions(edition: edition)
    var list: (entries: DefinitionList, end: ProvisionIndex)?
    for (index, provision) in edition.provisions.enumerated() {
      guard mayDefine(index) else { continue }
      let isAmongDefinitions = introductions.isAmongDefinitions(index)
      if provision.kind == .section {
        list = isAmongDefinitions ? (DefinitionList(of: index, in: edition), provision.end) : nil
      }
      let entries = list.flatMap { index < $0.end ? $0.entries : nil }
      let entriesHere = entries?.heads[index] ?? []
      let definedBefore = collector.count
      var isFirst = true
      for (item, content) in provision.content.enumerated() {
        if case .table(let table) = content, let terms = DefinitionTable(table) {
          for names in terms.rows { collector.add(names, scope: introductions.scope(of: index, scopes), address: provision.address) }
        }
        guard let paragraph = content.paragraph else { continue }
        defer { isFirst = false }
        if let entry = entriesHere.first(where: { $0.item == item }) {
          let found = FoundDefinition(entry.head, end: paragraph.text.utf8.count)
          collector.add(found, scope: introductions.scope(of: index, scopes), at: index, item, address: provision.address)
          if isFirst, provision.kind != .section { collector.definingProvisions.insert(index) }
        }
        let marks = marksByItem[[index, item]] ?? []
        // The words that definitions are made with; most paragraphs of a law have none of them.
        guard !marks.isEmpty || DefinitionWords.mayDefine(paragraph.text) else { continue }
        let text = WordText(paragraph.text)
        let sentence = DefinitionSentence(
          text: text, isAmongDefinitions: isAmongDefinitions, leadsToMeans: leadsToMeans(provision, behind: item))
        for found in sentence.definitions() {
          collector.add(found, scope: scope(of: found, at: index, &introductions), at: index, item, address: provision.address)
          if found.opensParagraph, isFirst, found.kind != .exclusion, !found.names.allSatisfy({ excluded.contains($0.text.lowercased()) }) {
            collector.definingProvisions.insert(index)
          }
        }
        for mark in marks {
          collector.add(mark, text: paragraph.text, scope: introductions.scope(of: index, scopes), address: provision.address)
        }
      }
      // A heading is the term only where the text below it names none.
      if collector.count == definedBefore, let heading = provision.heading, entries?.headings.contains(index) == true {
        collector.add(HeadNames.names(inHeading: heading), scope: introductions.scope(of: index, scopes), address: provision.address)
        collector.definingProvisions.insert(index)
      }
    }
    return collector.finish()
  }

  private func mayDefine(_ index: ProvisionIndex) -> Bool {
    var current: ProvisionIndex? = index
    while let candidate = current {
      let provision = edition.provisions[candidate]
      if [.note, .example, .recital].contains(provision.kind) || provision.state == .repealed { return false }
      current = provision.parent
    }
    return true
  }

  private func leadsToMeans(_ provision: Provision, behind item: Int) -> Bool {
    guard item + 1 < provision.content.count, let child = provision.content[item + 1].child,
      let first = edition.provisions[child].openingParagraphs.first
    else { return false }
    return first.text.hasPrefix("means") || first.text.hasPrefix("includes") || first.text.hasPrefix("has the meaning")
  }

  private func scope(
    of found: FoundDefinition, at index: ProvisionIndex, _ introductions: inout DefinitionIntroductions
  ) -> TermScope {
    if let phrase = found.scope { return scopes.scope(of: phrase, at: index) }
    // A name in parentheses is used from there on.
    if found.kind == .definition(.named) { return .instrument }
    return introductions.scope(of: index, scopes)
  }
}

/// A quick look for the words that every definition has.
enum DefinitionWords {
  private static let words = ["mean", "defin", "limited to", "includ", "refer", "exclude"].map { Array($0.utf8) }
  private static let quotationMarks: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "'"), 0xE2]

  static func mayDefine(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var opened = false
      for offset in bytes.indices {
        for word in words where bytes[offset] == word[0] && offset + word.count <= bytes.count {
          if bytes[offset..<(offset + word.count)].elementsEqual(word) { return true }
        }
        // "(a “retention notice”)"
        if bytes[offset] == UInt8(ascii: "(") { opened = true }
        if opened, quotationMarks.contains(bytes[offset]) { return true }
        // "“collection of information”—"
        if bytes[offset] == 0xE2, offset + 2 == bytes.count - 1, bytes[offset + 1] == 0x80, bytes[offset + 2] == 0x94 { return true }
      }
      return false
    }
  }
}
