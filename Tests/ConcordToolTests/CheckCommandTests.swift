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
