internal import Diagnostics
internal import Foundation

/// What the command prints: results to standard output, problems and progress to standard error.
enum Console {
  static func print(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  static func printError(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Prints all, in their total order.
  static func report(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    printError(diagnostics.sorted().map(\.description).joined(separator: "\n"))
  }

  /// Says what is being done, on a terminal only.
  static func progress(_ line: String) {
    if isatty(FileHandle.standardError.fileDescriptor) == 1 { printError(line) }
  }
}
