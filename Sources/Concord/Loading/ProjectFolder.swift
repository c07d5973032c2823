package import Diagnostics
internal import Foundation
package import Publishing

/// The files of a project, as they are on the disk. The only room that reads.
package struct ProjectFolder: Sendable {
  /// The project's folder as the operating system names it; never printed.
  private let root: String
  /// Files larger than this are refused: the largest official text at hand has 5 MB.
  package static let maximumFileSize = 64 * 1024 * 1024

  package init(root: String) { self.root = root.hasSuffix("/") ? String(root.dropLast()) : root }

  func url(of path: String) -> URL { URL(fileURLWithPath: root + "/" + path) }

  package func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + path) }

  package func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  /// The files below a folder with one of the endings, sorted by path; hidden files are left out. Paths begin with `folder`.
  package func files(below folder: String, endings: [String]) -> [String] {
    guard let enumerator = FileManager.default.enumerator(atPath: root + "/" + folder) else { return [] }
    var paths: [String] = []
    while let path = enumerator.nextObject() as? String {
      let name = path.split(separator: "/").last ?? ""
      guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
      guard endings.isEmpty || endings.contains(where: { name.hasSuffix($0) }), !isFolder(folder + "/" + path) else { continue }
      paths.append(folder + "/" + path)
    }
    return paths.sorted()
  }

  /// The folders below a folder that are links, sorted by path: what stands in them is not read.
  package func linkedFolders(below folder: String) -> [String] {
    guard let enumerator = FileManager.default.enumerator(atPath: root + "/" + folder) else { return [] }
    var paths: [String] = []
    while let path = enumerator.nextObject() as? String {
      let isLink = enumerator.fileAttributes?[.type] as? FileAttributeType == .typeSymbolicLink
      if isLink, isFolder(folder + "/" + path) { paths.append(folder + "/" + path) }
    }
    return paths.sorted()
  }

  /// The names of the folders directly below a folder, sorted; hidden ones are left out.
  package func folders(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
    return names.filter { !$0.hasPrefix(".") && isFolder(folder + "/" + $0) }.sorted()
  }

  /// A file's bytes. A link that leads out of the project, a file that is too large or cannot be read is reported.
  package func bytes(of path: String) -> Checked<[UInt8]?> {
    func problem(_ message: String) -> Checked<[UInt8]?> {
      Checked(nil, [Diagnostic("cannot-read", .error, message, at: SourcePosition(startOf: path))])
    }
    guard let realRoot = Self.resolved(root), let real = Self.resolved(root + "/" + path) else {
      return problem("File '\(path)' does not exist or cannot be read")
    }
    guard real.hasPrefix(realRoot == "/" ? "/" : realRoot + "/") else {
      return problem("File '\(path)' is a link that leads out of the project; copy the file")
    }
    // A pipe that nobody writes to would make an open that waits wait for ever.
    let descriptor = open(real, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      if descriptor >= 0 { close(descriptor) }
      return problem("File '\(path)' cannot be read")
    }
    defer { close(descriptor) }
    let size = Int(status.st_size)
    guard size <= Self.maximumFileSize else {
      return problem("File '\(path)' has \(size) bytes; at most \(Self.maximumFileSize) are read")
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let step = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        guard step > 0 else { return }
        count += step
      }
    }
    return bytes.count == size ? Checked(bytes) : problem("File '\(path)' cannot be read")
  }

  /// A path without links and dots, as the operating system finds it.
  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// A file's text with a digest of its bytes. What is not UTF-8 is reported with the place of the first wrong byte.
  package func text(of path: String) -> Checked<LoadedText?> {
    let bytes = bytes(of: path)
    guard let content = bytes.value else { return Checked(nil, bytes.diagnostics) }
    guard let text = String(validating: content, as: UTF8.self) else {
      let valid = String(decoding: content.prefix(UTF8.validPrefix(of: content)), as: UTF8.self)
      let source = SourceText(path: path, text: valid)
      return Checked(
        nil,
        [
          Diagnostic(
            "not-utf-8", .error, "File is not UTF-8 text; save it as UTF-8", at: source.position(at: valid.utf8.count))
        ])
    }
    return Checked(LoadedText(source: SourceText(path: path, text: text), digest: SourceDigest(path: path, bytes: content)))
  }
}

/// A text file that was read.
package struct LoadedText: Sendable {
  package var source: SourceText
  package var digest: SourceDigest
}
