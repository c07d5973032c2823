import Foundation
import Publishing
import Testing

@Suite struct SiteWriterTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("concord-writer-\(UUID().uuidString)").path
  private var target: String { folder + "/public" }

  private func manifest() -> OutputFile {
    let json = #"{"generator":"concord","format":1,"asOf":"2026-11-23","contentVersion":"x","inputs":[],"outputs":[]}"#
    return OutputFile(path: Manifest.path, text: json)
  }

  private func text(_ path: String) -> String? { try? String(contentsOfFile: target + "/" + path, encoding: .utf8) }

  private func entries() -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }

  @Test func replacesAFolderOfItsOwnAndLeavesNothingBeside() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let writer = SiteWriter(target: target, name: "public")
    try await writer.publish([OutputFile(path: "a/one.html", text: "1"), manifest()], width: 2)
    #expect(text("a/one.html") == "1")
    try await writer.publish([OutputFile(path: "b/two.html", text: "2"), manifest()], width: 2)
    #expect(text("a/one.html") == nil)
    #expect(text("b/two.html") == "2")
    #expect(entries() == ["public"])
  }

  @Test func refusesAFolderThatItDidNotMake() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: target + "/thesis.txt"))
    let writer = SiteWriter(target: target, name: "public")
    let failure = await #expect(throws: SiteWriter.Failure.self) { try await writer.publish([manifest()], width: 1) }
    #expect(
      failure?.diagnostic.description
        == "error: Folder 'public' was not made by concord and is not replaced; name another with --output, or empty it [cannot-write]")
    #expect(text("thesis.txt") == "mine")
  }

  @Test func leavesThePublishedFolderWhenAFileCannotBeWritten() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let writer = SiteWriter(target: target, name: "public")
    try await writer.publish([OutputFile(path: "one.html", text: "1"), manifest()], width: 1)
    // Two files of one path: the second cannot be made.
    let twice = [OutputFile(path: "two.html", text: "2"), OutputFile(path: "two.html", text: "3"), manifest()]
    await #expect(throws: SiteWriter.Failure.self) { try await writer.publish(twice, width: 1) }
    #expect(text("one.html") == "1")
    #expect(entries() == ["public"])
  }

  @Test func clearsWhatAKilledBuildLeft() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: target + ".new", withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: target + ".new/.concord-unfinished"))
    try await SiteWriter(target: target, name: "public").publish([manifest()], width: 1)
    #expect(entries() == ["public"])
  }

  private func stamp(_ path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: target + "/" + path)[.modificationDate] as? Date
  }

  @Test func keepsFilesWhoseBytesAreTheSame() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let writer = SiteWriter(target: target, name: "public")
    let first = [OutputFile(path: "a/one.html", text: "1"), OutputFile(path: "a/two.html", text: "2"), manifest()]
    try await writer.publish(first, width: 2)
    let long = Date(timeIntervalSince1970: 1_000_000)
    for path in ["a/one.html", "a/two.html"] { try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: target + "/" + path) }
    try await writer.publish([OutputFile(path: "a/one.html", text: "1"), OutputFile(path: "a/two.html", text: "3"), manifest()], width: 2)
    #expect(try stamp("a/one.html") == long)
    #expect(try stamp("a/two.html") != long)
    #expect(text("a/one.html") == "1")
    #expect(text("a/two.html") == "3")
    #expect(entries() == ["public"])
  }

  @Test func neverKeepsWhatWasChangedOrHasAnotherName() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let writer = SiteWriter(target: target, name: "public")
    let files = [OutputFile(path: "one.html", text: "1"), OutputFile(path: "two.html", text: "2"), OutputFile(path: "three.html", text: "3"), manifest()]
    try await writer.publish(files, width: 1)
    try Data("x".utf8).write(to: URL(fileURLWithPath: target + "/one.html"))
    try FileManager.default.linkItem(atPath: target + "/two.html", toPath: folder + "/elsewhere.html")
    try FileManager.default.removeItem(atPath: target + "/three.html")
    try Data("3".utf8).write(to: URL(fileURLWithPath: folder + "/three.html"))
    try FileManager.default.createSymbolicLink(atPath: target + "/three.html", withDestinationPath: folder + "/three.html")
    try await writer.publish(files, width: 1)
    try Data("changed".utf8).write(to: URL(fileURLWithPath: folder + "/three.html"))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/elsewhere.html"))
    try handle.write(contentsOf: Data("y".utf8))
    try handle.close()
    #expect([text("one.html"), text("two.html"), text("three.html")] == ["1", "2", "3"])
  }
}
