import Diagnostics
import LegalText
import TestSupport
import Testing

@Suite struct PageTextReaderTests {
  private let act = InstrumentIdentifier("act")

  private func read(_ text: String) -> Checked<PageTextImport> {
    PageTextReader.read(SourceText(path: "page.txt", text: text), instrument: act)
  }

  private func addresses(_ edition: Edition) -> [String] {
    edition.provisions.map { $0.address.components.joined(separator: "/") }
  }

  private static let page = """
    Page 12 - A Collection of Statutes
    P. 12

    3 X.Y.R. § 41. Notices to Persons Who Have
    Asked for Them
    (a)  A handler shall give notice to each person whose record it
    keeps.
    (1)  In writing.;
    (2) For the purposes in section 9, subdivisions (a)(1) through (a)(63). Illustrative examples follow.
    (A)  A shop writes a letter.
    (b)  A handler may wait, if it has asked the
    Statutes of Exampleland (as amended by the
    12 |
    Second Act) and Related Rules


       10   11   12   13
    """

  @Test func joinsWrappedLinesAndNestsEnumerators() {
    let edition = read(Self.page).value.parsed.edition
    #expect(addresses(edition) == ["41", "41/a", "41/a/1", "41/a/2", "41/a/2/A", "41/b"])
    #expect(edition.provisions[0].heading == "Notices to Persons Who Have Asked for Them")
    #expect(edition.provisions[1].paragraphs.map(\.text) == ["A handler shall give notice to each person whose record it keeps."])
    #expect(edition.provisions.map(\.kind) == [.section, .subdivision, .subdivision, .subdivision, .example, .subdivision])
  }

