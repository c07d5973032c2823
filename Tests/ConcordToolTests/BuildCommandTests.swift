import Foundation
import Testing

@Suite struct BuildCommandTests {
  @Test func publishesSiteMarkdownDataAndManifest() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("build", "--as-of", "2026-11-23", in: folder.url)
    #expect(run.errors == "")
    #expect(run.output.hasSuffix("in public, as of 2026-11-23: 1 of 1 determinations assessed, 0 not assessed; 0 findings\n"))
    #expect(run.exitCode == 0)
    for path in [
      "index.html", "law/act/1.html", "obligations/name-purposes.html", "vendors/acme.html", "matrix.html", "actions.html",
      "markdown/index.md", "markdown/law/act/1.md", "data/matrix.csv", "manifest.json",
    ] { #expect(folder.has("public/" + path), "\(path)") }
  }

  @Test func doesNothingWhereNothingChangedAndAllWhereAnythingDid() throws {
    let folder = try SmallProject.make()
    let first = try CommandRun("build", "--as-of", "2026-11-23", in: folder.url)
    let again = try CommandRun("build", "--as-of", "2026-11-23", in: folder.url)
    #expect(again.exitCode == 0)
    #expect(again.output == first.output.dropLast() + "; nothing has changed since\n")
    #expect(again.errors == first.errors)
    // A day, a published file, a new file of content, the state itself.
    #expect(!(try CommandRun("build", "--as-of", "2026-11-24", in: folder.url)).output.contains("nothing has changed"))
    let page = try folder.text(of: "public/index.html")
    try folder.write("mine", to: "public/index.html")
    #expect(!(try CommandRun("build", "--as-of", "2026-11-24", in: folder.url)).output.contains("nothing has changed"))
    #expect(try folder.text(of: "public/index.html") == page)
    try folder.write("# About\n\nWords.\n", to: "content/pages/about.md")
    #expect(try CommandRun("build", "--as-of", "2026-11-24", in: folder.url).exitCode == 0)
    #expect(folder.has("public/guide/about.html"))
    try folder.write("[]", to: ".concord-public.json")
    #expect(!(try CommandRun("build", "--as-of", "2026-11-24", in: folder.url)).output.contains("nothing has changed"))
  }

  @Test func leavesTheLastHandbookWhereContentCannotBeTrusted() throws {
    let folder = try SmallProject.make()
    #expect(try CommandRun("build", "--as-of", "2026-11-23", in: folder.url).exitCode == 0)
    let before = try folder.text(of: "public/index.html")
    try folder.write("id: [", to: SmallProject.vendor)
    let run = try CommandRun("build", "--as-of", "2026-11-24", in: folder.url)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("content/vendors/acme.yaml:1:6: error: YAML syntax: "))
    #expect(run.errors.contains("Nothing was written: "))
    #expect(try folder.text(of: "public/index.html") == before)
  }

  @Test func neverReplacesAFolderThatItDidNotMake() throws {
    let folder = try SmallProject.make()
    try folder.write("mine", to: "public/diary.txt")
    let run = try CommandRun("build", in: folder.url)
    #expect(run.exitCode == 74)
    #expect(run.errors.contains("'public'"))
    #expect(try folder.text(of: "public/diary.txt") == "mine")
  }

  @Test func failsWithTwoWhereALinkIsDead() throws {
    let folder = try SmallProject.make()
    try folder.write("# About\n\nSee [the rule](cite:act/1/b).\n", to: "content/pages/about.md")
    let run = try CommandRun("build", in: folder.url)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("content/pages/about.md:3"))
    #expect(!folder.has("public"))
  }

  @Test func namesTheUnknownFieldOfATemplate() throws {
    let folder = try SmallProject.make()
    let page = "templates/html/vendor.mustache"
    try folder.write(try folder.text(of: page) + "{{titel}}\n", to: page)
    let run = try CommandRun("build", in: folder.url)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("[unknown-field]") && run.errors.contains(page))
    #expect(!folder.has("public"))
  }
}
