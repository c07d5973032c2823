internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A run of another program that ends within a time, with all that it started.
package struct BoundedProcess {
  package enum Outcome: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    case timedOut
    case cannotStart(String)
  }

  var program: String
  var arguments: [String]
  var environment: [String: String]
  /// Takes what the program prints; a file, since a pipe that nobody reads would hold it up.
  var log: URL

  func run(within limit: Duration) async -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = log.deletingLastPathComponent()
    process.standardInput = FileHandle.nullDevice
    guard FileManager.default.createFile(atPath: log.path, contents: nil), let output = try? FileHandle(forWritingTo: log) else {
      return .cannotStart("its output cannot be kept")
    }
    defer { try? output.close() }
    process.standardOutput = output
    process.standardError = output
    do { try process.run() } catch { return .cannotStart(error.localizedDescription) }
    let identifier = process.processIdentifier
    let clock = ContinuousClock()
    let deadline = clock.now + limit
    while process.isRunning {
      guard clock.now < deadline, !Task.isCancelled else {
        Self.end(identifier)
        process.waitUntilExit()
        return .timedOut
      }
      try? await Task.sleep(for: .milliseconds(20))
    }
    // What it left running would write into folders that are removed.
    Self.end(identifier, isGone: true)
    return process.terminationReason == .uncaughtSignal ? .signalled(process.terminationStatus) : .exited(process.terminationStatus)
  }

  /// Ends a program and, where it leads a group of its own, all in it.
  private static func end(_ identifier: pid_t, isGone: Bool = false) {
    if isGone || getpgid(identifier) == identifier, getpgrp() != identifier { kill(-identifier, SIGKILL) }
    if !isGone { kill(identifier, SIGKILL) }
  }

  /// What the program printed that says most of why it failed, on one line: what it calls fatal, else its last lines.
  func lastWords(_ limit: Int = 300) -> String {
    guard let data = try? Data(contentsOf: log) else { return "" }
    let text = String(decoding: data.suffix(16_000), as: UTF8.self)
    // Without a desktop there is no message bus, and a report of a crash reads files that a container does not have.
    let lines = text.split(whereSeparator: \.isNewline).filter { line in !["dbus", "crashpad"].contains { line.contains($0) } }
    let fatal = lines.filter { $0.contains("FATAL") }
    let words = (fatal.isEmpty ? lines.suffix(3) : fatal.prefix(1)).joined(separator: " ")
    return String(words.map { $0.isASCII && $0.asciiValue.map { $0 >= 0x20 } != true ? " " : $0 }.prefix(limit))
  }
}
