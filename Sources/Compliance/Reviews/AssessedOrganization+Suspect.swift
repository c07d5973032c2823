internal import Diagnostics
package import LegalText

/// A provision that a record names, with the number that its review knows.
private struct CitedProvision {
  /// In the numbers of the current edition, or of the edition of the review.
  var address: ProvisionAddress
  var hasOldNumber: Bool
  /// The edition whose number it is, where a look under another edition says nothing of it.
  var numbers: EditionIdentifier? = nil
}

extension AssessedOrganization {
  /// The reviews under a determination that do not cover the law as it reads now.
  func suspectReasons(_ obligation: LinkedObligation, _ determination: Determination) -> [SuspectReason] {
    var reasons = suspectReasons(of: obligation)
    if determination.clauses != nil, case .inForce(let offsets) = contracts.coverage[determination.engagement] {
      let holder = vendor(of: determination.engagement)
      for offset in offsets { reasons += suspectReasons(of: holder.contracts[offset], for: obligation.clauses) }
    }
    if let demand = obligation.flowDown, let tree = flowDown[determination.engagement] {
      let asked = demand.clauses.flatMap { $0.alternatives.flatMap { $0.map(\.provision) } }
      for subcontractor in Set(tree.hops.map(\.subcontractor)).sorted() { reasons += suspectReasons(ofSubcontract: subcontractor, for: asked) }
    }
    if let assessment = determination.assessment { reasons += suspectReasons(of: linked.assessments[assessment]) }
    return reasons
  }

  /// Of the record of an obligation. One that nobody reviewed rests on no words yet.
  package func suspectReasons(of obligation: LinkedObligation) -> [SuspectReason] {
    guard let review = obligation.record.reviewed else { return [] }
    let look = counting(review, of: obligation.record, for: obligation.address.instrument)
    return reasons(
      .obligation, obligation.record, review, [cited(obligation, by: look)], reviewer: obligation.record.owner ?? review.by,
      at: obligation.record.position)
  }

  /// Of a contract: of its own review for the clauses that have none, and of each clause that has one.
  ///
  /// - Parameter provisions: what is asked of the contract; everything that its clauses meet by default.
  package func suspectReasons(of contract: LinkedContract, for provisions: [ProvisionAddress]? = nil) -> [SuspectReason] {
    suspectReasons(of: contract, .contract(contract.record.id.value), for: provisions)
  }

  /// Of the contract of a subcontractor with whoever engages it; none where no contract is on record.
  package func suspectReasons(ofSubcontract index: SubcontractorIndex, for provisions: [ProvisionAddress]? = nil) -> [SuspectReason] {
    guard let contract = linked.subcontractors[index].linkedContract else { return [] }
    return suspectReasons(of: contract, .subcontract(with: linked.subcontractors[index].record.name.value), for: provisions)
  }

  func suspectReasons(
    of contract: LinkedContract, _ subject: SuspectReason.Subject, for provisions: [ProvisionAddress]?
  ) -> [SuspectReason] {
    let asked = provisions ?? contract.clauses.keys.sorted { corpus.place(of: $0) < corpus.place(of: $1) }
    let present = asked.filter { contract.clauses[$0] != nil }
    var result: [SuspectReason] = []
    if let review = contract.record.reviewed {
      var cited = present.filter { contract.clauses[$0]?.reviewed == nil }.map { CitedProvision(address: $0, hasOldNumber: false) }
      // A term that the law no longer asks for was read too.
      if provisions == nil { cited += repealed(contract) }
      result += reasons(subject, contract.record, review, cited, reviewer: review.by, at: contract.record.position)
    }
    for address in present {
      if let reason = suspectReason(ofClause: address, in: contract, subject), case .clause = reason.subject { result.append(reason) }
    }
    return result
  }

  /// What makes a term of a contract suspect: its own review, or its contract's where it has none.
  package func suspectReason(ofClause address: ProvisionAddress, in contract: LinkedContract) -> SuspectReason? {
    suspectReason(ofClause: address, in: contract, .contract(contract.record.id.value))
  }

  func suspectReason(
    ofClause address: ProvisionAddress, in contract: LinkedContract, _ subject: SuspectReason.Subject
  ) -> SuspectReason? {
    guard let clause = contract.clauses[address] else { return nil }
    let cited = [CitedProvision(address: address, hasOldNumber: false)]
    guard let own = clause.reviewed else {
      return contract.record.reviewed.flatMap { review in
        var record = contract.record
        record.immaterial = clause.immaterial + record.immaterial
        return reasons(subject, record, review, cited, reviewer: review.by, at: clause.position).first
      }
    }
    var record = clause
    record.immaterial += contract.record.immaterial
    return reasons(
      .clause(of: subject.agreementInWords, provision: corpus.shortCitation(of: address)), record, own, cited, reviewer: own.by, at: clause.position
    ).first
  }

