import Foundation
import Testing

@Suite struct CheckCommandTests {
  @Test func succeedsWhereNothingIsToBeDone() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("check", "--as-of", "2026-11-23", in: folder.url)
    #expect(run.output == "")
    #expect(run.errors == "1 of 1 determinations assessed, 0 not assessed, as of 2026-11-23; no findings\n")
    #expect(run.exitCode == 0)
  }

  @Test(arguments: [("error", Int32(1)), ("warning", 1), ("note", 1), ("never", 0)])
  func failsWithOneWhenAFindingReachesTheThreshold(threshold: String, exitCode: Int32) throws {
    let folder = try SmallProject.make()
    let text = try folder.text(of: SmallProject.vendor).replacing("at: § 4, quote: for trade", with: "status: absent")
    try folder.write(text, to: SmallProject.vendor)
    let run = try CommandRun("check", "--as-of", "2026-11-23", "--fail-on", threshold, in: folder.url)
    #expect(
      run.output
        == "content/vendors/acme.yaml:14:9: error: Acme, Inc. (Storage): the clause that § 1(a) asks for is missing (Name the purposes); amend the contract and record where the clause stands [clause-missing]\n"
    )
    #expect(run.exitCode == exitCode)
  }

  @Test(arguments: [("2026-11-30", Int32(0)), ("2026-12-01", 1)])
  func doesNotFailOnWhatIsWaivedAndShowsIt(asOf: String, exitCode: Int32) throws {
    let folder = try SmallProject.make()
    let text = try folder.text(of: SmallProject.vendor).replacing("at: § 4, quote: for trade", with: "status: absent")
    try folder.write(text, to: SmallProject.vendor)
    try folder.write(
      "- { rule: clause-missing, vendor: acme, reason: It is being signed., approver: Counsel, on: 2026-11-01, expires: 2026-11-30 }\n",
      to: "content/waivers.yaml")
    let run = try CommandRun("check", "--as-of", asOf, "--fail-on", "error", in: folder.url)
    let finding = "Acme, Inc. (Storage): the clause that § 1(a) asks for is missing (Name the purposes); amend the contract and record where the clause stands"
    if exitCode == 0 {
      #expect(run.output == "content/vendors/acme.yaml:14:9: note: \(finding) (error, waived until 30 November 2026 by Counsel) [clause-missing]\n")
      #expect(run.errors.hasSuffix("; 1 note, 1 of them waived\n"))
    } else {
      #expect(
        run.output
          == "content/vendors/acme.yaml:14:9: error: \(finding) [clause-missing]\ncontent/waivers.yaml:1:3: warning: The waiver of clause-missing for acme ended on 30 November 2026, and what it covered counts again; remedy what it covered and remove it, or have it approved anew [waiver-expired]\n")
    }
    #expect(run.exitCode == exitCode)
  }

  @Test func failsWithTwoWhereContentCannotBeTrusted() throws {
    let folder = try SmallProject.make()
    try folder.write(try folder.text(of: SmallProject.vendor).replacing("role:", with: "roel:"), to: SmallProject.vendor)
    let run = try CommandRun("check", "--fail-on", "never", in: folder.url)
    #expect(
      run.output
        == "content/vendors/acme.yaml:6:5: error: Key 'roel' is not known in an engagement; did you mean 'role'? [unknown-key]\n")
    #expect(run.errors == "The content cannot be trusted: 1 error\n")
    #expect(run.exitCode == 2)
  }

  /// A project whose only clause is absent.
  private func projectWithAFinding() throws -> TemporaryFolder {
    let folder = try SmallProject.make()
    let text = try folder.text(of: SmallProject.vendor).replacing("at: § 4, quote: for trade", with: "status: absent")
    try folder.write(text, to: SmallProject.vendor)
    return folder
  }

  @Test func failsOnlyOnWhatIsNotInTheBaseline() throws {
    let folder = try projectWithAFinding()
    let written = try CommandRun("check", "--as-of", "2026-11-23", "--write-baseline", "known.txt", in: folder.url)
    #expect(written.exitCode == 0)
    let lines = try folder.text(of: "known.txt").split(separator: "\n")
    #expect(lines.count == 2 && lines[1].hasSuffix(" clause-missing acme/storage act/1/a"))
    // Neither lines nor wording count.
    let moved = "# A remark\n" + (try folder.text(of: SmallProject.vendor)).replacing("service: Storage", with: "service: Archive")
    try folder.write(moved, to: SmallProject.vendor)
    let run = try CommandRun("check", "--as-of", "2026-11-23", "--baseline", "known.txt", in: folder.url)
    #expect(run.output == "")
    #expect(run.errors.hasSuffix("; no new findings; 1 known from the baseline, 0 of it gone\n"))
    #expect(run.exitCode == 0)
    try folder.write("# None\n\n0123456789abcdef not-met acme/storage gone\n", to: "known.txt")
    let other = try CommandRun("check", "--as-of", "2026-11-23", "--baseline", "known.txt", in: folder.url)
    #expect(other.errors.hasSuffix("; 1 error; 0 known from the baseline, 1 of it gone\n"))
    #expect(other.exitCode == 1)
  }

  @Test func refusesABaselineThatIsNone() throws {
    let folder = try SmallProject.make()
    try folder.write("# None\nclause-missing\n", to: "known.txt")
    let run = try CommandRun("check", "--baseline", "known.txt", in: folder.url)
    #expect(
      run.errors
        == "known.txt:2:1: error: Value 'clause-missing' is not the fingerprint of a finding, which has 16 hexadecimal digits; write the baseline anew with --write-baseline [wrong-baseline]\n")
    #expect(run.exitCode == 2)
    #expect(try CommandRun("check", "--baseline", "none.txt", in: folder.url).exitCode == 74)
  }

  @Test func printsJSON() throws {
    let folder = try projectWithAFinding()
    let run = try CommandRun("check", "--as-of", "2026-11-23", "--format", "json", "--fail-on", "never", in: folder.url)
    let fingerprint = try #require(run.output.firstMatch(of: /"fingerprint" : "([0-9a-f]{16})"/)?.1)
    #expect(
      run.output == """
        {
          "asOf" : "2026-11-23",
          "findings" : [
            {
              "action" : "Amend the contract and record where the clause stands.",
              "column" : 9,
              "file" : "content/vendors/acme.yaml",
              "fingerprint" : "\(fingerprint)",
              "line" : 14,
              "message" : "Acme, Inc. (Storage): the clause that § 1(a) asks for is missing (Name the purposes)",
              "provision" : "act/1/a",
              "rule" : "clause-missing",
              "severity" : "error",
              "subject" : "acme/storage act/1/a"
            }
          ]
        }

        """)
  }

  @Test func printsSARIFWithSuppressionsOfWhatIsWaived() throws {
    let folder = try projectWithAFinding()
    try folder.write(
      "- { rule: clause-missing, vendor: acme, reason: It is being signed., approver: Counsel, on: 2026-11-01, expires: 2026-11-30 }\n",
      to: "content/waivers.yaml")
    let run = try CommandRun("check", "--as-of", "2026-11-23", "--format", "sarif", in: folder.url)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["version"] as? String == "2.1.0")
    let sarif = try #require((document["runs"] as? [[String: Any]])?.first)
    let result = try #require((sarif["results"] as? [[String: Any]])?.first)
    #expect(result["ruleId"] as? String == "clause-missing")
    #expect(result["level"] as? String == "error")
    #expect((result["partialFingerprints"] as? [String: String])?.keys.sorted() == ["concord/v1"])
    let driver = (sarif["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    #expect(rules[try #require(result["ruleIndex"] as? Int)]["id"] as? String == "clause-missing")
    let suppression = try #require((result["suppressions"] as? [[String: String]])?.first)
    #expect(
      suppression == [
        "kind": "external", "status": "accepted",
        "justification": "Waived until 30 November 2026. Accepted by Counsel: It is being signed.",
      ])
    let place = ((result["locations"] as? [[String: Any]])?.first)?["physicalLocation"] as? [String: Any]
    #expect((place?["artifactLocation"] as? [String: String])?["uri"] == "content/vendors/acme.yaml")
    #expect((place?["region"] as? [String: Int]) == ["startLine": 14])
    #expect(run.exitCode == 0)
  }

  @Test func failsWithTwoInAnEmptyFolder() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun("check", in: folder.url)
    #expect(run.exitCode == 2)
    #expect(
      run.output
        == "error: Folder 'content' does not exist; name it with --content or run 'concord init' [missing-folder]\n")
  }

  @Test(arguments: [
    ["check", "--as-of", "tomorrow"], ["check", "--fail-on", "panic"], ["check", "--jobs", "0"], ["check", "--content", "../secrets"],
    ["check", "--content", "/etc"], ["checkk"],
  ])
  func refusesWrongUseWith64(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(arguments, in: folder.url)
    #expect(run.exitCode == 64)
    #expect(run.errors.hasPrefix("Error: "))
  }
}

