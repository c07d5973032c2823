internal import Diagnostics
internal import LegalText

extension AssessedOrganization {
  /// The reviews under a determination that do not cover the law as it reads now.
  func suspectReasons(_ obligation: LinkedObligation, _ determination: Determination) -> [SuspectReason] {
    let record = obligation.record
    let holder = vendor(of: determination.engagement)
    var reasons: [SuspectReason] = []
    if let review = record.reviewed {
      reasons += suspectReason(
        .obligation, on: review.on, review.edition, [obligation.address], of: obligation, reviewer: record.owner ?? review.by,
        at: record.position)
    }
    if determination.clauses != nil, case .inForce(let offsets) = contracts.coverage[determination.engagement] {
      for offset in offsets {
        let contract = holder.contracts[offset]
        guard let review = contract.record.reviewed else { continue }
        reasons += suspectReason(
          .contract(contract.record.id.value), on: review.on, review.edition,
          obligation.clauses.filter { contract.clauses[$0] != nil }, of: obligation, reviewer: review.by, at: contract.record.position)
      }
    }
    if let assessment = determination.assessment.map({ linked.assessments[$0].record }) {
      reasons += suspectReason(
        .assessment, on: assessment.on, assessment.edition, [obligation.address], of: obligation, reviewer: assessment.by,
        at: assessment.position)
    }
    return reasons
  }

  /// An edition of another instrument says nothing either way; one that was not recorded or is not loaded covers nothing. The
  /// editions of the obligation's own instrument are compared, and only what changed under the provisions makes suspect.
  private func suspectReason(
    _ subject: SuspectReason.Subject, on: CalendarDate, _ edition: Located<String>?, _ provisions: [ProvisionAddress],
    of obligation: LinkedObligation, reviewer: String, at position: SourcePosition
  ) -> [SuspectReason] {
    guard let instrument = corpus[obligation.address.instrument] else { return [] }
    let current = instrument.current.information.id
    var reason = SuspectReason(
      subject: subject, on: on, edition: edition?.value, current: current, reviewer: reviewer, position: edition?.position ?? position)
    guard let name = edition?.value else { return [reason] }
    if name == current.rawValue { return [] }
    if let change = lawChanges[instrument.id, name] {
      var seen: Set<Int> = []
      reason.changes = provisions.filter { $0.instrument == instrument.id }.flatMap { address in
        isNumbered(obligation, as: name) || subject.isContract ? change.grounds(of: address) : change.grounds(ofNew: address)
      }.filter { seen.insert($0.change).inserted }
      return reason.changes.isEmpty ? [] : [reason]
    }
    let isLoaded = instrument.editions.contains { $0.information.id.rawValue == name }
    let isAnotherInstruments = corpus.instruments.contains { other in other.editions.contains { $0.information.id.rawValue == name } }
    return !isLoaded && isAnotherInstruments ? [] : [reason]
  }

  /// Whether an obligation's reference has the numbers of an edition: those of the edition under which its record was last
  /// reviewed, and of the current one where nothing says when it was written.
  private func isNumbered(_ obligation: LinkedObligation, as edition: String) -> Bool {
    obligation.record.reviewed?.edition?.value == edition
  }
}

extension SuspectReason.Subject {
  /// A contract's clauses name provisions as they were numbered when it was reviewed.
  fileprivate var isContract: Bool { if case .contract = self { true } else { false } }
}
