package import Diagnostics
internal import Synchronization

/// Where the files of a site go as they are made: memory, or a folder beside the published one.
package protocol SiteSink: AnyObject, Sendable {
  /// Takes a file. Called from many tasks at once, once for each path.
  func add(_ file: OutputFile) throws(SiteWriter.Failure)

  /// Takes the published file of a path as it is, when the system says of it what `stamp` says; `false` when it does not, or there is none.
  func keep(_ path: String, stamp: String) -> Bool

  /// A file that was taken; `nil` when it cannot be read any more.
  func bytes(of path: String) -> [UInt8]?
}

extension SiteSink {
  package func keep(_ path: String, stamp: String) -> Bool { false }
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
    /// As of `PageRecord`.
    var key = PageRecord.noKey
    var linkDigest: UInt64 = 0
    /// Whether the published file was taken as it is, so that its links are not known.
    var isKept = false
  }

  package private(set) var outputs: [Manifest.File] = []
  package private(set) var records: [PageRecord] = []
  private var scans: [LinkScan] = []
  private var kept: [String] = []
  package private(set) var failure: SiteWriter.Failure?

  package init() {}

  /// Digests a file, reads its links, and hands it on.
  ///
  /// - Parameter basePath: as of `LinkCheck.Page`.
  package static func entry(of file: OutputFile, key: String? = nil, to sink: some SiteSink, basePath: String? = nil) -> Entry {
    var entry = Entry(file: Manifest.File(path: file.path, sha256: Digest.sha256(file.bytes), size: file.bytes.count), links: LinkScan(file, basePath: basePath))
    entry.key = key ?? PageRecord.noKey
    entry.linkDigest = entry.links?.digest ?? 0
    do throws(SiteWriter.Failure) { try sink.add(file) } catch { entry.failure = error }
    return entry
  }

  /// A page that is as it was published; `nil` when it has to be made.
  package static func kept(_ path: String, key: String, of published: PublishedPages?, in sink: some SiteSink) -> Entry? {
    guard let (record, stamp) = published?.records[path], record.key == key, sink.keep(path, stamp: stamp) else { return nil }
    return Entry(
      file: Manifest.File(path: path, sha256: record.sha256, size: record.size), key: key, linkDigest: record.links, isKept: true)
  }

  package mutating func add(_ entries: [Entry]) {
    for entry in entries {
      outputs.append(entry.file)
      records.append(
        PageRecord(path: entry.file.path, key: entry.key, sha256: entry.file.sha256, size: entry.file.size ?? 0, links: entry.linkDigest))
      if entry.isKept { kept.append(entry.file.path) }
      if let links = entry.links { scans.append(links) }
      if failure == nil { failure = entry.failure }
    }
  }

  /// What is wrong with the links of all files that were added.
  ///
  /// - Parameters:
  ///   - searched: what the search leads to, as links of the search page.
  ///   - published: the site from which pages were kept.
  package func problems(
    searched: LinkCheck.Page?, in sink: some SiteSink, keptFrom published: PublishedPages? = nil, basePath: String?, width: Int
  ) async -> [Diagnostic] {
    if let published, !kept.isEmpty {
      // Links that were right lead to what is still there.
      if published.searched == Self.digest(searched), hasLinks(of: published) { return [] }
      let read = await kept.concurrentMap(width: width) { path in
        sink.bytes(of: path).flatMap { LinkScan(OutputFile(path: path, bytes: $0), basePath: basePath) }
      }
      var whole = self
      whole.kept = []
      whole.scans += read.compactMap(\.self)
      let places = Dictionary(outputs.enumerated().map { ($1.path, $0) }) { first, _ in first }
      whole.scans.sort { places[$0.path, default: 0] < places[$1.path, default: 0] }
      return await whole.problems(searched: searched, in: sink, basePath: basePath, width: width)
    }
    return await LinkCheck.check(scans, paths: outputs.map(\.path), searched: searched, basePath: basePath, width: width) { path in
      sink.bytes(of: path).map { OutputFile(path: path, bytes: $0) }
    }
  }

  /// Whether there are the same files as in a site, and each page offers and asks for the same.
  private func hasLinks(of published: PublishedPages) -> Bool {
    records.count == published.records.count && records.allSatisfy { published.records[$0.path]?.record.links == $0.links }
  }

  package static func digest(_ searched: LinkCheck.Page?) -> UInt64 { searched.map { LinkScan($0).digest } ?? 0 }
}
