/// What one reference may have: far more than any law uses, and what keeps reading linear on hostile texts.
///
/// Look-ahead is bounded, what a failed attempt read is not read again by more than one other attempt, and paths, chains
/// and products do not grow with the text.
enum CitationLimits {
  /// Labels below a section.
  static let labels = 16
  /// Levels or divisions joined by "of" or commas: "paragraph (1) of subdivision (a) of Section 5" has three.
  static let links = 12
  /// Targets of one list combined with another: "paragraphs (1) to (9) of subdivisions (a) to (k)".
  static let product = LabelSequence.maximumRange
  /// Bytes of a section's number.
  static let numberBytes = 64
  /// Tokens of an instrument's name.
  static let nameTokens = 24
  /// Tokens between a reference and the instrument that "thereof" means.
  static let antecedentTokens = 40
  /// Labels and sections that ranges may add to a text, for each byte of it; "(1) to (200)" has sixteen to a byte.
  static func expansions(bytes: Int) -> Int { 400 + 2 * bytes }
}
