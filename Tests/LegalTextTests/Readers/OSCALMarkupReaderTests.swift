import Diagnostics
import LegalText
import TestSupport
import Testing

/// A catalog in both of its forms gives one edition.
@Suite struct OSCALMarkupReaderTests {
  private func read(_ text: String) -> Checked<EditionReading> {
    OSCALMarkupReader.read(SourceText(path: "c.xml", text: text), instrument: InstrumentIdentifier("test"), accounting: true)
  }

  /// The catalog of `OSCALReaderTests`.
  static let catalog = """
    <?xml version="1.0" encoding="UTF-8"?>
    <catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="u-1">
      <metadata><title>Sample <em>Catalog</em></title><last-modified>2024-02-01T13:57:28Z</last-modified><oscal-version>1.1.2</oscal-version></metadata>
      <param id="everywhere"><value>ten days</value></param>
      <group id="ac" class="family"><title>Access
          Control</title>
        <part name="overview"><p>Why there is access control.</p></part>
        <control id="ac-2"><title>Accounts</title>
          <param id="p1"><label>personnel or roles</label><guideline><p>roles are defined;</p></guideline></param>
          <param id="p2"><select how-many="one-or-more"><choice>weekly</choice><choice>within <insert type="param" id-ref="everywhere"/></choice></select></param>
          <param id="unused"><label>never inserted</label></param>
          <prop name="label" class="zero-padded" value="AC-02"/><prop name="label" value="AC-2"/>
          <link href="#ac-3" rel="related"/><link href="#ac-9" rel="related"/><link href="#r-1" rel="reference"/>
          <part id="ac-2_smt" name="statement"><p>The organization:</p>
            <part name="item"><prop name="label" value="a."/><p>Notifies <insert type="param" id-ref="p1"/>; and</p>
              <part name="item"><prop name="label" value="1."/><p>Does so <insert type="param" id-ref="p2"/>.</p></part></part>
            <part name="item"><prop name="label" value="b."/><p>Reads <a href="#ac-3_smt.a">AC-3a</a> – <em>carefully</em>.</p>
              <table><tr><th>x</th><th>y</th></tr><tr><td><p>1</p></td><td> 2 </td></tr></table></part></part>
          <part name="guidance"><p>First.</p>
            <p>Second line
              wrapped.</p></part>
          <part name="assessment-objective"><p>accounts are checked</p><link href="#ac-2_smt" rel="assessment-for"/></part>
          <part name="example"><p>A shop asks.</p></part>
          <control id="ac-2.1"><title>Automation</title>
            <prop name="label" value="AC-2(1)"/><prop name="status" value="Withdrawn"/>
            <link href="#ac-3" rel="incorporated-into"/></control>
        </control>
        <control id="ac-3" class="SP800-53"><title>Enforcement</title>
          <prop name="alt-identifier" class="x" value="AC-03"/>
          <part id="ac-3_smt" name="statement"><part id="ac-3_smt.a" name="item"><prop name="label" value="a."/><p>Enforces.</p></part></part>
        </control>
      </group>
      <back-matter><resource uuid="r-1"><title>SP 1-2</title><citation><text>A Title, <em>Sample</em>.</text></citation><rlink href="https://example.org/x"/></resource></back-matter>
    </catalog>
    """

  @Test func givesTheEditionOfTheSameCatalogInJSON() {
    let json = OSCALReader.read(SourceText(path: "c.json", text: OSCALReaderTests.catalog), instrument: InstrumentIdentifier("test"))
    let xml = read(Self.catalog)
    #expect(xml.value.parsed.edition == json.value.parsed.edition)
    #expect(xml.value.references == json.value.references)
    #expect(xml.value.identifiers == json.value.identifiers)
    #expect(xml.value.stated.title?.value == json.value.stated.title?.value)
    #expect(xml.diagnostics.map(\.rule) == json.diagnostics.map(\.rule))
  }

  @Test func accountsForEveryCharacter() {
    let source = SourceText(path: "c.xml", text: Self.catalog)
    let reading = read(Self.catalog).value
    expectCompleteAccount(reading, of: [BarePass.read(source).characters])
    let report = ImportReport.lines(for: reading.account)
    #expect(report.contains("c.xml:9:69: removed, guideline of a parameter: roles are defined;"))
    #expect(report.contains("c.xml:11:33: removed, parameter that no text of the edition inserts: never inserted"))
    #expect(report.contains { $0.hasSuffix("removed, material for assessors: accounts are checked") })
  }

  @Test func knowsThePlaceOfEveryWord() {
    // Names of links stand in attributes, of which only the element's place is known.
    expectTruePlaces(
      read(Self.catalog).value, in: SourceText(path: "c.xml", text: Self.catalog),
      ours: ["Related controls", "References", "Incorporated into", "SP 1-2", "one", "or", "more"])
  }

  @Test func writesAnOutlineThatReadsTheSame() { expectRoundTrip(read(Self.catalog).value.parsed.edition) }

  private func paragraphs(_ prose: String) -> [String] {
    read(
      "<catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\"><control id=\"c\"><title>T</title><part name=\"statement\">\(prose)</part></control></catalog>"
    ).value.parsed.edition.provisions.first?.paragraphs.map(\.text) ?? []
  }

  @Test(arguments: [
    ("<p>5 * 3 * 2, [see](#x), file_name_here, {{ insert: param, p }}, a\\*b | c</p>", ["5 * 3 * 2, [see](#x), file_name_here, {{ insert: param, p }}, a\\*b | c"]),
    ("<p>un<em>believ</em>able <strong>really</strong>  so</p>", ["unbelievable really so"]),
    ("<p>One:</p><ul><li>a <p>b</p></li><li>c<ol><li>d</li></ol></li></ul><p>| end |</p>", ["One:", "- a b", "- c", "1. d", "| end |"]),
    ("<h3>Head</h3><p>a &amp; <![CDATA[<b>]]> <q>c</q></p>", ["### Head", "a & <b> \"c\""]),
    ("<p>x <a href=\"a b\">y</a> z</p>", ["x y z"]),
  ])
  func readsProse(prose: String, expected: [String]) { #expect(paragraphs(prose) == expected) }

  @Test(arguments: [
    ("<profile xmlns='http://csrc.nist.gov/ns/oscal/1.0'/>", "c.xml:1:1: error: Root element 'profile' is no OSCAL catalog; looked for 'catalog' in the namespace http://csrc.nist.gov/ns/oscal/1.0; resolve the profile into a catalog and read that [not-a-catalog]"),
    ("<catalog xmlns='http://csrc.nist.gov/ns/oscal/1.0'/>", "c.xml:1:1: error: Catalog has no groups and no controls; get a resolved catalog [no-provisions]"),
  ])
  func reportsWhatIsNoCatalog(text: String, expected: String) {
    #expect(read(text).diagnostics.map(\.description) == [expected])
  }
}
