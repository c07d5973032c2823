import Foundation
import Testing

@Suite struct SARIFTests {
  private func document(_ folder: TemporaryFolder, _ arguments: String...) throws -> [String: Any] {
    let run = try CommandRun(["check", "--as-of", "2026-11-23", "--format", "sarif", "--fail-on", "never"] + arguments, in: folder.url)
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func results(_ document: [String: Any]) throws -> [[String: Any]] {
    try #require((document["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
  }

  private func project(clause: String = "status: absent") throws -> TemporaryFolder {
    let folder = try SmallProject.make()
    try folder.write(try folder.text(of: SmallProject.vendor).replacing("at: § 4, quote: for trade", with: clause), to: SmallProject.vendor)
    return folder
  }

  @Test func holdsToTheSchemaWithoutFindings() throws {
    let document = try document(SmallProject.make())
    #expect(SARIFSchema.problems(document) == [])
    #expect(try results(document).isEmpty)
  }

  @Test func holdsToTheSchemaWithWaivedKnownAndNewFindings() throws {
    let folder = try project()
    _ = try CommandRun("check", "--as-of", "2026-11-23", "--write-baseline", "known.txt", in: folder.url)
    try folder.write(
      "- { rule: clause-missing, vendor: acme, reason: \"[Being] \\\\ signed.\", approver: Counsel, on: 2026-11-01, expires: 2026-11-30 }\n- { rule: not-met, vendor: acme, reason: None., approver: Counsel, on: 2026-11-01, expires: 2026-11-30 }\n",
      to: "content/waivers.yaml")
    let document = try document(folder, "--baseline", "known.txt")
    #expect(SARIFSchema.problems(document) == [])
    let results = try results(document)
    #expect(results.compactMap { $0["baselineState"] as? String }.sorted() == ["new", "unchanged"])
    #expect(results.filter { $0["suppressions"] != nil }.count == 1)
  }

  @Test func holdsToTheSchemaWhereContentCannotBeTrusted() throws {
    let document = try document(project(clause: "clause: [§ 9, § 8], colour: \"\u{7}red\""))
    #expect(SARIFSchema.problems(document) == [])
    #expect(try !results(document).isEmpty)
    // A problem of the content has no fingerprint: it is to be mended, not accepted.
    #expect(try results(document).allSatisfy { $0["partialFingerprints"] == nil })
  }

  @Test func holdsToTheSchemaInAnEmptyFolder() throws {
    let document = try document(TemporaryFolder())
    #expect(SARIFSchema.problems(document) == [])
    // Nothing has a place where there is no file.
    #expect(try (results(document).first?["locations"] as? [Any])?.isEmpty == true)
  }

  @Test func namesEachRuleOnceAndEveryResultOneOfThem() throws {
    let document = try document(project())
    let driver = ((document["runs"] as? [[String: Any]])?.first?["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    #expect(Set(rules).count == rules.count)
    for result in try results(document) {
      #expect(rules[try #require(result["ruleIndex"] as? Int)] == result["ruleId"] as? String)
    }
  }

  @Test func theSchemaRefusesWhatItMust() throws {
    let broken: [String: Any] = [
      "version": "2.0", "runs": [["results": [["level": "fatal", "message": ["markdown": "x"], "locations": [["physicalLocation": ["region": ["startLine": 0]]]]]]]],
    ]
    #expect(
      SARIFSchema.problems(broken) == [
        "$.runs[0]: run without 'tool'", "$.runs[0].results[0].level: none of [\"none\", \"note\", \"warning\", \"error\"]",
        "$.runs[0].results[0].locations[0].physicalLocation: physicalLocation without 'artifactLocation'",
        "$.runs[0].results[0].locations[0].physicalLocation.region.startLine: no whole number from 1",
        "$.runs[0].results[0].message: message without 'text'", "$.runs[0].results[0].message: 'markdown' in a message",
        "$.version: none of [\"2.1.0\"]",
      ])
  }
}