  /// Of a person's assessment, which rests on what its obligation cites.
  package func suspectReasons(of assessment: LinkedAssessment) -> [SuspectReason] {
    let obligation = linked.obligations[assessment.obligation]
    let last = assessment.record.lastLook
    let look = counting(last, of: assessment.record, for: obligation.address.instrument)
    return reasons(
      .assessment, assessment.record, last, [cited(obligation, by: look)], reviewer: last.by, at: assessment.record.position)
  }

  private func counting(_ look: Review, of record: some ReviewedRecord, for instrument: InstrumentIdentifier) -> Review {
    corpus[instrument].map { record.counting(look, for: $0) } ?? look
  }

  /// The provision of an obligation as a review knows it: by the number that is written where the review has those numbers.
  private func cited(_ obligation: LinkedObligation, by review: Review) -> CitedProvision {
    guard let instrument = corpus[obligation.address.instrument] else { return CitedProvision(address: obligation.address, hasOldNumber: false) }
    let carried = linked.carried[obligation.record.cite.position]
    let numbers = carried?.edition ?? obligation.record.numbering?.numbering(in: instrument, corpus)?.information.id
    if let numbers, review.numbering(in: instrument, corpus)?.information.id == numbers {
      return CitedProvision(address: carried?.from ?? obligation.address, hasOldNumber: true)
    }
    // Written in the numbers of one edition, looked at under another: through the current words, unless these are gone.
    if let carried, carried.fate == .repealed { return CitedProvision(address: carried.from, hasOldNumber: true) }
    return CitedProvision(address: obligation.address, hasOldNumber: false)
  }

  private func repealed(_ contract: LinkedContract) -> [CitedProvision] {
    let places = contract.record.clauses.filter { $0.reviewed == nil }.flatMap(\.repealed)
    return places.compactMap { linked.carried[$0] }.map { CitedProvision(address: $0.from, hasOldNumber: true, numbers: $0.edition) }
  }

  /// One reason for each instrument whose words a look does not cover: of those that are cited, then of those on which these rest. An
  /// edition of another instrument says nothing either way; one that was not recorded or is not loaded covers nothing.
  private func reasons(
    _ subject: SuspectReason.Subject, _ record: some ReviewedRecord, _ last: Review, _ provisions: [CitedProvision], reviewer: String,
    at position: SourcePosition
  ) -> [SuspectReason] {
    var order: [InstrumentIdentifier] = []
    for provision in provisions where !order.contains(provision.address.instrument) { order.append(provision.address.instrument) }
    let settled = Set(record.immaterial.map(\.words))
    let direct = order.compactMap { id -> SuspectReason? in
      guard let instrument = corpus[id] else { return nil }
      let look = record.counting(last, for: instrument)
      let current = instrument.current.information.id
      var reason = SuspectReason(
        subject: subject, instrument: id, on: look.on, edition: nil, current: current, reviewer: reviewer, position: position)
      let name: Located<String>
      switch look.basis(for: instrument, in: corpus) {
      case .none: return reason
      case .elsewhere: return nil
      case .unknown(let unknown):
        reason.edition = unknown.value
        reason.position = unknown.position
        return reason
      case .edition(let known): name = known
      }
      let own = provisions.filter { $0.address.instrument == id && ($0.numbers == nil || $0.numbers?.rawValue == name.value) }
      reason.edition = name.value
      reason.position = name.position
      reason.altered = altered(own, look, instrument).map { instrument.regulation.style.shortCitation(of: $0) }
      reason.alteredIndirectly = alteredIndirectly(own, look, instrument, name.value).map { $0.regulation.shortTitle }
      if name.value != current.rawValue {
        guard let change = lawChanges[id, name.value] else { return reason }
        var seen: Set<Int> = []
        reason.changes = own.flatMap { $0.hasOldNumber ? change.grounds(of: $0.address) : change.grounds(ofNew: $0.address) }
          .filter { seen.insert($0.change).inserted && (settled.isEmpty || !settled.contains(change.words(of: $0.change))) }
      }
      return reason.changes.isEmpty && reason.altered.isEmpty && reason.alteredIndirectly.isEmpty ? nil : reason
    }
    let uncovered = Set(direct.filter { $0.changes.isEmpty && $0.altered.isEmpty }.map(\.instrument))
    let known = provisions.filter { !uncovered.contains($0.address.instrument) }
    var result = direct
    for found in changesElsewhere(under: known, record, last, settled) {
      let id = found.instrument.id
      if let place = result.firstIndex(where: { $0.instrument == id && $0.edition == found.edition.rawValue }) {
        let said = Set(result[place].changes.map(\.change))
        result[place].changes += found.changes.filter { !said.contains($0.change) }
      } else {
        result.append(
          SuspectReason(
            subject: subject, instrument: id, on: last.on, edition: found.edition.rawValue,
            current: found.instrument.current.information.id, changes: found.changes, reviewer: reviewer, position: position))
      }
    }
    return result
  }

