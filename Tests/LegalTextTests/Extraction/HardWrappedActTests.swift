import Diagnostics
import TestSupport
import Testing

@testable import LegalText

@Suite struct HardWrappedActTests {
  private func read(_ text: String, path: String = "act.txt") -> Checked<PageTextImport> {
    PageTextReader.read(SourceText(path: path, text: text), instrument: InstrumentIdentifier("act"))
  }

  private func lines(_ edition: Edition) -> [String] {
    edition.provisions.map { provision in
      ([provision.address.components.joined(separator: "/"), provision.kind.rawValue] + (provision.heading.map { [$0] } ?? [])
        + provision.paragraphs.map(\.text)).joined(separator: " | ")
    }
  }

  private static let act = """
    REGULATION (EU) 2030/1 OF THE COUNCIL

    of 1 May 2030

    Having regard to the Treaty, and in particular
    Article 16 thereof,

    Whereas:

    (1) Records matter. As the Court held under
    Article 263 TFEU, they matter to persons named in
    Article 40.

    (2) They are to be kept in accordance with paragraphs 1 and
    2. More was said in Decision
    (4) of that year.

    A second thought belongs to it.

    HAVE ADOPTED THIS REGULATION:

    CHAPTER I

    General provisions

    Article\u{A0}1

    Records of those who handle
    things

    1.\u{A0}\u{A0}\u{A0}Each handler shall keep a record pursuant to
    Article 9(3);

    2.\u{A0}\u{A0}\u{A0}The record shall name, in accordance with:

    (a) the owner; and

    (b) the thing.

    Point (b) of the first subparagraph shall not apply to small things.

    Section 1

    Special records

    Article 2

    Scope

    This Regulation applies to things.

    Article 3

    Entry into force

    1.\u{A0}\u{A0}\u{A0}It shall apply from 1 May 2031.

    This Regulation shall be binding in its entirety and directly applicable
    in all Member States.

    Done at Brussels, 1 May 2030.

    For the Council
    """

