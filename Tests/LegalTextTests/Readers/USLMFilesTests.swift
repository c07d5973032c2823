import Diagnostics
import Foundation
import LegalText
import TestSupport
import Testing

/// The real files. Counts are those of `../shared/data/uslm/README.md`, measured on the raw XML; where they differ the reason is
/// said.
@Suite struct USLMFilesTests {
  private static let code = "uslm/usc44.xml"
  private static let compilation = "uslm/COMPS-895.xml"
  private static let volume = "uslm/CFR-2018-title27-vol3-uslm.xml"

  /// How many references of a file lead to a level of it, and how many terms it marks up.
  private func marks(_ path: String) throws -> (resolved: Int, terms: Int) {
    let source = try sharedSource(path)
    let reading = USLMReader.read(source, instrument: InstrumentIdentifier("law"), accounting: false).value
    expectRoundTrip(reading.parsed.edition)
    return (reading.references.count { reading.identifiers[$0.target] != nil }, reading.terms.count)
  }

  private func read(_ path: String) throws -> (edition: Edition, references: [MarkedReference], diagnostics: [Diagnostic]) {
    let source = try sharedSource(path)
    let result = USLMReader.read(source, instrument: InstrumentIdentifier("law"), accounting: true)
    expectWholeAccount(result.value, of: source, isMoved: \.isFootnote)
    expectReferencesInRange(result.value)
    return (result.value.parsed.edition, result.value.references, result.diagnostics)
  }

  @Test(.enabled(if: SharedData.has(code), SharedData.skipped(code)))
  func readsATitleOfTheCode() throws {
    let (edition, references, diagnostics) = try read(Self.code)
    // 1,812 levels: 27 of them group sections. The 1,029 that notes quote are text of their notes.
    #expect(edition.count(.division) == 27)
    #expect(edition.count(.section) == 346)
    #expect(edition.count(.subdivision) == 1812 - 346 - 27)
    // 792 notes, 341 source credits and 23 footnotes; 9 footnotes more stand in tables of contents.
    #expect(edition.count(.note) == 792 + 341 + 23)
    #expect(edition.provisions.count { $0.state == .repealed } == 5)
    // Of 4,153 references with a target 5 stand in tables of contents and 10 in headings, which hold no references.
    #expect(references.count == 4153 - 5 - 10)
    #expect(diagnostics.map(\.description) == [
      "uslm/usc44.xml:8950:1: warning: Number '(c)' stands 2 times at this level; this one is addressed as 'law/3505/c~2' [duplicate-number]"
    ])
    #expect(edition.text(at: "3542/b/2/A/i/II") != nil)
    let second = try #require(edition.provision("3505/c~2"))
    // The footnote's mark before its first word is gone.
    #expect(second.heading?.contains("1") == false && second.heading?.hasSuffix("Inventory of Information Systems.—") == true)
    #expect(edition.provision("1337,1338")?.designation == "[§§\u{202F}1337, 1338.")
    #expect(edition.provision("3304-to-3307")?.state == .repealed)
    let chapeau = try #require(edition.provision("3505/c/3"))
    #expect(chapeau.openingParagraphs.map(\.text) == ["Such inventory shall be—"])
    #expect(edition.provision("title-44/note-disposition-of-sections")?.content.contains { $0.isTable } == true)
  }

  @Test(.enabled(if: SharedData.has(compilation), SharedData.skipped(compilation)))
  func readsACompiledAct() throws {
    let (edition, references, diagnostics) = try read(Self.compilation)
    #expect(edition.count(.division) == 6)
    #expect(edition.count(.section) == 75)
    // 2,008 levels; eight have neither number nor heading and are none in print: section 3(1) stands in one of them.
    #expect(edition.count(.subdivision) == 2008 - 75 - 6 - 8)
    // 76 editorial notes (one more in the table of contents) and 26 footnotes.
    #expect(edition.count(.note) == 76 + 26)
    #expect(references.count == 74)
    #expect(diagnostics.isEmpty)
    // The mark of the footnote is gone from within the sentence.
    #expect(edition.text(at: "3/1") == "The term “Administrator” means the Administrator of the Environmental Protection Agency.")
    #expect(edition.provision("3/1/footnote-2")?.paragraphs.first?.text.hasPrefix("In Public Law 94–469") == true)
  }

  @Test(.enabled(if: SharedData.has(volume), SharedData.skipped(volume)))
  func readsAVolumeOfTheCFR() throws {
    let (edition, references, diagnostics) = try read(Self.volume)
    #expect(edition.count(.division) == 1 + 1 + 4 + 7 + 44 + 19)
    #expect(edition.count(.section) == 344)
    #expect(edition.count(.subdivision) == 1623)
    #expect(edition.count(.example) == 13)
    // Sources, authorities, approvals, notes, editorial notes and footnotes; nine "notes" more are extracts, which are law.
    #expect(edition.count(.note) == 270 + 26 + 61 + 13 + 7 + 15)
    // Of 1,415 references with a target 13 stand in front and back matter and in one heading.
    #expect(references.count == 1415 - 13)
    #expect(diagnostics.allSatisfy { $0.rule == "duplicate-number" })
    // The file numbers § 478.25a as "478.25"; what is printed counts.
    #expect(edition.provision("478.25a")?.heading != nil)
    // Ten items (b) of § 478.11 stand beside each other in the file; each has an address and all but the first a warning.
    #expect((2...10).allSatisfy { edition.provision("478.11/b~\($0)") != nil } && edition.provision("478.11/b~11") == nil)
    #expect(diagnostics.count { $0.message.contains("478.11/b~") } == 9)
    // "PARTS 400–446" has the value "446".
    #expect(edition.provisions.contains { $0.address.components.last == "part-400-446" && $0.state == .reserved })
    #expect(Set(edition.provisions.map(\.address)).count == edition.provisions.count)
    #expect(edition.provision("478.122/b")?.content.contains { $0.isTable } == true)
  }

  /// 304 of 4,153 and 336 of 1,415 in the raw XML, of which one stands in the preface and one in a table, whose cells are plain
  /// text. Of 97 terms five stand in footnotes, which define nothing.
  @Test(.enabled(if: SharedData.has(code), SharedData.skipped(code)), arguments: [(code, 304, 0), (compilation, 0, 92), (volume, 334, 0)])
  func resolvesWhatTheFileMarksUpAndWritesIt(path: String, resolved: Int, terms: Int) throws {
    let found = try marks(path)
    #expect(found.resolved == resolved)
    #expect(found.terms == terms)
  }
}

