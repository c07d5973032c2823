import Foundation
import Testing

@Suite struct UnreadFilesTests {
  @Test func namesEveryRecordThatNobodyReads() async throws {
    let project = try MemoryProject([
      "assessment/use.yaml": "[]\n", "vendor/acme.yaml": "id: acme\n", "obligations/list.csv": "a,b\n", "waivers.yml": "[]\n",
      "vendors/notes.txt": "Call them.\n", "regulations/vendor-handling-standard/source.json": "{}\n",
    ])
    let advice = "is not a part of the content folder; did you mean"
    #expect(
      await project.render().diagnostics == [
        "content/assessment/use.yaml:1:1: warning: File is read by nothing: 'assessment' \(advice) 'assessments'? [unread-file]",
        "content/obligations/list.csv:1:1: warning: File is read by nothing: files of this kind are not read in 'content/obligations'; move it, or take it away [unread-file]",
        "content/vendor/acme.yaml:1:1: warning: File is read by nothing: 'vendor' \(advice) 'vendors'? [unread-file]",
        "content/waivers.yml:1:1: warning: File is read by nothing: 'waivers.yml' \(advice) 'waivers.yaml'? [unread-file]",
      ])
  }

  @Test func refusesLinksToFolders() async throws {
    let project = try MemoryProject()
    let content = project.url.appending(path: "content")
    try FileManager.default.moveItem(at: content.appending(path: "assessments"), to: project.url.appending(path: "elsewhere"))
    try FileManager.default.createSymbolicLink(
      at: content.appending(path: "assessments"), withDestinationURL: project.url.appending(path: "elsewhere"))
    let (files, diagnostics) = await project.render()
    #expect(files.isEmpty)
    #expect(
      diagnostics == [
        "content/assessments:1:1: error: Folder 'content/assessments' is a link, and links to folders are not followed; put the files themselves there [linked-folder]"
      ])
  }
}
