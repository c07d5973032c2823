import Foundation
import Testing

@Suite struct ImportCommandTests {
  private let page = """
    Page 90 - A Deskbook of Handling Law
    § 1. Contracts
    (a) A contract with a handler shall name
    its purposes.

    """

  @Test func writesAnEditionAndListsWhatItRemoved() throws {
    let folder = try SmallProject.make()
    try folder.write(page, to: "page.txt")
    let run = try CommandRun("import", "regulation", "page.txt", "--regulation", "act", "--edition", "imported", in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try folder.text(of: "content/regulations/act/imported.md").contains("(a) A contract with a handler shall name its purposes."))
    #expect(run.output.contains("page.txt:1:1: removed, running header: Page 90 - A Deskbook of Handling Law\n"))
    #expect(run.output.contains("written to content/regulations/act/imported.md"))
  }

  @Test func reportsWhatBecameOfEveryCharacterOfAnOfficialFile() throws {
    let folder = try SmallProject.make()
    let act = #"{"title": "T", "dated": "27/04/2016", "recitals": [], "chapters": [{"number": "I", "type": "chapter", "title": "G", "contents": []}]}"#
    try folder.write(act, to: "law.txt")
    let arguments = ["import", "regulation", "law.txt", "--regulation", "act", "--edition", "eu"]
    let run = try CommandRun(arguments + ["--report"], in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("law.txt:1:25: removed, editorial metadata: 27/04/2016\n"))
    #expect(run.output.contains("kept: 2 of 20 characters, white space aside\n"))
    #expect(run.output.hasSuffix("  - id: eu\n    file: eu.md\n    adopted: 2016-04-27\n    effective: unknown\n"))
    let wrong = try CommandRun(arguments + ["--force", "--format", "oscal-json"], in: folder.url)
    #expect(wrong.exitCode == 2)
  }

  @Test func replacesAnEditionOnlyWhenForced() throws {
    let folder = try SmallProject.make()
    try folder.write(page, to: "page.txt")
    let arguments = ["import", "regulation", "page.txt", "--regulation", "act", "--edition", "2024"]
    let before = try folder.text(of: "content/regulations/act/2024.md")
    let refused = try CommandRun(arguments, in: folder.url)
    #expect(refused.exitCode == 74)
    #expect(refused.errors.contains("File 'content/regulations/act/2024.md' is already there"))
    #expect(try folder.text(of: "content/regulations/act/2024.md") == before)
    #expect(try CommandRun(arguments + ["--force"], in: folder.url).exitCode == 0)
  }

  @Test func saysHowWordsWithCommasAreDivided() throws {
    let folder = try SmallProject.make()
    try folder.write("Vendor,Data categories\nHandler,\"Names, Salaries\"\n", to: "list.csv")
    let arguments = ["import", "vendors", "list.csv", "--dry-run"]
    let whole = try CommandRun(arguments, in: folder.url)
    #expect(whole.exitCode == 0, "\(whole.errors)")
    #expect(whole.output.contains("data category 'Names, Salaries' in 1 row\n"))
    #expect(whole.output.contains("1 of them has a comma; where it separates values, write 'list-separator: \",\"' in 'list.columns.yaml'\n"))
    try folder.write("list-separator: \",\"\n", to: "list.columns.yaml")
    let divided = try CommandRun(arguments, in: folder.url)
    #expect(divided.output.contains("as recorded: 1\n  data category 'Salaries' in 1 row\n"))
    #expect(!divided.output.contains("a comma"))
  }

  @Test func namesAMissingFile() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("import", "regulation", "no.txt", "--regulation", "act", "--edition", "x", in: folder.url)
    #expect(run.exitCode == 74)
    #expect(run.errors == "no.txt:1:1: error: File does not exist or cannot be read [cannot-read]\n")
  }

  @Test(arguments: ["../x", "a/b", "", ".hidden"])
  func refusesNamesThatLeaveTheFolder(edition: String) throws {
    let folder = try SmallProject.make()
    try folder.write(page, to: "page.txt")
    let run = try CommandRun("import", "regulation", "page.txt", "--regulation", "act", "--edition", edition, in: folder.url)
    #expect(run.exitCode == 64)
  }
}
