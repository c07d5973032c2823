import Diagnostics
import LegalText
import TestSupport
import Testing

@Suite struct GDPRTextReaderTests {
  private func read(_ text: String) -> Checked<EditionReading> {
    GDPRTextReader.read(SourceText(path: "g.json", text: text), instrument: InstrumentIdentifier("test"), accounting: true)
  }

  private static let act = #"""
    {"title": "Act on Records", "dated": "27/04/2016", "updated": "04/05/2016", "chapters": [
      {"number": "I", "title": "General", "type": "chapter", "contents": [
        {"number": "4", "title": "Definitions", "type": "article", "contents": [
          {"number": null, "text": "For the purposes of this Act:", "type": "text", "subpoints": []},
          {"number": "1", "text": "\u2018record\u2019 means a thing\tkept;", "type": "point", "subpoints": []}]},
        {"number": "1", "title": "Part", "type": "section", "contents": [
          {"number": "5", "title": "Duties", "type": "article", "contents": [
            {"number": "1", "text": "A handler shall:", "type": "point", "subpoints": [
              {"number": "a", "text": "keep;", "type": "subpoint"}, {"number": null, "text": "or lose.", "type": "subpoint"}]},
            {"number": null, "text": "Point (a) \"may\" wait.", "type": "text", "subpoints": []}]}]}]}],
     "recitals": [{"number": "1", "text": "Records matter.", "type": "recital"}],
     "citations": {"0": {"number": "1", "text": "OJ C 1.", "type": "citation"}}}
    """#

  @Test func readsArticlesPointsAndRecitals() {
    let reading = read(Self.act)
    #expect(reading.diagnostics.isEmpty)
    #expect(
      shape(reading.value.parsed.edition) == [
        "recitals | division | \"\" | <Recitals> | ↓recital-1",
        "recital-1 | recital | \"(1)\" | Records matter.",
        "chapter-I | division | \"CHAPTER I\" | <General> | ↓4 | ↓section-1",
        "4 | section | \"Article 4\" | <Definitions> | For the purposes of this Act: | ↓1",
        "4/1 | definition | \"(1)\" | ‘record’ means a thing kept;",
        "chapter-I/section-1 | division | \"Section 1\" | <Part> | ↓5",
        "5 | section | \"Article 5\" | <Duties> | ↓1",
        "5/1 | subdivision | \"1.\" | A handler shall: | ↓a | ↓unnumbered | Point (a) \"may\" wait.",
        "5/1/a | subdivision | \"(a)\" | keep;",
        "5/1/unnumbered | subdivision | \"\" | or lose.",
        "footnotes | division | \"\" | <Footnotes> | ↓1",
        "footnotes/1 | note | \"(1)\" | OJ C 1.",
      ])
  }

  @Test func statesTheDayOfTheActAndNotOfItsPublication() {
    let stated = read(Self.act).value.stated
    #expect(stated.title?.value == "Act on Records")
    #expect(stated.adopted?.value == CalendarDate(iso: "2016-04-27"))
    #expect(stated.effective == nil && stated.operative == nil)
  }

  @Test func accountsForEveryCharacter() throws {
    expectCompleteAccount(read(Self.act).value, of: try scalars(ofJSON: Self.act))
    expectTruePlaces(read(Self.act).value, in: SourceText(path: "g.json", text: Self.act))
  }

  @Test func writesAnOutlineThatReadsTheSame() { expectRoundTrip(read(Self.act).value.parsed.edition) }

  @Test(arguments: [
    (#"{"title": "x"}"#, "g.json:1:1: error: Key 'chapters' holds the articles in GDPRtEXT; this file has no such list [no-provisions]"),
    (#"{"chapters": []}"#, "g.json:1:14: error: List 'chapters' is empty; get the whole file [no-provisions]"),
    (#"{"chapters": [{"type": "chapter""#, "g.json:1:33: error: JSON ends where ',' or '}' is expected in the mapping of line 1; get the whole file [json-syntax]"),
  ])
  func reportsWhatIsNoAct(text: String, expected: String) {
    #expect(read(text).diagnostics.map(\.description) == [expected])
  }
}
