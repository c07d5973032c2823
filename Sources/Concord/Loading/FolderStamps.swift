internal import Foundation

extension ProjectFolder {
  /// What tells, without reading it, that a file may have changed. It decides when to build again, never what is built.
  package struct Stamp: Hashable, Sendable {
    var path: String
    var size: Int
    var modified: Date
  }

  /// The stamps of all files below folders, ordered by path.
  func stamps(below folders: [String]) -> [Stamp] {
    folders.flatMap { files(below: $0, endings: []) }.map { path in
      let attributes = (try? FileManager.default.attributesOfItem(atPath: url(of: path).path)) ?? [:]
      return Stamp(path: path, size: attributes[.size] as? Int ?? 0, modified: attributes[.modificationDate] as? Date ?? .distantPast)
    }
  }
}

extension Project {
  /// The stamps of everything that a build reads.
  package func stamps() -> [ProjectFolder.Stamp] { folder.stamps(below: [content, templates]) }
}
