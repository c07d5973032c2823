internal import Diagnostics

/// Says whether the provision that a reference names is in the texts at hand.
package struct ReferenceResolver: Sendable {
  /// For each instrument the edition against which references are checked.
  package let editions: [InstrumentIdentifier: Edition]

  package init(editions: [InstrumentIdentifier: Edition]) { self.editions = editions }

  /// The index of the provision in its instrument's edition.
  ///
  /// - Throws: `textNotLoaded` or `unknownProvision`.
  /// - Complexity: O(1) when it is there, else O(provisions of the edition).
  @discardableResult
  package func resolve(_ address: ProvisionAddress) throws(ReferenceProblem) -> ProvisionIndex {
    guard let edition = editions[address.instrument] else { throw .textNotLoaded(address) }
    guard let index = edition.index(of: address) else {
      throw .unknownProvision(address, nearest: nearest(to: address, in: edition))
    }
    return index
  }

  /// The nearest known address in the same section, else the nearest section; then the deepest known provision that
  /// would hold the missing one. At most two.
  package func nearest(to address: ProvisionAddress) -> [ProvisionAddress] {
    editions[address.instrument].map { nearest(to: address, in: $0) } ?? []
  }

  /// The deepest provision at hand that is the address or would hold it.
  package func deepestKnown(_ address: ProvisionAddress) -> ProvisionAddress? {
    guard let edition = editions[address.instrument] else { return nil }
    var candidate: ProvisionAddress? = address
    while let current = candidate {
      if edition.index(of: current) != nil { return current }
      candidate = current.parent
    }
    return nil
  }

  private func nearest(to address: ProvisionAddress, in edition: Edition) -> [ProvisionAddress] {
    let inSection = edition.provisions.lazy.map(\.address).filter { $0.section == address.section && $0 != address }
    let ancestor = address.parent.flatMap(deepestKnown)
    let pool = ancestor == nil ? edition.provisions.map(\.address).filter { $0.components.count == 1 } : Array(inSection)
    // Siblings first: a wrong last label is likelier than a wrong path.
    let siblings = pool.filter { $0.parent == address.parent }
    let found = Self.nearest(to: address, among: siblings) ?? Self.nearest(to: address, among: pool)
    var result = [found, ancestor].compactMap { $0 }
    if result.count == 2, result[0] == result[1] { result.removeLast() }
    return result
  }

  private static func nearest(to address: ProvisionAddress, among pool: [ProvisionAddress]) -> ProvisionAddress? {
    let printed = Dictionary(pool.map { ($0.description, $0) }) { first, _ in first }
    return NearMiss.nearest(to: address.description, among: pool.map(\.description)).flatMap { printed[$0] }
  }
}
