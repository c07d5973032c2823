package import Diagnostics
internal import LegalText

/// Something on record that is dated after the as-of day. It is kept and said, and counts for nothing.
package struct LaterRecord: Hashable, Sendable {
  /// What it is, with its day: "the review of contract 'dpa-2024' of 2 November 2026".
  package var words: String
  package var day: CalendarDate
  /// The vendor whose record it stands in or is about; `nil` for what an obligation's record says.
  package var vendor: String?
  /// By identifier, where it is about one.
  package var engagement: String?
  package var obligation: String?
  package var position: SourcePosition

  init(
    _ what: String, of day: CalendarDate, vendor: String? = nil, engagement: String? = nil, obligation: String? = nil, at position: SourcePosition
  ) {
    words = "\(what) of \(day.inWords)"
    self.day = day
    self.vendor = vendor
    self.engagement = engagement
    self.obligation = obligation
    self.position = position
  }
}

/// An obligation and an engagement.
package struct DeterminationKey: Hashable, Sendable {
  package var obligation: ObligationIndex
  package var engagement: EngagementIndex
}
