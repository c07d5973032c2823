internal import Diagnostics
internal import Foundation
internal import Publishing

/// What a build knows of the one before, so that it can tell that there is nothing to do.
///
/// It is a file beside the published folder, `.concord-NAME.json`. Without it, or where anything in it differs, everything is
/// built: it saves time and decides nothing else. Input is compared by its bytes, the published files by what the system says of
/// them, the time of their last change of state included, which nobody sets at will.
package struct BuildState: Sendable {
  /// What the last build said.
  package struct Last: Codable, Sendable {
    package var summary: String
    package var diagnostics: [String]
  }

  private struct Record: Codable {
    var input: String
    var output: String
    var last: Last
  }

  private let project: Project
  private let target: String
  private var path: String {
    let parts = target.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast() + [".concord-\(parts.last ?? "").json"]).joined(separator: "/")
  }

  /// - Parameter target: the folder that is published to, as the operating system names it.
  package init(project: Project, target: String) {
    self.project = project
    self.target = target.count > 1 && target.hasSuffix("/") ? String(target.dropLast()) : target
  }

  /// What the last build said, when the same input would be built to the same files, and those are there as it left them.
  package func unchanged() async -> Last? {
    guard let data = FileManager.default.contents(atPath: path), let record = try? JSONDecoder().decode(Record.self, from: data),
      record.output == outputStamp(), record.input == (await inputDigest())
    else { return nil }
    return record.last
  }

  /// Remembers a build that was published.
  package func record(summary: String, diagnostics: [String]) async {
    guard let input = await inputDigest(), let output = outputStamp() else { return }
    let record = Record(input: input, output: output, last: Last(summary: summary, diagnostics: diagnostics))
    // One that cannot be written costs time, no more.
    if let json = try? record.sortedJSON() { try? Data(json.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) }
  }

  /// Of the program, the day, and the paths and bytes of everything that a build reads.
  private func inputDigest() async -> String? {
    guard let program = Self.stamp("/proc/self/exe", follows: true),
      let templates = TemplateLoader.load(folder: project.folder, templates: project.templates).value
    else { return nil }
    let folder = project.folder
    let paths = [project.content, project.templates].flatMap { folder.files(below: $0, endings: []) }
    let files = await paths.concurrentMap(width: project.width) { path -> String in
      folder.bytes(of: path).value.map { "\(path) \(SourceDigest(path: path, bytes: $0).sha256)" } ?? "\(path) unreadable"
    }
    let lines =
      [program, project.asOf.description, project.content, project.templates, project.audience.map { "for \($0)" } ?? "for everybody"] + files + templates.digests.map { "\($0.path) \($0.sha256)" }
    return SourceDigest(path: "", bytes: Array(lines.joined(separator: "\n").utf8)).sha256
  }

  private func outputStamp() -> String? {
    guard let paths = FileManager.default.enumerator(atPath: target)?.allObjects as? [String], !paths.isEmpty else { return nil }
    let lines = paths.sorted().map { "\($0) \(Self.stamp(target + "/" + $0, follows: false) ?? "?")" }
    return SourceDigest(path: "", bytes: Array(lines.joined(separator: "\n").utf8)).sha256
  }

  /// Size, number, mode and times of a file; of a folder only that it is one, since making files beside others changes its times.
  private static func stamp(_ path: String, follows: Bool) -> String? {
    var status = stat()
    guard (follows ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    guard status.st_mode & S_IFMT != S_IFDIR else { return "folder" }
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return "\(status.st_size) \(status.st_ino) \(status.st_mode) \(modified.tv_sec).\(modified.tv_nsec) \(changed.tv_sec).\(changed.tv_nsec)"
  }
}
