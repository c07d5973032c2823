/// Why what a citation of the law leads to needs a person's eye.
package enum CitationTrouble: Hashable, Sendable {
  /// The cited edition has none of these sections, articles or divisions: they are not loaded, or have other numbers there.
  case sectionsMissing([ProvisionAddress])
  /// The edition has the section, but not these parts of it: the citation is stale, or means another edition. `present` are the
  /// parts that it has at the place, in the order of the text.
  case partsMissing([ProvisionAddress], present: [ProvisionAddress])
  /// These are there as stubs only: reserved, or repealed.
  case notInForce([ProvisionAddress], ProvisionState)
}

extension CitationTrouble {
  /// Most parts that are named as being there.
  private static let longestList = 12

  /// What is wrong with the targets of a citation, each kind of trouble once.
  ///
  /// Citations of instruments that are not loaded are none: they are outside references.
  /// - Complexity: linear in the targets and the parts that stand beside them.
  package static func troubles(of citation: LinkedCitation, in corpus: Corpus) -> [CitationTrouble] {
    var sections: [ProvisionAddress] = []
    var parts: [ProvisionAddress] = []
    var present: [ProvisionAddress] = []
    var stubs: [ProvisionState: [ProvisionAddress]] = [:]
    for target in citation.targets {
      switch target {
      case .outside: continue
      case .missing(let address, nil): sections.append(address)
      case .missing(let address, let nearest?):
        if parts.isEmpty { present = self.present(beside: address, below: nearest, in: corpus) }
        parts.append(address)
      case .provision(let address):
        if let state = corpus.provision(at: address)?.state, state != .inForce { stubs[state, default: []].append(address) }
      }
    }
    var result: [CitationTrouble] = []
    if !sections.isEmpty { result.append(.sectionsMissing(sections)) }
    if !parts.isEmpty { result.append(.partsMissing(parts, present: present)) }
    for state in ProvisionState.allCases {
      if let addresses = stubs[state] { result.append(.notInForce(addresses, state)) }
    }
    return result
  }

  /// The parts of `nearest`, which would hold the missing one.
  private static func present(
    beside missing: ProvisionAddress, below nearest: ProvisionAddress, in corpus: Corpus
  ) -> [ProvisionAddress] {
    guard let edition = corpus[missing.instrument]?.current.edition, let parent = edition.provision(at: nearest) else { return [] }
    return parent.children.lazy.map { edition.provisions[$0] }.filter { $0.kind != .note }.prefix(longestList).map(\.address)
  }
}
