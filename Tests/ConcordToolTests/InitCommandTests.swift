import Foundation
import Testing

@Suite struct InitCommandTests {
  @Test func writesAProjectThatBuildsAtOnce() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun("init", "book", in: folder.url)
    #expect(run.errors == "")
    #expect(run.exitCode == 0)
    #expect(run.output.hasSuffix("Next: concord build --project book, then open book/public/index.html\n"))
    let build = try CommandRun("build", "--project", "book", in: folder.url)
    #expect(build.errors == "")
    #expect(build.exitCode == 0)
    #expect(build.output.contains("3 of 3 determinations assessed, 0 not assessed"))
    #expect(try folder.text(of: "book/public/vendors/helpdesk.html").contains("Support tickets"))
    let check = try CommandRun("check", "--project", "book", in: folder.url)
    #expect(check.exitCode == 0, "\(check.output)")
  }

  @Test func leavesAFolderThatHasFilesAsItIs() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "diary.txt")
    let run = try CommandRun("init", in: folder.url)
    #expect(run.exitCode == 74)
    #expect(run.errors == "error: Folder '.' is not empty: it has 'diary.txt'; name a new or empty folder [cannot-write]\n")
    #expect(!folder.has("content"))
  }

  @Test func writesIntoANewRepository() throws {
    let folder = try TemporaryFolder()
    try folder.write("ref: refs/heads/main", to: ".git/HEAD")
    #expect(try CommandRun("init", in: folder.url).exitCode == 0)
    #expect(folder.has("content/handbook.yaml"))
  }
}
