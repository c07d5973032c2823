import Foundation
import Testing

@Suite struct ExportCommandTests {
  @Test func writesAnEditionThatReadsAsTheSame() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("export", "--format", "outline", in: folder.url)
    #expect(run.exitCode == 0)
    // Headings begin at the first level.
    #expect(run.output == (try folder.text(of: "content/regulations/act/2024.md").replacing("## §", with: "# §")))
  }

  @Test func writesACatalogThatIsImportedAsTheSameEdition() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("export", "--format", "oscal", "--output", "act.json", "--as-of", "2026-11-23", in: folder.url)
    #expect(run.exitCode == 0)
    #expect(run.output == "")
    #expect(run.errors.hasSuffix(" bytes written to act.json\n"))
    let imported = try CommandRun("import", "regulation", "act.json", "--regulation", "act", "--edition", "again", in: folder.url)
    #expect(imported.exitCode == 0)
    #expect(try folder.text(of: "content/regulations/act/again.md") == folder.text(of: "content/regulations/act/2024.md").replacing("## §", with: "# §"))
  }

  @Test func neverExportsTheUnknownAsAPass() throws {
    let folder = try SmallProject.make()
    try folder.write(
      try folder.text(of: SmallProject.vendor).replacing("at: § 4", with: "status: unclear").replacing(", quote: for trade", with: ""),
      to: SmallProject.vendor)
    let run = try CommandRun("export", "--format", "oscal", "--model", "assessment-results", "--as-of", "2026-11-23", in: folder.url)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("\"state\": \"not-satisfied\""))
    #expect(run.output.contains("\"reason\": \"other\""))
    #expect(run.output.contains("0 of 1 determinations assessed: 0 met, 0 partial, 0 not met; 1 not assessed."))
    #expect(!run.output.contains("\"satisfied\""))
  }

  @Test func writesRegistersAndTheWholeHandbook() throws {
    let folder = try SmallProject.make()
    let register = try CommandRun("export", "--format", "csv", in: folder.url)
    #expect(register.output.contains("acme,\"Acme, Inc.\""))
    let matrix = try CommandRun("export", "--format", "csv", "--table", "matrix", "--as-of", "2026-11-23", in: folder.url)
    #expect(matrix.output.contains("acme,storage,Storage,Handler,Handler,name-purposes,Handling Act § 1(a),met,"))
    let data = try CommandRun("export", "--format", "json", "--as-of", "2026-11-23", in: folder.url)
    let build = try CommandRun("build", "--as-of", "2026-11-23", in: folder.url)
    #expect(build.exitCode == 0)
    // The published one names its content by all files that a build reads, the templates among them.
    func withoutVersion(_ text: String) -> String { text.replacing(/"contentVersion":"[^"]*"/, with: "") }
    #expect(withoutVersion(data.output) == withoutVersion(try folder.text(of: "public/data/handbook.json")))
    #expect(try CommandRun("export", "--format", "csv", in: folder.url).output == (try folder.text(of: "public/data/vendors.csv")))
  }

  @Test(arguments: [
    (["--format", "oscal", "--regulation", "acts"], "'acts' is not a regulation of this project; did you mean 'act'?"),
    (["--format", "outline", "--edition", "2025"], "'2025' is not an edition of 'act', which has 2024; did you mean '2024'?"),
    (["--format", "csv", "--regulation", "act"], "--regulation and --edition are for outline and oscal; csv has the whole handbook"),
    (["--format", "oscal", "--model", "assessment-results", "--edition", "2024"], "--edition is for catalogs; statuses stand under the current edition"),
  ])
  func saysWhatIsWrongWithTheQuestion(arguments: [String], message: String) throws {
    let folder = try SmallProject.make()
    let run = try CommandRun(["export"] + arguments, in: folder.url)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("Error: \(message)\n"), "\(run.errors)")
  }

  @Test func writesNothingOfContentThatCannotBeTrustedAndNowhereThatIsNot() throws {
    let folder = try SmallProject.make()
    #expect(try CommandRun("export", "--format", "csv", "--output", "no/such/file.csv", in: folder.url).exitCode == 74)
    try folder.write("a: [", to: "content/handbook.yaml")
    let run = try CommandRun("export", "--format", "json", "--output", "out.json", in: folder.url)
    #expect(run.exitCode == 2)
    #expect(!folder.has("out.json"))
  }
}