@Suite struct ConsequencesTests {
  private func check(breaking path: String, with text: String) throws -> [String] {
    let folder = try SmallProject.make()
    try folder.write("- { vendor: acme, engagement: storage, obligation: name-purposes, status: met, reason: Read., by: Counsel, on: 2026-01-05 }\n", to: "content/assessments/all.yaml")
    try folder.write("# About\n\nSee [the rule](cite:act/1/a), [it](obligation:name-purposes) and [them](vendor:acme).\n", to: "content/pages/about.md")
    try folder.write(text, to: path)
    let run = try CommandRun("check", in: folder.url)
    #expect(run.exitCode == 2)
    return run.output.split(separator: "\n").map(String.init)
  }

  private func note(_ count: Int) -> String {
    "note: \(count) problem\(count == 1 ? " is" : "s are") left out that may only follow from files and records that could not be read; mend those, then check again [consequences]"
  }

  @Test(arguments: [
    ("content/handbook.yaml", 5), ("content/obligations/contracts.yaml", 3), ("content/vendors/acme.yaml", 3),
    ("content/regulations/act/regulation.yaml", 7), ("content/vocabularies/roles.yaml", 4),
  ])
  func reportsABrokenFileOnceAndNotWhatFollows(path: String, left: Int) throws {
    let lines = try check(breaking: path, with: "a: [")
    #expect(lines == [note(left), "\(path):1:5: error: YAML syntax: did not find expected node content [yaml-syntax]"])
  }

  @Test func reportsAMisspelledDefaultRegulationOnce() throws {
    let lines = try check(
      breaking: "content/handbook.yaml", with: "title: A\norganization: B\ndefault-regulation: acts\n")
    #expect(
      lines == [
        note(5),
        "content/handbook.yaml:3:21: error: Value 'acts' is not a regulation of this project; did you mean 'act'? [unknown-regulation]",
      ])
  }

  @Test func reportsAMissingProvisionOnce() throws {
    let lines = try check(
      breaking: "content/obligations/contracts.yaml",
      with: "- { id: name-purposes, title: T, modality: obligation, cite: § 1(b), applies-to: { role: handler } }\n")
    #expect(
      lines == [
        note(2),
        "content/obligations/contracts.yaml:1:62: error: Provision 'act/1/b' is not in the corpus; did you mean 'act/1/a' or 'act/1'? [unknown-provision]",
      ])
  }
}
