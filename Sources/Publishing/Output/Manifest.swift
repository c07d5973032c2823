internal import Diagnostics
internal import Foundation

/// What a published folder was made of and what it holds: `manifest.json`.
package struct Manifest: Codable, Hashable, Sendable {
  package struct File: Codable, Hashable, Sendable {
    package var path: String
    package var sha256: String
    /// In bytes; absent for inputs.
    package var size: Int?
  }

  /// Always "concord": only a folder with such a manifest is ever replaced.
  package var generator: String
  package var format: Int
  package var asOf: String
  package var contentVersion: String
  /// The audience for which the handbook was built; absent when nothing was withheld.
  package var audience: String?
  package var inputs: [File]
  package var outputs: [File]

  package static let path = "manifest.json"
  package static let generatorName = "concord"

  /// - Parameter outputs: all files but the manifest itself, in any order.
  package init(_ handbook: Handbook, outputs: [File]) {
    generator = Self.generatorName
    format = 1
    asOf = handbook.organization.asOf.description
    contentVersion = handbook.contentVersion
    audience = handbook.information.audience?.id
    inputs = handbook.sources.sorted { $0.path < $1.path }.map { File(path: $0.path, sha256: $0.sha256, size: nil) }
    self.outputs = outputs.sorted { $0.path < $1.path }
  }

  /// Keys sorted, one value a line: the same input gives the same bytes.
  package func file() throws -> OutputFile { OutputFile(path: Self.path, text: try sortedJSON() + "\n") }

  /// The manifest of a folder that this program made; `nil` for any other.
  package static func read(_ bytes: [UInt8]) -> Manifest? {
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)), manifest.generator == generatorName else {
      return nil
    }
    return manifest
  }
}
