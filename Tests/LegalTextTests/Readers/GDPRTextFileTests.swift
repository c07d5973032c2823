import Diagnostics
import LegalText
import Testing
import TestSupport

private let path = "gdpr/gdprtext-gdpr.json"

@Suite(.enabled(if: SharedData.has(path), SharedData.skipped(path)))
struct GDPRTextFileTests {
  /// Reading is slow in debug builds: the file is read once.
  private static let source = (try? sharedSource(path)) ?? SourceText(path: path, text: "")
  private static let shared = GDPRTextReader.read(source, instrument: InstrumentIdentifier("gdpr"), accounting: true)
  private var source: SourceText { Self.source }
  private var reading: Checked<EditionReading> { Self.shared }
  private var edition: Edition { reading.value.parsed.edition }

  @Test func readsWithoutAProblem() { #expect(reading.diagnostics.isEmpty) }

  @Test func countsWhatTheFileHolds() {
    let divisions = edition.provisions.filter { $0.kind == .division }.map(\.designation)
    #expect(divisions.count { $0.hasPrefix("CHAPTER") } == 11)
    #expect(divisions.count { $0.hasPrefix("Section") } == 15)
    #expect(edition.count(.section) == 99)
    #expect(edition.count(.recital) == 173)
    #expect(edition.count(.note) == 21)
    let points = edition.provisions.filter { $0.level == 1 && ($0.kind == .subdivision || $0.kind == .definition) }
    #expect(points.count == 398)
    #expect(points.count { $0.kind == .definition } == 26)
    #expect(edition.provisions.count { $0.level == 2 && $0.kind == .subdivision } == 363)
  }

  /// The 25 texts without a number are paragraphs of articles and of the points that they follow, not provisions.
  @Test func readsTextsWithoutANumberAsParagraphs() throws {
    let definitions = try #require(edition.provision(at: ProvisionAddress(edition.instrument, ["4"])))
    #expect(definitions.openingParagraphs.map(\.text) == ["For the purposes of this Regulation:"])
    let lawfulness = try #require(edition.provision(at: ProvisionAddress(edition.instrument, ["6", "1"])))
    #expect(lawfulness.children.count == 6)
    #expect(lawfulness.continuation.map { String($0.text.prefix(35)) } == ["Point (f) of the first subparagraph"])
    let owners = edition.provisions.filter { $0.kind == .section && $0.hasText || $0.level == 1 && $0.kind == .subdivision && !$0.continuation.isEmpty }
    let points = edition.provisions.filter { $0.level == 1 && $0.kind != .recital && $0.kind != .note }
    let texts = edition.provisions.filter { $0.kind == .section }.flatMap(\.paragraphs).count + points.map { $0.paragraphs.count - 1 }.reduce(0, +)
    #expect(texts == 25)
    #expect(!owners.isEmpty)
  }

  @Test func countsNoRecitalAsOperative() {
    for index in edition.provisions.indices where edition.provisions[index].kind == .recital { #expect(!edition.isOperative(index)) }
    #expect(edition.provisions.indices.filter(edition.isOperative).count > 500)
  }

  @Test func takesTheDayOfAdoptionAndNoDayOfPublication() {
    let stated = reading.value.stated
    #expect(stated.adopted?.value == CalendarDate(iso: "2016-04-27"))
    #expect(stated.effective == nil)
    #expect(stated.title?.value == "General Data Protection Regulation")
  }

  @Test func accountsForEveryCharacter() throws { expectCompleteAccount(reading.value, of: try scalars(ofJSON: source.text)) }
  @Test func knowsThePlaceOfEveryWord() { expectTruePlaces(reading.value, in: source) }
  @Test func writesAnOutlineThatReadsTheSame() { expectRoundTrip(edition) }
}
