import Diagnostics
import LegalText
import TestSupport
import Testing

@Suite struct CISOReaderTests {
  private func read(_ text: String) -> Checked<EditionReading> {
    CISOReader.read(SourceText(path: "l.yaml", text: text), instrument: InstrumentIdentifier("test"), accounting: true)
  }

  private func library(_ nodes: String) -> String {
    "urn: urn:x\nname: Rules\npublication_date: 2024-07-03\nobjects:\n  framework:\n    name: Rules of Handling\n    requirement_nodes:\n" + nodes
  }

  private static let nodes = #"""
        - urn: n:ch1
          assessable: false
          depth: 1
          ref_id: CHAPTER 1
          name: ' HANDLING.'
        - urn: n:410
          depth: 2
          parent_urn: n:ch1
          ref_id: '410'
          name: Definitions.
        - urn: n:node3
          depth: 3
          parent_urn: n:410
          description: For these  rules
        - urn: n:410-a
          depth: 4
          parent_urn: n:node3
          ref_id: 410-a
          description: "“Record” means   a thing that is RS Page 1 of 9 kept."
        - urn: n:411
          depth: 2
          parent_urn: n:ch1
          ref_id: '411'
          name: Duties
        - urn: n:411-a
          depth: 3
          parent_urn: n:411
          ref_id: 411-a
          description: "A handler shall keep records RS
            \ \ Page 2 of 9 \u2013 safely. Illustrative examples follow"
        - urn: n:411-a.1
          assessable: true
          depth: 4
          parent_urn: n:411-a
          ref_id: 411-a.1
          description: A shop keeps
            them RS  Page 4 of 9  in a box.
        - urn: n:411-B
          depth: 3
          parent_urn: n:411
          ref_id: 411-B
          description: 'A handler''s duty ends'
        - urn: n:411-b-1
          depth: 3
          parent_urn: n:411
          ref_id: 411-B-1
          description: Here.
        - urn: n:node11
          depth: 3
          parent_urn: n:411
          description: A complaint must
        - urn: n:411-c-1
          depth: 4
          parent_urn: n:node11
          ref_id: 411-c-1
          description: Be made.
    """#

  @Test func readsNodesAsATree() {
    let reading = read(library(Self.nodes))
    #expect(
      shape(reading.value.parsed.edition) == [
        "chapter-1 | division | \"CHAPTER 1\" | <HANDLING> | ↓410 | ↓411",
        "410 | section | \"§ 410.\" | <Definitions> | For these rules | ↓a",
        "410/a | definition | \"(a)\" | “Record” means a thing that is kept.",
        "411 | section | \"§ 411.\" | <Duties> | ↓a | ↓b | ↓c",
        "411/a | subdivision | \"(a)\" | A handler shall keep records – safely. Illustrative examples follow | ↓1",
        "411/a/1 | example | \"(1)\" | A shop keeps them in a box.",
        "411/b | subdivision | \"(b)\" | A handler's duty ends | ↓1",
        "411/b/1 | subdivision | \"(1)\" | Here.",
        "411/c | subdivision | \"(c)\" | A complaint must | ↓1",
        "411/c/1 | subdivision | \"(1)\" | Be made.",
      ])
    #expect(reading.value.parsed.edition.provisions[2].paragraphs.map(\.marks) == [[EditorMark(offset: 40, label: "1")]])
    #expect(reading.value.stated.title?.value == "Rules of Handling")
    #expect(reading.value.stated.effective == nil)
  }

  @Test func reportsEveryMendAtItsPlace() {
    let reading = read(library(Self.nodes))
    #expect(
      reading.diagnostics.filter { $0.rule != "unpunctuated-text" && $0.rule != "no-notes" }.map(\.description) == [
        "l.yaml:21:20: note: 4 texts have several blanks in a row where lines were wrapped; each is read as one blank [folded-blanks]",
        "l.yaml:26:58: note: Page furniture 'RS Page 1 of 9' stands within a text; taken out (editor's note 1) [page-furniture]",
        "l.yaml:36:50: note: Page furniture 'RS Page 2 of 9' stands within a text; taken out (editor's note 2) [page-furniture]",
        "l.yaml:44:14: note: Page furniture 'RS Page 4 of 9' stands within a text; taken out (editor's note 3) [page-furniture]",
        "l.yaml:48:15: warning: Number '411-B' has a letter of the wrong case; read as '(b)', which follows '(a)' [wrong-number]",
        "l.yaml:52:19: warning: Node '411-B-1' names '411' as its parent, but its number goes on from '411-B'; read there [wrong-parent]",
        "l.yaml:55:7: warning: Node below '411' has no number; the numbers below it show that it is '(c)', read so [lost-number]",
      ])
    #expect(
      reading.value.parsed.edition.editorNotes.map(\.text).prefix(1) == [
        "The source prints the page furniture “RS Page 1 of 9” within this text; it was taken out by rule."
      ])
  }

  @Test func accountsForEveryCharacter() {
    let source = SourceText(path: "l.yaml", text: library(Self.nodes))
    let reading = read(source.text).value
    expectCompleteAccount(reading, of: scalars(of: YAMLDocument.read(source).value))
    expectTruePlaces(reading, in: source)
    let report = ImportReport.lines(for: reading.account)
    #expect(report.contains("l.yaml:12:23: removed, full stop behind a heading: ."))
    #expect(report.contains { $0.hasSuffix("replaced by '(b)': 411-B") })
    #expect(report.contains { $0.hasSuffix("mended, editor's note 1: took out 'RS Page 1 of 9'") })
  }

  @Test func writesAnOutlineThatReadsTheSame() { expectRoundTrip(read(library(Self.nodes)).value.parsed.edition) }

  @Test func leavesPageNumbersThatAreNotCertain() {
    let reading = read(library("    - { urn: a, ref_id: '500', name: T, description: See Page 3 of 9 there. }\n"))
    #expect(reading.value.parsed.edition.provisions.first?.paragraphs.map(\.text) == ["See Page 3 of 9 there."])
    #expect(reading.diagnostics.map(\.rule) == ["no-notes"])
  }

  @Test func takesWhatCanBeAssessedForASectionWhereNumbersAreLetters() {
    let nodes = """
          - { urn: a, assessable: false, depth: 1, ref_id: A.5, name: Organizational }
          - { urn: b, assessable: true, depth: 2, parent_urn: a, ref_id: A.5.1, name: Policies, description: Define them. }

