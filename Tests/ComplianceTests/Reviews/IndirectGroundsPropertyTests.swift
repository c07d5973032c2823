import Compliance
import Diagnostics
import LegalText
import TestSupport
import Testing

/// Random laws with defined terms and references, amended in place or by a new edition: what is suspect is exactly what rests on changed
/// words, and what rests on them only through a definition or a reference is marked as indirect.
@Suite struct IndirectGroundsPropertyTests {
  /// A law whose sections use terms and cite other sections, and what was edited in it.
  private struct Law {
    var definitions: [[String]]
    var sections: [(words: [String], uses: Set<Int>, cites: Set<Int>)]
    /// The order in which sections stand; numbers go by it where they move.
    var order: [Int]
    var typography = false
    private var generator: SeededGenerator

    private static let syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so"]

    init(seed: UInt64) {
      generator = SeededGenerator(seed: seed &* 31 &+ 5)
      (definitions, sections, order) = ([], [], [])
      for _ in 0..<(2 + number(4)) { definitions.append(words(6 + number(8))) }
      let count = 4 + number(8)
      for index in 0..<count {
        let uses = Set((0..<number(3)).map { _ in number(definitions.count) })
        let cites = Set((0..<number(3)).map { _ in number(count) }).subtracting([index])
        sections.append((words(8 + number(12)), uses, cites))
      }
      order = Array(0..<count)
    }

    mutating func number(_ bound: Int) -> Int { Int(generator.next() % UInt64(max(1, bound))) }

    private mutating func words(_ count: Int) -> [String] { (0..<count).map { _ in word() } }
    private mutating func word() -> String { (0...(1 + number(2))).map { _ in Self.syllables[number(Self.syllables.count)] }.joined() }

    static func name(_ definition: Int) -> String { "Term\(["alpha", "beta", "gamma", "delta", "epsilon"][definition])" }

    /// - Parameter moves: whether sections may get other numbers, which those that cite them then print.
    mutating func edit(moves: Bool) -> (definition: Int?, section: Int?) {
      switch number(moves ? 5 : 4) {
      case 0, 1:
        let index = number(definitions.count)
        definitions[index][number(definitions[index].count)] = word()
        return (index, nil)
      case 2:
        let index = number(sections.count)
        sections[index].words[number(sections[index].words.count)] = word()
        return (nil, index)
      case 3:
        typography.toggle()
        return (nil, nil)
      default:
        // Two that no section cites change places, so that no words change.
        let free = order.indices.filter { place in !sections.contains { $0.cites.contains(order[place]) } }
        if free.count > 1 { order.swapAt(free[number(free.count)], free[number(free.count)]) }
        return (nil, nil)
      }
    }

    /// The number of a section.
    func label(_ section: Int) -> Int { 2 + (order.firstIndex(of: section) ?? 0) }

    var text: String {
      let (open, close) = typography ? ("“", "”") : ("\"", "\"")
      var result = "## § 1. Definitions\n\n"
      for (index, words) in definitions.enumerated() {
        result += "(\(["a", "b", "c", "d", "e"][index])) \(open)\(Self.name(index))\(close) means \(words.joined(separator: typography ? "  " : " ")).\n\n"
      }
      for section in order {
        let (words, uses, cites) = sections[section]
        let used = uses.sorted().map { " with \(Self.name($0))" }.joined()
        let cited = cites.sorted().map { " under section \(label($0))" }.joined(separator: " and")
        result += "## § \(label(section)). Heading\n\nA handler shall \(words.joined(separator: " "))\(used)\(cited).\n\n"
      }
      return result
    }
  }

  private static let act = InstrumentIdentifier("act")

