package import LegalText

/// A provision of a superseded edition whose address leads elsewhere now, or nowhere.
package struct FormerProvision: Hashable, Sendable {
  /// In the numbers of `edition`.
  package var address: ProvisionAddress
  package var edition: EditionIdentifier
  /// Where its words are in the current edition, in the order of the text; empty when they were repealed.
  package var successors: [ProvisionAddress]
}

extension Instrument {
  /// Every address of an earlier edition that no longer stands for the same provision, by edition from the latest back; an
  /// address counts for the latest edition that had it. Sections and what is below them only.
  ///
  /// - Parameter comparison: from an edition to the next.
  package func formerProvisions(_ comparison: (LoadedEdition, LoadedEdition) -> EditionComparison) -> [FormerProvision] {
    let order = editionsInOrder
    guard let place = order.firstIndex(where: { $0.information.id == current.information.id }), place > 0 else { return [] }
    var result: [FormerProvision] = []
    var told: Set<ProvisionAddress> = []
    // Where each provision of the edition at hand is in the current one, composed step by step from the current back.
    var leads: [ProvisionAddress: [ProvisionAddress]]?
    for offset in stride(from: place - 1, through: 0, by: -1) {
      let step = comparison(order[offset], order[offset + 1])
      var next: [ProvisionAddress: [ProvisionAddress]] = [:]
      for (index, provision) in order[offset].edition.provisions.enumerated() {
        var seen: Set<ProvisionAddress> = []
        let near = step.successors(of: provision.address)
        let successors = near.flatMap { address in leads.map { $0[address] ?? [] } ?? [address] }.filter { seen.insert($0).inserted }
        next[provision.address] = successors
        guard order[offset].edition.section(of: index) != nil, told.insert(provision.address).inserted else { continue }
        if successors != [provision.address] {
          result.append(FormerProvision(address: provision.address, edition: order[offset].information.id, successors: successors))
        }
      }
      leads = next
    }
    return result
  }
}
