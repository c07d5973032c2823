import Foundation
import Testing

@Suite struct ExplainCommandTests {
  @Test func namesFactsRulesAndPinpointsWithFileAndLine() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("explain", "acme", "name-purposes", "--as-of", "2026-11-23", in: folder.url)
    #expect(run.errors == "")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("[name-purposes], "))
    #expect(run.output.contains("Met, as of 2026-11-23\n"))
    #expect(run.output.contains("   content/vendors/acme.yaml:"))
    #expect(run.output.contains("Status: met"))
  }

  @Test func printsTheSameAsData() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("explain", "acme", "name-purposes", "--as-of", "2026-11-23", "--format", "json", in: folder.url)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let entry = try #require((object["derivations"] as? [[String: Any]])?.first)
    #expect(entry["status"] as? String == "met")
    let steps = try #require(entry["steps"] as? [[String: Any]])
    #expect(steps.first?["kind"] as? String == "law")
    #expect(steps.contains { $0["file"] as? String == "content/vendors/acme.yaml" && $0["line"] is Int })
  }

  @Test func namesTheNearestKnownNames() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("explain", "acmee/mian", "name-purpose", in: folder.url)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("Value 'name-purpose' is not a known obligation; did you mean 'name-purposes'?"))
    #expect(run.errors.contains("Value 'acmee' is not a known vendor; did you mean 'acme'?"))
  }
}
