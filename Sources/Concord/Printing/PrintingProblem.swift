package import Diagnostics

/// Why there is no PDF.
package enum PrintingProblem: Error, Hashable, Sendable {
  /// No program of these names is in a folder of the search path.
  case notFound(names: [String])
  /// The program that was named is not there, or may not be run.
  case notRunnable(String)
  case cannotStart(String, reason: String)
  case timedOut(page: String, seconds: Int)
  /// It ended without a PDF, or with an error.
  case failed(page: String, BoundedProcess.Outcome, words: String)
  case workFolder(String)

  package static let rule: RuleIdentifier = "no-pdf"

  package var diagnostic: Diagnostic { Diagnostic(Self.rule, .error, message, at: nil) }

  private var message: String {
    switch self {
    case .notFound(let names):
      "Chromium is not in the search path under any of the names \(names.map { "'\($0)'" }.joined(separator: ", ")); install it, or name the program with --chromium or in \(Chromium.variable)"
    case .notRunnable(let name):
      "Program '\(name)' is not there or may not be run; name an installed Chromium with --chromium or in \(Chromium.variable)"
    case .cannotStart(let name, let reason): "Program '\(name)' cannot be started: \(reason)"
    case .timedOut(let page, let seconds):
      "Chromium has not printed '\(page)' within \(seconds) seconds and was ended; print the page by hand, or build where the machine has less to do"
    case .failed(let page, let outcome, let words):
      "Chromium \(Self.words(for: outcome)) and made no PDF of '\(page)'" + (words.isEmpty ? "" : ": \(words)") + Self.hint(words)
    case .workFolder(let reason): "The folder for temporary files cannot be used: \(reason)"
    }
  }

  private static func words(for outcome: BoundedProcess.Outcome) -> String {
    switch outcome {
    case .exited(let code): "ended with code \(code)"
    case .signalled(let signal): "was ended by signal \(signal)"
    case .timedOut, .cannotStart: "did not end by itself"
    }
  }

  private static func hint(_ words: String) -> String {
    words.lowercased().contains("sandbox") ? "; allow user namespaces, which its sandbox needs, or run as root in a container of its own" : ""
  }
}
