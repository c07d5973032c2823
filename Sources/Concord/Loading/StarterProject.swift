package import Diagnostics
internal import Foundation

/// The small project that `concord init` writes, from the files that come with the program.
package struct StarterProject: Sendable {
  /// By path below the project folder.
  package let files: [(path: String, bytes: [UInt8])]

  /// - Parameter today: the day that stands for "signed today" in the records, so that nothing has expired when it is first built.
  /// - Returns: `nil`, with a diagnostic, when the program's own files are missing.
  package static func make(today: CalendarDate) -> Checked<StarterProject?> {
    guard let resources = ProgramResources.folder else {
      return Checked(nil, [Diagnostic("missing-starter", .error, ProgramResources.missing(for: "The project to begin with"), at: nil)])
    }
    let folder = ProjectFolder(root: resources)
    let dates = ["@TODAY@": today.description, "@IN-TWO-YEARS@": CalendarDate(dayNumber: today.dayNumber + 730).description]
    var diagnostics: [Diagnostic] = []
    var files = folder.files(below: "Starter", endings: []).compactMap { path -> (path: String, bytes: [UInt8])? in
      guard let text = folder.text(of: path).reporting(to: &diagnostics)?.source.text else { return nil }
      let filled = dates.reduce(text) { $0.replacing($1.key, with: $1.value) }
      return (String(path.dropFirst("Starter/".count)), Array(filled.utf8))
    }
    // Packages leave hidden files out, so this one is written here.
    files.append((".gitignore", Array("/public/\n".utf8)))
    guard files.count > 1, diagnostics.isEmpty else {
      return Checked(
        nil, diagnostics + [Diagnostic("missing-starter", .error, ProgramResources.missing(for: "The project to begin with"), at: nil)])
    }
    return Checked(StarterProject(files: files))
  }

  /// Writes the project into a new or empty folder.
  ///
  /// - Parameters:
  ///   - target: as the operating system names it.
  ///   - name: the folder's name in messages.
  /// - Returns: what kept it from being written; nothing is overwritten, and nothing is written into a folder that has files.
  package func write(to target: String, name: String) -> Diagnostic? {
    let manager = FileManager.default
    var isDirectory: ObjCBool = false
    if manager.fileExists(atPath: target, isDirectory: &isDirectory) {
      guard isDirectory.boolValue else { return problem("'\(name)' is a file; name a new or empty folder") }
      // A new clone has its repository and nothing else.
      let names = (try? manager.contentsOfDirectory(atPath: target)) ?? [name]
      if let first = names.filter({ $0 != ".git" }).min() {
        return problem("Folder '\(name)' is not empty: it has '\(first)'; name a new or empty folder")
      }
    }
    do {
      for file in files {
        let url = URL(fileURLWithPath: target + "/" + file.path)
        try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url, options: .withoutOverwriting)
      }
    } catch {
      return problem("Folder '\(name)' cannot be written to; check permissions and space")
    }
    return nil
  }

  private func problem(_ message: String) -> Diagnostic { Diagnostic("cannot-write", .error, message, at: nil) }
}
