package import Diagnostics
package import LegalText

/// What stands beside a status, never instead of it.
package struct DeterminationFlags: Hashable, Sendable {
  /// Reviews that rest on words other than those that are current; none when the determination stands on firm ground.
  package var suspect: [SuspectReason] = []
  /// An accepted deviation ends on this day, which is still part of it.
  package var waivedUntil: CalendarDate?
  /// The obligation does not bind yet; it does from this day.
  package var pendingFrom: CalendarDate?

  package var isEmpty: Bool { suspect.isEmpty && waivedUntil == nil && pendingFrom == nil }
}

/// A review that does not cover the law as it reads on the day.
package struct SuspectReason: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// The record of the obligation.
    case obligation
    /// The reading of a contract, by its identifier.
    case contract(String)
    case assessment
  }

  package var subject: Subject
  /// When and under which edition somebody looked; `nil` for an edition that was not recorded.
  package var on: CalendarDate
  package var edition: String?
  /// The edition of the obligation's instrument that is current.
  package var current: EditionIdentifier
  package var position: SourcePosition
}

extension AssessedOrganization {
  /// The flags of a pair that an obligation binds or may bind.
  package func flags(of obligation: ObligationIndex, _ engagement: EngagementIndex) -> DeterminationFlags {
    var flags = DeterminationFlags()
    flags.pendingFrom = pendingFrom(obligation)
    guard let determination = determination(obligation, engagement), determination.status != .notAssessed else { return flags }
    flags.waivedUntil = waivedUntil(obligation, determination)
    let record = linked.obligations[obligation]
    func add(_ subject: SuspectReason.Subject, _ on: CalendarDate, _ edition: Located<String>?, at position: SourcePosition) {
      guard let current = outdated(edition?.value, for: record.address) else { return }
      flags.suspect.append(
        SuspectReason(subject: subject, on: on, edition: edition?.value, current: current, position: edition?.position ?? position))
    }
    if let review = record.record.reviewed { add(.obligation, review.on, review.edition, at: record.record.position) }
    if determination.clauses != nil, case .inForce(let offsets) = contracts.coverage[engagement] {
      let own = vendor(of: engagement).contracts
      for offset in offsets {
        if let review = own[offset].record.reviewed {
          add(.contract(own[offset].record.id.value), review.on, review.edition, at: own[offset].record.position)
        }
      }
    }
    if let assessment = determination.assessment.map({ linked.assessments[$0].record }) {
      add(.assessment, assessment.on, assessment.edition, at: assessment.position)
    }
    return flags
  }

  /// The current edition of a provision's instrument when a review under `edition` does not cover it. An edition of another
  /// instrument says nothing either way; one that was not recorded covers nothing.
  private func outdated(_ edition: String?, for address: ProvisionAddress) -> EditionIdentifier? {
    guard let instrument = corpus[address.instrument] else { return nil }
    let current = instrument.current.information.id
    guard let edition else { return current }
    if edition == current.rawValue { return nil }
    let isAnotherInstruments =
      !instrument.editions.contains { $0.information.id.rawValue == edition }
      && corpus.instruments.contains { other in other.editions.contains { $0.information.id.rawValue == edition } }
    return isAnotherInstruments ? nil : current
  }

  /// The day from which an obligation binds, when that is after the day of the assessment: its own, or the one on which its
  /// provision's edition takes effect or becomes operative.
  package func pendingFrom(_ obligation: ObligationIndex) -> CalendarDate? {
    let record = linked.obligations[obligation]
    let edition = corpus[record.address.instrument]?.current.information
    return [record.record.effective, edition?.effective, edition?.operative].compactMap(\.self).filter { $0 > asOf }.max()
  }
}