      """
    let edition = read(library(nodes)).value.parsed.edition
    #expect(
      shape(edition) == [
        "a-5 | division | \"A.5\" | <Organizational> | ↓A.5.1",
        "A.5.1 | section | \"A.5.1\" | <Policies> | Define them.",
      ])
  }

  @Test(arguments: [
    ("    - { urn: a, parent_urn: b, depth: 1, ref_id: '1', description: x. }\n    - { urn: b, ref_id: '2', description: y. }\n",
      "l.yaml:8:29: error: Node 'b' does not stand before this one, which names it as its parent; correct 'parent_urn' [unknown-parent]"),
    ("    - { urn: a, depth: 3, ref_id: '1', description: x. }\n",
      "l.yaml:8:24: warning: Key 'depth' says 3 where the parents say 1; read by the parents [wrong-depth]"),
    ("    - { urn: a, ref_id: '1', description: x. }\n    - { urn: a, ref_id: '2', description: y. }\n",
      "l.yaml:9:14: error: Urn 'a' stands twice; nodes that name it as their parent go to the first [duplicate-identifier]"),
  ])
  func reportsAWrongTree(nodes: String, expected: String) {
    #expect(read(library(nodes)).diagnostics.map(\.description).contains(expected))
  }

  @Test func reportsALibraryWithoutNodes() {
    #expect(
      read("urn: x\nobjects: {}\n").diagnostics.map(\.description) == [
        "l.yaml:1:1: error: A framework library has its nodes under objects, framework, requirement_nodes; this file has no such list [no-provisions]"
      ])
  }

  @Test func boundsTheDepthOfParents() {
    let nodes = (0..<200).map { "    - { urn: n\($0), \($0 > 0 ? "parent_urn: n\($0 - 1), " : "")ref_id: x\($0), name: t }\n" }.joined()
    #expect(read(library(nodes)).diagnostics.contains { $0.message == "Nodes nest at most 100 deep; use fewer levels" })
  }
}
