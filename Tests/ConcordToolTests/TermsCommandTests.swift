import Testing

@Suite struct TermsCommandTests {
  private func project() throws -> TemporaryFolder {
    let folder = try SmallProject.make()
    try folder.write(
      """
      ## § 1. Contracts

      (a) A contract with a handler shall name its purposes.

      ## § 2. Definitions

      As used in this act:

      (a) “Handler” means a person who handles records.

      (b) “Bystander” means a person who does not.

      """, to: "content/regulations/act/2024.md")
    return folder
  }

  @Test func listsTermsWithTheirPlacesAndUses() throws {
    let folder = try project()
    let run = try CommandRun("terms", "--as-of", "2026-11-23", in: folder.url)
    #expect(run.exitCode == 0)
    let lines = run.output.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    #expect(lines.first == "Handling Act: 2 defined terms, 1 of them not used")
    #expect(lines.dropFirst().first == "Term Also Defined in Holds in Uses")
    #expect(lines.dropFirst(3).map { $0.split(separator: " ").first.map(String.init) } == ["Bystander", "Handler"])
    #expect(lines.last?.hasSuffix(" 1") == true)
    #expect(lines.last?.contains("§ 2(a)") == true)
  }

  @Test func saysWhereARegulationDefinesNothing() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("terms", "act", in: folder.url)
    #expect(run.output == "Handling Act: no defined terms\n")
    #expect(run.exitCode == 0)
  }

  @Test func refusesARegulationThatIsNotThere() throws {
    let folder = try project()
    let run = try CommandRun("terms", "acts", in: folder.url)
    #expect(run.exitCode == 64)
    #expect(run.errors.hasPrefix("Error: 'acts' is not a regulation of this project; did you mean 'act'?\n"))
  }

  @Test func listsNothingOfContentThatCannotBeTrusted() throws {
    let folder = try project()
    try folder.write("a: [", to: "content/handbook.yaml")
    let run = try CommandRun("terms", in: folder.url)
    #expect(run.exitCode == 2)
    #expect(run.output == "")
  }
}
