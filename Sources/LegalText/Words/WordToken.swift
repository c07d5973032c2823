/// A word or a mark of a text.
struct WordToken: Sendable {
  enum Kind: Sendable {
    /// Letters, digits, inner hyphens and apostrophes; without a possessive "’s".
    case word
    case comma, period, semicolon, colon, dash, slash, open, close, openQuote, closeQuote, other
  }

  var kind: Kind
  /// UTF-8 offsets in the text.
  var range: Range<Int>
  /// The word in small letters with a plain apostrophe and without soft hyphens; empty for marks.
  var text: String
  /// Whether the first letter is a capital.
  var isCapitalized = false
  /// Whether a possessive ending follows.
  var isPossessive = false
  /// Whether it stands between quotation marks.
  var isQuoted = false
  /// Whether a sentence begins with it.
  var startsSentence = false
}

/// Words between quotation marks.
struct Quotation: Sendable {
  /// UTF-8 offsets without the marks.
  var inner: Range<Int>
  /// UTF-8 offsets with the marks.
  var outer: Range<Int>
  /// The tokens between the marks.
  var tokens: Range<Int>
}
