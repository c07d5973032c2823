import Compliance
import Diagnostics
import LegalText
import Testing

/// What a record that cites a provision must look at again.
@Suite struct LawChangeTests {
  private static let old = """
    # Part 1. Terms

    ## § 1. Definitions

    In this act:

    (a) "Record" means a note about a person.

    # Part 2. Duties

    ## § 2. Erasure

    A handler shall erase a Record within 24 months.

    ## § 3. Letter

    A handler shall send a letter to the office about each erasure.

    ## § 4. Return

    A handler shall hand back files in a common format.

    ## § 5. Notice

    The notice says within 72 hours:

    (a) what happened;

    (b) when it was noticed;

    ## § 6. Lists

    A handler shall keep lists as section 5 has it.

    """

  /// The definition is wider; erasure has another period; the letter is repealed, and return has its number.
  private static let new = """
    # Part 1. Terms

    ## § 1. Definitions

    In this act:

    (a) “Record” means a note about a person or a household.

    # Part 2. Duties

    ## § 2. Erasure

    A handler shall erase a Record within 13 months.

    ## § 3. Return

    A handler shall hand back files in a common format.

    ## § 5. Notice

    The notice says within 48 hours:

    (a) what happened;

    (b) when it was noticed;

    (c) what was done about it.

    ## § 6. Lists

    A handler shall keep lists as section 5 has it.

    """

  private func change(from old: String = Self.old, to new: String = Self.new) async throws -> LawChange {
    let id = InstrumentIdentifier("act")
    let position = SourcePosition(startOf: "regulation.yaml")
    func edition(_ name: String, _ text: String) -> LoadedEdition {
      let parsed = OutlineReader.read(SourceText(path: "\(name).md", text: text), instrument: id)
      #expect(parsed.diagnostics.map(\.description) == [])
      let information = EditionInformation(
        id: EditionIdentifier(name), file: Located("\(name).md", at: position), effective: CalendarDate(iso: "\(name)-01-01"), position: position)
      return LoadedEdition(information: information, edition: parsed.value.edition, places: parsed.value.places)
    }
    let editions = [edition("2024", old), edition("2026", new)]
    let regulation = Regulation(
      id: id, title: "The Act", shortTitle: "Act", jurisdiction: nil,
      style: CitationStyle(full: "Act § {}", short: "§ {}", aliases: ["Act"], selfReferences: []), levelNames: ["item"],
      editions: editions.map(\.information), position: position)
    let instrument = Instrument(regulation: regulation, editions: editions, asOf: try #require(CalendarDate(iso: "2026-11-23")))
    let basis = await TextBasis.read(editions[0], of: instrument, in: Corpus(instruments: [instrument]), width: 1)
    return LawChange.read(instrument, from: editions[0], to: editions[1], basis: basis)
  }

  private func address(_ components: String...) -> ProvisionAddress {
    ProvisionAddress(InstrumentIdentifier("act"), components)
  }

  @Test func namesTheChangeOfTheWordsAndOfTheDefinition() async throws {
    #expect(
      try await change().grounds(of: address("2")).map(\.inWords) == [
        "§ 2: '24 months' became '13 months'", "indirectly, § 1(a): 'or a household' was added",
      ])
  }

  @Test func followsWordsToTheirNewNumber() async throws {
    let change = try await change()
    #expect(change.comparison.successors(of: address("4")) == [address("3")])
    #expect(change.grounds(of: address("4")) == [])
    #expect(change.grounds(ofNew: address("3")) == [])
  }

  @Test func neverTakesAnotherProvisionWithTheNumberForTheSame() async throws {
    #expect(try await change().grounds(of: address("3")).map(\.inWords) == ["§ 3 was repealed; other words now have its number"])
  }

  @Test func standsOnWhatIntroducesAnItem() async throws {
    let grounds = try await change().grounds(of: address("5", "a"))
    #expect(grounds.map(\.isIndirect) == [true])
    #expect(grounds.map(\.text) == ["§ 5: '72 hours' became '48 hours'"])
  }

  @Test func countsWhatWasAddedBelow() async throws {
    #expect(
      try await change().grounds(of: address("5")).map(\.inWords) == ["§ 5: '72 hours' became '48 hours'", "§ 5(c) was added"])
  }

  @Test func standsOnWhatItCites() async throws {
    let grounds = try await change().grounds(of: address("6"))
    #expect(grounds.map(\.isIndirect) == [true, true])
  }

  @Test func typographyIsNoChange() async throws {
    let printed = Self.old.replacing("\"Record\"", with: "“Record”")
    let change = try await change(to: printed)
    for provision in change.comparison.old.provisions { #expect(change.grounds(of: provision.address) == []) }
  }
}
