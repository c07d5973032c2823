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

  package init(suspect: [SuspectReason] = []) { self.suspect = suspect }

  package var isEmpty: Bool { suspect.isEmpty && waivedUntil == nil && pendingFrom == nil }
}

extension AssessedOrganization {
  /// The flags of a pair that an obligation binds or may bind.
  package func flags(of obligation: ObligationIndex, _ engagement: EngagementIndex) -> DeterminationFlags {
    var flags = DeterminationFlags()
    flags.pendingFrom = pendingFrom(obligation)
    guard let determination = determination(obligation, engagement), determination.status != .notAssessed else { return flags }
    flags.waivedUntil = waivedUntil(obligation, determination)
    let record = linked.obligations[obligation]
    flags.suspect = suspectReasons(record, determination)
    return flags
  }

  /// The day from which an obligation binds, when that is after the day of the assessment: its own, or the one on which its
  /// provision's edition takes effect or becomes operative.
  package func pendingFrom(_ obligation: ObligationIndex) -> CalendarDate? {
    let record = linked.obligations[obligation]
    let edition = corpus[record.address.instrument]?.current.information
    return [record.record.effective, edition?.effective, edition?.operative(of: record.address)].compactMap(\.self).filter { $0 > asOf }.max()
  }
}
