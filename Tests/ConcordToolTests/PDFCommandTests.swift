import Concord
import Foundation
import Testing

/// `concord build --pdf`, with scripts that stand for a browser and with a browser where there is one.
@Suite struct PDFCommandTests {
  private static let build = ["build", "--as-of", "2026-11-23", "--pdf"]
  private static let browser = "#!/bin/sh\nfor a; do case \"$a\" in --print-to-pdf=*) pdf=${a#*=};; esac; done\nprintf '%%PDF-1.4\\n%%%%EOF\\n' > \"$pdf\"\n"

  private func project(browser: String) throws -> TemporaryFolder {
    let folder = try SmallProject.make()
    try folder.write(browser, to: "browser")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.appending(path: "browser").path)
    return folder
  }

  private func browser(_ folder: TemporaryFolder) -> [String] { ["--chromium", folder.url.appending(path: "browser").path] }

  @Test func writesPDFsBesideThePublishedFolderWithAManifest() throws {
    let folder = try project(browser: Self.browser)
    let run = try CommandRun(Self.build + browser(folder), in: folder.url)
    #expect(run.errors == "")
    #expect(run.exitCode == 0)
    #expect(run.output.hasSuffix("; 0 findings\nPrinted 2 PDFs in public.pdf\n"))
    for path in ["handbook.pdf", "law/act.pdf", "manifest.json"] { #expect(folder.has("public.pdf/" + path), "\(path)") }
    #expect(!folder.has("public/handbook.pdf"))
    let verified = try CommandRun("verify", "public.pdf", in: folder.url)
    #expect(verified.exitCode == 0 && verified.output.hasPrefix("All 2 files are as they were built"))
    // A site that has not changed is printed again: the browser and the fonts are not in its state.
    let again = try CommandRun(Self.build + browser(folder), in: folder.url)
    #expect(again.output.hasSuffix("Printed 2 PDFs in public.pdf\n"))
  }

  @Test func saysBeforeItBuildsThatThereIsNoChromium() throws {
    let folder = try SmallProject.make()
    let program = CommandRun.program.path
    let run = try CommandRun(
      program: URL(filePath: "/usr/bin/env"), ["-u", "CONCORD_CHROMIUM", "PATH=\(folder.url.path)", program] + Self.build, in: folder.url)
    // Applications of macOS are found without the search path.
    guard !run.output.contains("Printed") else { return }
    #expect(run.exitCode == 69)
    #expect(run.errors.hasPrefix("error: Chromium is not in the search path under any of the names 'chromium', "))
    #expect(!folder.has("public") && !folder.has("public.pdf"))
    let named = try CommandRun(Self.build + ["--chromium", "no-such-browser"], in: folder.url)
    #expect(named.exitCode == 69)
    #expect(named.errors.hasPrefix("error: Program 'no-such-browser' is not there or may not be run; "))
    #expect(!folder.has("public"))
  }

  @Test func leavesWhatWasPublishedWhereTheBrowserFails() throws {
    let folder = try project(browser: Self.browser)
    #expect(try CommandRun(Self.build + browser(folder), in: folder.url).exitCode == 0)
    let before = try ["public/manifest.json", "public.pdf/manifest.json"].map { try folder.text(of: $0) }
    try folder.write("#!/bin/sh\necho 'out of paper' >&2\nexit 9\n", to: "browser")
    try folder.write("# About\n\nOther words.\n", to: "content/pages/about.md")
    let run = try CommandRun(Self.build + browser(folder), in: folder.url)
    #expect(run.exitCode == 69)
    #expect(run.errors.contains("error: Chromium ended with code 9 and made no PDF of 'print.html': out of paper [no-pdf]\n"))
    #expect(run.errors.hasSuffix("Nothing was written\n"))
    #expect(try ["public/manifest.json", "public.pdf/manifest.json"].map { try folder.text(of: $0) } == before)
    for path in ["public.new", "public.pdf.new"] { #expect(!folder.has(path)) }
  }

  @Test func neverReplacesAFolderOfPDFsThatItDidNotMake() throws {
    let folder = try project(browser: Self.browser)
    try folder.write("mine", to: "public.pdf/diary.txt")
    let run = try CommandRun(Self.build + browser(folder), in: folder.url)
    #expect(run.exitCode == 74)
    #expect(run.errors.contains("Folder 'public.pdf' was not made by concord"))
    #expect(!folder.has("public"))
    #expect(try folder.text(of: "public.pdf/diary.txt") == "mine")
  }

  @Test func refusesABrowserForNothing() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("build", "--chromium", "chromium", in: folder.url)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("--chromium is for --pdf; add --pdf, or leave it out"))
  }

  private static let installed = try? Chromium.find(named: nil, environment: ProcessInfo.processInfo.environment)

  @Test(.enabled(if: PDFCommandTests.installed != nil, "Chromium is not installed; PDFs are not made"), .timeLimit(.minutes(3)))
  func printsTaggedAndOutlinedPDFsWithTheSameBytesEachTime() throws {
    let folder = try SmallProject.make()
    func build() throws -> [Data] {
      let run = try CommandRun(Self.build, in: folder.url)
      #expect(run.errors == "")
      #expect(run.output.hasSuffix("Printed 2 PDFs in public.pdf\n"))
      return try ["handbook.pdf", "law/act.pdf"].map { try Data(contentsOf: folder.url.appending(path: "public.pdf/" + $0)) }
    }
    let documents = try build()
    for document in documents {
      let text = String(decoding: document, as: UTF8.self)
      for mark in ["/MarkInfo", "/StructTreeRoot", "/Outlines", "/Lang (en)", "/CreationDate (D:20261123000000+00'00')"] {
        let isThere = text.contains(mark)
        #expect(isThere, "\(mark)")
      }
      // Nothing leads to the machine that made it.
      let isClean = !text.contains("file://") && !text.contains(folder.url.path)
      #expect(isClean)
    }
    let isSame = try build() == documents
    #expect(isSame)
  }
}
