internal import ArgumentParser

/// The exit codes of the command, as its help documents them.
extension ExitCode {
  /// Findings reached the threshold.
  static let findings = ExitCode(1)
  /// Content could not be trusted.
  static let content = ExitCode(2)
  /// A program that was asked for is not there or failed (`EX_UNAVAILABLE`).
  static let unavailable = ExitCode(69)
  /// An internal error (`EX_SOFTWARE`).
  static let internalError = ExitCode(70)
  /// A file could not be read or written (`EX_IOERR`).
  static let files = ExitCode(74)
}
