import Diagnostics
import Testing

@testable import LegalText

@Suite struct CitationTroubleTests {
  private static let rules = """
    # § 1. Duties

    (a) Handlers act under section 2, subdivisions (a)(1) through (a)(4), and section 9.

    (b) They heed sections 2 and 3 and section 4, and 42 U.S.C. 1983.

    # § 2. Exceptions

    (a) None applies to:

    (1) one;

    (2) another.

    # § 3. Old duties [Repealed]

    # § 4. [Reserved]
    """

  private func troubles(of provision: Int) async throws -> [[CitationTrouble]] {
    let id = InstrumentIdentifier("rules")
    let regulation = CitationFixtures.regulation("rules", "Rules", "Rules", "Rules § {}", aliases: [], own: [], levels: ["subdivision", "paragraph"])
    let parsed = OutlineReader.read(SourceText(path: "rules.md", text: Self.rules), instrument: id).value
    let nowhere = SourcePosition(startOf: "regulation.yaml")
    let information = EditionInformation(id: EditionIdentifier("2030"), file: Located("rules.md", at: nowhere), position: nowhere)
    let instrument = Instrument(
      regulation: regulation, editions: [LoadedEdition(information: information, edition: parsed.edition, places: parsed.places)],
      asOf: try #require(CalendarDate(year: 2030, month: 1, day: 1)))
    let corpus = Corpus(instruments: [instrument])
    let law = await LinkedLaw.link(corpus, width: 1)
    return law.citations(of: provision, in: id).map { CitationTrouble.troubles(of: $0, in: corpus) }
  }

  private func address(_ components: String...) -> ProvisionAddress { ProvisionAddress(InstrumentIdentifier("rules"), components) }

  @Test func tellsWhatAStaleRangeLacksAndWhatStandsThere() async throws {
    #expect(
      try await troubles(of: 1) == [
        [.partsMissing([address("2", "a", "3"), address("2", "a", "4")], present: [address("2", "a", "1"), address("2", "a", "2")])],
        [.sectionsMissing([address("9")])],
      ])
  }

  @Test func tellsRepealedAndReservedFromMissingAndLeavesOtherInstrumentsAlone() async throws {
    #expect(
      try await troubles(of: 2) == [
        [.notInForce([address("3")], .repealed)], [.notInForce([address("4")], .reserved)], [],
      ])
  }
}
