/// A reference as it is read, before the words behind it have said which instrument it means.
struct CitationDraft {
  typealias Unit = CitationUnit

  struct Target {
    /// `nil` in a reference to a level of the section where it stands.
    var section: String?
    /// The last section of a range that starts with `section`.
    var through: String?
    var path: [String] = []
  }

  /// UTF-8 offsets.
  var start: Int
  var end: Int
  var unit: Unit
  var targets: [Target]
  /// `nil` until named; then it stays `nil` only for the citing instrument.
  var instrument: CitedInstrument?
  /// Whether `instrument` is settled, also when it is `nil`.
  var namesInstrument = false
  var isRelative = false
  /// For levels without "of …" behind them: the outermost level's name.
  var openLevel: String?
  /// The innermost level's name, and how many labels stand behind it.
  var innermostLevel: String?
  var innermostLabels = 0
  /// The outermost level's name, when there are two or more, and how many labels stand below it.
  var outerLevel: String?
  var innerLabels = 0
  /// How many labels the levels have together.
  var levelLabels = 0
}

/// What has been cited, for "such subsection" and "that section".
struct CitationAntecedent {
  var instrument: CitedInstrument
  var section: String
  /// For each level named, the labels down to it.
  var levels: [String: [String]] = [:]
}
