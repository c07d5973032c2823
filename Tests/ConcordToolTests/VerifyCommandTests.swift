import Foundation
import Testing

@Suite struct VerifyCommandTests {
  @Test func findsThePublishedFolderAsItWasBuilt() throws {
    let folder = try SmallProject.make()
    #expect(try CommandRun("build", "--as-of", "2026-11-23", in: folder.url).exitCode == 0)
    let run = try CommandRun("verify", "public", in: folder.url)
    #expect(run.exitCode == 0)
    #expect(run.output.hasPrefix("All ") && run.output.contains("files are as they were built (as of 2026-11-23, content "))
  }

  @Test func namesEveryFileThatDiffers() throws {
    let folder = try SmallProject.make()
    #expect(try CommandRun("build", "--as-of", "2026-11-23", in: folder.url).exitCode == 0)
    let page = "public/obligations/name-purposes.html"
    try folder.write(try folder.text(of: page).replacing("shall", with: "might"), to: page)
    try FileManager.default.removeItem(at: folder.url.appending(path: "public/matrix.html"))
    try folder.write("x", to: "public/law/extra.html")
    try folder.write("x", to: "public/.hidden")
    let run = try CommandRun("verify", in: folder.url)
    #expect(run.exitCode == 1)
    #expect(
      run.output == """
        public/.hidden: is not listed in the manifest
        public/law/extra.html: is not listed in the manifest
        public/matrix.html: is missing
        public/obligations/name-purposes.html: was changed after the build

        """)
  }

  @Test func refusesAFolderThatWasNeverPublished() throws {
    let folder = try SmallProject.make()
    let run = try CommandRun("verify", "content", in: folder.url)
    #expect(run.exitCode == 74)
    #expect(run.errors == "error: Folder 'content' has no manifest.json; name a folder that 'concord build' published [no-manifest]\n")
  }

  @Test func readsNothingOutsideTheFolderThatAManifestNames() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret", to: "secret.txt")
    try folder.write(
      """
      {"generator": "concord", "format": 1, "asOf": "2026-11-23", "contentVersion": "0", "inputs": [],
       "outputs": [{"path": "../secret.txt", "sha256": "0", "size": 6}, {"path": "/etc/hostname", "sha256": "0"}]}
      """, to: "public/manifest.json")
    let run = try CommandRun("verify", in: folder.url)
    #expect(run.exitCode == 1)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.hasSuffix(": is not a file that can be read") })
  }
}
