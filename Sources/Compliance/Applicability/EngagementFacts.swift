/// For every term, place, vendor and state of a contract, the engagements that have it, and those that may have it for all
/// that is recorded.
///
/// Built once in one pass; a selector is then a handful of operations on bit sets, whatever the number of engagements.
struct EngagementFacts {
  let count: Int
  private let clauses: ClauseFacts
  private var purposes: TermSets
  private var data: TermSets
  private var declaredRoles: TermSets
  private var roles: TermSets
  private let roleVocabulary: Vocabulary
  /// Engagements whose role is one of several, with these.
  private var openRoles: [(engagement: EngagementIndex, candidates: [TermIndex])] = []
  private var locations: [String: EngagementSet] = [:]
  private var withoutLocation = EngagementSet()
  private var vendors: [EngagementSet]
  private var contracts: [ContractState: EngagementMatch] = [:]

  /// The roles are the declared ones until `setRoles` changes them.
  init(_ organization: LinkedOrganization, _ register: ContractRegister, _ clauseFacts: ClauseFacts) {
    let vocabularies = organization.vocabularies
    count = organization.engagements.count
    roleVocabulary = vocabularies.roles
    clauses = clauseFacts
    purposes = TermSets(vocabularies.purposes)
    data = TermSets(vocabularies.dataCategories)
    declaredRoles = TermSets(vocabularies.roles)
    vendors = Array(repeating: EngagementSet(), count: organization.vendors.count)
    for (index, engagement) in organization.engagements.enumerated() {
      purposes.insert(index, engagement.purposes, of: vocabularies.purposes)
      data.insert(index, engagement.data, of: vocabularies.dataCategories)
      declaredRoles.insert(index, engagement.declaredRole.map { [$0] } ?? [], of: vocabularies.roles)
      vendors[engagement.vendor].insert(index)
      for location in engagement.record.locations { locations[location, default: EngagementSet()].insert(index) }
      if engagement.record.locations.isEmpty { withoutLocation.insert(index) }
    }
    roles = declaredRoles
    contracts = Self.states(register.coverage)
  }

  /// Replaces the roles so far.
  ///
  /// - Parameter candidates: for each engagement its role, or the roles that it may have; empty when it may have any.
  mutating func setRoles(_ candidates: [[TermIndex]]) {
    roles = TermSets(roleVocabulary)
    openRoles = []
    for (index, terms) in candidates.enumerated() {
      if terms.count > 1 {
        roles.insertPossible(index, terms, of: roleVocabulary)
        openRoles.append((index, terms))
      } else {
        roles.insert(index, terms, of: roleVocabulary)
      }
    }
  }

  private static func states(_ coverage: [ContractCoverage]) -> [ContractState: EngagementMatch] {
    var (recorded, none, notRecorded) = (EngagementSet(), EngagementSet(), EngagementSet())
    var (inForce, lapsed, undated) = (EngagementSet(), EngagementSet(), EngagementSet())
    for (index, state) in coverage.enumerated() {
      switch state {
      case .notRecorded: notRecorded.insert(index)
      case .none: none.insert(index)
      case .inForce: inForce.insert(index)
      case .lapsed: lapsed.insert(index)
      case .undated: undated.insert(index)
      }
    }
    recorded = inForce.union(lapsed).union(undated)
    let open = notRecorded.union(undated)
    return [
      // That nothing is recorded is itself a fact; what the contract is stays open.
      .notRecorded: EngagementMatch(notRecorded),
      .recorded: EngagementMatch(recorded),
      .none: EngagementMatch(certain: none, possible: none.union(notRecorded)),
      .inForce: EngagementMatch(certain: inForce, possible: inForce.union(open)),
      .lapsed: EngagementMatch(certain: lapsed, possible: lapsed.union(open)),
    ]
  }

  /// - Complexity: O(*conditions* · *engagements* / 64).
  func matching(_ selector: CompiledSelector) -> EngagementMatch {
    switch selector {
    case .term(.role, let index): return hasRole([index])
    case .term(.declaredRole, let index): return declaredRoles[index]
    case .term(.purpose, let index): return purposes[index]
    case .term(_, let index): return data[index]
    case .location(let name):
      let certain = locations[name] ?? EngagementSet()
      return EngagementMatch(certain: certain, possible: certain.union(withoutLocation))
    case .vendor(let index): return EngagementMatch(vendors[index])
    case .contract(let state): return contracts[state] ?? EngagementMatch()
    case .contractMeets(let indices): return clauses.meeting(indices, of: count)
    case .any(let parts):
      let roleTerms = parts.compactMap { if case .term(.role, let index) = $0 { index } else { nil } }
      if roleTerms.count == parts.count { return hasRole(roleTerms) }
      return parts.reduce(into: EngagementMatch()) { result, part in
        let match = matching(part)
        result.certain.formUnion(match.certain)
        result.possible.formUnion(match.possible)
      }
    case .all(let parts):
      return parts.reduce(into: EngagementMatch(EngagementSet(all: count))) { result, part in
        let match = matching(part)
        result.certain.formIntersection(match.certain)
        result.possible.formIntersection(match.possible)
      }
    case .not(let part):
      let match = matching(part)
      let all = EngagementSet(all: count)
      return EngagementMatch(certain: all.subtracting(match.possible), possible: all.subtracting(match.certain))
    case .unknown:
      return EngagementMatch()
    }
  }

  /// Whoever has one of the roles. It is certain as well where the role is open and every candidate is among them.
  private func hasRole(_ terms: [TermIndex]) -> EngagementMatch {
    var match = terms.reduce(into: EngagementMatch()) { result, term in
      result.certain.formUnion(roles[term].certain)
      result.possible.formUnion(roles[term].possible)
    }
    for (engagement, candidates) in openRoles
    where candidates.allSatisfy({ candidate in terms.contains { roleVocabulary.covered(by: $0).contains(candidate) } }) {
      match.certain.insert(engagement)
    }
    return match
  }
}

/// For every term of a vocabulary the engagements that have it or may have it.
private struct TermSets {
  private var certain: [EngagementSet]
  private var open: [EngagementSet]
  /// Engagements of which no term is recorded: they may have any.
  private var silent = EngagementSet()

  init(_ vocabulary: Vocabulary) {
    certain = Array(repeating: EngagementSet(), count: vocabulary.terms.count)
    open = certain
  }

  mutating func insert(_ index: EngagementIndex, _ terms: [TermIndex], of vocabulary: Vocabulary) {
    if terms.isEmpty { silent.insert(index) }
    for term in terms { Self.insert(index, term, of: vocabulary, into: &certain) }
  }

  mutating func insertPossible(_ index: EngagementIndex, _ terms: [TermIndex], of vocabulary: Vocabulary) {
    for term in terms { Self.insert(index, term, of: vocabulary, into: &open) }
  }

  /// Who has a term has every term that covers it.
  private static func insert(
    _ index: EngagementIndex, _ term: TermIndex, of vocabulary: Vocabulary, into sets: inout [EngagementSet]
  ) {
    var current: TermIndex? = term
    while let ancestor = current {
      sets[ancestor].insert(index)
      current = vocabulary.terms[ancestor].parent
    }
  }

  subscript(term: TermIndex) -> EngagementMatch {
    EngagementMatch(certain: certain[term], possible: certain[term].union(open[term]).union(silent))
  }
}
