import Compliance
import Diagnostics
import LegalText
import TestSupport
import Testing

/// A handbook that is carried through random amendments of its law: nothing is lost, nothing is kept on changed words, nothing is
/// made suspect by what is editorial.
@Suite struct CarriedHandbookTests {
  /// An obligation with an assessment, resting on one provision of the law.
  private struct Record {
    /// The node of the random law.
    var node: Int
    var address: ProvisionAddress
    var edition: String
  }

  private static let day = "2028-11-23"
  private static let act = InstrumentIdentifier("act")

  private func corpus(_ editions: [Edition]) throws -> Corpus {
    let position = SourcePosition(startOf: "regulation.yaml")
    let loaded = editions.enumerated().map { index, edition in
      let name = String(2024 + index)
      return LoadedEdition(
        information: EditionInformation(
          id: EditionIdentifier(name), file: Located("\(name).md", at: position), effective: CalendarDate(iso: "\(name)-01-01"), position: position),
        edition: edition, places: EditionPlaces())
    }
    let regulation = Regulation(
      id: Self.act, title: "The Act", shortTitle: "Act", jurisdiction: nil,
      style: CitationStyle(full: "Act § {}", short: "§ {}", aliases: ["Act"], selfReferences: []), levelNames: ["item"],
      editions: loaded.map(\.information), position: position)
    return Corpus(instruments: [Instrument(regulation: regulation, editions: loaded, asOf: try #require(CalendarDate(iso: Self.day)))])
  }

  private func read(_ text: String, _ path: String) throws -> RecordValue {
    try #require(YAMLDocument.read(SourceText(path: path, text: text)).value)
  }

  private func assess(_ records: [Record], under corpus: Corpus) async throws -> AssessedOrganization {
    let obligations = records.map { record in
      """
      - id: o-\(record.node)
        title: Duty \(record.node)
        modality: obligation
        cite: \(record.address)
        applies-to: { vendor: acme }
        reviewed: { on: 2024-02-01, by: counsel, edition: "\(record.edition)" }

      """
    }.joined()
    let assessments = records.map { record in
      "- { vendor: acme, engagement: main, obligation: o-\(record.node), status: met, reason: seen, by: counsel, on: 2024-02-01, edition: \"\(record.edition)\" }\n"
    }.joined()
    let vocabularies = ["roles", "purposes", "data-categories"].map { "vocabulary: \($0)\nterms:\n  - { id: any, label: Any }\n" }
    let organization = Organization(
      vocabularies: VocabularyReader.read(try vocabularies.map { try read($0, "v.yaml") }, folder: "vocabularies").value,
      vendors: [try #require(VendorReader.read(try read("id: acme\nname: Acme\nengagements:\n  - { id: main, service: Work }\n", "a.yaml")).value)],
      obligations: ObligationReader.read(try read(obligations, "o.yaml")).value.obligations, roleRules: [],
      assessments: AssessmentReader.read(try read(assessments, "s.yaml")).value)
    let references = ReferenceReader(corpus: corpus, defaultInstrument: Self.act)
    let law = await LinkedLaw.link(corpus, width: 1)
    let terms = await LinkedTerms.link(corpus, law: law, width: 1).value
    let basis = corpus.instruments.map { TextBasis($0, law: law, terms: terms) }
    let changes = await LawChanges.read(organization, references: references, current: basis, width: 1)
    let carried = organization.carried(by: references, changes)
    let day = try #require(CalendarDate(iso: Self.day))
    let linked = Linker(references: references).link(carried.organization, carried: carried.carried, vendorsFolder: "vendors", asOf: day)
    #expect(linked.diagnostics.map(\.description) == [])
    return AssessedOrganization(linked.value, corpus: corpus, asOf: day, lawChanges: changes)
  }

  /// The nodes whose words somebody changed, struck, split, merged or put in; and of these where only the place is known.
  private func changedNodes(_ law: RandomAmendment, _ before: [Int], _ after: [Int], hadWords: Set<Int>) -> Set<Int> {
    var result: Set<Int> = []
    for id in before where hadWords.contains(id) {
      if let fate = law.fates[id], fate != .same, fate != .editorial { result.insert(id) }
    }
    for id in after where law.fates[id] == nil && !law.nodes[id].words.isEmpty {
      // What was put in changes what it was put into.
      var parent = law.nodes[id].parent
      while let candidate = parent, law.fates[candidate] == nil { parent = law.nodes[candidate].parent }
      if let parent { result.insert(parent) }
    }
    return result
  }

  private func subtree(_ index: ProvisionIndex, _ edition: Edition, _ ids: [Int]) -> Set<Int> { Set(edition.subtree(of: index).map { ids[$0] }) }

  private func introductions(_ index: ProvisionIndex, _ edition: Edition, _ ids: [Int]) -> Set<Int> {
    var result: Set<Int> = []
    var current = edition.provisions[index].parent
    while let parent = current {
      result.insert(ids[parent])
      current = edition.provisions[parent].parent
    }
    return result
  }

  @Test(arguments: 0..<6) func losesNothingKeepsNothingChangedAndSuspectsNothingEditorial(block: Int) async throws {
    var checked = 0
    var needless = 0
    for seed in (block * 4)..<(block * 4 + 4) {
      var law = RandomAmendment(seed: UInt64(seed))
      var editions: [(edition: Edition, ids: [Int])] = [law.edition()]
      var records = zip(editions[0].edition.provisions, editions[0].ids).map { Record(node: $1, address: $0.address, edition: "2024") }
      // For each record what changed below it since its edition, by nodes.
      var changed: [[Set<Int>]] = []
      for round in 1...2 {
        let (before, beforeIDs) = editions[round - 1]
        let hadWords = Set(zip(before.provisions, beforeIDs).filter { !$0.0.content.isEmpty && !law.nodes[$0.1].words.isEmpty }.map(\.1))
        law.settle()
        for _ in 0..<(1 + (seed + round) % 9) { law.edit() }
        editions.append(law.edition())
        let now = changedNodes(law, beforeIDs, editions[round].ids, hadWords: hadWords)
        changed.append([now])
        let organization = try await assess(records, under: try corpus(editions.map(\.edition)))
        let linked = organization.linked
        // Never lost.
        #expect(linked.obligations.count == records.count && linked.assessments.count == records.count, "seed \(seed)")
        let places = Dictionary(linked.obligations.enumerated().map { ($1.record.id.value, $0) }) { first, _ in first }
        var next: [Record] = []
        for record in records {
          let obligation = linked.obligations[try #require(places["o-\(record.node)"])]
          let base = Int(record.edition).map { $0 - 2024 } ?? 0
          let (edition, ids) = editions[base]
          let index = try #require(edition.index(of: record.address))
          let since = changed[base...].flatMap { $0 }.reduce(into: Set<Int>()) { $0.formUnion($1) }
          let below = subtree(index, edition, ids)
          let isChanged = !below.isDisjoint(with: since)
          let isIndirect = !introductions(index, edition, ids).isDisjoint(with: since)
          let assessment = linked.assessments.first { $0.obligation == places["o-\(record.node)"] }
          let reasons = organization.suspectReasons(of: obligation)
          #expect(reasons.isEmpty == organization.suspectReasons(of: try #require(assessment)).isEmpty)
          checked += 1
          if isChanged { #expect(!reasons.isEmpty, "seed \(seed), round \(round): \(record.address) of \(record.edition) is kept on changed words") }
          if !isChanged, !isIndirect, !reasons.isEmpty {
            needless += 1
            print("needless: seed \(seed) round \(round): \(record.address): \(reasons.map(\.inWords))")
          }
          // Whoever looked stamps the new number and edition.
          let carried = linked.carried[obligation.record.cite.position]
          var isOne = carried == nil
          if case .renumbered(let addresses, _) = carried?.fate { isOne = addresses.count == 1 }
          if !reasons.isEmpty, isOne, let place = editions[round].edition.index(of: obligation.address) {
            next.append(Record(node: editions[round].ids[place], address: obligation.address, edition: String(2024 + round)))
          } else {
            next.append(record)
          }
        }
        // Two records may have come to rest on one provision.
        var seen: Set<Int> = []
        records = next.filter { seen.insert($0.node).inserted }
      }
    }
    print("block \(block): \(needless) of \(checked) needless")
    #expect(needless * 100 <= checked)
  }
}
