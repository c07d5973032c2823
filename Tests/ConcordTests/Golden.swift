import Concord
import Diagnostics
import Foundation
import Publishing
import Testing

/// Compares what a project gives with the files that are recorded for it.
///
/// A case is a folder below `Golden/`: `content/` goes in; `expected/` holds what comes out, `diagnostics.txt` among it.
/// `RECORD_GOLDEN=1` records anew, and fails all the same so that nobody takes a recording for a passing test.
enum Golden {
  static let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private static let folder = "Tests/ConcordTests/Golden"

  static func project(_ name: String, width: Int = 2) throws -> Project {
    Project(
      folder: ProjectFolder(root: packageRoot), content: "\(folder)/\(name)/content", asOf: try #require(CalendarDate(iso: "2026-11-23")),
      width: width)
  }

  /// Everything that a case gives: the site's text files, and what was reported.
  static func output(_ name: String) async throws -> [String: String] {
    let rendered = await (try project(name)).render()
    var files: [String: String] = [:]
    // The content version stands on every page and differs with every byte of every template.
    let version = rendered.value?.handbook.contentVersion ?? "none"
    for file in rendered.value?.files ?? [] where !file.path.hasPrefix("assets/") {
      files[file.path] = String(decoding: file.bytes, as: UTF8.self).replacing(version, with: "0000000")
    }
    let findings = rendered.value?.handbook.findings.map(\.diagnostic) ?? []
    files["diagnostics.txt"] = (rendered.diagnostics + findings).sorted()
      .map { $0.description.replacing("\(folder)/\(name)/", with: "") + "\n" }.joined()
    return files
  }

  static func expect(
    _ actual: [String: String], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = URL(fileURLWithPath: packageRoot).appendingPathComponent("\(folder)/\(name)/expected")
    let manager = FileManager.default
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try? manager.removeItem(at: expected)
      for (path, text) in actual {
        let file = expected.appendingPathComponent(path)
        try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      Issue.record("Recorded \(actual.count) golden files in \(name); review the diff", sourceLocation: sourceLocation)
      return
    }
    let recorded = (manager.enumerator(atPath: expected.path)?.allObjects as? [String] ?? []).filter { path in
      var isFolder: ObjCBool = false
      return manager.fileExists(atPath: expected.appendingPathComponent(path).path, isDirectory: &isFolder) && !isFolder.boolValue
    }
    #expect(actual.keys.sorted() == recorded.sorted(), sourceLocation: sourceLocation)
    for path in actual.keys.sorted() {
      let text = try? String(contentsOf: expected.appendingPathComponent(path), encoding: .utf8)
      #expect(actual[path] == text, "\(name)/expected/\(path) differs", sourceLocation: sourceLocation)
    }
  }
}