  private func corpus(_ texts: [String]) throws -> Corpus {
    let position = SourcePosition(startOf: "regulation.yaml")
    let editions = texts.enumerated().map { index, text in
      let parsed = OutlineReader.read(SourceText(path: "\(2024 + index).md", text: text), instrument: Self.act)
      return LoadedEdition(
        information: EditionInformation(
          id: EditionIdentifier(String(2024 + index)), file: Located("x.md", at: position), effective: CalendarDate(iso: "\(2024 + index)-01-01"),
          position: position), edition: parsed.value.edition, places: parsed.value.places)
    }
    let regulation = Regulation(
      id: Self.act, title: "The Act", shortTitle: "Act", jurisdiction: nil,
      style: CitationStyle(full: "Act § {}", short: "§ {}", aliases: ["Act"], selfReferences: []), levelNames: ["item"],
      editions: editions.map(\.information), position: position)
    return Corpus(instruments: [Instrument(regulation: regulation, editions: editions, asOf: try #require(CalendarDate(iso: "2026-11-23")))])
  }

  private func read(_ text: String) throws -> RecordValue { try #require(YAMLDocument.read(SourceText(path: "o.yaml", text: text)).value) }

  private func assess(_ obligations: String, _ corpus: Corpus) async throws -> AssessedOrganization {
    let vocabularies = ["roles", "purposes", "data-categories"].map { "vocabulary: \($0)\nterms:\n  - { id: any, label: Any }\n" }
    let organization = Organization(
      vocabularies: VocabularyReader.read(try vocabularies.map(read), folder: "vocabularies").value,
      vendors: [try #require(VendorReader.read(try read("id: acme\nname: Acme\nengagements:\n  - { id: main, service: Work }\n")).value)],
      obligations: ObligationReader.read(try read(obligations)).value.obligations, roleRules: [], assessments: [])
    let references = ReferenceReader(corpus: corpus, defaultInstrument: Self.act)
    let law = await LinkedLaw.link(corpus, width: 1)
    let terms = await LinkedTerms.link(corpus, law: law, width: 1).value
    let changes = await LawChanges.read(
      organization, references: references, current: corpus.instruments.map { TextBasis($0, law: law, terms: terms) }, width: 1)
    let carried = organization.carried(by: references, changes)
    let day = try #require(CalendarDate(iso: "2026-11-23"))
    let linked = Linker(references: references).link(carried.organization, carried: carried.carried, vendorsFolder: "vendors", asOf: day)
    return AssessedOrganization(linked.value, corpus: corpus, asOf: day, lawChanges: changes)
  }

  private func obligations(_ law: Law, _ review: (Int) -> String) -> String {
    law.sections.indices.map { section in
      """
      - id: o-\(section)
        title: Duty \(section)
        modality: obligation
        cite: act/\(law.label(section))
        applies-to: { vendor: acme }
        reviewed: { on: 2024-02-01, by: counsel, edition: "2024"\(review(section)) }

      """
    }.joined()
  }

  /// Suspect directly, indirectly, or not, by the words of the reason.
  private func kind(_ reasons: [SuspectReason]) -> String {
    guard let reason = reasons.first else { return "firm" }
    let isDirect = !reason.altered.isEmpty || reason.changes.contains { !$0.isIndirect }
    let isIndirect = !reason.alteredIndirectly.isEmpty || reason.changes.contains(where: \.isIndirect)
    return isDirect ? isIndirect ? "both" : "direct" : isIndirect ? "indirect" : "unknown"
  }

  @Test(arguments: [false, true]) func makesSuspectExactlyWhatRestsOnChangedWords(isNewEdition: Bool) async throws {
    var counts: [String: Int] = [:]
    for seed in 0..<40 {
      var law = Law(seed: UInt64(seed))
      let before = law
      let first = try corpus([before.text])
      let plain = try await assess(obligations(before) { _ in "" }, first)
      let edition = try #require(first[Self.act]).current.edition
      let stamps = before.sections.indices.map { section -> String in
        let address = ProvisionAddress(Self.act, [String(before.label(section))])
        guard let index = edition.index(of: address) else { return "" }
        let digests = plain.lawChanges.currentDigests(of: [address], first)
        let indirect = digests.map { ", indirect: { \($0.key): \"\($0.value)\" }" }.joined()
        return ", fingerprints: { \(address): \"\(edition.fingerprint(of: index))\" }\(indirect)"
      }
      var (definitions, sections) = (Set<Int>(), Set<Int>())
      for _ in 0..<(1 + law.number(3)) {
        let edited = law.edit(moves: isNewEdition)
        if let definition = edited.definition { definitions.insert(definition) }
        if let section = edited.section { sections.insert(section) }
      }
      // An edit may have put back the word that stood there.
      definitions = definitions.filter { law.definitions[$0] != before.definitions[$0] }
      sections = sections.filter { law.sections[$0].words != before.sections[$0].words }
      let after = try await assess(obligations(before) { stamps[$0] }, try corpus(isNewEdition ? [before.text, law.text] : [law.text]))
      for (section, rest) in before.sections.enumerated() {
        let isDirect = sections.contains(section)
        let isIndirect = !rest.uses.isDisjoint(with: definitions) || !rest.cites.isDisjoint(with: sections)
        let expected = isDirect ? isIndirect ? "both" : "direct" : isIndirect ? "indirect" : "firm"
        let obligation = try #require(after.linked.obligations.first { $0.record.id.value == "o-\(section)" })
        let reasons = after.suspectReasons(of: obligation)
        #expect(kind(reasons) == expected, "seed \(seed), section \(section): \(reasons.map(\.inWords))")
        counts[expected, default: 0] += 1
      }
    }
    print("indirect grounds, \(isNewEdition ? "new edition" : "in place"): \(counts.sorted { $0.key < $1.key })")
    for kind in ["firm", "direct", "indirect"] { #expect(counts[kind, default: 0] > 10) }
  }
}
