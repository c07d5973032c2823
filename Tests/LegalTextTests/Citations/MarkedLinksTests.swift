import Diagnostics
import LegalText
import Testing

@Suite struct MarkedLinksTests {
  private func instrument(_ id: String, _ outline: String, identifiers: [String: [String]], references: [(provision: Int, words: String, target: String, last: String?)] = []) -> Instrument {
    let name = InstrumentIdentifier(id)
    let edition = OutlineReader.read(SourceText(path: "\(id).md", text: outline), instrument: name).value
    let nowhere = SourcePosition(startOf: "regulation.yaml")
    let information = EditionInformation(id: EditionIdentifier("one"), file: Located("\(id).md", at: nowhere), position: nowhere)
    let marked = references.compactMap { reference -> MarkedReference? in
      guard let text = edition.edition.provisions[reference.provision].content.first?.paragraph?.text,
        let range = text.firstRange(of: reference.words)
      else { return nil }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return MarkedReference(
        provision: reference.provision, item: 0, range: start..<start + reference.words.utf8.count, target: reference.target, last: reference.last)
    }
    let loaded = LoadedEdition(
      information: information, edition: edition.edition, places: edition.places, references: marked,
      identifiers: identifiers.compactMapValues { edition.edition.index(of: ProvisionAddress(name, $0)) })
    let regulation = Regulation(
      id: name, title: id, shortTitle: id, jurisdiction: nil, style: CitationStyle(full: "\(id) § {}", short: "§ {}"),
      levelNames: ["subsection", "paragraph"], editions: [information], position: nowhere)
    return Instrument(regulation: regulation, editions: [loaded], asOf: CalendarDate(dayNumber: 739_000))
  }

  private func linked(_ references: [(provision: Int, words: String, target: String, last: String?)]) async -> [String] {
    let act = "## § 5. Duties\n\nSee the rule on records, section 6, and the parts below.\n\n(a) One.\n\n(b) Two.\n\n(c) Three.\n\n## § 6. More\n\nText.\n"
    let one = instrument(
      "act", act, identifiers: ["#a": ["5", "a"], "#c": ["5", "c"], "#six": ["6"]], references: references)
    let two = instrument("code", "## § 9. Records\n\nKeep.\n", identifiers: ["/us/code/s9": ["9"]])
    let law = await LinkedLaw.link(Corpus(instruments: [one, two]), width: 2)
    return law.citations(of: 0, in: InstrumentIdentifier("act")).map { "\($0.text) → \($0.targets)" }
  }

  @Test func takesMarkedReferencesBeforeTheGrammar() async {
    let found = await linked([(0, "the rule on records", "/us/code/s9", nil), (0, "section 6", "#six", nil)])
    #expect(found == ["the rule on records → [LegalText.ResolvedTarget.provision(code/9)]", "section 6 → [LegalText.ResolvedTarget.provision(act/6)]"])
  }

  @Test func leavesWhatDoesNotResolveToTheGrammar() async {
    let found = await linked([(0, "section 6", "#nowhere", nil)])
    #expect(found == ["section 6 → [LegalText.ResolvedTarget.provision(act/6)]"])
  }

  @Test func expandsAMarkedRange() async {
    let found = await linked([(0, "the parts below", "#a", "#c")])
    #expect(
      found.last
        == "the parts below → [LegalText.ResolvedTarget.provision(act/5/a), LegalText.ResolvedTarget.provision(act/5/b), LegalText.ResolvedTarget.provision(act/5/c)]")
  }
}
