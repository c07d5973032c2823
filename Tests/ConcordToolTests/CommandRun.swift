import Foundation

/// One run of the built program, as a shell would run it.
struct CommandRun {
  let exitCode: Int32
  let output: String
  let errors: String

  /// The program stands beside the tests that were built with it.
  static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "concord")

  init(_ arguments: String..., in folder: URL) throws { try self.init(arguments, in: folder) }

  init(_ arguments: [String], in folder: URL) throws { try self.init(program: Self.program, arguments, in: folder) }

  init(program: URL, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Files take any amount of output without a reader, pipes do not.
    let streams = try TemporaryFolder()
    let files = try ["out", "err"].map { name in
      let url = streams.url.appending(path: name)
      try Data().write(to: url)
      return (url, try FileHandle(forWritingTo: url))
    }
    process.standardOutput = files[0].1
    process.standardError = files[1].1
    try process.run()
    process.waitUntilExit()
    exitCode = process.terminationStatus
    output = try String(contentsOf: files[0].0, encoding: .utf8)
    errors = try String(contentsOf: files[1].0, encoding: .utf8)
  }
}

/// A folder that goes with its owner.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "concord-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(of path: String) throws -> String { try String(contentsOf: url.appending(path: path), encoding: .utf8) }

  func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url.appending(path: path).path) }
}
