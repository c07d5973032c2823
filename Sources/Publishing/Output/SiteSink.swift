package import Diagnostics
internal import Synchronization

/// Where the files of a site go as they are made: memory, or a folder beside the published one.
package protocol SiteSink: AnyObject, Sendable {
  /// Takes a file. Called from many tasks at once, once for each path.
  func add(_ file: OutputFile) throws(SiteWriter.Failure)

  /// A file that was taken; `nil` when it cannot be read any more.
  func bytes(of path: String) -> [UInt8]?
}

/// Keeps a site in memory: for a preview, and for tests.
package final class SiteFiles: SiteSink {
  private let kept = Mutex<[String: [UInt8]]>([:])

  package init() {}

  package func add(_ file: OutputFile) { kept.withLock { $0[file.path] = file.bytes } }
  package func bytes(of path: String) -> [UInt8]? { kept.withLock { $0[path] } }

  /// By path.
  package var files: [OutputFile] {
    kept.withLock { files in files.map { OutputFile(path: $0.key, bytes: $0.value) } }.sorted { $0.path < $1.path }
  }
}

/// Hands the files of a site on, and keeps of each what the manifest and the check of links need.
package struct SiteAccount: Sendable {
  /// What is kept of a file.
  package struct Entry: Sendable {
    var file: Manifest.File
    var links: LinkScan?
    var failure: SiteWriter.Failure?
  }

  package private(set) var outputs: [Manifest.File] = []
  private var scans: [LinkScan] = []
  package private(set) var failure: SiteWriter.Failure?

  package init() {}

  /// Digests a file, reads its links, and hands it on.
  ///
  /// - Parameter basePath: as of `LinkCheck.Page`.
  package static func entry(of file: OutputFile, to sink: some SiteSink, basePath: String? = nil) -> Entry {
    var entry = Entry(file: Manifest.File(path: file.path, sha256: Digest.sha256(file.bytes), size: file.bytes.count), links: LinkScan(file, basePath: basePath))
    do throws(SiteWriter.Failure) { try sink.add(file) } catch { entry.failure = error }
    return entry
  }

  package mutating func add(_ entries: [Entry]) {
    for entry in entries {
      outputs.append(entry.file)
      if let links = entry.links { scans.append(links) }
      if failure == nil { failure = entry.failure }
    }
  }

  /// What is wrong with the links of all files that were added.
  ///
  /// - Parameter searched: what the search leads to, as links of the search page.
  package func problems(searched: LinkCheck.Page?, in sink: some SiteSink, basePath: String?, width: Int) async -> [Diagnostic] {
    await LinkCheck.check(scans, paths: outputs.map(\.path), searched: searched, basePath: basePath, width: width) { path in
      sink.bytes(of: path).map { OutputFile(path: path, bytes: $0) }
    }
  }
}
