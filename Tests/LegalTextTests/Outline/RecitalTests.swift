import Diagnostics
import Testing

@testable import LegalText

@Suite struct RecitalTests {
  private static let act = """
    {id: preamble}
    # REGULATION (EU) 2016/679

    THE EUROPEAN PARLIAMENT AND THE COUNCIL,

    Whereas:

    (1) The protection of natural persons is a fundamental right.

    (2) Two things follow:

    (a) one;

    (b) another.

    {continues: #}
    HAVE ADOPTED THIS REGULATION:

    # CHAPTER I General provisions

    {section}
    ## Article 1 Subject-matter

    1. This Regulation lays down rules.
    """

  @Test func readsWhatIsEnumeratedBelowWhereasAsRecitals() {
    let result = readOutline(Self.act)
    #expect(result.diagnostics.isEmpty)
    #expect(
      shape(result.value.edition).prefix(5) == [
        "preamble | division | \"\" | <REGULATION (EU) 2016/679> | THE EUROPEAN PARLIAMENT AND THE COUNCIL, | Whereas: | ↓recital-1 | ↓recital-2 | HAVE ADOPTED THIS REGULATION:",
        "recital-1 | recital | \"(1)\" | The protection of natural persons is a fundamental right.",
        "recital-2 | recital | \"(2)\" | Two things follow: | ↓a | ↓b",
        "recital-2/a | subdivision | \"(a)\" | one;",
        "recital-2/b | subdivision | \"(b)\" | another.",
      ])
  }

  @Test func countsNoRecitalNorWhatStandsBelowOneAsOperative() {
    let edition = readOutline(Self.act).value.edition
    let operative = edition.provisions.indices.filter(edition.isOperative).map { edition.provisions[$0].address.description }
    #expect(operative == ["test/1/1"])
  }

  @Test func writesRecitalsAsTheyWereRead() {
    let edition = readOutline(Self.act).value.edition
    let written = OutlineWriter.write(edition)
    #expect(readOutline(written).value.edition == edition)
    #expect(written.contains("\n(1) The protection"))
    #expect(!written.contains("recital"))
  }

  @Test func keepsTwoRecitalsOfOneNumberApart() {
    var builder = EditionBuilder(instrument: InstrumentIdentifier("gdpr"))
    for _ in 0..<2 {
      builder.open(.recital, label: "47", designation: "(47)", level: 1, at: SourcePosition(startOf: "gdpr.json"))
      builder.close()
    }
    let result = builder.finish()
    #expect(result.value.edition.provisions.map(\.address.description) == ["gdpr/recital-47", "gdpr/recital-47~2"])
    #expect(
      result.diagnostics.map(\.message) == [
        "Number '(47)' stands 2 times at this level; this one is addressed as 'gdpr/recital-47~2'"
      ])
    #expect(readOutline(OutlineWriter.write(result.value.edition)).value.edition.provisions.map(\.address.section) == ["recital-47", "recital-47~2"])
  }
}
