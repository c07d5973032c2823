/// How much a diagnostic matters. Two questions decide: can the build meaningfully go on, and is the output affected?
package enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Worth knowing; nothing needs to be done.
  case note
  /// Somebody should look; the handbook says the same.
  case warning
  /// Content that cannot be trusted, or a gap in compliance.
  case error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// `note < warning < error`.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
