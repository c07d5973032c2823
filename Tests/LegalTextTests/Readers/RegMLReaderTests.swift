import Diagnostics
import LegalText
import TestSupport
import Testing

@Suite struct RegMLReaderTests {
  private func read(_ part: String) -> Checked<EditionReading> {
    let source = SourceText(
      path: "r.xml", text: "<regulation xmlns=\"eregs\"><preamble><agency>Bureau</agency></preamble>\(part)<analysis/></regulation>")
    let reading = RegMLReader.read(source, instrument: InstrumentIdentifier("reg"), accounting: true)
    expectWholeAccount(reading.value, of: source, printsDesignation: { $0.kind == .section || $0.kind == .division && $0.parent != nil })
    return reading
  }

  static let document = "<regulation xmlns=\"eregs\"><preamble><agency>Bureau</agency></preamble>\(part)</regulation>"
  private var part: String { Self.part }
  private static let part = """
    <part label="1099"><tableOfContents><tocSecEntry><sectionSubject>§ 1099.2 Notices.</sectionSubject></tocSecEntry></tableOfContents>
    <content><subpart label="1099-Subpart-A" subpartLetter="A"><title>Notices</title><content>
    <section label="1099-2" sectionNum="2"><subject>§ 1099.2 Notices.</subject>
    <paragraph label="1099-2-p1" marker=""><content>As used in this part:</content></paragraph>
    <paragraph label="1099-2-a" marker="(a)"><title>General.</title><content>You must notify under <ref target="1099-3-b" reftype="internal">§ 1099.3(b)</ref>:</content>
    <paragraph label="1099-2-a-1" marker="(1)"><content>Once <def term="annually">annually</def>; and</content></paragraph>
    <paragraph label="1099-2-a-2" marker="(2)"><title>Examples.</title><content/>
    <paragraph label="1099-2-a-2-i" marker="(i)"><content>A letter.</content></paragraph></paragraph></paragraph>
    <paragraph label="1099-2-b" marker="(b)"><content><def term="affiliate">Affiliate</def> means a company.</content></paragraph>
    </section>
    <section label="1099-3" sectionNum="3"><subject>§ 1099.3</subject><reserved/></section>
    </content></subpart></content>
    <appendix label="1099-A" appendixLetter="A"><appendixTitle>Appendix A to Part 1099—Forms</appendixTitle>
    <appendixSection label="1099-A-p1" appendixSecNum="1"><subject/>
    <paragraph label="1099-A-p1-A" marker="A."><content><graphic><altText>A form</altText><text>![](F.1)</text><url>https://example.com/f.gif</url></graphic></content></paragraph>
    </appendixSection></appendix>
    <interpretations label="1099-Interp"><title>Supplement I</title><interpSection label="1099-2-Interp"><title>Section 1099.2</title>
    <interpParagraph label="1099-2-a-Interp" target="1099-2-a" marker="1."><content>Letters shall count.</content></interpParagraph></interpSection></interpretations></part>
    """

  @Test func makesAddressesOfTheLabels() {
    let edition = read(part).value.parsed.edition
    #expect(
      edition.provisions.map { $0.address.components.joined(separator: "/") } == [
        "part-1099", "part-1099/subpart-a", "1099.2", "1099.2/p1", "1099.2/a", "1099.2/a/1", "1099.2/a/2", "1099.2/a/2/i", "1099.2/b", "1099.3",
        "part-1099/appendix-a", "1099-A-p1", "1099-A-p1/A", "part-1099/interpretations", "part-1099/interpretations/2",
        "part-1099/interpretations/2/a",
      ])
    #expect(edition.provisions[2].designation == "§ 1099.2" && edition.provisions[2].heading == "Notices.")
    #expect(edition.provisions[4].designation == "(a)" && edition.provisions[4].heading == "General.")
    #expect(edition.provisions.map(\.level) == [0, 0, 0, 1, 1, 2, 2, 3, 1, 0, 0, 0, 1, 0, 1, 2])
  }

  @Test func namesLevelsTermsAndTheDayOfEffect() {
    let reading = read(part).value
    let edition = reading.parsed.edition
    func address(_ name: String) -> String? {
      reading.identifiers[name].map { edition.provisions[$0].address.components.joined(separator: "/") }
    }
    #expect(reading.references.map(\.target) == ["1099-3-b"])
    #expect(address("1099-2-a-2-i") == "1099.2/a/2/i" && address("1099-3") == "1099.3" && address("1099-Subpart-A") == "part-1099/subpart-a")
    #expect(address("1099-3-b") == nil)
    let terms = reading.terms.map { term in
      let text = Array((edition.provisions[term.provision].content[term.item].paragraph?.text ?? "").utf8)
      return "\(String(decoding: text[term.range], as: UTF8.self)) \(term.name ?? "")"
    }
    #expect(terms == ["annually annually", "Affiliate affiliate"])
    #expect(reading.stated.effective == nil)
  }

  @Test func statesTheDayOnWhichTheRuleTakesEffect() {
    let source = SourceText(
      path: "r.xml",
      text: """
        <regulation xmlns="eregs"><fdsys><date>2016-07-11</date></fdsys>
        <preamble><effectiveDate>2016-08-10</effectiveDate></preamble><part label="1"/></regulation>
        """)
    let stated = RegMLReader.read(source, instrument: InstrumentIdentifier("reg"), accounting: false).value.stated
    #expect(stated.effective.map { "\($0.position) \($0.value)" } == "r.xml:2:11 2016-08-10")
  }

  @Test func tellsWhatIsOperative() {
    let edition = read(part).value.parsed.edition
    let operative = edition.provisions.indices.filter { edition.isOperative($0) }
    #expect(operative.map { edition.provisions[$0].address.components.joined(separator: "/") } == ["1099.2/p1", "1099.2/a", "1099.2/a/1", "1099-A-p1/A"])
    #expect(edition.provisions[7].kind == .example && edition.provisions[8].kind == .definition)
    #expect(edition.provisions[9].state == .reserved)
  }

  @Test func keepsTheTargetsOfMarkedReferences() {
    let reading = read(part).value
    #expect(reading.references == [MarkedReference(provision: 4, item: 0, range: 22..<34, target: "1099-3-b")])
  }

  @Test func refusesTheNoticeBetweenTwoEditions() {
    let reading = RegMLReader.read(
      SourceText(path: "n.xml", text: "<notice xmlns=\"eregs\"><changeset/></notice>"), instrument: InstrumentIdentifier("reg"),
      accounting: false)
    #expect(
      reading.diagnostics.map(\.description) == [
        "n.xml:1:1: error: Root element 'notice' holds the changes between two editions and no edition; give the file whose root is 'regulation' [regml-root]"
      ])
  }

  @Test func reportsAnElementThatItDoesNotKnow() {
    let reading = read("stray<part label=\"1\"><content><section label=\"1-1\"><subject>§ 1.1 A</subject></section></content></part>")
    #expect(
      reading.diagnostics.map(\.description) == [
        "r.xml:1:71: warning: Text of element 'regulation' is not recognized and was left out; check that it is no law [markup-unrecognized]"
      ])
  }

  @Test func boundsNesting() {
    let levels = (1...150).map { "<paragraph label=\"1-1-\($0)\" marker=\"(\($0))\"><content>x</content>" }.joined()
    let reading = read(
      "<part label=\"1\"><content><section label=\"1-1\"><subject>§ 1.1 A</subject>\(levels)\(String(repeating: "</paragraph>", count: 150))</section></content></part>")
    #expect(reading.diagnostics.map(\.rule) == ["nesting-limit"])
  }
}