  @Test func removesPageFurnitureAndListsItWithItsLine() {
    let report = ImportReport.lines(for: read(Self.page).value.account)
    #expect(
      report == [
        "page.txt:1:1: removed, running header: Page 12 - A Collection of Statutes",
        "page.txt:2:1: removed, page label: P. 12",
        "page.txt:8:17: mended, editor's note 1: took out ';'",
        "page.txt:9:69: mended, editor's note 2: took out '3'",
        "page.txt:12:1: removed, running footer: Statutes of Exampleland (as amended by the",
        "page.txt:13:1: removed, page number: 12 |",
        "page.txt:14:1: removed, running footer: Second Act) and Related Rules",
        "page.txt:17:4: removed, page navigation: 10   11   12   13",
        "mended: 2 characters in 2 pieces",
        "removed, page label: 4 characters in 1 piece",
        "removed, page navigation: 8 characters in 1 piece",
        "removed, page number: 3 characters in 1 piece",
        "removed, running footer: 61 characters in 2 pieces",
        "removed, running header: 28 characters in 1 piece",
        "kept: 259 of 365 characters, white space aside",
      ])
  }

  @Test func mendsResidueOnlyWithAnEditorsNoteAndAWarning() {
    let result = read(Self.page)
    let edition = result.value.parsed.edition
    #expect(edition.provisions[2].paragraphs.first?.text == "In writing.")
    #expect(edition.provisions[2].paragraphs.first?.marks == [EditorMark(offset: 11, label: "1")])
    #expect(edition.provisions[3].paragraphs.first?.text.contains("(a)(1) through (a)(6).") == true)
    #expect(edition.editorNotes.map(\.label) == ["1", "2"])
    #expect(
      result.diagnostics.sorted().map(\.description) == [
        "page.txt:8:17: warning: Paragraph ends in '.;', likely the residue of a redline; read as '.' (editor's note 1) [redline-residue]",
        "page.txt:9:69: warning: Range ends in '(63)', likely the residue of a redline; read as '(6)', check the official text (editor's note 2) [redline-residue]",
        "page.txt:11:44: warning: Provision 'act/41/b' breaks off in the middle of a sentence ('… ait, if it has asked the'); it is marked incomplete, load the next page [incomplete-provision]",
      ])
    #expect(edition.provisions[5].isIncomplete)
  }

  @Test func accountsForEveryCharacterInOrder() {
    expectCompleteAccount(of: Self.page, read(Self.page).value)
  }

  @Test func takesNoWrappedCitationForAProvisionOrAHeading() {
    let edition = read(
      """
      § 1. Scope
      (a) This does not bind a person named in subdivisions
      (b)(1) through (b)(3) of that part, nor one to whom
      Article 263 TFEU applies, nor under
      section 7. It ends.
      (b) The rest.
      """
    ).value.parsed.edition
    #expect(addresses(edition) == ["1", "1/a", "1/b"])
  }

  @Test func keepsDivisionsOutOfTheNoteBeforeThem() {
    let edition = read(
      """
      § 1. First
      (a) One.
      Note: Authority cited: Section 3, Act.
      Article 2. SECOND PART
      § 2. Second
      (a) Two.
      """
    ).value.parsed.edition
    #expect(addresses(edition) == ["1", "1/a", "1/note", "article-2", "2", "2/a"])
    #expect(edition.provisions[2].paragraphs.map(\.text) == ["Authority cited: Section 3, Act."])
    #expect(edition.provisions[0].parent == nil)
    #expect(edition.provisions[4].parent == 3)
  }

  @Test func joinsDividedWordsAndKeepsHyphensThatTheTextHas() {
    let result = read("§ 1. Words\n(a) A disclo-\nsure of an opt-\nin, and a well-\nknown but not well-known one.")
    #expect(result.value.parsed.edition.provisions[1].paragraphs.map(\.text) == ["A disclosure of an opt-in, and a well-known but not well-known one."])
    expectCompleteAccount(of: "§ 1. Words\n(a) A disclo-\nsure of an opt-\nin, and a well-\nknown but not well-known one.", result.value)
  }

  @Test func removesWhatRepeatsAtTheEdgesOfPages() {
    let pages = (1...3).map { "Collected Rules of Exampleland, volume \($0)\n§ \($0). Title\n(a) Text of rule \($0).\nPrinted for the Office" }
    let edition = read(pages.joined(separator: "\n\u{C}")).value.parsed.edition
    #expect(addresses(edition) == ["1", "1/a", "2", "2/a", "3", "3/a"])
    #expect(edition.provisions[1].paragraphs.map(\.text) == ["Text of rule 1."])
  }

  @Test func flagsResidueThatOnlyAPersonCanMend() {
    let result = read("§ 1. Words\n(a) A duty,; and a right.")
    #expect(
      result.diagnostics.map(\.description) == [
        "page.txt:2:11: warning: Punctuation ',;' may be the residue of a redline; left as printed, check the official text [redline-residue]"
      ])
    #expect(result.value.parsed.edition.provisions[1].paragraphs.map(\.text) == ["A duty,; and a right."])
  }

  @Test(arguments: ["", "\n\n", "Nothing here is law", "1 2 3 4"])
  func reportsATextWithoutSections(text: String) {
    let result = read(text)
    if result.value.parsed.edition.sections.isEmpty {
      #expect(result.diagnostics.contains { $0.severity == .error && $0.rule == "no-provisions" })
    } else {
      #expect(result.diagnostics.map(\.rule) .contains("text-before-heading"))
    }
  }

  @Test func writesWhatTheOutlineReaderReadsBack() {
    let edition = read(Self.page).value.parsed.edition
    let outline = OutlineWriter.write(edition)
    let again = OutlineReader.read(SourceText(path: "edition.md", text: outline), instrument: act)
    #expect(again.value.edition == edition)
    #expect(again.diagnostics == [])
  }
}

/// Every character but white space is in the account, in the order of the source; what is kept is the edition's text, in its
/// order.
func expectCompleteAccount(of source: String, _ result: PageTextImport, sourceLocation: SourceLocation = #_sourceLocation) {
  func characters(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
  #expect(characters(result.account.map(\.text).joined()) == characters(source), sourceLocation: sourceLocation)
  let kept = result.account.filter { $0.disposition == .kept }.map(\.text).joined()
  let provisions = result.parsed.edition.provisions
  var law = ""
  // Text that goes on after sub-provisions stands behind them.
  func add(_ index: ProvisionIndex) {
    law += provisions[index].designation + (provisions[index].heading ?? "")
    for content in provisions[index].content {
      if let child = content.child { add(child) } else { law += content.paragraph?.text ?? "" }
    }
  }
  for index in provisions.indices where provisions[index].parent == nil { add(index) }
  #expect(characters(kept) == characters(law), sourceLocation: sourceLocation)
}
