import Diagnostics
import LegalText
import Testing
import TestSupport

@Suite struct EditionFileTests {
  private func read(_ text: String, format: EditionFormat? = nil) -> Checked<EditionReading> {
    EditionFile.read(SourceText(path: "f", text: text), instrument: InstrumentIdentifier("test"), format: format)
  }

  private func problem(_ bytes: [UInt8]) -> String? {
    let decoded = EditionFile.decode(bytes, path: "f")
    guard let source = decoded.value else { return decoded.diagnostics.map(\.description).joined(separator: "\n") }
    return read(source.text).diagnostics.map(\.description).joined(separator: "\n")
  }

  @Test(arguments: [
    "# Article 1. Duties\n\n## § 5. Records\n\n(a) Keep them.\n",
    "{id: x}\n# Article 1. Duties\n\ntext\n",
    "[^1]: a note\n\n## § 5. Records\n\nKeep.[^1]\n",
    "# Title\n\nA text.\n\nNote: text\n\nReference: text\n\n## § 5. Records\n\nKeep.\n",
  ])
  func recognizesOutlines(text: String) {
    let reading = read(text)
    #expect(reading.diagnostics.filter { $0.rule == "unknown-format" } == [])
    #expect(!reading.value.parsed.edition.provisions.isEmpty)
  }

  @Test func recognizesEachFormatByItsContent() {
    let page = read("Page 1\n11 C.C.R. § 7028. Requests\n(a)  A handler shall keep records.\n")
    #expect(page.value.parsed.edition.sections.count == 1)
    let catalog = read(#"{"$schema": "x", "catalog": {"controls": [{"id": "ac-1", "class": "c", "title": "T"}]}}"#)
    #expect(catalog.value.parsed.edition.provisions.map(\.designation) == ["AC-1"])
    let markup = read("<o:catalog xmlns:o='http://csrc.nist.gov/ns/oscal/1.0'><o:control id='ac-1' class='c'><o:title>T</o:title></o:control></o:catalog>")
    #expect(markup.value.parsed.edition == catalog.value.parsed.edition)
    let library = read(
      "# made by a tool\nurn: x\nname: y\nobjects:\n  framework:\n    requirement_nodes:\n    - urn: a\n      ref_id: '700'\n      description: Keep.\n")
    #expect(library.value.parsed.edition.provisions.map(\.designation) == ["§ 700."])
    let act = read(#"{"title": "T", "chapters": [{"number": "I", "type": "chapter", "contents": []}], "recitals": []}"#)
    #expect(act.value.parsed.edition.provisions.map(\.designation) == ["CHAPTER I"])
  }

  private static let looked =
    "looked for outline form, text of pages, USLM, eCFR XML, Akoma Ntoso, RegML, OSCAL catalog in JSON, OSCAL catalog in XML, CISO Assistant library, GDPRtEXT"

  @Test(arguments: [
    ("Once upon a time there was a law.\nIt had no heading.\n", "plain prose without headings", "put headings such as '## § 1. Title' above its sections, or name its format"),
    (#"{"profile": {}}"#, "an OSCAL profile", "resolve it into a catalog and read that"),
    (#"{"vendorListVersion": 44, "vendors": {}}"#, "a list of vendors in JSON", "it is no law; import it as a register"),
    (#"{"a": {"catalog": 1}, "b": "chapters"}"#, "JSON with the keys 'a', 'b'", "name its format if it is one of these"),
    ("[1]", "a JSON list", "an OSCAL catalog and GDPRtEXT are mappings; name another file"),
    ("<!DOCTYPE html>\n<html><body>x</body></html>", "an HTML page", "get the law as XML from its publisher, or save the page's text"),
    (#"<?xml version="1.0"?><!-- x --><notice xmlns="eregs"/>"#, "a RegML notice, which tells what differs between two editions", "read the edition that it leads to"),
    (#"<o:profile xmlns:o="http://csrc.nist.gov/ns/oscal/1.0"/>"#, "an OSCAL profile", "resolve it into a catalog and read that"),
    ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "XML with the root 'feed'", "name its format if it is one of these"),
    ("urn: x\nobjects:\n  threats: []\n", "a CISO Assistant library without a framework", "name the library that holds the requirements"),
    ("title: x\nauthor: y\n", "YAML with the keys 'title', 'author'", "name its format if it is one of these"),
    ("name,role,country\nA,b,c\nD,e,f\n", "a table of values separated by commas", "it is no law; import it as a register"),
    (" \n\n", "a file of blanks", "get it again from its publisher"),
  ])
  func saysWhatAFileSeemsToBe(text: String, description: String, advice: String) {
    #expect(
      read(text).diagnostics.map(\.description) == [
        "f:1:1: error: File seems to be \(description), in which no edition is read; \(Self.looked); \(advice) [unknown-format]"
      ])
  }

  @Test(arguments: [
    ([], "f:1:1: error: File is empty; get it again from its publisher [empty-file]"),
    (Array("%PDF-1.7\n".utf8), "f:1:1: error: File is a PDF; extract its text, for example with 'pdftotext -layout', and read that [not-text]"),
    ([0x50, 0x4B, 3, 4, 0], "f:1:1: error: File is a ZIP archive, perhaps of a word processor; unpack it, or save its text [not-text]"),
    ([0x1F, 0x8B, 8], "f:1:1: error: File is a gzip archive; unpack it [not-text]"),
    (Array("# T\n\ncaf".utf8) + [0xE9, 0x20], "f:3:4: error: File is not UTF-8 text; save it as UTF-8 [not-utf-8]"),
    (Array("# T\n\na".utf8) + [0] + Array("b".utf8), "f:3:2: error: A NUL character stands in this text; save the file as UTF-8 text [not-text]"),
  ] as [([UInt8], String)])
  func refusesWhatIsNoText(bytes: [UInt8], expected: String) {
    #expect(problem(bytes) == expected)
  }

  @Test func readsByteOrderMarksAndUTF16() {
    let text = "## § 5. Records\n\n(a) Keep – them.\n"
    let utf16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [[0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + utf16] {
      let source = EditionFile.decode(bytes, path: "f")
      #expect(source.diagnostics.isEmpty)
      #expect(source.value.map { read($0.text).value.parsed.edition.provisions.count } == 2)
    }
  }

  @Test func letsANamedFormatWin() {
    let text = "Once upon a time.\n"
    #expect(read(text, format: .outline).diagnostics.map(\.rule) == ["no-provisions", "text-before-heading"])
    #expect(read("# Title\n", format: .oscalJSON).diagnostics.map(\.rule) == ["json-syntax"])
  }

  /// Deep nesting, long lines and cut files end in one error, in little time.
  @Test(arguments: [
    String(repeating: "[", count: 10_000), #"{"catalog":"# + String(repeating: #"{"groups":["#, count: 10_000),
    #"{"title":"x","chapters":"# + String(repeating: "[", count: 10_000), String(repeating: "<a>", count: 10_000),
    "urn: x\nobjects: " + String(repeating: "[", count: 10_000) + "\nrequirement_nodes: x\n",
    "urn: x\nobjects:\n  requirement_nodes: " + String(repeating: "{a: ", count: 10_000),
    String(repeating: "x", count: 1_000_000), #"{"catalog": ""# + String(repeating: "x", count: 1_000_000),
    "## § 5. " + String(repeating: "(a) ", count: 250_000),
  ])
  func endsInAnError(text: String) {
    let reading = read(text)
    #expect(reading.diagnostics.contains { $0.severity == .error } || !reading.value.parsed.edition.provisions.isEmpty)
    #expect(reading.diagnostics.count < 10)
  }
}
