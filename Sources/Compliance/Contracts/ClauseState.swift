/// What is known of a term that a contract must have.
package enum ClauseState: Hashable, Sendable {
  case present
  /// Part of what the provision asks for.
  case partial
  /// The contract was read and has no such term, or there is no contract that binds.
  case absent
  /// The contract was read and can be read either way, or nobody can tell whether it binds.
  case unclear
  /// Nobody has recorded whether the contract has the term.
  case notRecorded

  init(_ presence: Clause.Presence) {
    switch presence {
    case .present: self = .present
    case .partial: self = .partial
    case .absent: self = .absent
    case .unclear: self = .unclear
    }
  }

  package var isKnown: Bool { self != .unclear && self != .notRecorded }

  /// Of alternatives any one is enough: what is unknown may be that one, so it outranks a known part.
  static func anyOf(_ states: [ClauseState]) -> ClauseState {
    for candidate in [ClauseState.present, .unclear, .notRecorded, .partial] where states.contains(candidate) { return candidate }
    return .absent
  }

  /// Where all are needed a known gap outranks what is unknown, and that outranks what is in order.
  static func allOf(_ states: [ClauseState]) -> ClauseState {
    if states.contains(.absent) { return states.contains { $0 == .present || $0 == .partial } ? .partial : .absent }
    for candidate in [ClauseState.unclear, .notRecorded, .partial] where states.contains(candidate) { return candidate }
    return .present
  }
}

extension RequiredClause {
  /// - Parameter state: what is known of a single provision.
  func state(_ state: (ClauseReference) -> ClauseState) -> ClauseState {
    if alternatives.count == 1, alternatives[0].count == 1 { return state(alternatives[0][0]) }
    return .anyOf(alternatives.map { .allOf($0.map(state)) })
  }

  /// Whether it is asked of an engagement; `nil` while its role is not determined.
  func isAsked(of role: TermIndex?, in vocabulary: Vocabulary) -> Bool? {
    if roles.isEmpty { return true }
    guard let role else { return nil }
    return roles.contains { vocabulary.covered(by: $0).contains(role) }
  }
}
