internal import Foundation
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
  private let systemWrite = Glibc.write
  private let systemRead = Glibc.read
  private let systemLink = Glibc.link
#elseif canImport(Darwin)
  internal import Darwin
  private let systemWrite = Darwin.write
  private let systemRead = Darwin.read
  private let systemLink = Darwin.link
#endif

/// A site that is being written into a new folder beside the published one.
///
/// A file whose bytes are those of the published file of its path becomes a second name of that file: it keeps its time of
/// modification, and nothing is written. The bytes are compared, so nothing that was published is trusted; but a page of which the build
/// knows that it would be the same is not made, and its file is taken when the system says of it what it said after the last build.
package final class StagedSite: SiteSink {
  private struct State {
    /// Folders that are there already.
    var folders: Set<String> = [""]
    var kept = 0
    var taken = 0
    var written = 0
  }

  private let root: String
  private let published: String
  private let state = Mutex(State())

  /// - Parameters:
  ///   - root: the new folder, which is there.
  ///   - published: the folder that it will replace, which need not be.
  init(root: String, published: String) {
    self.root = root
    self.published = published
  }

  /// Stands for a build that found nothing to do.
  package static let none = StagedSite(root: "", published: "")

  /// How many files are as they were.
  package var keptCount: Int { state.withLock { $0.kept } }

  /// How many of these were not even made.
  package var takenCount: Int { state.withLock { $0.taken } }

  /// How many files were written.
  package var writtenCount: Int { state.withLock { $0.written } }

  package func add(_ file: OutputFile) throws(SiteWriter.Failure) {
    let folder = file.path.lastIndex(of: "/").map { String(file.path[..<$0]) } ?? ""
    if let problem = state.withLock({ makeFolder(folder, &$0) }) { throw problem }
    if keep(file) {
      state.withLock { $0.kept += 1 }
    } else {
      try write(file)
      state.withLock { $0.written += 1 }
    }
  }

  package func keep(_ path: String, stamp: String) -> Bool {
    let old = published + "/" + path
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    guard FileStamp.of(old, follows: false) == stamp, state.withLock({ makeFolder(folder, &$0) }) == nil, systemLink(old, root + "/" + path) == 0
    else { return false }
    state.withLock {
      $0.kept += 1
      $0.taken += 1
    }
    return true
  }

  package func bytes(of path: String) -> [UInt8]? { FileManager.default.contents(atPath: root + "/" + path).map(Array.init) }

  private func makeFolder(_ folder: String, _ state: inout State) -> SiteWriter.Failure? {
    guard !state.folders.contains(folder) else { return nil }
    do {
      try FileManager.default.createDirectory(atPath: root + "/" + folder, withIntermediateDirectories: true)
    } catch {
      return SiteWriter.Failure("Folder '\(folder)' cannot be made in the output; check permissions and space")
    }
    state.folders.insert(folder)
    return nil
  }

  /// Whether the published file has the same bytes and could be named a second time.
  private func keep(_ file: OutputFile) -> Bool {
    let old = published + "/" + file.path
    let descriptor = open(old, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    // A file with another name elsewhere could be changed through it later.
    guard fstat(descriptor, &status) == 0, status.st_mode == S_IFREG | 0o644, status.st_nlink == 1, status.st_uid == geteuid(),
      Int(status.st_size) == file.bytes.count, Self.holds(descriptor, file.bytes)
    else { return false }
    return systemLink(old, root + "/" + file.path) == 0
  }

  private static func holds(_ descriptor: CInt, _ bytes: [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
      bytes.withUnsafeBytes { bytes in
        var offset = 0
        while offset < bytes.count {
          let count = systemRead(descriptor, buffer.baseAddress, min(buffer.count, bytes.count - offset))
          guard count > 0, let left = buffer.baseAddress, let right = bytes.baseAddress, memcmp(left, right + offset, count) == 0 else {
            return false
          }
          offset += count
        }
        return true
      }
    }
  }

  private func write(_ file: OutputFile) throws(SiteWriter.Failure) {
    let descriptor = open(root + "/" + file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure(file) }
    defer { close(descriptor) }
    let isWritten = file.bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = systemWrite(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
    guard isWritten else { throw Self.failure(file) }
  }

  private static func failure(_ file: OutputFile) -> SiteWriter.Failure {
    SiteWriter.Failure("File '\(file.path)' cannot be written: \(String(cString: strerror(errno)))")
  }
}
