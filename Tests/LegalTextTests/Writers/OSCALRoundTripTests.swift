import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import LegalText

@Suite struct OSCALRoundTripTests {
  private func header(_ edition: Edition) -> OSCALCatalogHeader {
    OSCALCatalogHeader(
      regulation: Regulation(
        id: edition.instrument, title: "An *Act* of 2024", shortTitle: "Act", jurisdiction: nil,
        style: CitationStyle(full: "Act § {}", short: "§ {}"), levelNames: [], editions: [], position: SourcePosition(startOf: "r")),
      edition: EditionInformation(
        id: EditionIdentifier("2024"), file: Located("a", at: SourcePosition(startOf: "a")), position: SourcePosition(startOf: "a")),
      asOf: CalendarDate(iso: "2026-11-23") ?? CalendarDate(dayNumber: 0))
  }

  private func write(_ edition: Edition) -> [UInt8] {
    OSCALCatalogWriter.write(edition, identifiers: OSCALIdentifiers(edition), header: header(edition))
  }

  private func read(_ bytes: [UInt8], _ instrument: InstrumentIdentifier = InstrumentIdentifier("test")) -> Checked<EditionReading> {
    let text = SourceText(path: "c.json", text: String(decoding: bytes, as: UTF8.self))
    return EditionFile.read(text, instrument: instrument, accounting: true)
  }

  @Test(arguments: 0..<20)
  func readsBackWhatIsWritten(block: Int) throws {
    for seed in (block * 20)..<(block * 20 + 20) {
      var random = RandomEdition(seed: UInt64(seed))
      let edition = random.make().withoutEdgeBlanks
      let bytes = write(edition)
      let again = read(bytes)
      #expect(again.diagnostics.filter { $0.severity == .error } == [])
      guard again.value.parsed.edition == edition else {
        let pair = zip(edition.provisions, again.value.parsed.edition.provisions).first { $0 != $1 }
        Issue.record("seed \(seed): \(pair.map { "\n\($0)\n\($1)" } ?? "counts or notes differ")\n\(String(decoding: bytes, as: UTF8.self))")
        return
      }
      #expect(write(again.value.parsed.edition) == bytes)
      // Editor's notes are in the edition beside its provisions, where the account does not look for words.
      if edition.editorNotes.isEmpty { expectCompleteAccount(again.value, of: try scalars(ofJSON: String(decoding: bytes, as: UTF8.self))) }
    }
  }

  @Test func writesEachIdentifierOnce() throws {
    for seed in 0..<200 {
      var random = RandomEdition(seed: UInt64(seed))
      let identifiers = OSCALIdentifiers(random.make())
      #expect(Set(identifiers.all).count == identifiers.all.count)
      for identifier in identifiers.all {
        #expect(identifier.wholeMatch(of: /[A-Za-z_][A-Za-z0-9._-]*/) != nil, "\(identifier)")
      }
    }
  }

  @Test func givesOtherToolsTheWordsUnderTheStandardsOwnNames() throws {
    let source = SourceText(
      path: "act.md",
      text: """
        # Article 1. Duties

        ## § 5. Use of *data*

        A provider shall not, save under [x]:

        (a) use a_b <c> & d;

        (1) or 2. sell it

        as the law says.

        Note: Authority cited: § 6.

        """)
    let edition = OutlineReader.read(source, instrument: InstrumentIdentifier("act")).value.edition
    let catalog = try #require(try JSONSerialization.jsonObject(with: Data(write(edition))) as? [String: Any])
    let root = try #require(catalog["catalog"] as? [String: Any])
    let group = try #require((root["groups"] as? [[String: Any]])?.first)
    #expect(group["title"] as? String == "Duties")
    let control = try #require((group["controls"] as? [[String: Any]])?.first)
    #expect(control["id"] as? String == "s5")
    #expect(control["title"] as? String == "Use of \\*data\\*")
    let parts = try #require(control["parts"] as? [[String: Any]])
    #expect(parts.map { $0["name"] as? String } == ["statement", "note"])
    #expect(parts[0]["id"] as? String == "s5_smt")
    #expect(parts[0]["prose"] as? String == "A provider shall not, save under \\[x\\]:")
    let item = try #require((parts[0]["parts"] as? [[String: Any]])?.first)
    #expect(item["id"] as? String == "s5_smt.a")
    #expect(item["prose"] as? String == "use a\\_b \\<c> & d;")
    // Nothing of Concord's own is needed to read the law.
    let plain = String(decoding: write(edition), as: UTF8.self).replacing(OSCALForm.namespace, with: "urn:of-another")
    let others = read(Array(plain.utf8), InstrumentIdentifier("act"))
    let words = others.value.parsed.edition.provisions.flatMap(\.paragraphs).map(\.text)
    #expect(words == ["A provider shall not, save under [x]:", "use a_b <c> & d;", "or 2. sell it", "as the law says.", "Note: Authority cited: § 6."])
  }

