package import Diagnostics
package import LegalText

/// What changed from the editions that records name to those that are current, and on what the words of all these editions rest.
package struct LawChanges: Sendable {
  private struct Key: Hashable {
    var instrument: InstrumentIdentifier
    var edition: String
  }

  private var changes: [Key: LawChange] = [:]
  private var bases: [Key: TextBasis] = [:]
  /// For the place of each look that has digests what these would be now, by instrument.
  private var digests: [SourcePosition: [InstrumentIdentifier: IndirectDigest]] = [:]

  /// Whether words of an instrument rest on another of which several editions are loaded.
  private(set) var reachAcrossInstruments = false

  package init() {}

  /// Compares every loaded edition that a record names with the current one of its instrument, every earlier one where
  /// references have numbers that are not current, and every edition of an instrument on which others rest that was in force when
  /// somebody looked.
  ///
  /// - Parameter current: the basis of each current edition, in the order of the corpus.
  /// - Complexity: near-linear in the text of the editions compared.
  package static func read(
    _ organization: Organization, references: ReferenceReader, current: [TextBasis], width: Int
  ) async -> LawChanges {
    let corpus = references.corpus
    let looks = organization.looks
    let named = Set(looks.flatMap(\.editions).map(\.value))
    let stale = Set(
      organization.writtenReferences.compactMap(references.parsed).filter { corpus[$0.instrument]?.current.edition.index(of: $0) == nil }
        .map(\.instrument))
    let supporting = current.reduce(into: Set<InstrumentIdentifier>()) { $0.formUnion($1.others) }
    var result = LawChanges()
    result.reachAcrossInstruments = supporting.contains { (corpus[$0]?.editions.count ?? 0) > 1 }
    for basis in current {
      guard let instrument = corpus[basis.instrument] else { continue }
      result.bases[Key(instrument: instrument.id, edition: instrument.current.information.id.rawValue)] = basis
    }
    for instrument in corpus.instruments where instrument.editions.count > 1 {
      let past = supporting.contains(instrument.id) ? Set(looks.compactMap { instrument.edition(inForceOn: $0.on)?.information.id }) : []
      for edition in instrument.editions {
        let name = edition.information.id
        let isNeeded =
          named.contains(name.rawValue) || past.contains(name) || stale.contains(instrument.id) && !instrument.isLater(edition)
        guard isNeeded, name != instrument.current.information.id else { continue }
        let basis = await TextBasis.read(edition, of: instrument, in: corpus, width: width)
        let key = Key(instrument: instrument.id, edition: name.rawValue)
        result.bases[key] = basis
        result.changes[key] = LawChange.read(instrument, from: edition, to: instrument.current, basis: basis)
      }
    }
    for look in looks where !look.indirect.isEmpty {
      result.digests[look.position] = result.digests(of: Array(look.fingerprints.keys), under: look, corpus)
    }
    return result
  }

  /// From an edition to the current one; `nil` when they were not compared.
  package subscript(instrument: InstrumentIdentifier, edition: String) -> LawChange? {
    changes[Key(instrument: instrument, edition: edition)]
  }

  /// On what the words of an edition rest; `nil` when nothing asked for it.
  package func basis(_ instrument: InstrumentIdentifier, _ edition: String) -> TextBasis? {
    bases[Key(instrument: instrument, edition: edition)]
  }

  /// What the digests of a look would be by the texts that are loaded; `nil` when it has none.
  func digests(of look: Review) -> [InstrumentIdentifier: IndirectDigest]? { digests[look.position] }

  /// What provisions of the current editions rest on indirectly.
  package func currentDigests(of provisions: [ProvisionAddress], _ corpus: Corpus) -> [InstrumentIdentifier: IndirectDigest] {
    digests(of: provisions, under: nil, corpus)
  }

  private func digests(
    of provisions: [ProvisionAddress], under look: Review?, _ corpus: Corpus
  ) -> [InstrumentIdentifier: IndirectDigest] {
    var result: [InstrumentIdentifier: IndirectDigest] = [:]
    var texts: [InstrumentIdentifier: [IndirectDigest]] = [:]
    for (id, cited) in Dictionary(grouping: provisions, by: \.instrument).sorted(by: { $0.key < $1.key }) {
      guard let instrument = corpus[id] else { continue }
      var name = instrument.current.information.id.rawValue
      if let look, case .edition(let known) = look.basis(for: instrument, in: corpus) { name = known.value }
      for (other, digest) in basis(id, name)?.digests(of: cited.sorted(), in: corpus) ?? [:] { texts[other, default: []].append(digest) }
    }
    // A record that cites several instruments may come by two ways to a third.
    for (id, list) in texts { result[id] = list.count == 1 ? list[0] : IndirectDigest(of: list.map(\.digest)) }
    return result
  }
}

extension Instrument {
  /// The latest edition that is known to have taken effect by a day; `nil` when none is.
  func edition(inForceOn day: CalendarDate) -> LoadedEdition? {
    editionsInOrder.last { $0.information.effective.map { $0 <= day } == true }
  }
}

extension Organization {
  /// All contracts, those of subcontractors included.
  var allContracts: [Contract] {
    vendors.flatMap(\.contracts) + vendors.flatMap(\.engagements).flatMap { $0.subcontractors.contracts }
  }

  /// Every look on record, whatever its day.
  fileprivate var looks: [Review] {
    let contracts = allContracts
    return obligations.flatMap(\.looks) + contracts.flatMap(\.looks) + contracts.flatMap { $0.clauses.flatMap(\.looks) }
      + assessments.flatMap { [$0.lastLook] + $0.looks }
  }

  fileprivate var writtenReferences: [Located<String>] {
    obligations.flatMap(\.references) + roleRules.map(\.cite) + allContracts.flatMap(\.clauses).flatMap(\.meets)
  }
}

extension SubcontractorList {
  /// The contracts of those listed and of all below them. Recursion is as deep as the file's nesting, which its reader bounds.
  var contracts: [Contract] {
    guard case .listed(let subcontractors) = self else { return [] }
    return subcontractors.flatMap { subcontractor -> [Contract] in
      let own: [Contract] = if case .contract(let contract) = subcontractor.contract { [contract] } else { [] }
      return own + subcontractor.subcontractors.contracts
    }
  }
}
