package import Diagnostics
internal import Foundation

/// Compares a published folder with its own manifest: is it what was built, file by file?
package struct SiteVerification: Sendable {
  /// How a file departs from the manifest.
  package enum Difference: Hashable, Sendable {
    case changed
    case missing
    /// The manifest does not list it.
    case unexpected
    /// It is there, but cannot be read as a file.
    case unreadable
  }

  package struct Finding: Hashable, Sendable {
    /// Below the published folder.
    package var path: String
    package var difference: Difference
  }

  /// Ordered by path.
  package var findings: [Finding]
  /// How many files the manifest lists.
  package var listed: Int
  package var asOf: String
  package var contentVersion: String

  /// Reads a folder, on `width` cores; the folder is only read.
  ///
  /// - Parameters:
  ///   - folder: as the operating system names it.
  ///   - name: the folder's name in messages.
  /// - Returns: `nil`, with a diagnostic, when there is no manifest that this program wrote.
  package static func verify(folder: String, name: String, width: Int) async -> Checked<SiteVerification?> {
    let path = folder + "/" + Manifest.path
    guard let bytes = FileManager.default.contents(atPath: path) else {
      return problem("Folder '\(name)' has no \(Manifest.path); name a folder that 'concord build' published")
    }
    guard let manifest = Manifest.read(Array(bytes)) else {
      return problem("'\(name)/\(Manifest.path)' is not a manifest of concord; name a folder that 'concord build' published")
    }
    let differences = await manifest.outputs.concurrentMap(width: width) { difference(of: $0, in: folder) }
    var findings = zip(manifest.outputs, differences).compactMap { file, difference in
      difference.map { Finding(path: file.path, difference: $0) }
    }
    let listed = Set(manifest.outputs.map(\.path)).union([Manifest.path])
    findings += files(below: folder).filter { !listed.contains($0) }.map { Finding(path: $0, difference: .unexpected) }
    return Checked(
      SiteVerification(
        findings: findings.sorted { $0.path < $1.path }, listed: manifest.outputs.count, asOf: manifest.asOf,
        contentVersion: manifest.contentVersion))
  }

  private static func problem(_ message: String) -> Checked<SiteVerification?> {
    Checked(nil, [Diagnostic("no-manifest", .error, message, at: nil)])
  }

  private static func difference(of file: Manifest.File, in folder: String) -> Difference? {
    // A manifest is input like any other: it must not make this read a file elsewhere.
    guard !file.path.hasPrefix("/"), !file.path.split(separator: "/").contains("..") else { return .unreadable }
    let path = folder + "/" + file.path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return .missing }
    guard attributes[.type] as? FileAttributeType == .typeRegular else { return .unreadable }
    if let size = file.size, attributes[.size] as? Int != size { return .changed }
    guard let bytes = FileManager.default.contents(atPath: path) else { return .unreadable }
    return Digest.sha256(Array(bytes)) == file.sha256 ? nil : .changed
  }

  /// Everything below a folder that is no folder itself, links and hidden files included.
  private static func files(below folder: String) -> [String] {
    guard let enumerator = FileManager.default.enumerator(atPath: folder) else { return [] }
    var paths: [String] = []
    while let path = enumerator.nextObject() as? String {
      if enumerator.fileAttributes?[.type] as? FileAttributeType != .typeDirectory { paths.append(path) }
    }
    return paths
  }
}
