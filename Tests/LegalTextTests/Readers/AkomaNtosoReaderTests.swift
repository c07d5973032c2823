import Diagnostics
import LegalText
import TestSupport
import Testing

@Suite struct AkomaNtosoReaderTests {
  private func read(_ document: String, namespace: String = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0") -> Checked<EditionReading> {
    let source = SourceText(path: "a.xml", text: "<akomaNtoso xmlns=\"\(namespace)\">\(document)</akomaNtoso>")
    let reading = AkomaNtosoReader.read(source, instrument: InstrumentIdentifier("act"), accounting: true)
    func isFootnote(_ provision: Provision) -> Bool { provision.address.components.last?.hasPrefix("footnote-") ?? false }
    expectWholeAccount(reading.value, of: source, isMoved: isFootnote, printsDesignation: { !isFootnote($0) })
    return reading
  }

  private func addresses(_ edition: Edition) -> [String] {
    edition.provisions.map { $0.address.components.joined(separator: "/") }
  }

  static let document = "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\(act)</akomaNtoso>"
  private var act: String { Self.act }
  private static let act = """
    <act><meta><identification/>x</meta><preface><p>An Act</p></preface><body>
    <chapter><num>CHAPTER I</num><heading>General</heading>
    <article><num>Article 1</num><heading>Scope</heading>
    <paragraph><num>1.</num><content><p>It applies<authorialNote marker="3"><p>OJ L 1.</p></authorialNote> to
        all, see <ref href="#art_2">Article 2</ref>.</p></content></paragraph>
    <paragraph><num>2.</num><list><intro><p>It covers:</p></intro>
    <point><num>(a)</num><content><p>this;</p></content></point><point><num>(b)</num><content><p>that.</p></content></point></list>
    <subparagraph><content><p>Nothing else.</p></content></subparagraph><subparagraph><content><p>Truly.</p></content></subparagraph></paragraph></article>
    <article><num>Article 2</num><alinea><content><p>In section 4 insert <mod><quotedStructure><subsection><num>(2A)</num><content><p>New words.</p></content></subsection></quotedStructure></mod>.</p></content></alinea>
    <wrapUp><p>That is all.</p></wrapUp></article></chapter>
    <hcontainer><heading>Final</heading><section><num>3</num><content><p><remark status="editorial">[Repealed by Act 4.]</remark></p></content></section></hcontainer>
    </body><attachments><attachment><heading>Schedule 1</heading><doc><meta/><mainBody><paragraph><num>1</num><content><p>A list.</p></content></paragraph></mainBody></doc></attachment></attachments></act>
    """

  @Test func makesProvisionsOfLevelsAndNotOfWhatAmendmentsQuote() throws {
    let edition = read(act).value.parsed.edition
    #expect(
      addresses(edition) == [
        "preface", "chapter-i", "1", "1/1", "1/1/footnote-3", "1/2", "1/2/a", "1/2/b", "1/2/subparagraph-1", "1/2/subparagraph-2", "2",
        "2/alinea-1", "final", "3", "schedule-1", "schedule-1/1",
      ])
    let amended = try #require(edition.provisions.first { $0.address.components == ["2", "alinea-1"] })
    #expect(amended.paragraphs.map(\.text) == ["In section 4 insert", "(2A) New words.", "."])
    #expect(edition.provisions[10].continuation.map(\.text) == ["That is all."])
    #expect(edition.provisions[13].state == .repealed)
  }

  @Test func keepsTypographyAndJoinsWrappedLines() throws {
    let reading = read(act).value
    #expect(reading.parsed.edition.provisions[3].paragraphs.map(\.text) == ["It applies to all, see Article 2."])
    #expect(reading.references.map(\.target) == ["#art_2"])
    #expect(reading.references.map(\.range) == [23..<32])
  }

  @Test func resolvesIdentifiersWithinTheirDocument() {
    let reading = read(
      """
      <act><body><section eId="sec_1"><num>1</num><content><p>“<def>Record</def>” has the meaning of <ref href="#sec_2">section 2</ref>.</p></content></section>
      <section eId="sec_2"><num>2</num><content><p>Insert <quotedStructure><section eId="sec_9"><num>9</num><content><p>“<def>Other</def>” means it.</p></content></section></quotedStructure>.</p></content></section></body>
      <attachments><attachment><heading>Schedule</heading><doc><mainBody><paragraph eId="sec_1"><num>1</num><content><p>See <ref href="~sec_1">above</ref> and
      <rref from="#sec_1" upTo="#sec_2">these</rref>, not <ref href="#sec_9">that</ref>.</p></content></paragraph></mainBody></doc></attachment></attachments></act>
      """).value
    let edition = reading.parsed.edition
    func address(_ name: String) -> String { reading.identifiers[name].map { edition.provisions[$0].address.components.joined(separator: "/") } ?? "none" }
    #expect(reading.references.map { address($0.target) } == ["2", "schedule/1", "schedule/1", "none"])
    #expect(reading.references[2].last.map(address) == "2")
    #expect(reading.references[3].target == "#sec_9")
    #expect(reading.terms.map { [$0.provision, $0.item, $0.range.lowerBound, $0.range.upperBound] } == [[0, 0, 3, 9]])
  }

  @Test func putsNumbersBeforeHeadings() {
    let edition = read(
      "<bill><preamble><recitals><intro><p>Whereas:</p></intro><recital><num>(1)</num><p>It matters.</p></recital></recitals></preamble><body><article><num>Article 1</num><heading>Aim</heading><content><p>Do it.</p></content></article></body></bill>"
    ).value.parsed.edition
    #expect(addresses(edition) == ["preamble", "recital-1", "1"])
    #expect(edition.provisions.map(\.kind) == [.division, .recital, .section])
    #expect(edition.provisions.indices.filter { edition.isOperative($0) } == [2])
  }

  @Test func takesAMemorandumForNoLaw() {
    let edition = read(
      "<documentCollection><collectionBody><component><documentRef showAs=\"Memorandum\"/></component></collectionBody><components><component><doc name=\"explanation\"><mainBody><tblock><num>1.</num><heading>CONTEXT</heading><p>It is so.</p></tblock></mainBody></doc></component><component><bill><body><article><num>Article 1</num><content><p>Do it.</p></content></article></body></bill></component></components></documentCollection>"
    ).value.parsed.edition
    #expect(addresses(edition) == ["explanation", "explanation/1", "1"])
    #expect(edition.provisions.indices.filter { edition.isOperative($0) } == [2])
  }

  @Test(arguments: ["http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17", "http://www.akomantoso.org/2.0"])
  func readsEveryVersionOfTheNamespace(namespace: String) {
    let reading = read("<act><body><section><num>1.</num><content><p>x</p></content></section></body></act>", namespace: namespace)
    #expect(addresses(reading.value.parsed.edition) == ["1"])
  }

  @Test func refusesOtherRoots() {
    let reading = AkomaNtosoReader.read(
      SourceText(path: "a.xml", text: "<law/>"), instrument: InstrumentIdentifier("act"), accounting: false)
    #expect(
      reading.diagnostics.map(\.description) == [
        "a.xml:1:1: error: Root element 'law' is not Akoma Ntoso; looked for 'akomaNtoso' in a namespace such as http://docs.oasis-open.org/legaldocml/ns/akn/3.0 [akoma-ntoso-root]"
      ])
  }
}