/// Expects each reference to mark words of its paragraph.
func expectReferencesInRange(_ reading: EditionReading, location: SourceLocation = #_sourceLocation) {
  let wrong = reading.references.filter { reference in
    let content = reading.parsed.edition.provisions[reference.provision].content
    guard content.indices.contains(reference.item), let text = content[reference.item].paragraph?.text else { return true }
    return reference.range.isEmpty || reference.range.upperBound > text.utf8.count
  }
  #expect(wrong.isEmpty, sourceLocation: location)
}

extension Provision {
  /// Footnotes stand behind the text in which they are printed.
  var isFootnote: Bool { kind == .note && (address.components.last?.hasPrefix("footnote") ?? false) }
}

extension ProvisionContent {
  var isTable: Bool { if case .table = self { true } else { false } }
}

extension Edition {
  /// By its address below the instrument.
  func provision(_ path: String) -> Provision? { ProvisionAddress(parsing: instrument.rawValue + "/" + path).flatMap { provision(at: $0) } }
  /// The first paragraph of a provision.
  func text(at path: String) -> String? { provision(path)?.paragraphs.first?.text }

  /// The tree for tests that show all of it: address, kind when it is not a section or subdivision, number, heading, text.
  var outline: [String] {
    provisions.map { provision in
      let kind = provision.state == .inForce ? "\(provision.kind)" : "\(provision.kind), \(provision.state)"
      let words = [provision.designation, provision.heading ?? ""] + provision.content.map { content in
        switch content {
        case .paragraph(let paragraph): paragraph.text
        case .table(let table): "table \(table.headerRows) of \(table.rows.count)"
        case .child(let index): "→\(provisions[index].address.components.last ?? "")"
        }
      }
      return provision.address.components.joined(separator: "/") + " (\(kind)) " + words.filter { !$0.isEmpty }.joined(separator: " | ")
    }
  }
}
