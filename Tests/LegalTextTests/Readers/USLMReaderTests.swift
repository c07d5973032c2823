import Diagnostics
import LegalText
import TestSupport
import Testing

/// The reader on small files of our own.
@Suite struct USLMReaderTests {
  static let act = """
    <?xml version="1.0" encoding="UTF-8"?>
    <uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" identifier="/us/usc/t90">
    <meta><dc:title>Title 90</dc:title><docNumber>90</docNumber></meta>
    <main><title identifier="/us/usc/t90"><num value="90">Title 90—</num><heading>RECORDS</heading>
    <toc><tocItem><column>1.</column><column>Duties</column></tocItem></toc>
    <chapter identifier="/us/usc/t90/ch1"><num value="1">CHAPTER 1—</num><heading>DUTIES</heading>
    <section identifier="/us/usc/t90/s101"><num value="101">§ 101.</num><heading> Keeping of rec\u{AD}ords</heading>
    <subsection identifier="/us/usc/t90/s101/a"><num value="a">(a)</num><heading> In General.—</heading><chapeau> A keeper<ref class="footnoteRef" idref="f1">1</ref><note type="footnote" id="f1"><num>1</num> So in original.</note> shall—</chapeau>
    <paragraph identifier="/us/usc/t90/s101/a/1"><num value="1">(1)</num><content> keep, under <ref href="/us/usc/t5/s552">section 552 of title 5</ref>, each record; and</content></paragraph>
    <paragraph identifier="/us/usc/t90/s101/a/2"><num value="2">(2)</num><content><p>return it</p><p>in one piece,</p></content></paragraph>
    <continuation>within a year.</continuation></subsection>
    <subsection identifier="/us/usc/t90/s101/a"><num value="a">(a)</num><content> A second one.</content></subsection>
    <sourceCredit>(Pub. L. 90–1, <date date="1968-01-01">Jan. 1, 1968</date>.)</sourceCredit>
    <notes type="uscNote"><note topic="effectiveDateOfAmendment"><heading>Effective Date</heading><p>It provided: <quotedContent><section><num value="5">Sec. 5.</num><heading> Start.</heading><subsection><num value="a">(a)</num><content> It starts.</content></subsection></section></quotedContent></p></note></notes>
    </section>
    <section status="repealed" identifier="/us/usc/t90/s102, 103"><num value="102, 103">[§§ 102, 103.</num><heading> Repealed. Pub. L. 91–1]</heading></section>
    <section status="transferred" identifier="/us/usc/t90/s104"><num value="104">[§ 104.</num><heading> Transferred]</heading></section>
    </chapter></title></main></uscDoc>
    """

  private func read(_ text: String) -> Checked<EditionReading> {
    let source = SourceText(path: "a.xml", text: text)
    let result = USLMReader.read(source, instrument: InstrumentIdentifier("law"), accounting: true)
    expectWholeAccount(result.value, of: source, isMoved: \.isFootnote)
    expectReferencesInRange(result.value)
    return result
  }

