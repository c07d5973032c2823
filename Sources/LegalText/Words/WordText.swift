/// A text cut into words, marks, sentences and quotations, for readers of what its sentences say.
///
/// Quotation marks may be straight or curly, double or single; an apostrophe within or behind a word is not one.
struct WordText: Sendable {
  let bytes: [UInt8]
  private(set) var tokens: [WordToken] = []
  private(set) var quotations: [Quotation] = []
  /// Ranges of tokens; together they are all tokens.
  private(set) var sentences: [Range<Int>] = []

  /// - Complexity: O(*n*).
  init(_ text: String) {
    bytes = Array(text.utf8)
    var lexer = WordLexer(bytes: bytes)
    lexer.run()
    tokens = lexer.tokens
    quotations = lexer.quotations
    markSentences()
  }

  /// The printed words of a range of tokens, with blanks folded.
  func text(of range: Range<Int>) -> String {
    guard let first = tokens[range].first, let last = tokens[range].last else { return "" }
    return TextBytes.string(bytes, first.range.lowerBound..<last.range.upperBound)
  }

  func word(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

  func kind(_ index: Int) -> WordToken.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }

  func isWord(_ index: Int, _ words: Set<String>) -> Bool { words.contains(word(index)) }

  /// Whether the words stand at an index one after the other.
  func matches(_ words: [String], at index: Int) -> Bool {
    guard index >= 0, index + words.count <= tokens.count else { return false }
    for (offset, word) in words.enumerated() where tokens[index + offset].text != word { return false }
    return true
  }

  private mutating func markSentences() {
    var start = 0
    for index in tokens.indices where endsSentence(index) {
      // A closing quotation mark or parenthesis behind the full stop belongs to the sentence.
      var end = index + 1
      while end < tokens.count, tokens[end].kind == .closeQuote || tokens[end].kind == .close,
        tokens[end].range.lowerBound == tokens[end - 1].range.upperBound
      {
        end += 1
      }
      guard end > start else { continue }
      sentences.append(start..<end)
      start = end
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    for sentence in sentences where !sentence.isEmpty { tokens[sentence.lowerBound].startsSentence = true }
  }

  /// A full stop that no abbreviation explains and behind which a sentence can begin.
  private func endsSentence(_ index: Int) -> Bool {
    guard tokens[index].kind == .period else { return false }
    var next = index + 1
    while next < tokens.count, tokens[next].kind == .closeQuote || tokens[next].kind == .close { next += 1 }
    guard next < tokens.count else { return true }
    guard tokens[next].range.lowerBound > tokens[index].range.upperBound else { return false }
    if index > 0, tokens[index - 1].kind == .word, tokens[index - 1].range.upperBound == tokens[index].range.lowerBound {
      let before = tokens[index - 1].text
      if Self.abbreviations.contains(before) { return false }
      if before.utf8.count == 1, before.utf8.first.map(TextBytes.isDigit) == false { return false }
    }
    let following = tokens[next]
    switch following.kind {
    case .word: return following.isCapitalized || following.text.utf8.first.map(TextBytes.isDigit) == true
    case .openQuote, .open, .dash: return true
    default: return false
    }
  }

  private static let abbreviations: Set<String> = [
    "art", "arts", "cal", "cf", "ch", "cir", "civ", "co", "corp", "e.g", "etc", "fed", "gov", "i.e", "inc", "ltd", "no", "nos",
    "p", "par", "pp", "pub", "reg", "regs", "sec", "secs", "seq", "st", "stat", "subd", "subds", "supp", "tit", "u.s", "u.s.c", "v",
    "vol",
  ]
}
