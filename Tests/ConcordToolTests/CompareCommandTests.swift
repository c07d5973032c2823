import Foundation
import Testing

@Suite struct CompareCommandTests {
  private static let mapping = "content/regulations/act/mappings/2024--2026.yaml"

  /// The small project with a second edition of its act.
  private func make() throws -> TemporaryFolder {
    let folder = try SmallProject.make()
    try folder.write(
      """
      title: Handling Act
      citation: { full: "Handling Act § {}", short: "§ {}" }
      levels: [subsection]
      editions:
        - { id: "2026", file: 2026.md, effective: 2026-01-01 }
        - { id: "2024", file: 2024.md, effective: 2024-01-01, source: An invented text }

      """, to: "content/regulations/act/regulation.yaml")
    try folder.write(
      """
      ## § 1. Contracts

      (a) Every handler is entered in a register that the office keeps.

      (b) A contract with a handler must name its purposes.

      """, to: "content/regulations/act/2026.md")
    return folder
  }

  @Test func saysInWordsWhatChanged() throws {
    let folder = try make()
    let run = try CommandRun("compare", "act", in: folder.url)
    #expect(run.errors == "")
    #expect(
      run.output == """
        Handling Act: 2024 (in force from 1 January 2024) compared with 2026 (in force from 1 January 2026)
        1 amended, 1 added, 1 unchanged

        To look at: words that bind were changed, added or struck (2):
          § 1(a) was added
          § 1(b), formerly § 1(a): 'shall' became 'must'

        2 entries of the mapping to confirm; write them with --propose-mapping

        """)
    #expect(run.exitCode == 0)
  }

  @Test func writesAMappingAndObeysItOnceItIsConfirmed() throws {
    let folder = try make()
    let first = try CommandRun("compare", "act", "--propose-mapping", in: folder.url)
    #expect(first.errors == "2 entries written to \(Self.mapping), 0 of them confirmed\n")
    let text = try folder.text(of: Self.mapping)
    #expect(text.contains("  - { change: added, to: 1/a }\n  - { change: renumbered, from: 1/a, to: 1/b }\n"))
    #expect(try CommandRun("compare", "act", "--propose-mapping", in: folder.url).exitCode == 74)

    try folder.write(
      """
      from: 2024
      to: 2026
      provisions:
        - { change: repealed, from: 1/a, confirmed: { by: counsel, on: 2026-11-24 } }
        - { change: added, to: [1/a, 1/b], confirmed: { by: counsel, on: 2026-11-24 } }

      """, to: Self.mapping)
    let second = try CommandRun("compare", "act", "--from", "2024", "--to", "2026", in: folder.url)
    #expect(second.output.contains("\n2 added, 1 repealed, 1 unchanged\n"))
    #expect(!second.output.contains("to confirm"))
  }

  @Test func printsJSONThatReadsBack() throws {
    let folder = try make()
    let run = try CommandRun("compare", "act", "--format", "json", in: folder.url)
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let changes = value?["changes"] as? [[String: Any]] ?? []
    #expect(changes.map { $0["kind"] as? String } == ["added", "amended"])
    #expect(changes.last?["from"] as? [String] == ["act/1/a"])
    let redline = changes.last?["redline"] as? [[String: String]] ?? []
    #expect(redline.map { $0["operation"] } == ["equal", "delete", "insert", "equal"])
  }

  @Test(arguments: [
    (["compare", "acd"], "error: Regulation 'acd' has no folder in 'content/regulations'; did you mean 'act'? [unknown-regulation]\n"),
    (["compare", "act", "--from", "2020"], "error: Edition '2020' is not one of 'act'; did you mean '2024'? [unknown-edition]\n"),
    (
      ["compare", "act", "--from", "2026"],
      "error: Regulation 'act' has no edition to compare with; name two different ones with --from and --to [nothing-to-compare]\n"
    ),
  ])
  func saysWhatCannotBeCompared(arguments: [String], expected: String) throws {
    let folder = try make()
    let run = try CommandRun(arguments, in: folder.url)
    #expect(run.errors == expected)
    #expect(run.exitCode == 2)
  }

  @Test func reportsMappingsThatMapNothing() throws {
    let folder = try make()
    try folder.write("from: 2024\nto: 2025\n", to: "content/regulations/act/mappings/2024--2025.yaml")
    let run = try CommandRun("compare", "act", in: folder.url)
    #expect(
      run.errors
        == "content/regulations/act/mappings/2024--2025.yaml:1:1: error: File 'content/regulations/act/mappings/2024--2025.yaml' is not named after two editions of 'act', as in 'OLD--NEW.yaml'; did you mean '\(Self.mapping)'? [unknown-edition]\n"
    )
    #expect(run.exitCode == 2)
  }
}