  @Test func callsASummaryOneWhereverItStands() throws {
    let source = SourceText(path: "act.md", text: "{summary}\n# § 5. Use\n\nUse is limited.\n\n(a) Ask first.\n")
    let edition = OutlineReader.read(source, instrument: InstrumentIdentifier("act")).value.edition
    #expect(edition.provisions.count == 2 && edition.provisions.allSatisfy(\.isSummary))
    let text = String(decoding: write(edition), as: UTF8.self)
    #expect(!text.contains("\"statement\"") && text.contains("\"overview\""))
    #expect(text.contains("\"title\": \"Summary; the official text is not reproduced\""))
    #expect(read(write(edition), InstrumentIdentifier("act")).value.parsed.edition == edition)
  }

  @Test func namesTheSameEditionAlikeOnEveryDay() throws {
    var random = RandomEdition(seed: 7)
    let edition = random.make()
    var later = header(edition)
    later.asOf = try #require(CalendarDate(iso: "2027-01-01"))
    func uuid(_ header: OSCALCatalogHeader) throws -> String {
      let bytes = OSCALCatalogWriter.write(edition, identifiers: OSCALIdentifiers(edition), header: header)
      return try #require(String(decoding: bytes, as: UTF8.self).firstMatch(of: /"uuid": "([^"]+)"/)).1.description
    }
    #expect(try uuid(header(edition)) == uuid(later))
    #expect(try uuid(later).wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    later.edition.remarks = ["Incomplete"]
    later.edition.effective = later.asOf
    #expect(try uuid(header(edition)) != uuid(later))
  }

  @Test(.enabled(if: SharedData.has("gdpr"), SharedData.skipped("gdpr")), arguments: [
    "gdpr/gdprtext-gdpr.json", "oscal/NIST_SP-800-53_rev5_PRIVACY-baseline-resolved-profile_catalog.json", "regml/1016/2016-16132.xml",
    "ccpa/ciso-ccpa-regulations.yaml", "uslm/usc44.xml",
  ])
  func carriesRealLaw(path: String) throws {
    let instrument = InstrumentIdentifier("law")
    let edition = EditionFile.read(try sharedSource(path), instrument: instrument).value.parsed.edition
    #expect(edition.provisions.count > 100)
    #expect(read(write(edition), instrument).value.parsed.edition == edition)
  }
}

extension Edition {
  /// What the form cannot keep taken out: blanks at the ends of texts, tabs, texts without a word, tables without a cell.
  fileprivate var withoutEdgeBlanks: Edition {
    func trimmed(_ text: String) -> String { text.replacing("\t", with: " ").trimmingBlanks }
    let changed = provisions.map { provision in
      var result = provision
      result.designation = trimmed(provision.designation)
      result.heading = provision.heading.map(trimmed)
      result.content = provision.content.compactMap { content in
        switch content {
        case .child: return content
        case .paragraph(let paragraph):
          let text = trimmed(paragraph.text)
          guard !text.isEmpty else { return nil }
          let lead = paragraph.text.utf8.prefix { $0 <= 0x20 }.count
          let marks = paragraph.marks.map { EditorMark(offset: min(max(0, $0.offset - lead), text.utf8.count), label: $0.label) }
          return .paragraph(Paragraph(text, marks: marks))
        case .table(let table):
          let rows = table.rows.filter { !$0.isEmpty }.map { $0.map(trimmed) }
          guard !rows.isEmpty else { return nil }
          return .table(LegalTable(headerRows: min(table.headerRows, rows.count), rows: rows))
        }
      }
      return result
    }
    return Edition(
      instrument: instrument, provisions: changed, editorNotes: editorNotes.map { EditorNote(label: $0.label, text: trimmed($0.text)) })
  }
}
