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
