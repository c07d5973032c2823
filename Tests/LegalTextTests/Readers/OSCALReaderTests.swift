import Diagnostics
import LegalText
import TestSupport
import Testing

@Suite struct OSCALReaderTests {
  private func read(_ text: String) -> Checked<EditionReading> {
    OSCALReader.read(SourceText(path: "c.json", text: text), instrument: InstrumentIdentifier("test"), accounting: true)
  }

  static let catalog = #"""
    {"catalog": {
      "uuid": "u-1",
      "metadata": {"title": "Sample *Catalog*", "last-modified": "2024-02-01T13:57:28Z", "oscal-version": "1.1.2"},
      "params": [{"id": "everywhere", "values": ["ten days"]}],
      "groups": [{
        "id": "ac", "class": "family", "title": "Access Control",
        "parts": [{"name": "overview", "prose": "Why there is access control."}],
        "controls": [{
          "id": "ac-2", "title": "Accounts",
          "params": [
            {"id": "p1", "label": "personnel or roles", "guidelines": [{"prose": "roles are defined;"}]},
            {"id": "p2", "select": {"how-many": "one-or-more", "choice": ["weekly", "within {{ insert: param, everywhere }}"]}},
            {"id": "unused", "label": "never inserted"}],
          "props": [{"name": "label", "class": "zero-padded", "value": "AC-02"}, {"name": "label", "value": "AC-2"}],
          "links": [{"href": "#ac-3", "rel": "related"}, {"href": "#ac-9", "rel": "related"}, {"href": "#r-1", "rel": "reference"}],
          "parts": [
            {"id": "ac-2_smt", "name": "statement", "prose": "The organization:", "parts": [
              {"name": "item", "props": [{"name": "label", "value": "a."}], "prose": "Notifies {{ insert: param, p1 }} ; and", "parts": [
                {"name": "item", "props": [{"name": "label", "value": "1."}], "prose": "Does so {{ insert: param, p2 }}."}]},
              {"name": "item", "props": [{"name": "label", "value": "b."}], "prose": "Reads [AC-3a](#ac-3_smt.a) \u2013 *carefully*.\n\n| x | y |\n| --- | --- |\n| 1 | 2 |"}]},
            {"name": "guidance", "prose": "First.\n\nSecond line\nwrapped."},
            {"name": "assessment-objective", "prose": "accounts are checked", "links": [{"href": "#ac-2_smt", "rel": "assessment-for"}]},
            {"name": "example", "prose": "A shop asks."}],
          "controls": [{
            "id": "ac-2.1", "title": "Automation",
            "props": [{"name": "label", "value": "AC-2(1)"}, {"name": "status", "value": "Withdrawn"}],
            "links": [{"href": "#ac-3", "rel": "incorporated-into"}]}]
        }, {
          "id": "ac-3", "class": "SP800-53", "title": "Enforcement",
          "props": [{"name": "alt-identifier", "class": "x", "value": "AC-03"}],
          "parts": [{"id": "ac-3_smt", "name": "statement", "parts": [{"id": "ac-3_smt.a", "name": "item", "props": [{"name": "label", "value": "a."}], "prose": "Enforces."}]}]
        }]
      }],
      "back-matter": {"resources": [{"uuid": "r-1", "title": "SP 1-2", "citation": {"text": "A Title, *Sample*."}, "rlinks": [{"href": "https://example.org/x"}]}]}
    }}
    """#

  @Test func readsGroupsControlsAndStatements() {
    let reading = read(Self.catalog)
    #expect(
      shape(reading.value.parsed.edition) == [
        "ac | division | \"\" | <Access Control> | ↓overview | ↓AC-2 | ↓AC-3",
        "ac/overview | note | \"\" | <Overview> | Why there is access control.",
        "AC-2 | section | \"AC-2\" | <Accounts> | The organization: | ↓a | ↓b | ↓unnumbered | ↓guidance | ↓related | ↓reference | ↓1",
        "AC-2/a | subdivision | \"a.\" | Notifies [Assignment: personnel or roles]; and | ↓1",
        "AC-2/a/1 | subdivision | \"1.\" | Does so [Selection (one or more): weekly; within ten days].",
        "AC-2/b | subdivision | \"b.\" | Reads AC-3a – carefully. | table(1, [[\"x\", \"y\"], [\"1\", \"2\"]])",
        "AC-2/unnumbered | example | \"\" | A shop asks.",
        "AC-2/guidance | note | \"\" | <Guidance> | First. | Second line wrapped.",
        "AC-2/related | note | \"\" | <Related controls> | AC-3, AC-9",
        "AC-2/reference | note | \"\" | <References> | SP 1-2",
        "AC-2/1 | subdivision | repealed | \"(1)\" | <Automation> | ↓incorporated-into",
        "AC-2/1/incorporated-into | note | \"\" | <Incorporated into> | AC-3",
        "AC-3 | section | \"AC-3\" | <Enforcement> | ↓a",
        "AC-3/a | subdivision | \"a.\" | Enforces.",
        "references | division | \"\" | <References> | ↓sp-1-2",
        "references/sp-1-2 | note | \"\" | <SP 1-2> | A Title, Sample. | https://example.org/x",
      ])
    #expect(
      reading.diagnostics.map(\.description) == [
        "c.json:15:63: note: 1 of 4 links of controls lead to what is not in this catalog, '#ac-9' first; their targets are named as the links name them [dangling-link]"
      ])
    #expect(reading.value.stated.title?.value == "Sample Catalog")
    #expect(reading.value.stated.effective == nil)
  }

  @Test func countsOnlyStatementsAsOperative() {
    let edition = read(Self.catalog).value.parsed.edition
    let operative = edition.provisions.indices.filter(edition.isOperative).map { edition.provisions[$0].address.components.joined(separator: "/") }
    #expect(operative == ["AC-2", "AC-2/a", "AC-2/a/1", "AC-2/b", "AC-3/a"])
  }

  @Test func givesLinksInTextsAsMarkedReferences() {
    let reading = read(Self.catalog).value
    let edition = reading.parsed.edition
    let found = reading.references.map { reference -> String in
      let bytes = Array((edition.provisions[reference.provision].content[reference.item].paragraph?.text ?? "").utf8)
      return "\(String(decoding: bytes[reference.range], as: UTF8.self)) \(reference.target)"
    }
    #expect(found == ["AC-3a #ac-3_smt.a", "AC-3 #ac-3", "AC-9 #ac-9", "SP 1-2 #r-1", "AC-3 #ac-3"])
  }

  @Test func accountsForEveryCharacter() throws {
    let reading = read(Self.catalog).value
    expectCompleteAccount(reading, of: try scalars(ofJSON: Self.catalog))
    let report = ImportReport.lines(for: reading.account)
    #expect(report.contains("c.json:11:78: removed, guideline of a parameter: roles are defined;"))
    #expect(report.contains("c.json:13:35: removed, parameter that no text of the edition inserts: never inserted"))
    #expect(report.contains("c.json:18:92: replaced by '[Assignment: personnel or roles]': {{ insert: param, p1 }}"))
    #expect(report.contains("c.json:22:51: removed, material for assessors: accounts are checked"))
    #expect(report.contains("c.json:20:95: removed, target of a link: ](#ac-3_smt.a)"))
  }

  @Test func knowsThePlaceOfEveryWord() {
    expectTruePlaces(
      read(Self.catalog).value, in: SourceText(path: "c.json", text: Self.catalog),
      ours: ["Related controls", "References", "Incorporated into", "one", "or", "more"])
  }

  @Test func writesAnOutlineThatReadsTheSame() { expectRoundTrip(read(Self.catalog).value.parsed.edition) }

  @Test func readsCatalogsOfBeforeVersionOne() {
    let reading = read(
      #"""
      {"catalog": {"id": "x", "groups": [{"id": "g", "title": "G", "controls": [{"id": "g-1", "class": "c", "title": "T",
        "parameters": {"g-1_prm_1": {"label": "a time"}}, "properties": [{"name": "label", "value": "G-1"}],
        "parts": [{"name": "statement", "prose": "Wait {{ g-1_prm_1 }}."}]}]}]}}
      """#)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.value.parsed.edition.provisions.last?.paragraphs.map(\.text) == ["Wait [Assignment: a time]."])
  }

  private func catalog(parameters: String, prose: String) -> Checked<EditionReading> {
    read("{\"catalog\": {\"params\": [\(parameters)],\n\"controls\": [{\"id\": \"c\", \"title\": \"T\", \"parts\": [{\"name\": \"statement\", \"prose\": \"\(prose)\"}]}]}}")
  }

  @Test func leavesAnInsertionThatNothingDefines() {
    let reading = catalog(parameters: #"{"id": "p-one", "label": "x"}"#, prose: "Do {{ insert: param, p-ome }}.")
    #expect(
      reading.diagnostics.map(\.description) == [
        "c.json:2:85: warning: Parameter 'p-ome' is not in this catalog; did you mean 'p-one'? [unknown-parameter]"
      ])
    #expect(reading.value.parsed.edition.provisions.first?.paragraphs.map(\.text) == ["Do {{ insert: param, p-ome }}."])
  }

  @Test func stopsAtParametersThatInsertThemselves() {
    let reading = catalog(
      parameters: #"{"id": "p", "select": {"choice": ["a {{ insert: param, q }}"]}}, {"id": "q", "select": {"choice": ["b {{ insert: param, p }}"]}}"#,
      prose: "{{ insert: param, p }}")
    #expect(reading.diagnostics.map(\.rule) == ["parameter-cycle"])
  }

  @Test func boundsWhatParametersInsert() {
    let members = (0..<7).map { number in
      let inner = String(repeating: "{{ insert: param, p\(number + 1) }} ", count: 20)
      return "{\"id\": \"p\(number)\", \"select\": {\"choice\": [\"\(inner)\"]}}"
    }
    let reading = catalog(parameters: (members + [#"{"id": "p7", "label": "x"}"#]).joined(separator: ","), prose: "{{ insert: param, p0 }}")
    #expect(reading.diagnostics.contains { $0.rule == "parameter-limit" })
    #expect(texts(of: reading.value.parsed.edition).joined().utf8.count < 100_000)
  }

  @Test(arguments: [
    (#"{"profile": {}}"#, "c.json:1:1: error: An OSCAL catalog begins with the key 'catalog', this file with 'profile'; resolve the profile into a catalog and read that [not-a-catalog]"),
    ("", "c.json:1:1: error: File is empty; get it again from its publisher [empty-file]"),
    (#"{"catalog": {}}"#, "c.json:1:13: error: Catalog has no groups and no controls; get a resolved catalog [no-provisions]"),
    (#"{"catalog": [1, {"groups": 3}]}"#, "c.json:1:13: error: Catalog has no groups and no controls; get a resolved catalog [no-provisions]"),
  ])
  func reportsWhatIsNoCatalog(text: String, expected: String) {
    #expect(read(text).diagnostics.map(\.description) == [expected])
  }
}
