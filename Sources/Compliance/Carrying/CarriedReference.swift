package import Diagnostics
package import LegalText

/// A reference whose number is that of another edition than the current one, and where it leads now.
package struct CarriedReference: Hashable, Sendable {
  package enum Fate: Hashable, Sendable {
    /// Other numbers, in the order of the text; several where the provision was split.
    case renumbered([ProvisionAddress], isConfirmed: Bool)
    case repealed
    /// Only an edition that is not in force yet has it.
    case pending(EditionIdentifier)
  }

  /// As written, with its place.
  package var written: Located<String>
  /// In the numbers of `edition`.
  package var from: ProvisionAddress
  package var edition: EditionIdentifier
  package var fate: Fate
  /// What the reference stands in: "Obligation 'vds-return'".
  package var record: String
  package var owner: String?
}

/// Turns the references of an organization's records into those of the current editions.
///
/// A reference has the numbers of the edition under which its record was last reviewed, else of the current one. What has
/// another number now is followed by the mapping and the comparison; a number that no current edition has is looked for in
/// the others, the nearest before first.
struct ReferenceCarrier {
  let references: ReferenceReader
  let changes: LawChanges
  private(set) var carried: [SourcePosition: CarriedReference] = [:]

  init(_ references: ReferenceReader, _ changes: LawChanges) {
    self.references = references
    self.changes = changes
  }

  /// The references that take the place of one, at its place; none when its provision was repealed.
  mutating func carry(_ reference: Located<String>, numberedBy review: Review?, in record: String, owner: String?) -> [Located<String>] {
    guard let address = references.parsed(reference), let instrument = references.corpus[address.instrument] else { return [reference] }
    func note(_ edition: EditionIdentifier, _ fate: CarriedReference.Fate) {
      carried[reference.position] = CarriedReference(
        written: reference, from: address, edition: edition, fate: fate, record: record, owner: owner)
    }
    let numbering = review?.numbering(in: instrument, references.corpus)
    let candidates = numbering.map { [$0] } ?? (instrument.current.edition.index(of: address) == nil ? instrument.othersNearestFirst : [])
    for edition in candidates {
      guard edition.edition.index(of: address) != nil else { continue }
      let name = edition.information.id
      let isLater = instrument.isLater(edition)
      if isLater, numbering == nil {
        note(name, .pending(name))
        return [reference]
      }
      guard let comparison = changes[instrument.id, name.rawValue]?.comparison else { continue }
      let successors = comparison.successors(of: address)
      if successors == [address] { return [reference] }
      if successors.isEmpty {
        note(name, isLater ? .pending(name) : .repealed)
        return isLater ? [reference] : []
      }
      note(name, .renumbered(successors, isConfirmed: comparison.change(ofOld: address)?.isConfirmed == true || comparison.isCarriedByConfirmed(address)))
      return successors.map { Located($0.description, at: reference.position) }
    }
    return [reference]
  }

  /// As `carry`, for a place that takes one reference; what was repealed stays as it is.
  mutating func carryOne(_ reference: Located<String>, numberedBy review: Review?, in record: String, owner: String?) -> Located<String> {
    carry(reference, numberedBy: review, in: record, owner: owner).first ?? reference
  }
}

extension Instrument {
  /// Whether an edition comes after the current one.
  package func isLater(_ edition: LoadedEdition) -> Bool {
    let order = editionsInOrder.map(\.information.id)
    guard let place = order.firstIndex(of: edition.information.id), let current = order.firstIndex(of: current.information.id) else { return false }
    return place > current
  }

  /// All but the current edition: those before it, the latest first, then those after it, the first first.
  var othersNearestFirst: [LoadedEdition] {
    let order = editionsInOrder
    let current = order.firstIndex { $0.information.id == self.current.information.id } ?? 0
    return order[..<current].reversed() + order[(current + 1)...]
  }
}

extension EditionComparison {
  /// Whether what a person confirmed of a provision above it took this one along.
  fileprivate func isCarriedByConfirmed(_ address: ProvisionAddress) -> Bool {
    guard change(ofOld: address)?.isCarried == true else { return false }
    var current = address.parent
    while let candidate = current {
      if change(ofOld: candidate)?.isConfirmed == true { return true }
      current = candidate.parent
    }
    return false
  }
}
