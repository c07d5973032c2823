import Concord
import Diagnostics
import Publishing
import Testing

@Suite struct GoldenTests {
  @Test func rendersMinimalProject() async throws {
    try Golden.expect(await Golden.output("minimal"), "minimal")
  }

  /// What a new edition asks of people, what became of old numbers, and what changed from release to release.
  @Test func rendersTheUpdateOfAnAmendedAct() async throws {
    let output = try await Golden.output("amended").filter { path, _ in
      path == "diagnostics.txt" || path.hasSuffix("law/act/4.html") || ["update-", "changes."].contains { path.contains($0) }
    }
    try Golden.expect(output, "amended")
  }

  @Test(arguments: ["broken", "empty"])
  func reportsEveryProblemInOneRunAndRendersNothing(name: String) async throws {
    let output = try await Golden.output(name)
    #expect(output.keys.sorted() == ["diagnostics.txt"])
    try Golden.expect(output, name)
  }

  @Test func givesTheSameBytesWhateverTheNumberOfTasks() async throws {
    let one = await (try Golden.project("minimal", width: 1)).render()
    let many = await (try Golden.project("minimal", width: 7)).render()
    let files = try #require(one.value).filesWithManifest()
    let again = try #require(many.value).filesWithManifest()
    #expect(files == again)
    #expect(files.count > 20)
  }

  @Test func printsHostileTextAsText() async throws {
    let output = try await Golden.output("minimal")
    for (path, text) in output where path.hasSuffix(".html") {
      #expect(!text.contains("<script>alert"), "\(path)")
      #expect(!text.contains("href=\"javascript:"), "\(path)")
    }
    let actions = try #require(output["data/actions.csv"])
    #expect(!actions.contains(",=cmd()"))
    #expect(actions.contains(",\"'=cmd()\","))
  }
}
