import Concord
import Diagnostics
import Foundation
import Publishing

/// A project of a few files in a folder of its own, which goes with its owner.
final class MemoryProject {
  let url: URL

  /// The small project that `concord init` writes, with files that replace or join its own.
  init(_ files: [String: String] = [:], templates: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "concord-\(UUID().uuidString)")
    let starter = Golden.packageRoot + "/Sources/Concord/Starter/content"
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: starter, toPath: url.appending(path: "content").path)
    for path in FileManager.default.enumerator(atPath: url.path)?.allObjects as? [String] ?? [] where path.hasSuffix(".yaml") {
      let text = try String(contentsOf: url.appending(path: path), encoding: .utf8)
      try write(text.replacing("@TODAY@", with: "2026-11-01").replacing("@IN-TWO-YEARS@", with: "2028-11-01"), to: path)
    }
    for (path, text) in files { try write(text, to: "content/" + path) }
    for (path, text) in templates { try write(text, to: "templates/" + path) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Adds lines at the end of a file.
  func append(_ text: String, to path: String) throws {
    try write(try String(contentsOf: url.appending(path: path), encoding: .utf8) + text, to: path)
  }

  var project: Project {
    Project(folder: ProjectFolder(root: url.path), asOf: CalendarDate(iso: "2026-11-23") ?? CalendarDate(dayNumber: 0), width: 2)
  }

  /// The files of the site by path, and what was reported.
  func render() async -> (files: [String: String], diagnostics: [String]) {
    let rendered = await project.render()
    let files = (rendered.value?.files ?? []).map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    return (Dictionary(files) { first, _ in first }, rendered.diagnostics.map(\.description))
  }
}
