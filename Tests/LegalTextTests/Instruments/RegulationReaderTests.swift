import Diagnostics
import Testing

@testable import LegalText

@Suite struct RegulationReaderTests {
  private func read(_ text: String) -> Checked<Regulation?> {
    let document = YAMLDocument.read(SourceText(path: "regulation.yaml", text: text))
    guard let value = document.value else { return Checked(nil, document.diagnostics) }
    return RegulationReader.read(value, id: InstrumentIdentifier("rules"), folder: "regulations/rules")
  }

  private let editions = "editions:\n  - { id: 2024-01-01, file: 2024-01-01.md }\n"
  private let head = "title: T\ncitation: { full: 'T {}' }\n"

  @Test func readsARegulation() throws {
    let result = read(
      """
      title: California Consumer Privacy Act Regulations
      short-title: CCPA Regulations
      jurisdiction: California
      citation:
        full: 11 C.C.R. § {}
        short: § {}
        aliases: [11 CCR, Cal. Code Regs. tit. 11]
        self: [these regulations]
      levels: [subsection, paragraph]
      editions:
        - id: "2024-01-01"
          file: texts/2024-01-01.md
          adopted: 2023-03-29
          effective: 2024-01-01
          operative: unknown
          source: The Office
          remarks: [One section is missing.]
          checked: 2026-11-23
        - { id: page, file: page.md, effective: unknown }
      """)
    #expect(result.diagnostics.isEmpty)
    let regulation = try #require(result.value)
    #expect(regulation.title == "California Consumer Privacy Act Regulations")
    #expect(regulation.shortTitle == "CCPA Regulations")
    #expect(regulation.jurisdiction == "California")
    #expect(
      regulation.style
        == CitationStyle(
          full: "11 C.C.R. § {}", short: "§ {}", aliases: ["11 CCR", "Cal. Code Regs. tit. 11"],
          selfReferences: ["these regulations"]))
    #expect(regulation.levelNames == ["subsection", "paragraph"])
    #expect(regulation.editions.map(\.id.rawValue) == ["2024-01-01", "page"])
    let edition = regulation.editions[0]
    #expect(edition.file.value == "regulations/rules/texts/2024-01-01.md")
    #expect(edition.adopted == CalendarDate(iso: "2023-03-29"))
    #expect(edition.effective == CalendarDate(iso: "2024-01-01"))
    #expect(edition.operative == nil)
    #expect(edition.source == "The Office")
    #expect(edition.remarks == ["One section is missing."])
    #expect(edition.checked == CalendarDate(iso: "2026-11-23"))
    #expect(regulation.editions[1].effective == nil)
  }

  @Test func fillsWhatIsUsual() throws {
    let regulation = try #require(read(head + editions).value)
    #expect(regulation.shortTitle == "T")
    #expect(regulation.style.short == "§ {}")
    #expect(regulation.levelNames == ["subdivision", "paragraph", "subparagraph", "clause", "subclause"])
  }

  @Test(arguments: [
    ("citation: { full: 'T {}' }\neditions:\n  - { id: a, file: a.md }\n", "1:1: error: Key 'title' is missing in this regulation; add it [missing-key]", false),
    ("title: T\neditions:\n  - { id: a, file: a.md }\n", "1:1: error: Key 'citation' is missing in this regulation; add it [missing-key]", false),
    ("title: T\ncitation: { full: 'T {}' }\n", "1:1: error: Key 'editions' is missing in this regulation; add it [missing-key]", false),
    (
      "title: T\ncitation: { full: 'T {}' }\neditions: []\n",
      "3:11: error: Key 'editions' takes a list with at least one edition, each with 'id' and 'file' [wrong-shape]", false
    ),
    (
      "title: T\ncitation: { full: T }\neditions:\n  - { id: a, file: a.md }\n",
      "2:19: error: Citation 'T' has no place for the number; write '{}' where it stands, as in '11 C.C.R. § {}' [wrong-value]", true
    ),
    (
      "title: T\ncitation: { full: 'T {}' }\neditions:\n  - { id: a, file: ../a.md }\n",
      "4:20: error: File '../a.md' must lie in the regulation's folder; write a relative path without '..' [path-outside]", false
    ),
    (
      "title: T\ncitation: { full: 'T {}' }\neditions:\n  - { id: a, file: /etc/a.md }\n",
      "4:20: error: File '/etc/a.md' must lie in the regulation's folder; write a relative path without '..' [path-outside]", false
    ),
    (
      "title: T\ncitation: { full: 'T {}' }\neditions:\n  - { id: a, file: a.md }\n  - { id: a, file: b.md }\n",
      "5:11: error: Edition 'a' is already listed in line 4; give it another id [duplicate-edition]", true
    ),
    (
      "title: T\ncitation: { full: 'T {}' }\neditions:\n  - { id: a, file: a.md, effective: soon }\n",
      "4:37: error: Key 'effective' takes a day such as 2026-11-23, not 'soon' [wrong-value]", true
    ),
    (
      "title: T\ncitation: { full: 'T {}' }\neditions:\n  - { id: a b, file: a.md }\n",
      "4:11: error: Edition id 'a b' becomes part of addresses and file names; use letters, digits, '.', '_' and '-', as in '2024-01-01' [wrong-value]",
      false
    ),
    (
      "title: T\ncitation: { full: 'T {}' }\ntitel: X\neditions:\n  - { id: a, file: a.md }\n",
      "3:1: error: Key 'titel' is not known in a regulation; did you mean 'title'? [unknown-key]", true
    ),
  ])
  func reportsWhatIsWrong(text: String, expected: String, isRead: Bool) {
    let result = read(text)
    #expect(result.diagnostics.map(\.description) == ["regulation.yaml:\(expected)"])
    #expect((result.value != nil) == isRead)
  }
}
