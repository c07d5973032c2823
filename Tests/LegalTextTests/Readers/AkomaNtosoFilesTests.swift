import Diagnostics
import LegalText
import TestSupport
import Testing

/// Acts of the United Kingdom, the European Union, the United States and Tanzania, as the README of the data counts them.
@Suite(.enabled(if: SharedData.has("akn"), SharedData.skipped("akn"))) struct AkomaNtosoFilesTests {
  private func read(_ name: String) throws -> (edition: Edition, references: [MarkedReference]) {
    let source = try sharedSource("akn/\(name)")
    let checked = AkomaNtosoReader.read(source, instrument: InstrumentIdentifier("act"), accounting: true)
    #expect(checked.diagnostics.filter { $0.severity != .note && $0.rule != "duplicate-number" } == [])
    expectWholeAccount(
      checked.value, of: source, isMoved: { $0.address.components.last?.hasPrefix("footnote-") ?? false },
      printsDesignation: { !($0.address.components.last?.hasPrefix("footnote-") ?? false) })
    expectRoundTrip(checked.value.parsed.edition)
    return (checked.value.parsed.edition, checked.value.references)
  }

  private func count(_ edition: Edition, _ prefix: String? = nil, where isCounted: (Provision) -> Bool) -> Int {
    edition.provisions.count { ($0.address.components.first.map { first in prefix.map { first.hasPrefix($0) } ?? true } ?? false) && isCounted($0) }
  }

  /// 8 sections, 44 subsections, 31 paragraphs, 5 subparagraphs, 16 list items and 3 cross-headings; none of the 21 levels
  /// that its amendments quote.
  @Test func readsAnActOfTheUnitedKingdom() throws {
    let (edition, references) = try read("oasis-uk_pga-2014-27-enacted-data.xml")
    #expect(count(edition) { $0.kind == .section } == 8)
    #expect(count(edition) { $0.kind == .subdivision } == 44 + 31 + 5 + 16)
    #expect(count(edition) { $0.kind == .division && $0.heading != nil && $0.designation.isEmpty && $0.end > 0 && !$0.children.isEmpty } >= 3)
    #expect(references.count == 20, "18 references and 2 ranges")
  }

  /// 9 chapters, 24 articles, 36 recitals; 32 paragraphs, 43 points, 9 subparagraphs and 6 alineas in the articles.
  @Test func readsAProposalOfTheEuropeanUnion() throws {
    let (edition, references) = try read("oasis-eu_COM_2013_0619_EN-8.xml")
    #expect(count(edition) { $0.kind == .section } == 24)
    #expect(count(edition) { $0.kind == .division && $0.designation.hasPrefix("CHAPTER") } == 9)
    #expect(count(edition) { $0.kind == .recital } == 36)
    let articles = edition.sections.flatMap { edition.subtree(of: $0).dropFirst().filter { edition.provisions[$0].kind != .note } }
    #expect(articles.count == 32 + 43 + 9 + 6)
    // Of 128 references and a range five name no target, and two stand in a table, whose cells are plain text.
    #expect(references.count == 122)
    #expect(count(edition) { $0.address.components.last?.hasPrefix("footnote-") ?? false } == 31)
    let memorandum = try #require(edition.provisions.indices.first { edition.provisions[$0].address.section == "explanation" })
    #expect(edition.subtree(of: memorandum).allSatisfy { !edition.isOperative($0) })
  }

  @Test func readsAChapterOfTheUnitedStatesCode() throws {
    let (edition, references) = try read("oasis-us_Title9-Chap3-eng.xml")
    #expect(count(edition) { $0.kind == .division } == 1)
    #expect(count(edition) { $0.kind == .section } == 7)
    #expect(count(edition) { $0.kind == .subdivision } == 4 + 2)
    #expect(references.count <= 35)
    #expect(count(edition) { $0.kind == .note && $0.address.components.last == "note-source-credit" } == 4, "of the sections that have one")
  }

  /// 10 chapters, 23 parts, 155 sections, 483 subsections, 365 paragraphs, 13 subparagraphs, and two schedules.
  @Test func readsAConstitutionInSwahili() throws {
    let (edition, _) = try read("indigo-swahili_in.xml")
    #expect(count(edition) { $0.kind == .section } == 155)
    #expect(count(edition) { $0.kind == .division } == 10 + 23 + 2)
    #expect(count(edition) { $0.kind == .subdivision } == 483 + 365 + 13)
    // Of four remarks of repeal three stand behind the text of the provision before, to which the file's conversion moved them.
    #expect(edition.provisions.filter { $0.state == .repealed }.map(\.address.description) == ["act/152/2"])
  }
}
