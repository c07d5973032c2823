import Foundation
import TestSupport
import Testing

@testable import LegalText

/// The page that people paste: seven citations with thirteen targets.
@Suite struct DeskbookCitationsTests {
  private let finder = CitationFinder(names: CitationFixtures.names)

  private func find(_ text: String, at components: [String]) -> [Citation] {
    finder.citations(
      in: text,
      within: CitationContext(
        address: ProvisionAddress(InstrumentIdentifier("ccpa-regulations"), components),
        levelNames: ["subsection", "paragraph", "subparagraph"]))
  }

  private func targets(_ citations: [Citation]) -> [String] { citations.flatMap { LabelledReference($0).targets } }

  @Test func readsTheFormsOfThePage() {
    let rule = find("The business shall comply with section 7004 when it asks.", at: ["7028", "b"])
    let note = find(
      "Authority cited: Section 1798.185, Civil Code. Reference: Sections 1798.120, 1798.135 and 1798.185, Civil Code.",
      at: ["7028", "note"])
    let purposes = find(
      "For the purposes in Civil Code section 1798.145, subdivisions (a)(1) through (a)(7).", at: ["7050", "a", "5"])
    let advertising = find("Pursuant to Civil Code section 1798.140, subdivision (e)(6), it may.", at: ["7050", "b"])
    #expect(targets(rule) == ["ccpa-regulations/7004"])
    #expect(
      targets(note) == [
        "civil-code/1798.185", "civil-code/1798.120", "civil-code/1798.135", "civil-code/1798.185",
      ])
    #expect(note.map(\.role) == [.authority, .reference])
    #expect(targets(purposes) == (1...7).map { "civil-code/1798.145/a/\($0)" })
    #expect(targets(advertising) == ["civil-code/1798.140/e/6"])
  }

  /// The page's own count is of references to a section: the run of three in the note counts as three.
  @Test(.enabled(if: SharedData.has("seed"), SharedData.skipped("seed")))
  func findsThirteenTargetsOnTheWholePage() throws {
    let page = try SharedData.text("seed/deskbook-page-90.txt")
    // The importer joins the lines, and an editor mends "(a)(74)", in which a struck "4" was kept.
    let lines = page.replacing("(a)(74)", with: "(a)(7)").split(separator: "\n" as Character)
    let law = lines.filter { !$0.hasPrefix("11 C.C.R. §") && !$0.hasPrefix("Article 4.") }
    let citations = find(law.joined(separator: " "), at: ["7050"])
    #expect(targets(citations).count == 13)
    #expect(
      citations.reduce(0) { $0 + Set($1.pinpoints.map(\.section)).count } == 7,
      "section 7004, one authority, three references, a range in one section, one pinpoint")
  }
}
