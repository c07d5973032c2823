package import Diagnostics
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Publishes files whole or not at all: they are written into a new folder beside the published one, and the two are then
/// swapped. A build that fails or is killed leaves the published folder as it was.
package struct SiteWriter {
  /// The folder to publish to, as the operating system names it.
  private let target: String
  /// The folder's name in messages.
  private let name: String
  private var fresh: String { target + ".new" }
  private var old: String { target + ".old" }
  /// Stands in a folder that is being written, so that a leftover of a killed build is known for what it is.
  private static let unfinished = ".concord-unfinished"

  package init(target: String, name: String) {
    self.target = target.hasSuffix("/") ? String(target.dropLast()) : target
    self.name = name
  }

  /// A file or disk did not do what was asked.
  package struct Failure: Error, Sendable {
    package var diagnostic: Diagnostic

    package static let rule: RuleIdentifier = "cannot-write"

    init(_ message: String) {
      diagnostic = Diagnostic(Self.rule, .error, message, at: nil)
    }
  }

  /// Refuses, before any work is done, a folder that this program did not make.
  package func checkTarget() throws(Failure) {
    let manager = FileManager.default
    var isDirectory: ObjCBool = false
    guard manager.fileExists(atPath: target, isDirectory: &isDirectory) else { return }
    guard isDirectory.boolValue else { throw Failure("Output '\(name)' is a file; name a folder with --output") }
    if isOurs(target) || (try? manager.contentsOfDirectory(atPath: target))?.isEmpty == true { return }
    throw Failure("Folder '\(name)' was not made by concord and is not replaced; name another with --output, or empty it")
  }

  /// Makes the new folder, which takes files until `finish` or `abandon`.
  package func stage() throws(Failure) -> StagedSite {
    try checkTarget()
    try removeLeftovers()
    do {
      try FileManager.default.createDirectory(atPath: fresh, withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: fresh + "/" + Self.unfinished))
    } catch {
      throw Failure("Folder '\(name).new' cannot be made beside the output; check permissions and space")
    }
    return StagedSite(root: fresh, published: target)
  }

  /// Puts the new folder in place of the published one.
  package func finish() throws(Failure) {
    try remove(fresh + "/" + Self.unfinished)
    try swap()
  }

  /// Leaves the published folder as it was.
  package func abandon() { try? FileManager.default.removeItem(atPath: fresh) }

  /// Writes all files and swaps the folders.
  package func publish(_ files: [OutputFile], width: Int) async throws(Failure) {
    let staged = try stage()
    let failures = await files.concurrentMap(width: width) { file -> Failure? in
      do throws(Failure) {
        try staged.add(file)
        return nil
      } catch {
        return error
      }
    }
    if let failure = failures.compactMap(\.self).first {
      abandon()
      throw failure
    }
    try finish()
  }

  private func isOurs(_ folder: String) -> Bool {
    FileManager.default.contents(atPath: folder + "/" + Manifest.path).flatMap { Manifest.read(Array($0)) } != nil
  }

  private func removeLeftovers() throws(Failure) {
    for folder in [fresh, old] where FileManager.default.fileExists(atPath: folder) {
      guard isOurs(folder) || FileManager.default.fileExists(atPath: folder + "/" + Self.unfinished) else {
        throw Failure("Folder '\(folder.split(separator: "/").last ?? "")' stands in the way and was not made by concord; move it")
      }
      try remove(folder)
    }
  }

  private func swap() throws(Failure) {
    guard FileManager.default.fileExists(atPath: target) else { return try move(fresh, to: target) }
    // One step where the kernel can exchange two names, so that no reader ever finds the folder missing.
    if exchangeNames(fresh, target) { return try remove(fresh) }
    try move(target, to: old)
    do {
      try move(fresh, to: target)
    } catch {
      try move(old, to: target)
      throw error
    }
    try remove(old)
  }

  /// `false` where the system cannot exchange two names; nothing has happened then.
  private func exchangeNames(_ one: String, _ other: String) -> Bool {
    #if canImport(Glibc)
      // The Swift overlay does not declare this function of glibc 2.28, so it is looked up by name.
      typealias Exchange = @convention(c) (CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt) -> CInt
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      let exchange = unsafeBitCast(symbol, to: Exchange.self)
      let renameExchange: CUnsignedInt = 2
      return exchange(AT_FDCWD, one, AT_FDCWD, other, renameExchange) == 0
    #else
      return false
    #endif
  }

  private func move(_ source: String, to destination: String) throws(Failure) {
    guard rename(source, destination) == 0 else {
      throw Failure("Folder '\(name)' cannot be put in place: \(String(cString: strerror(errno)))")
    }
  }

  private func remove(_ path: String) throws(Failure) {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      throw Failure("'\(path.split(separator: "/").last ?? "")' beside the output cannot be removed; remove it by hand")
    }
  }
}
