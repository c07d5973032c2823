/// What print pages hold at most.
///
/// A page for print is read on paper or as one PDF, so it is not held to the 100 KB of other pages; it is held to what a browser lays out
/// and prints in a minute or two.
enum PrintLimits {
  /// About so many bytes of HTML a print page of an instrument has; a longer one is divided.
  static let textBytes = 4_000_000
  /// The handbook's print page has the text of all instruments when together they have no more than this.
  static let handbookTextBytes = 3_000_000
  /// It has the state of each obligation for each engagement, and each vendor with all its records, when there are no more
  /// determinations and engagements than these; else a line for each.
  static let determinations = 5_000
  static let engagements = 600
  /// With more engagements than this not even a line for each, but counts.
  static let engagementRows = 5_000
  static let actions = 1_000
  static let terms = 2_000
}
