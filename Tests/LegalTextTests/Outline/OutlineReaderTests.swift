import Diagnostics
import Testing

@testable import LegalText

func readOutline(_ text: String) -> Checked<ParsedEdition> {
  OutlineReader.read(SourceText(path: "e.md", text: text), instrument: InstrumentIdentifier("test"))
}

/// One line a provision: address, kind, marks and text, for expectations that read like the tree.
func shape(_ edition: Edition) -> [String] {
  edition.provisions.map { provision in
    var words = [provision.address.components.joined(separator: "/"), provision.kind.rawValue]
    if provision.state != .inForce { words.append(provision.state.rawValue) }
    if provision.isSummary { words.append("summary") }
    if provision.isIncomplete { words.append("incomplete") }
    words.append("\"\(provision.designation)\"")
    if let heading = provision.heading { words.append("<\(heading)>") }
    words += provision.content.map { content in
      switch content {
      case .paragraph(let paragraph): paragraph.text
      case .table(let table): "table(\(table.headerRows), \(table.rows))"
      case .child(let index): "↓\(edition.provisions[index].address.components.last ?? "")"
      }
    }
    return words.joined(separator: " | ")
  }
}

@Suite struct OutlineReaderTests {
  @Test func readsDivisionsSectionsAndSubdivisions() {
    let result = readOutline(
      """
      # Article 4. Service Providers

      ## § 7050. Service Providers and Contractors

      (a) A service provider shall not use
      personal information except:

      (1) For a purpose.

      (A)(i) Both.

      {continues: a}
      and not otherwise.

      (b) Another.
      """)
    #expect(result.diagnostics.isEmpty)
    #expect(
      shape(result.value.edition) == [
        "article-4 | division | \"Article 4.\" | <Service Providers> | ↓7050",
        "7050 | section | \"§ 7050.\" | <Service Providers and Contractors> | ↓a | ↓b",
        "7050/a | subdivision | \"(a)\" | A service provider shall not use personal information except: | ↓1 | and not otherwise.",
        "7050/a/1 | subdivision | \"(1)\" | For a purpose. | ↓A",
        "7050/a/1/A | subdivision | \"(A)\" | ↓i",
        "7050/a/1/A/i | subdivision | \"(i)\" | Both.",
        "7050/b | subdivision | \"(b)\" | Another.",
      ])
    #expect(result.value.edition.provisions.map(\.level) == [0, 0, 1, 2, 3, 4, 1])
  }

  @Test func readsExamplesNotesAndStates() {
    let result = readOutline(
      """
      ## § 1. Use
      (a) Internal use. Illustrative examples follow.

      (1) A shop may.

      {kind: subdivision}
      (2) A shop shall.

      (b) [Reserved]

      {in-force}
      (c) [Repealed]

      {incomplete}
      (d) A shop

      Note: Authority cited: Section 5.

      ## § 2. [Repealed]

      {definition, id: term-shop}
      "Shop" means a place.
      """)
    #expect(result.diagnostics.isEmpty)
    #expect(
      shape(result.value.edition) == [
        "1 | section | \"§ 1.\" | <Use> | ↓a | ↓b | ↓c | ↓d | ↓note",
        "1/a | subdivision | \"(a)\" | Internal use. Illustrative examples follow. | ↓1 | ↓2",
        "1/a/1 | example | \"(1)\" | A shop may.", "1/a/2 | subdivision | \"(2)\" | A shop shall.",
        "1/b | subdivision | reserved | \"(b)\" | [Reserved]", "1/c | subdivision | \"(c)\" | [Repealed]",
        "1/d | subdivision | incomplete | \"(d)\" | A shop", "1/note | note | \"Note:\" | Authority cited: Section 5.",
        "2 | section | repealed | \"§ 2.\" | <[Repealed]> | ↓term-shop",
        "2/term-shop | definition | \"\" | \"Shop\" means a place.",
      ])
  }

  @Test func passesASummaryToEverythingBelow() {
    let result = readOutline("{summary}\n## § 1. A\n\n(a) Ours.\n\n{summary: no}\n(b) Theirs.\n\n(1) Too.\n\n## § 2. B")
    #expect(result.diagnostics.isEmpty)
    #expect(result.value.edition.provisions.map(\.isSummary) == [true, true, false, false, false])
  }

  @Test func readsArticlesAsSectionsWhenToldSo() {
    let result = readOutline("# Chapter II Principles\n\n{section}\n## Article 6 Lawfulness\n\n1. Text.\n\n(a) Point.")
    #expect(
      shape(result.value.edition) == [
        "chapter-II | division | \"Chapter II\" | <Principles> | ↓6", "6 | section | \"Article 6\" | <Lawfulness> | ↓1",
        "6/1 | subdivision | \"1.\" | Text. | ↓a", "6/1/a | subdivision | \"(a)\" | Point.",
      ])
  }

  @Test(arguments: [
    ("§ 7050. Service", "7050", "§ 7050.", "Service"), ("11 C.C.R. § 7028. Title", "7028", "11 C.C.R. § 7028.", "Title"),
    ("§ 1798.140 Definitions", "1798.140", "§ 1798.140", "Definitions"), ("§§ 457.104-457.109", "457.104-457.109", "§§ 457.104-457.109", nil),
    ("§3852a. X", "3852a", "§3852a.", "X"), ("Article 4. X", "article-4", "Article 4.", "X"), ("Chapter IV", "chapter-IV", "Chapter IV", nil),
    ("Standard 3. X", "standard-3", "Standard 3.", "X"), ("Rights of 3 persons", "rights-of-3-persons", "", "Rights of 3 persons"),
    ("Duties under § 5", "duties-under-5", "", "Duties under § 5"), ("PART 1016—PRIVACY", "part-1016", "PART 1016—", "PRIVACY"),
    ("Übergang", "übergang", "", "Übergang"), ("!!", "unnumbered", "", "!!"), ("Appendix A", "appendix-A", "Appendix A", nil),
  ] as [(String, String, String, String?)])
  func takesNumbersFromHeadings(text: String, label: String, designation: String, heading: String?) {
    let provision = readOutline("# \(text)").value.edition.provisions.first
    #expect(provision?.address.components == [label])
    #expect(provision?.designation == designation)
    #expect(provision?.heading == heading)
  }

  @Test func keepsTheTextLiteral() {
    let result = readOutline(
      "# A\n\nTwo  blanks, *stars*, <b> and `code`.\n\n\\(a) is cited.\n\n\\Note: no note.\n\na \\[^1] b \\\\ c \\d\n\n\\# x\n\n\\{x}\n\n\\12. x")
    #expect(result.diagnostics.isEmpty)
    #expect(
      result.value.edition.provisions[0].paragraphs.map(\.text) == [
        "Two  blanks, *stars*, <b> and `code`.", "(a) is cited.", "Note: no note.", "a [^1] b \\ c \\d", "# x", "{x}", "12. x",
      ])
  }

  @Test func readsTables() {
    let result = readOutline("# A\n\n(a) As follows:\n\n| Kind | Fee |\n|---|:-:|\n| a \\| b | \\\\ |\n|  | \\--- |\n\n(b) X")
    #expect(result.diagnostics.isEmpty)
    #expect(
      shape(result.value.edition)[1]
        == #"a/a | subdivision | "(a)" | As follows: | table(1, [["Kind", "Fee"], ["a | b", "\\"], ["", "---"]])"#)
  }

  @Test func attachesEditorsNotes() {
    let result = readOutline("# A\n\n(a) The end.[^2] More[^1].\n\n[^1]: First\nnote.\n[^2]: Second note.")
    let edition = result.value.edition
    #expect(result.diagnostics.isEmpty)
    #expect(edition.editorNotes == [EditorNote(label: "2", text: "Second note."), EditorNote(label: "1", text: "First note.")])
    #expect(
      edition.provisions[1].paragraphs == [
        Paragraph("The end. More.", marks: [EditorMark(offset: 8, label: "2"), EditorMark(offset: 13, label: "1")])
      ])
  }

  @Test func distinguishesNumbersThatRepeat() {
    let result = readOutline("# § 1. A\n\n(c) One.\n\n(c) Two.\n\n{id: c~9}\n(c) Three.")
    #expect(result.value.edition.provisions.map(\.address.description) == ["test/1", "test/1/c", "test/1/c~2", "test/1/c~9"])
    #expect(
      result.diagnostics.map(\.description) == [
        "e.md:5:1: warning: Number '(c)' stands 2 times at this level; this one is addressed as 'test/1/c~2' [duplicate-number]"
      ])
    #expect(OutlineWriter.write(result.value.edition) == "# § 1. A\n\n(c) One.\n\n(c) Two.\n\n{id: c~9}\n(c) Three.\n")
  }

  @Test func goesOnWithOuterHeadings() {
    let text = "# Part 1\n\n## § 1. A\n\n(a) X\n\n{continues: .}\nOf the section.\n\n{continues: #}\nOf the part.\n\n(a) Below the part.\n"
    let result = readOutline(text)
    #expect(result.diagnostics.isEmpty)
    #expect(
      shape(result.value.edition) == [
        "part-1 | division | \"Part 1\" | ↓1 | Of the part. | ↓a", "1 | section | \"§ 1.\" | <A> | ↓a | Of the section.",
        "1/a | subdivision | \"(a)\" | X", "part-1/a | subdivision | \"(a)\" | Below the part.",
      ])
    #expect(OutlineWriter.write(result.value.edition) == text)
  }
}
