/// What print pages hold at most.
///
/// A page for print is read on paper or as one PDF, so it is not held to the 100 KB of other pages; it is held to what a browser lays out
/// and prints in a minute or two: it was seen to print fifteen sheets a second.
struct PrintLimits: Sendable {
  /// About so many bytes of HTML a print page of an instrument has, some 900 sheets; a longer one is divided.
  var textBytes = 4_000_000
  /// The handbook's print page has the text of all instruments when together they have no more than this.
  var handbookTextBytes = 3_000_000
  /// It has the state of each obligation for each engagement, and each vendor with all its records, which take one to four sheets a
  /// vendor, when there are no more determinations and engagements than these; else a line for each.
  var determinations = 2_500
  var engagements = 250
  /// With more engagements than this not even a line for each, but counts.
  var engagementRows = 5_000
  var actions = 1_000
  var terms = 2_000
}
