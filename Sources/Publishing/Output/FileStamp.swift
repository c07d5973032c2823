internal import Foundation

/// What the system says of a file: its size, number, mode and times, that of the last change of state included, which nobody sets at will.
package enum FileStamp {
  /// Of a folder only that it is one, since making files beside others changes its times; `nil` for what is not there.
  ///
  /// - Parameter follows: whether a link stands for what it leads to.
  package static func of(_ path: String, follows: Bool) -> String? {
    var status = stat()
    guard (follows ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    guard status.st_mode & S_IFMT != S_IFDIR else { return "folder" }
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return "\(status.st_size)-\(status.st_ino)-\(status.st_mode)-\(modified.tv_sec).\(modified.tv_nsec)-\(changed.tv_sec).\(changed.tv_nsec)"
  }
}
