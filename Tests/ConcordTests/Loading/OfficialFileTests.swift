import Concord
import Diagnostics
import Foundation
import LegalText
import Testing

@Suite struct OfficialFileTests {
  private static let catalog = #"""
    {"catalog": {"metadata": {"title": "Sample \"Controls\"", "last-modified": "2024-02-13T00:00:00Z"}, "controls": [
      {"id": "ac-1", "class": "c", "title": "Policy", "parts": [{"name": "statement", "prose": "Read [the next one](#ac-2)."}]},
      {"id": "ac-2", "class": "c", "title": "Accounts", "parts": [{"name": "statement", "prose": "Keep accounts."}]}]}}
    """#
  private static let act = #"""
    {"title": "Act", "dated": "27/04/2016", "updated": "04/05/2016", "recitals": [], "chapters": [{"number": "I", "type": "chapter",
     "contents": [{"number": "1", "title": "T", "type": "article", "contents": [{"number": "1", "text": "Do.", "type": "point"}]}]}]}
    """#

  /// Loads a project whose only edition is a file with these bytes.
  private func load(_ bytes: [UInt8], named name: String, keys: String = "") async throws -> Checked<Content?> {
    let root = FileManager.default.temporaryDirectory.appending(path: "concord-official-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "content/regulations/nist")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("title: T\norganization: O\n".utf8).write(to: root.appending(path: "content/handbook.yaml"))
    let manifest = "title: Controls\ncitation: { full: \"NIST {}\" }\neditions:\n  - { id: one, file: \(name)\(keys) }\n"
    try Data(manifest.utf8).write(to: folder.appending(path: "regulation.yaml"))
    try Data(bytes).write(to: folder.appending(path: name))
    let day = try #require(CalendarDate(iso: "2026-11-23"))
    var loader = ContentLoader(folder: ProjectFolder(root: root.path), content: "content", asOf: day, width: 2)
    return await loader.load()
  }

  private func problems(_ content: Checked<Content?>) -> [String] {
    content.diagnostics.map(\.description).filter { $0.hasPrefix("content/regulations") }
  }

  @Test func readsAnOfficialFileWhateverItsName() async throws {
    for name in ["catalog.json", "catalog.txt", "catalog.md"] {
      let content = try await load(Array(Self.catalog.utf8), named: name)
      #expect(problems(content) == [])
      let corpus = try #require(content.value?.corpus)
      let law = await LinkedLaw.link(corpus, width: 2)
      let links = law.citations(in: InstrumentIdentifier("nist")).flatMap { $0 }
      #expect(links.map(\.text) == ["the next one"])
      #expect(links.compactMap(\.firstProvision).map(\.description) == ["nist/AC-2"])
    }
  }

  @Test func saysWhatAFileIsThatHoldsNoLaw() async throws {
    let archive = try await load([0x50, 0x4B, 3, 4, 20, 0], named: "law.xml")
    #expect(
      problems(archive) == [
        "content/regulations/nist/law.xml:1:1: error: File is a ZIP archive, perhaps of a word processor; unpack it, or save its text [not-text]"
      ])
    let outline = try await load(Array("Only words.\n".utf8), named: "law.md")
    #expect(problems(outline).contains { $0.contains("law.md:1:1: error: Text stands before the first heading") })
    let other = try await load(Array("Only words.\n".utf8), named: "law.txt")
    #expect(problems(other).count == 1)
    #expect(problems(other).first?.hasPrefix("content/regulations/nist/law.txt:1:1: error: File seems to be plain prose without headings") == true)
  }

  @Test func takesTheFormatThatTheManifestNames() async throws {
    let content = try await load(Array("# A heading\n".utf8), named: "law.md", keys: ", format: oscal-json")
    #expect(problems(content).map { $0.hasSuffix("[json-syntax]") } == [true])
    let wrong = try await load(Array(Self.catalog.utf8), named: "law.json", keys: ", format: oscal-jso")
    #expect(problems(wrong).first?.contains("did you mean 'oscal-json'?") == true)
  }

  private func imported(_ text: String) throws -> RegulationImport {
    let made = RegulationImport.make(
      from: SourceText(path: "f", text: text), regulation: InstrumentIdentifier("law"), edition: EditionIdentifier("2016-04-27"), effective: nil,
      content: "content")
    return try #require(made.value, "\(made.diagnostics)")
  }

  @Test func importsAsAnOutlineThatReadsTheSame() throws {
    let library = "urn: u\nobjects:\n  framework:\n    requirement_nodes:\n    - { urn: a, ref_id: '700', name: T, description: Keep. }\n"
    let page = "3 X.Y.R. § 41. Notices\n(a)  A handler shall give notice.\n"
    for text in [Self.catalog, Self.act, library, page, "## § 5. Records\n\n(a) Keep.\n"] {
      let result = try imported(text)
      let again = OutlineReader.read(SourceText(path: "again", text: result.text), instrument: InstrumentIdentifier("law"))
      #expect(again.value.edition == result.edition)
      #expect(!result.account.isEmpty)
    }
  }

  /// The day of the law is suggested; the days of its publication and of the file's conversion are not.
  @Test func suggestsOnlyWhatTheFileStatesAsLaw() throws {
    #expect(try imported(Self.act).entry == "  - id: 2016-04-27\n    file: 2016-04-27.md\n    adopted: 2016-04-27\n    effective: unknown")
    #expect(try imported(Self.act).title == "title: \"Act\"")
    #expect(try imported(Self.catalog).entry == "  - id: 2016-04-27\n    file: 2016-04-27.md\n    effective: unknown")
    #expect(try imported(Self.catalog).title == "title: \"Sample \\\"Controls\\\"\"")
  }
}
