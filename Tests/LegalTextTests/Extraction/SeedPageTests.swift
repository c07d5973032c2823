import Diagnostics
import Foundation
import LegalText
import TestSupport
import Testing

/// The page of a deskbook in the shared data, as its README describes it.
@Suite(.enabled(if: SeedPage.text != nil, SharedData.skipped("seed"))) struct SeedPageTests {
  private func read() throws -> Checked<PageTextImport> {
    PageTextReader.read(
      SourceText(path: "deskbook-page-90.txt", text: try #require(SeedPage.text)), instrument: InstrumentIdentifier("ccpa-regulations"))
  }

  @Test func hasFourteenNodesAndOneNote() throws {
    let edition = try read().value.parsed.edition
    #expect(
      edition.provisions.map { $0.address.components.joined(separator: "/") } == [
        "7028", "7028/a", "7028/b", "7028/note", "article-4", "7050", "7050/a", "7050/a/1", "7050/a/2", "7050/a/3", "7050/a/3/A",
        "7050/a/3/B", "7050/a/4", "7050/a/5", "7050/b",
      ])
    #expect(edition.provisions.filter { $0.kind != .note }.count == 14)
    #expect(edition.provisions.filter { $0.kind == .subdivision || $0.kind == .example }.count == 11)
    #expect(edition.provisions[0].parent == nil)
    #expect(edition.provisions[5].parent == 4)
    #expect(edition.provisions[0].heading == "Requests to Opt-In After Opting-Out of the Sale or Sharing of Personal Information")
    #expect(edition.provisions[10].kind == .example && edition.provisions[11].kind == .example)
    #expect(edition.provisions.indices.filter { edition.provisions[$0].isIncomplete } == [14])
  }

  @Test(arguments: [
    (1, "Requests to opt-in to sale or sharing", "separately confirm their choice to opt-in."),
    (2, "If a consumer who has opted-out", "when obtaining the consumer’s consent."),
    (3, "Authority cited: Section 1798.185", "1798.135 and 1798.185, Civil Code."),
    (6, "A service provider or contractor shall not retain", "providing services except:"),
    (7, "For the specific business purpose(s)", "the CCPA and these regulations."),
    (8, "To retain and employ another service provider", "the CCPA and these regulations."),
    (9, "For internal use by the service provider", "Illustrative examples follow."),
    (10, "An email marketing service provider", "on behalf of another business."),
    (11, "A shipping service provider", "to sell to data brokers."),
    (12, "To prevent, detect, or investigate", "the CCPA and these regulations."),
    (13, "For the purposes enumerated in Civil Code", "(a)(1) through (a)(7)."),
    (14, "A service provider or contractor cannot contract", "the personal information of"),
  ])
  func beginsAndEndsEachProvisionWhereThePageDoes(index: Int, begins: String, ends: String) throws {
    let paragraphs = try read().value.parsed.edition.provisions[index].paragraphs
    #expect(paragraphs.count == 1)
    #expect(paragraphs.first?.text.hasPrefix(begins) == true)
    #expect(paragraphs.first?.text.hasSuffix(ends) == true)
  }

  @Test func removesOrMendsExactlyWhatTheReadmeLists() throws {
    let account = try read().value.account.filter { $0.disposition != .kept }
    #expect(account.map(\.position.line) == [1, 2, 19, 21, 36, 37, 41, 42, 43, 103])
    #expect(account.map(\.text.utf8.count).prefix(2) == [58, 5])
    #expect(account[2...5].map(\.text) == [";", ";", ";", "4"])
  }

  @Test func leavesWhatMayBeADifferenceOfEditions() throws {
    let edition = try read().value.parsed.edition
    #expect(edition.provisions[2].paragraphs[0].text.contains("requires the sale of their personal information and"))
    #expect(edition.provisions[6].paragraphs[0].text.contains("obtained in the course of providing services except:"))
  }

  @Test func accountsForEveryCharacterOfThePage() throws {
    expectCompleteAccount(of: try #require(SeedPage.text), try read().value)
  }

  @Test func readsBackFromItsOutline() throws {
    let edition = try read().value.parsed.edition
    let again = OutlineReader.read(SourceText(path: "edition.md", text: OutlineWriter.write(edition)), instrument: edition.instrument)
    #expect(again.value.edition == edition)
    #expect(again.diagnostics == [])
  }

  /// Seven citations with thirteen targets; the two headings name their own sections and are none.
  @Test func citesThirteenProvisionsInSevenCitations() throws {
    let edition = try read().value.parsed.edition
    func regulation(_ id: String, _ full: String, _ aliases: [String], _ levels: [String]) -> Regulation {
      Regulation(
        id: InstrumentIdentifier(id), title: id, shortTitle: id, jurisdiction: nil,
        style: CitationStyle(full: full, short: "§ {}", aliases: aliases), levelNames: levels, editions: [],
        position: SourcePosition(startOf: id))
    }
    let names = InstrumentNames([
      regulation("ccpa-regulations", "11 C.C.R. § {}", ["11 CCR"], ["subsection", "paragraph", "subparagraph"]),
      regulation("civil-code", "Civ. Code § {}", ["Civil Code"], ["subdivision", "paragraph", "subparagraph"]),
    ])
    let finder = CitationFinder(names: names)
    let found = edition.provisions.flatMap { provision in
      provision.paragraphs.flatMap { paragraph in
        finder.citations(
          in: paragraph.text,
          within: CitationContext(address: provision.address, levelNames: ["subsection", "paragraph", "subparagraph"]))
      }
    }
    let targets = found.flatMap { citation in
      citation.pinpoints.map { pinpoint in
        if case .loaded(let instrument) = citation.instrument { pinpoint.address(in: instrument).description } else { "outside" }
      }
    }
    #expect(
      targets == [
        "ccpa-regulations/7004", "civil-code/1798.185", "civil-code/1798.120", "civil-code/1798.135", "civil-code/1798.185",
      ] + (1...7).map { "civil-code/1798.145/a/\($0)" } + ["civil-code/1798.140/e/6"])
    // The run of three in the note is one reference in print; the README counts its members.
    // A reference is to a section: the run of three in the note counts as three, a range within a section as one.
    #expect(found.reduce(0) { $0 + Set($1.pinpoints.map(\.section)).count } == 7)
  }
}

enum SeedPage {
  static let text = try? SharedData.text("seed/deskbook-page-90.txt")
}
