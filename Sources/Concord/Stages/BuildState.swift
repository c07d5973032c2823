internal import Diagnostics
internal import Foundation
package import Publishing

/// What a build knows of the one before, so that it can tell that there is nothing to do.
///
/// It is a file beside the published folder, `.concord-NAME.json`. Without it, or where anything in it differs, everything is
/// built: it saves time and decides nothing else. Input is compared by its bytes, the published files by what the system says of
/// them, the time of their last change of state included, which nobody sets at will.
///
/// Beside it, `.concord-NAME.pages` has for each file a key of all from which it was made (`PublishedPages`), so that a build after a
/// change makes only what may differ.
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
  private var path: String { sibling("json") }
  private var pagesPath: String { sibling("pages") }

  private func sibling(_ ending: String) -> String {
    let parts = target.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast() + [".concord-\(parts.last ?? "").\(ending)"]).joined(separator: "/")
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

  /// Names the program, the day, the audience and the folders; `nil` where the system does not say what the program is.
  package var identity: String? {
    FileStamp.of("/proc/self/exe", follows: true).map { program in
      let parts = [program, project.asOf.description, project.content, project.templates, project.audience.map { "for \($0)" } ?? "for everybody"]
      return SourceDigest(path: "", bytes: Array(parts.joined(separator: "\n").utf8)).sha256
    }
  }

  /// The files that the last build published, as it left them.
  package func published() -> PublishedPages? {
    FileManager.default.contents(atPath: pagesPath).flatMap { PublishedPages(String(decoding: $0, as: UTF8.self)) }
  }

  /// Remembers a build that was published.
  package func record(summary: String, diagnostics: [String], site: MadeSite) async {
    if let identity {
      let pages = PublishedPages(identity: identity, searched: site.searched, records: site.records) { FileStamp.of(target + "/" + $0, follows: false) }
      try? Data(pages.text.utf8).write(to: URL(fileURLWithPath: pagesPath), options: .atomic)
    }
    guard let input = await inputDigest(), let output = outputStamp() else { return }
    let record = Record(input: input, output: output, last: Last(summary: summary, diagnostics: diagnostics))
    // One that cannot be written costs time, no more.
    if let json = try? record.sortedJSON() { try? Data(json.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) }
  }

  /// Of the program, the day, and the paths and bytes of everything that a build reads.
  private func inputDigest() async -> String? {
    guard let identity, let templates = TemplateLoader.load(folder: project.folder, templates: project.templates).value
    else { return nil }
    let folder = project.folder
    let paths = [project.content, project.templates].flatMap { folder.files(below: $0, endings: []) }
    let files = await paths.concurrentMap(width: project.width) { path -> String in
      folder.bytes(of: path).value.map { "\(path) \(SourceDigest(path: path, bytes: $0).sha256)" } ?? "\(path) unreadable"
    }
    let lines = [identity] + files + templates.digests.map { "\($0.path) \($0.sha256)" }
    return SourceDigest(path: "", bytes: Array(lines.joined(separator: "\n").utf8)).sha256
  }

  private func outputStamp() -> String? {
    guard let paths = FileManager.default.enumerator(atPath: target)?.allObjects as? [String], !paths.isEmpty else { return nil }
    let lines = paths.sorted().map { "\($0) \(FileStamp.of(target + "/" + $0, follows: false) ?? "?")" }
    return SourceDigest(path: "", bytes: Array(lines.joined(separator: "\n").utf8)).sha256
  }
}