  /// Changes of other instruments on whose words the cited ones rest, from the edition that the look names, or that was in force
  /// when somebody looked, to the current one. A look whose digest still holds covers what is current.
  private func changesElsewhere(
    under provisions: [CitedProvision], _ record: some ReviewedRecord, _ last: Review, _ settled: Set<WordsChange>
  ) -> [(instrument: Instrument, edition: EditionIdentifier, changes: [GroundChange])] {
    guard lawChanges.reachAcrossInstruments else { return [] }
    var bases: [InstrumentIdentifier: Set<ProvisionAddress>] = [:]
    var looks: [InstrumentIdentifier: Review] = [:]
    for provision in provisions {
      guard let instrument = corpus[provision.address.instrument],
        let basis = lawChanges.basis(instrument.id, instrument.current.information.id.rawValue)
      else { continue }
      for address in basis.indirect(of: [provision.address]) where address.instrument != instrument.id {
        bases[address.instrument, default: []].insert(address)
        looks[address.instrument] = record.counting(last, for: instrument)
      }
    }
    return bases.keys.sorted().compactMap { id in
      guard let instrument = corpus[id], instrument.editions.count > 1, let look = looks[id] else { return nil }
      if let stamped = look.indirect[id], stamped == lawChanges.digests(of: look)?[id] { return nil }
      let named: EditionIdentifier? =
        if case .edition(let name) = look.basis(for: instrument, in: corpus) { EditionIdentifier(name.value) } else { nil }
      guard let edition = named ?? instrument.edition(inForceOn: look.on)?.information.id,
        let change = lawChanges[id, edition.rawValue]
      else { return nil }
      var seen: Set<Int> = []
      let changes = (bases[id] ?? []).sorted { corpus.place(of: $0) < corpus.place(of: $1) }.flatMap { change.grounds(ofBasis: $0) }
        .filter { seen.insert($0.change).inserted && (settled.isEmpty || !settled.contains(change.words(of: $0.change))) }
      return changes.isEmpty ? nil : (instrument, edition, changes)
    }
  }

  /// Instruments whose words, on which the cited ones rest, are not those of the look although no other edition is current: somebody
  /// changed a file since. Where another edition is current the comparison tells what changed.
  private func alteredIndirectly(
    _ provisions: [CitedProvision], _ look: Review, _ instrument: Instrument, _ edition: String
  ) -> [Instrument] {
    guard !look.indirect.isEmpty, let now = lawChanges.digests(of: look), look.indirect.contains(where: { now[$0.key] != $0.value }),
      let basis = lawChanges.basis(instrument.id, edition)
    else { return [] }
    let bases = Set(basis.indirect(of: provisions.map(\.address)).map(\.instrument))
    return look.indirect.keys.sorted().compactMap { id -> Instrument? in
      guard bases.contains(id), let stamped = look.indirect[id], stamped.version == IndirectDigest.version, let found = corpus[id] else { return nil }
      if id != instrument.id {
        let named: String? = if case .edition(let name) = look.basis(for: found, in: corpus) { name.value } else { nil }
        let then = named ?? found.edition(inForceOn: look.on)?.information.id.rawValue
        if let then, then != found.current.information.id.rawValue { return nil }
      }
      return now[id] == stamped ? nil : found
    }
  }

  /// Provisions of which a review recorded words that no edition that it names has: somebody changed the file since.
  private func altered(_ provisions: [CitedProvision], _ review: Review, _ instrument: Instrument) -> [ProvisionAddress] {
    guard !review.fingerprints.isEmpty else { return [] }
    let named = instrument.editions.filter { edition in review.editions.contains { $0.value == edition.information.id.rawValue } }
    return provisions.map(\.address).filter { address in
      guard let seen = review.fingerprints[address], seen.normalizationVersion == NormalizedText.version else { return false }
      return !named.contains { edition in edition.edition.index(of: address).map { edition.edition.fingerprint(of: $0) == seen } ?? false }
    }
  }
}
