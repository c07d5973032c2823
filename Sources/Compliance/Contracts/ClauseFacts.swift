internal import LegalText

/// For every provision that contracts are asked to meet, the engagements whose contracts meet it, in part, or not.
///
/// Built in one pass over the clauses on record; what a pair asks is then a few bits, whatever the contracts hold.
package struct ClauseFacts: Sendable {
  private var present: [EngagementSet]
  private var partial: [EngagementSet]
  private var absent: [EngagementSet]
  private var unclear: [EngagementSet]
  /// Engagements without any contract that binds: every term is absent.
  private var unbound = EngagementSet()

  init(_ organization: LinkedOrganization, _ contracts: ContractRegister) {
    let empty = Array(repeating: EngagementSet(), count: organization.clauseProvisions.count)
    (present, partial, absent, unclear) = (empty, empty, empty, empty)
    let indices = Dictionary(uniqueKeysWithValues: organization.clauseProvisions.enumerated().map { ($1, $0) })
    // Each contract's clauses are looked up once, however many engagements it covers.
    let numbered = organization.vendors.map { vendor in
      vendor.contracts.map { contract in
        contract.clauses.compactMap { address, clause in indices[address].map { ($0, clause.presence) } }
      }
    }
    for (index, engagement) in organization.engagements.enumerated() {
      switch contracts.coverage[index] {
      case .notRecorded: break
      case .none, .lapsed: unbound.insert(index)
      case .inForce(let offsets):
        record(index, offsets.flatMap { numbered[engagement.vendor][$0] }.map { ($0.0, ClauseState($0.1)) })
      case .undated(let offsets):
        record(
          index,
          offsets.flatMap { numbered[engagement.vendor][$0] }.map { ($0.0, $0.1 == .absent ? .absent : .unclear) })
      }
    }
  }

  private mutating func record(_ engagement: EngagementIndex, _ states: [(ClauseIndex, ClauseState)]) {
    for (clause, state) in states {
      switch state {
      case .present: present[clause].insert(engagement)
      case .partial: partial[clause].insert(engagement)
      case .absent: absent[clause].insert(engagement)
      case .unclear: unclear[clause].insert(engagement)
      case .notRecorded: break
      }
    }
  }

  /// Where several contracts bind, the best entry counts, as of alternatives.
  func state(of clause: ClauseIndex, _ engagement: EngagementIndex) -> ClauseState {
    if present[clause].contains(engagement) { return .present }
    if unbound.contains(engagement) { return .absent }
    if unclear[clause].contains(engagement) { return .unclear }
    if partial[clause].contains(engagement) { return .partial }
    return absent[clause].contains(engagement) ? .absent : .notRecorded
  }

  /// Engagements whose contracts meet all of the provisions, and those of which that is not excluded.
  func meeting(_ clauses: [ClauseIndex], of count: Int) -> EngagementMatch {
    var certain = EngagementSet(all: count).subtracting(unbound)
    var possible = certain
    for clause in clauses {
      certain.formIntersection(present[clause])
      var gaps = partial[clause]
      gaps.formUnion(absent[clause])
      possible = possible.subtracting(gaps.subtracting(present[clause]).subtracting(unclear[clause]))
    }
    return EngagementMatch(certain: certain, possible: possible)
  }
}
