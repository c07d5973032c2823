internal import Diagnostics
package import LegalText

/// A provision that a record names, with the number that its review knows.
private struct CitedProvision {
  /// In the numbers of the current edition, or of the edition of the review.
  var address: ProvisionAddress
  var hasOldNumber: Bool
}

extension AssessedOrganization {
  /// The reviews under a determination that do not cover the law as it reads now.
  func suspectReasons(_ obligation: LinkedObligation, _ determination: Determination) -> [SuspectReason] {
    var reasons = suspectReasons(of: obligation)
    if determination.clauses != nil, case .inForce(let offsets) = contracts.coverage[determination.engagement] {
      let holder = vendor(of: determination.engagement)
      for offset in offsets { reasons += suspectReasons(of: holder.contracts[offset], for: obligation.clauses) }
    }
    if let assessment = determination.assessment { reasons += suspectReasons(of: linked.assessments[assessment]) }
    return reasons
  }

  /// Of the record of an obligation. One that nobody reviewed rests on no words yet.
  package func suspectReasons(of obligation: LinkedObligation) -> [SuspectReason] {
    guard let review = obligation.record.reviewed else { return [] }
    let reviewer = obligation.record.owner ?? review.by
    return reasons(
      .obligation, review, obligation.record.immaterial, [cited(obligation, by: review)], reviewer: reviewer,
      at: obligation.record.position)
  }

  /// Of a contract: of its own review for the clauses that have none, and of each clause that has one.
  ///
  /// - Parameter provisions: what is asked of the contract; everything that its clauses meet by default.
  package func suspectReasons(of contract: LinkedContract, for provisions: [ProvisionAddress]? = nil) -> [SuspectReason] {
    let asked = provisions ?? contract.clauses.keys.sorted { corpus.place(of: $0) < corpus.place(of: $1) }
    let present = asked.filter { contract.clauses[$0] != nil }
    var result: [SuspectReason] = []
    if let review = contract.record.reviewed {
      var cited = present.filter { contract.clauses[$0]?.reviewed == nil }.map { CitedProvision(address: $0, hasOldNumber: false) }
      // A term that the law no longer asks for was read too.
      if provisions == nil { cited += repealed(contract) }
      result += reasons(
        .contract(contract.record.id.value), review, contract.record.immaterial, cited, reviewer: review.by, at: contract.record.position)
    }
    for address in present {
      if let reason = suspectReason(ofClause: address, in: contract), case .clause = reason.subject { result.append(reason) }
    }
    return result
  }

  /// What makes a term of a contract suspect: its own review, or its contract's where it has none.
  package func suspectReason(ofClause address: ProvisionAddress, in contract: LinkedContract) -> SuspectReason? {
    guard let clause = contract.clauses[address] else { return nil }
    let own = clause.reviewed
    guard let review = own ?? contract.record.reviewed else { return nil }
    let id = contract.record.id.value
    return reasons(
      own == nil ? .contract(id) : .clause(contract: id, provision: corpus.shortCitation(of: address)), review, clause.immaterial + contract.record.immaterial,
      [CitedProvision(address: address, hasOldNumber: false)], reviewer: review.by, at: clause.position
    ).first
  }

  /// Of a person's assessment, which rests on what its obligation cites.
  package func suspectReasons(of assessment: LinkedAssessment) -> [SuspectReason] {
    let obligation = linked.obligations[assessment.obligation]
    let look = assessment.record.lastLook
    return reasons(
      .assessment, look, assessment.record.immaterial, [cited(obligation, by: look)], reviewer: look.by, at: assessment.record.position)
  }

  /// The provision of an obligation as a review knows it: by the number that is written where the review has those numbers.
  private func cited(_ obligation: LinkedObligation, by review: Review) -> CitedProvision {
    guard let instrument = corpus[obligation.address.instrument] else { return CitedProvision(address: obligation.address, hasOldNumber: false) }
    let carried = linked.carried[obligation.record.cite.position]
    let numbers = carried?.edition ?? obligation.record.reviewed?.numbering(in: instrument, corpus)?.information.id
    if let numbers, review.numbering(in: instrument, corpus)?.information.id == numbers {
      return CitedProvision(address: carried?.from ?? obligation.address, hasOldNumber: true)
    }
    // Written in the numbers of one edition, looked at under another: through the current words, unless these are gone.
    if let carried, carried.fate == .repealed { return CitedProvision(address: carried.from, hasOldNumber: true) }
    return CitedProvision(address: obligation.address, hasOldNumber: false)
  }

  private func repealed(_ contract: LinkedContract) -> [CitedProvision] {
    let places = contract.record.clauses.filter { $0.reviewed == nil }.flatMap(\.repealed)
    return places.compactMap { linked.carried[$0] }.map { CitedProvision(address: $0.from, hasOldNumber: true) }
  }

  /// One reason for each instrument whose words a review does not cover. An edition of another instrument says nothing either
  /// way; one that was not recorded or is not loaded covers nothing.
  private func reasons(
    _ subject: SuspectReason.Subject, _ review: Review, _ immaterial: [ImmaterialChange], _ provisions: [CitedProvision],
    reviewer: String, at position: SourcePosition
  ) -> [SuspectReason] {
    var order: [InstrumentIdentifier] = []
    for provision in provisions where !order.contains(provision.address.instrument) { order.append(provision.address.instrument) }
    return order.compactMap { id -> SuspectReason? in
      guard let instrument = corpus[id] else { return nil }
      let own = provisions.filter { $0.address.instrument == id }
      let current = instrument.current.information.id
      var reason = SuspectReason(
        subject: subject, instrument: id, on: review.on, edition: nil, current: current, reviewer: reviewer, position: position)
      let name: Located<String>
      switch review.basis(for: instrument, in: corpus) {
      case .none: return reason
      case .elsewhere: return nil
      case .unknown(let unknown):
        reason.edition = unknown.value
        reason.position = unknown.position
        return reason
      case .edition(let known): name = known
      }
      reason.edition = name.value
      reason.position = name.position
      reason.altered = altered(own, review, instrument).map { instrument.regulation.style.shortCitation(of: $0) }
      if name.value != current.rawValue {
        guard let change = lawChanges[id, name.value] else { return reason }
        var seen: Set<Int> = []
        let settled = Set(immaterial.map(\.words))
        reason.changes = own.flatMap { $0.hasOldNumber ? change.grounds(of: $0.address) : change.grounds(ofNew: $0.address) }
          .filter { seen.insert($0.change).inserted && (settled.isEmpty || !settled.contains(change.words(of: $0.change))) }
      }
      return reason.changes.isEmpty && reason.altered.isEmpty ? nil : reason
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
