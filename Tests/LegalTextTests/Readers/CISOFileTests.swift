import Diagnostics
import LegalText
import Testing
import TestSupport

private let path = "ccpa/ciso-ccpa-regulations.yaml"

@Suite(.enabled(if: SharedData.has(path), SharedData.skipped(path)))
struct CISOFileTests {
  /// Reading is slow in debug builds: the file is read once.
  private static let source = (try? sharedSource(path)) ?? SourceText(path: path, text: "")
  private static let shared = CISOReader.read(source, instrument: InstrumentIdentifier("ccpa-regulations"), accounting: true)
  private var source: SourceText { Self.source }
  private var reading: Checked<EditionReading> { Self.shared }
  private var edition: Edition { reading.value.parsed.edition }

  private func provision(_ components: String...) throws -> Provision {
    try #require(edition.provision(at: ProvisionAddress(edition.instrument, components)), "\(components)")
  }

  @Test func countsWhatTheFileHolds() throws {
    #expect(edition.count(.section) == 44)
    // Three chapters, ten articles, two appendices.
    #expect(edition.count(.division) == 15)
    // The appendices' two categories are numbered in words.
    #expect(try provision("chapter-2", "appendix-B", "category-1").designation == "Category 1:")
    // 590 nodes, of which the 12 without a number are texts: chapeaus of § 7001 and § 7300(a), paragraphs of § 7500 and of the
    // appendices.
    #expect(edition.provisions.count == 590 - 12)
    #expect(reading.diagnostics.count { $0.rule == "page-furniture" } == 27)
    #expect(reading.diagnostics.filter { $0.severity == .error }.isEmpty)
  }

  @Test func mendsPageFurnitureWithinSentences() throws {
    let text = try #require(try provision("7028", "b").paragraphs.first)
    #expect(text.text.contains("consent to opt-in to the sale or sharing of their"))
    #expect(text.marks.count == 1)
    #expect(!texts(of: edition).contains { $0.contains("CPPA Page") || $0.contains("  ") })
  }

  @Test func readsNumbersWithAnySeparator() throws {
    #expect(try provision("7050", "a", "3", "A").kind == .example)
    #expect(try provision("7052", "b").designation == "(b)")
    #expect(try provision("7071", "a").designation == "(a)")
    #expect(try provision("7023", "b", "1", "A").parent != nil)
    #expect(try provision("7300", "a").paragraphs.last?.text == "A complaint must")
    #expect(try provision("7300", "a", "1").level == 2)
    #expect(try provision("7001").openingParagraphs.count == 1)
    #expect(try provision("7001", "mm").kind == .definition)
  }

  @Test func countsNoExampleAsOperative() throws {
    for index in edition.provisions.indices where edition.provisions[index].kind == .example { #expect(!edition.isOperative(index)) }
  }

  @Test func accountsForEveryCharacter() { expectCompleteAccount(reading.value, of: scalars(of: YAMLDocument.read(source).value)) }
  @Test func knowsThePlaceOfEveryWord() { expectTruePlaces(reading.value, in: source) }
  @Test func writesAnOutlineThatReadsTheSame() { expectRoundTrip(edition) }
}
