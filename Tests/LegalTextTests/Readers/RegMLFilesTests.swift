import Diagnostics
import LegalText
import TestSupport
import Testing

/// 12 CFR 1016 in two editions, as the README of the data counts them.
@Suite(.enabled(if: SharedData.has("regml/1016"), SharedData.skipped("regml/1016"))) struct RegMLFilesTests {
  private func read(_ name: String) throws -> (reading: EditionReading, source: SourceText, diagnostics: [Diagnostic]) {
    let source = try sharedSource("regml/1016/\(name).xml")
    let checked = RegMLReader.read(source, instrument: InstrumentIdentifier("regulation-p"), accounting: true)
    return (checked.value, source, checked.diagnostics)
  }

  /// 650 and 658 labels, five of them of tables of contents, which are no provisions.
  @Test(arguments: [("2011-31729", 645, 620), ("2016-16132", 653, 628)])
  func hasTheLevelsThatTheFileHas(name: String, provisions: Int, paragraphs: Int) throws {
    let (reading, source, diagnostics) = try read(name)
    let edition = reading.parsed.edition
    #expect(diagnostics.isEmpty, "\(diagnostics.prefix(3))")
    #expect(edition.provisions.count == provisions)
    #expect(edition.provisions.filter { $0.kind == .division }.count == 7, "a part, five subparts, an appendix")
    #expect(edition.provisions.filter { $0.kind == .section }.count == 18, "seventeen sections and one of the appendix")
    #expect(edition.provisions.filter { $0.level > 0 }.count == paragraphs)
    #expect(Set(edition.provisions.map(\.address)).count == provisions)
    #expect(reading.references.isEmpty)
    #expect(Set(reading.identifiers.values).count == provisions)
    expectRoundTrip(edition)
    #expect(edition.provisions[0].designation == "Part 1016", "of an attribute")
    #expect(reading.stated.title?.value == "PRIVACY OF CONSUMER FINANCIAL INFORMATION")
    expectWholeAccount(reading, of: source, printsDesignation: { $0.kind == .section || $0.kind == .division && $0.parent != nil })
  }

  @Test func keepsExamplesApart() throws {
    let edition = try read("2016-16132").reading.parsed.edition
    let examples = edition.provisions.indices.filter { edition.provisions[$0].kind == .example }
    let titled = edition.provisions.filter { $0.heading?.hasPrefix("Example") ?? false }
    #expect(titled.count == 41 && titled.allSatisfy { $0.kind == .example })
    #expect(examples.allSatisfy { !edition.isOperative($0) })
  }

  @Test func citesTheDeepestLevel() throws {
    let edition = try read("2016-16132").reading.parsed.edition
    let address = ProvisionAddress(InstrumentIdentifier("regulation-p"), ["1016.5", "e", "1", "i"])
    #expect(edition.provision(at: address)?.designation == "(i)")
    #expect(CitationStyle(full: "12 CFR § {}", short: "§ {}").citation(of: address) == "12 CFR § 1016.5(e)(1)(i)")
  }
}
