import Diagnostics
import LegalText
import Testing
import TestSupport

private let privacy = "oscal/NIST_SP-800-53_rev5_PRIVACY-baseline-resolved-profile_catalog.json"
private let middle = "oscal/rev5_PRIVACY-resolved.2023-12-15.b517381.json"
private let december = "oscal/rev5_PRIVACY-resolved.2023-12-05.1763607.json"
private let first = "oscal/rev5_PRIVACY-resolved.2022-01-25.9abf4f1.json"
private let revision4 = "oscal/NIST_SP-800-53_rev4_catalog-min.json"
private let basic = "oscal/basic-catalog.json"

@Suite(.enabled(if: SharedData.has("oscal"), SharedData.skipped("oscal")))
struct OSCALFilesTests {
  /// Reading is slow in debug builds: each file is read once.
  private static let readings: [String: Checked<EditionReading>] = Dictionary(
    uniqueKeysWithValues: [privacy, middle, december, first, revision4, basic].compactMap { path in
      guard let source = try? sharedSource(path) else { return nil }
      let accounting = path == middle || path == basic
      return (path, OSCALReader.read(source, instrument: InstrumentIdentifier("sp800-53"), accounting: accounting))
    })

  private func read(_ path: String) throws -> Checked<EditionReading> { try #require(Self.readings[path]) }

  /// Controls are the sections and, as enhancements, the subdivisions that have a heading.
  private func controls(_ edition: Edition) -> (base: Int, enhancements: Int) {
    (edition.count(.section), edition.provisions.count { $0.kind == .subdivision && $0.heading != nil })
  }

  @Test(arguments: [
    (privacy, 16, 81, 21, 379, 102, 90, 435, 1244),
    (middle, 16, 81, 21, 379, 102, 90, 435, 1244),
    (december, 16, 81, 21, 379, 102, 90, 435, 1244),
    (first, 14, 75, 15, 363, 90, 82, 382, 1087),
    (revision4, 18, 256, 666, 760, 752, 119, 0, 444),
    (basic, 4, 4, 0, 0, 4, 0, 0, 0),
  ])
  func countsWhatTheFileHolds(
    path: String, groups: Int, base: Int, enhancements: Int, items: Int, guidance: Int, resources: Int, dangling: Int, links: Int
  ) throws {
    let reading = try read(path)
    let edition = reading.value.parsed.edition
    let found = controls(edition)
    // One division more holds the back-matter.
    #expect(edition.count(.division) == groups + (resources > 0 ? 1 : 0))
    #expect(found.base == base)
    #expect(found.enhancements == enhancements)
    #expect(edition.count(.subdivision) - found.enhancements == items)
    #expect(edition.provisions.count { $0.kind == .note && $0.heading == "Guidance" } == guidance)
    #expect(edition.provisions.count { $0.kind == .note && $0.address.components.first == "references" } == resources)
    let problem = reading.diagnostics.first { $0.rule == "dangling-link" }
    #expect(problem.map { $0.message.hasPrefix("\(dangling) of \(links) links") } ?? (dangling == 0))
    #expect(reading.diagnostics.filter { $0.rule != "dangling-link" } == [])
  }

  @Test func keepsWithdrawnControlsAsStubs() throws {
    let edition = try read(revision4).value.parsed.edition
    #expect(edition.provisions.count { $0.state == .repealed } == 96)
    let stub = try #require(edition.provision(at: ProvisionAddress(edition.instrument, ["AC-3", "1"])))
    #expect(stub.state == .repealed)
    #expect(stub.children.map { edition.provisions[$0].paragraphs.map(\.text) } == [["AC-6"]])
  }

  @Test func resolvesParametersInTheStatement() throws {
    let edition = try read(privacy).value.parsed.edition
    let item = try #require(edition.provision(at: ProvisionAddress(edition.instrument, ["AC-1", "a", "1"])))
    #expect(item.paragraphs.map(\.text) == ["[Selection (one or more): organization-level; mission/business process-level; system-level] access control policy that:"])
    #expect(!texts(of: edition).contains { $0.contains("{{") })
  }

  /// No word of law differs between these three files, though thousands of their JSON values do.
  @Test func readsTheSameLawFromThreeConversions() throws {
    let editions = try [privacy, middle, december].map { try read($0).value.parsed.edition }
    #expect(editions[0] == editions[1])
    #expect(editions[1] == editions[2])
  }

  @Test(arguments: [middle, basic])
  func accountsForEveryCharacter(path: String) throws {
    let reading = try read(path)
    let source = try sharedSource(path)
    expectCompleteAccount(reading.value, of: try scalars(ofJSON: source.text))
    expectTruePlaces(reading.value, in: source, ours: ["Related controls", "Required controls", "References", "or", "one", "more"])
  }

  @Test(arguments: [privacy, revision4, basic])
  func writesAnOutlineThatReadsTheSame(path: String) throws { expectRoundTrip(try read(path).value.parsed.edition) }

  @Test func refusesWhatIsNoCatalog() throws {
    let path = "oscal/example-component-definition.json"
    let reading = OSCALReader.read(try sharedSource(path), instrument: InstrumentIdentifier("x"))
    #expect(
      reading.diagnostics.map(\.description) == [
        "oscal/example-component-definition.json:1:1: error: An OSCAL catalog begins with the key 'catalog', this file with 'component-definition'; component definitions describe products, not requirements [not-a-catalog]"
      ])
  }
}
