internal import Diagnostics
internal import LegalText

/// Numbers the provisions that contracts are asked to meet, so that what they show is looked up without comparing addresses.
struct ClauseTable {
  /// In the order of the texts.
  let provisions: [ProvisionAddress]
  private let indices: [ProvisionAddress: ClauseIndex]

  init(_ provisions: some Sequence<ProvisionAddress>, in corpus: Corpus) {
    let ordered = Set(provisions).map { (corpus.place(of: $0), $0) }
    // Unknown provisions share a place; their names decide then.
    self.provisions = ordered.sorted { ($0.0, $0.1.description) < ($1.0, $1.1.description) }.map(\.1)
    indices = Dictionary(uniqueKeysWithValues: self.provisions.enumerated().map { ($1, $0) })
  }

  /// - Precondition: the address is one of `provisions`.
  func reference(_ address: ProvisionAddress) -> ClauseReference {
    ClauseReference(provision: address, index: indices[address] ?? 0)
  }

  func index(of address: ProvisionAddress) -> ClauseIndex? { indices[address] }
}

extension Linker {
  /// All provisions that obligations and selectors name as terms of a contract. What cannot be read is reported where it is
  /// linked, not here.
  func clauseTable(_ organization: Organization) -> ClauseTable {
    var names = organization.obligations.flatMap { $0.clauseReferences }
    names += organization.roleRules.flatMap(\.condition.contractTerms)
    return ClauseTable(names.compactMap { references.address($0).value }.flatMap(expanded), in: corpus)
  }
}

extension Selector {
  /// The provisions that it asks contracts to meet, as written.
  var contractTerms: [Located<String>] {
    switch self {
    case .has: []
    case .contractMeets(let references): references
    case .all(let parts), .any(let parts): parts.flatMap(\.contractTerms)
    case .not(let part): part.contractTerms
    }
  }
}
