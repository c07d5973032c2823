internal import Diagnostics

/// Finds what stands in a content folder and is read by nothing: a folder with a slip in its name takes its records with it, and
/// nothing else would say so.
struct UnreadFiles {
  private let folder: ProjectFolder
  private let content: String

  /// What the content folder may hold.
  private static let rooms = [
    "assessments", "handbook.yaml", "obligations", "pages", "redirects.yaml", "regulations", "releases", "vendors", "vocabularies", "waivers.yaml",
  ]
  /// Files with other endings lie beside the records as people like: sources of a text, notes, images.
  private static let endings = [".yaml", ".yml", ".csv", ".tsv", ".json"]

  /// - Parameter content: the content folder's path below the project folder.
  init(folder: ProjectFolder, content: String) {
    self.folder = folder
    self.content = content
  }

  /// - Parameter known: the paths of all files that were read, and of those of which something was reported.
  func diagnostics(known: Set<String>) -> [Diagnostic] {
    let links = folder.linkedFolders(below: content).map { path in
      Diagnostic(
        "linked-folder", .error, "Folder '\(path)' is a link, and links to folders are not followed; put the files themselves there",
        at: SourcePosition(startOf: path))
    }
    // A regulation's folder keeps the official files that an edition was made from.
    let regulations = content + "/regulations/"
    let files = folder.files(below: content, endings: Self.endings).filter { !known.contains($0) && !$0.hasPrefix(regulations) }
    return links + files.map(unread)
  }

  private func unread(_ path: String) -> Diagnostic {
    let name = path.dropFirst(content.count + 1).split(separator: "/").first.map(String.init) ?? path
    let advice =
      Self.rooms.contains(name)
      ? "files of this kind are not read in '\(content)/\(name)'; move it, or take it away"
      : "'\(name)' is not a part of the content folder" + NearMiss.suggestion(for: name, among: Self.rooms)
    return Diagnostic("unread-file", .warning, "File is read by nothing: \(advice)", at: SourcePosition(startOf: path))
  }
}
