/// How an obligation stands for one engagement that it binds or may bind, in a few bytes: a project can have hundreds of
/// thousands. `Derivation` puts it in words.
package struct Determination: Hashable, Sendable {
  package var engagement: EngagementIndex
  package var status: Status
  /// Whether the records decide that the obligation applies. Where they do not, the status is `notAssessed`, unless a
  /// person found that it does not.
  package var isApplicabilityKnown = true
  /// What the contract shows; `nil` when the obligation asks for no clause.
  package var clauses: ClauseTally?
  /// What the chain of subcontractors shows; `nil` when the obligation asks nothing of it.
  package var flowDown: Status?
  /// Whether the record shows what the obligation prohibits; `nil` when it names no such thing.
  package var breach: Breach?
  /// The offset in `LinkedOrganization.assessments`.
  package var assessment: Int?
}

/// Whether a record shows what a prohibition forbids.
package enum Breach: Hashable, Sendable {
  case shown
  case notShown
  /// What decides it is not recorded.
  case open
}

/// How many of the clauses that an obligation asks for are there.
package struct ClauseTally: Hashable, Sendable {
  package var present: UInt16 = 0
  package var partial: UInt16 = 0
  package var absent: UInt16 = 0
  package var unclear: UInt16 = 0
  package var notRecorded: UInt16 = 0

  package var total: Int { Int(present) + Int(partial) + Int(absent) + Int(unclear) + Int(notRecorded) }

  /// A gap that is known outranks what is unknown; what is unknown outranks what is in order. Nothing asked for is nothing
  /// that applies.
  package var status: Status {
    if total == 0 { return .notApplicable }
    if absent > 0 { return present + partial > 0 ? .partial : .notMet }
    if unclear + notRecorded > 0 { return .notAssessed }
    return partial > 0 ? .partial : .met
  }

  mutating func add(_ state: ClauseState) {
    switch state {
    case .present: present &+= 1
    case .partial: partial &+= 1
    case .absent: absent &+= 1
    case .unclear: unclear &+= 1
    case .notRecorded: notRecorded &+= 1
    }
  }
}
