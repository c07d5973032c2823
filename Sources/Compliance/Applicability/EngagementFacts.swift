internal import BitCollections

/// A set of engagements.
package struct EngagementSet: Sendable, Equatable {
  private var bits: BitSet

  package init() { bits = BitSet() }
  package init(_ members: some Sequence<EngagementIndex>) { bits = BitSet(members) }
  /// All of `0..<count`.
  package init(all count: Int) { bits = BitSet(0..<count) }

  package var count: Int { bits.count }
  package var isEmpty: Bool { bits.isEmpty }
  package func contains(_ index: EngagementIndex) -> Bool { bits.contains(index) }
  /// Ascending.
  package var members: [EngagementIndex] { Array(bits) }

  mutating func insert(_ index: EngagementIndex) { bits.insert(index) }
  mutating func formUnion(_ other: EngagementSet) { bits.formUnion(other.bits) }
  mutating func formIntersection(_ other: EngagementSet) { bits.formIntersection(other.bits) }
  func subtracting(_ other: EngagementSet) -> EngagementSet {
    var result = self
    result.bits.subtract(other.bits)
    return result
  }
}

/// For every term, place, vendor and state of a contract, the engagements that have it.
///
/// Built once in one pass; a selector is then a handful of operations on bit sets, whatever the number of engagements.
struct EngagementFacts {
  let count: Int
  private var purposes: [EngagementSet]
  private var data: [EngagementSet]
  private var locations: [String: EngagementSet] = [:]
  private var vendors: [EngagementSet]
  private var contracts: [ContractState: EngagementSet] = [:]
  private var roles: [EngagementSet]

  /// - Parameter roles: the role of each engagement so far.
  init(engagements: [LinkedEngagement], vendorCount: Int, vocabularies: Vocabularies, roles currentRoles: [TermIndex?]) {
    count = engagements.count
    purposes = Array(repeating: EngagementSet(), count: vocabularies.purposes.terms.count)
    data = Array(repeating: EngagementSet(), count: vocabularies.dataCategories.terms.count)
    vendors = Array(repeating: EngagementSet(), count: vendorCount)
    roles = []
    for (index, engagement) in engagements.enumerated() {
      Self.insert(index, terms: engagement.purposes, of: vocabularies.purposes, into: &purposes)
      Self.insert(index, terms: engagement.data, of: vocabularies.dataCategories, into: &data)
      vendors[engagement.vendor].insert(index)
      contracts[engagement.contractState, default: EngagementSet()].insert(index)
      for location in engagement.record.locations { locations[location, default: EngagementSet()].insert(index) }
    }
    setRoles(currentRoles, of: vocabularies.roles)
  }

  /// Replaces the roles after a rule has changed some.
  mutating func setRoles(_ currentRoles: [TermIndex?], of vocabulary: Vocabulary) {
    roles = Array(repeating: EngagementSet(), count: vocabulary.terms.count)
    for (index, role) in currentRoles.enumerated() {
      if let role { Self.insert(index, terms: [role], of: vocabulary, into: &roles) }
    }
  }

  /// Who has a term has every term that covers it.
  private static func insert(_ index: Int, terms: [TermIndex], of vocabulary: Vocabulary, into sets: inout [EngagementSet]) {
    for term in terms {
      var current: TermIndex? = term
      while let ancestor = current {
        sets[ancestor].insert(index)
        current = vocabulary.terms[ancestor].parent
      }
    }
  }

  /// - Complexity: O(*conditions* · *engagements* / 64).
  func matching(_ selector: CompiledSelector) -> EngagementSet {
    switch selector {
    case .term(.role, let index): return roles[index]
    case .term(.purpose, let index): return purposes[index]
    case .term(_, let index): return data[index]
    case .location(let name): return locations[name] ?? EngagementSet()
    case .vendor(let index): return vendors[index]
    case .contract(let state): return contracts[state] ?? EngagementSet()
    case .any(let parts):
      return parts.reduce(into: EngagementSet()) { $0.formUnion(matching($1)) }
    case .all(let parts):
      return parts.reduce(into: EngagementSet(all: count)) { $0.formIntersection(matching($1)) }
    case .not(let part):
      return EngagementSet(all: count).subtracting(matching(part))
    case .unknown:
      return EngagementSet()
    }
  }
}

extension LinkedEngagement {
  /// What is known of the contract.
  package var contractState: ContractState {
    switch record.contract {
    case .notRecorded: .notRecorded
    case .noContract: .none
    case .contract: .recorded
    }
  }
}