  @Test func readsLevelsInOrderAndKeepsWhatIsNoLawApart() {
    let result = read(Self.act)
    #expect(result.value.parsed.edition.outline == [
      "title-90 (division) Title 90— | RECORDS | →chapter-1",
      "title-90/chapter-1 (division) CHAPTER 1— | DUTIES | →101 | →102,103 | →104",
      "101 (section) § 101. | Keeping of rec\u{AD}ords | →a | →a~2 | →note-source-credit | →note-effective-date-of-amendment",
      "101/a (subdivision) (a) | In General.— | A keeper shall— | →footnote-1 | →1 | →2 | within a year.",
      "101/a/footnote-1 (note) 1 | So in original.",
      "101/a/1 (subdivision) (1) | keep, under section 552 of title 5, each record; and",
      "101/a/2 (subdivision) (2) | return it | in one piece,",
      "101/a~2 (subdivision) (a) | A second one.",
      "101/note-source-credit (note) (Pub. L. 90–1, Jan. 1, 1968.)",
      "101/note-effective-date-of-amendment (note) Effective Date | It provided: | Sec. 5. Start. | (a) It starts.",
      "102,103 (section, repealed) [§§ 102, 103. | Repealed. Pub. L. 91–1]",
      "104 (section, transferred) [§ 104. | Transferred]",
    ])
    #expect(result.diagnostics.map(\.description) == [
      "a.xml:12:1: warning: Number '(a)' stands 2 times at this level; this one is addressed as 'law/101/a~2' [duplicate-number]"
    ])
    #expect(result.value.references.map(\.target) == ["/us/usc/t5/s552"])
    let removed = result.value.account.filter { $0.disposition != .kept && $0.disposition != .moved }
    #expect(removed.map { "\($0.text): \($0.disposition.reason ?? "")" } == [
      "Title 90: editorial metadata", "90: editorial metadata", "1.: table of contents", "Duties: table of contents", "1: footnote mark",
    ])
  }

  @Test func knowsWhereTextsStand() throws {
    let places = read(Self.act).value.parsed.places
    let edition = read(Self.act).value.parsed.edition
    let index = try #require(edition.provisions.firstIndex { $0.address.description == "law/101/a/1" })
    #expect(places.provisions[index].description == "a.xml:9:1")
    #expect(places.position(of: "keep, ".utf8.count, item: 0, in: index)?.description == "a.xml:9:86")
  }

  static let regulation = """
    <cfrDoc xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:xhtml="http://www.w3.org/1999/xhtml"><main><part><num value="7">PART 7—</num><heading>STAMPS</heading>
    <authority><heading>Authority:</heading> <ref href="/us/usc/t26/s1">26 U.S.C. 1</ref>.</authority>
    <level><heading>General
    </heading><section identifier="/us/cfr/t27/s7.1"><num value="7.1">§ 7.1a</num><heading>Rates.</heading>
    <paragraph identifier="/us/cfr/t27/s7.1/a"><num value="a">(a)</num><heading>Table.</heading><content><p>Rates<?page num="5"?> are:</p>
    <xhtml:table><xhtml:caption>Rates</xhtml:caption><xhtml:thead><xhtml:tr><xhtml:th>Year</xhtml:th><xhtml:th colspan="2">Rate<footnote id="f"><content><ref idref="g">1</ref> In dollars.</content></footnote></xhtml:th></xhtml:tr></xhtml:thead>
    <xhtml:tbody><xhtml:tr><xhtml:td>1</xhtml:td><xhtml:td>2</xhtml:td><xhtml:td>3</xhtml:td></xhtml:tr></xhtml:tbody></xhtml:table></content></paragraph>
    <paragraph><num value="b">(b)</num><content>Last.<note style="EXTRACT"><heading>The List</heading><p>(a) Stamps.</p></note><source>[1 FR 1]</source></content></paragraph>
    <note role="example"><heading>Example.</heading><p>A stamp.</p></note>
    </section></level></part></main></cfrDoc>
    """

  @Test func readsARegulationWithTablesExtractsAndFootnotes() {
    let result = read(Self.regulation)
    #expect(result.value.parsed.edition.outline == [
      "part-7 (division) PART 7— | STAMPS | →note-authority | →general",
      "part-7/note-authority (note) Authority: | 26 U.S.C. 1.",
      "part-7/general (division) General | →7.1a",
      "7.1a (section) § 7.1a | Rates. | →a | →b | →note-source | →example",
      "7.1a/a (subdivision) (a) | Table. | Rates are: | Rates | table 1 of 2 | →footnote-1",
      "7.1a/a/footnote-1 (note) 1 | In dollars.",
      "7.1a/b (subdivision) (b) | Last. | The List | (a) Stamps.",
      "7.1a/note-source (note) [1 FR 1]",
      "7.1a/example (example) Example. | A stamp.",
    ])
    #expect(result.diagnostics.isEmpty)
  }

  @Test func reportsTextThatNoElementOfUSLMHolds() {
    let text = "<uscDoc xmlns='http://xml.house.gov/schemas/uslm/1.0'><main>\nstray <section><num value='1'>§ 1.</num><content>Law.</content></section></main></uscDoc>"
    let result = read(text)
    #expect(result.value.parsed.edition.outline == ["1 (section) § 1. | Law."])
    #expect(result.diagnostics.map(\.description) == [
      "a.xml:1:61: warning: Text of element 'main' is not recognized and was left out; check that it is no law [markup-unrecognized]"
    ])
  }

  @Test func saysWhatItLookedForInAnotherFormat() {
    let result = USLMReader.read(SourceText(path: "a.xml", text: "<ECFR/>"), instrument: InstrumentIdentifier("law"), accounting: true)
    #expect(result.diagnostics.map(\.description) == [
      "a.xml:1:1: error: Root element 'ECFR' is not of USLM; looked for the namespaces http://xml.house.gov/schemas/uslm/1.0 and http://schemas.gpo.gov/xml/uslm [uslm-root]"
    ])
    let empty = USLMReader.read(
      SourceText(path: "a.xml", text: "<uscDoc xmlns='http://xml.house.gov/schemas/uslm/1.0'/>"), instrument: InstrumentIdentifier("law"), accounting: true)
    #expect(empty.diagnostics.map(\.description) == [
      "a.xml:1:1: error: No level was found in 'a.xml'; looked for title, chapter, part, section and others of USLM [no-provisions]"
    ])
  }

  @Test func readsLevelsDeeperThanProvisionsNestAsOneText() {
    let levels = (1...120).map { "<paragraph><num value='\($0)'>(\($0))</num>" }.joined()
    let text = "<uscDoc xmlns='http://xml.house.gov/schemas/uslm/1.0'><section><num value='1'>§ 1.</num>" + levels + "<content>deep</content>"
      + String(repeating: "</paragraph>", count: 120) + "</section></uscDoc>"
    let result = read(text)
    #expect(result.value.parsed.edition.provisions.count == 98)
    #expect(result.diagnostics.map(\.message) == ["Provisions nest at most 98 deep; the text of deeper ones is read as one"])
  }
}

extension Disposition {
  var reason: String? { if case .removed(let reason) = self { reason.rawValue } else { nil } }
}
