package import Foundation
package import Testing

/// Real law, catalogues and registers beside the checkout. None is part of the project: a test that needs one is skipped
/// where it is absent.
///
///     @Test(.enabled(if: SharedData.has("uslm/usc44.xml"), SharedData.skipped("uslm/usc44.xml")))
package enum SharedData {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data")

  /// Where a file or folder of the data is, by its path below the data folder: `gdpr/gdprtext-gdpr.json`.
  package static func url(_ path: String) -> URL { folder.appending(path: path) }

  package static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

  /// What a skipped test says.
  package static func skipped(_ path: String) -> Comment { "skipped: ../shared/data/\(path) is not here" }

  package static func data(_ path: String) throws -> Data { try Data(contentsOf: url(path)) }

  package static func text(_ path: String) throws -> String { try String(contentsOf: url(path), encoding: .utf8) }
}