  @Test func readsPreambleChaptersArticlesAndPoints() {
    let result = read(Self.act)
    #expect(result.diagnostics.map(\.description) == [])
    #expect(
      lines(result.value.parsed.edition) == [
        "preamble | division | REGULATION (EU) 2030/1 OF THE COUNCIL | of 1 May 2030 | Having regard to the Treaty, and in particular Article 16 thereof, | Whereas: | HAVE ADOPTED THIS REGULATION:",
        "recital-1 | recital | Records matter. As the Court held under Article 263 TFEU, they matter to persons named in Article 40.",
        "recital-2 | recital | They are to be kept in accordance with paragraphs 1 and 2. More was said in Decision (4) of that year. | A second thought belongs to it.",
        "chapter-I | division | General provisions",
        "1 | section | Records of those who handle things",
        "1/1 | subdivision | Each handler shall keep a record pursuant to Article 9(3);",
        "1/2 | subdivision | The record shall name, in accordance with: | Point (b) of the first subparagraph shall not apply to small things.",
        "1/2/a | subdivision | the owner; and",
        "1/2/b | subdivision | the thing.",
        "chapter-I/section-1 | division | Special records",
        "2 | section | Scope | This Regulation applies to things.",
        "3 | section | Entry into force | This Regulation shall be binding in its entirety and directly applicable in all Member States.",
        "3/1 | subdivision | It shall apply from 1 May 2031.",
        "note | note | Done at Brussels, 1 May 2030. | For the Council",
      ])
  }

  @Test func accountsForEveryCharacterOfAnActInOrder() {
    expectCompleteAccount(of: Self.act, read(Self.act).value)
  }

  @Test func writesAnActThatTheOutlineReaderReadsBack() {
    let edition = read(Self.act).value.parsed.edition
    let again = OutlineReader.read(
      SourceText(path: "edition.md", text: OutlineWriter.write(edition)), instrument: InstrumentIdentifier("act"))
    #expect(again.value.edition == edition)
    #expect(again.diagnostics == [])
  }

  @Test func readsAnActWithoutBlankLines() {
    let text = """
      CHAPTER I
      General provisions
      Article 1
      Records
      1.\u{A0}\u{A0} Each handler shall keep a record pursuant to paragraphs 1 and
      2. It is kept under
      Article 9
      or otherwise.
      (a) one;
      Article 2
      Scope
      This applies to things.
      """
    let result = read(text)
    #expect(
      lines(result.value.parsed.edition) == [
        "chapter-I | division | General provisions", "1 | section | Records",
        "1/1 | subdivision | Each handler shall keep a record pursuant to paragraphs 1 and 2. It is kept under Article 9 or otherwise.",
        "1/1/a | subdivision | one;", "2 | section | Scope | This applies to things.",
      ])
    expectCompleteAccount(of: text, result.value)
  }

  /// The counts of `gdpr/README.md`: 11 chapters, 15 sections, 99 articles; 398 points are 372 numbered paragraphs and the 26
  /// definitions of Article 4.
  @Test(.enabled(if: SharedData.has("gdpr"), SharedData.skipped("gdpr")))
  func readsTheGeneralDataProtectionRegulation() throws {
    let text = String(decoding: try SharedData.data("gdpr/regula-gdpr-hardwrapped.txt"), as: UTF8.self)
    let result = read(text, path: "gdpr.txt")
    let edition = result.value.parsed.edition
    func addresses(_ kind: ProvisionKind) -> [[String]] { edition.provisions.filter { $0.kind == kind }.map(\.address.components) }
    let divisions = addresses(.division)
    #expect(divisions.count { $0.count == 1 && $0[0].hasPrefix("chapter-") } == 11)
    #expect(divisions.count { $0.count == 2 && $0[1].hasPrefix("section-") } == 15)
    #expect(divisions.count == 11 + 15 + 1)
    #expect(addresses(.section) == (1...99).map { ["\($0)"] })
    #expect(edition.sections.allSatisfy { edition.provisions[$0].heading?.isEmpty == false })
    #expect(addresses(.recital) == (1...173).map { ["recital-\($0)"] })
    let points = addresses(.subdivision)
    #expect(points.count { $0.count == 2 && $0[0] != "50" } == 398)
    // Of 363 subpoints four are the dashes of Article 53(1), which have no number and stay paragraphs; those of Article 50 stand
    // below the article itself.
    #expect(points.count { $0.count == 3 } == 363 - 4 - 4)
    #expect(points.filter { $0[0] == "50" } == ["a", "b", "c", "d"].map { ["50", $0] })
    #expect(edition.provision(at: ProvisionAddress(InstrumentIdentifier("act"), ["53", "1"]))?.paragraphs.count { $0.text.hasPrefix("— ") } == 4)
    #expect(result.diagnostics == [])
    expectCompleteAccount(of: text, result.value)
    let again = OutlineReader.read(SourceText(path: "gdpr.md", text: OutlineWriter.write(edition)), instrument: InstrumentIdentifier("act"))
    #expect(again.value.edition == edition)
    let operative = edition.provisions.indices.filter(edition.isOperative)
    #expect(operative.allSatisfy { edition.section(of: $0) != nil })
  }

  /// A corrupt division of the text, or a slip of the grammar, would cite what is not there.
  @Test(.enabled(if: SharedData.has("gdpr"), SharedData.skipped("gdpr")))
  func everyReferenceOfTheRegulationToItselfLeadsToAProvision() throws {
    let act = InstrumentIdentifier("gdpr")
    let text = String(decoding: try SharedData.data("gdpr/regula-gdpr-hardwrapped.txt"), as: UTF8.self)
    let edition = PageTextReader.read(SourceText(path: "gdpr.txt", text: text), instrument: act).value.parsed.edition
    let finder = CitationFinder(names: CitationFixtures.names)
    let resolution = CitationResolution(editions: [act: edition])
    var targets: [ResolvedTarget] = []
    for provision in edition.provisions {
      let context = CitationContext(address: provision.address, levelNames: ["paragraph", "point"], sections: [act: edition.sectionOrder])
      for paragraph in provision.paragraphs {
        targets += finder.citations(in: paragraph.text, within: context).flatMap(resolution.resolve)
      }
    }
    let missing = targets.filter { if case .missing = $0 { true } else { false } }
    let outside = Set(targets.compactMap { if case .outside(let name) = $0 { name } else { nil } })
    #expect(missing == [])
    #expect(targets.count > 600)
    #expect(outside.isSuperset(of: ["TFEU Art. 263", "Directive 95/46/EC Art. 25(6)", "TEU, title V, chapter 2"]))
  }
}
