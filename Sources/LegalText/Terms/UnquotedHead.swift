/// Tells a term without quotation marks from other words before "means".
enum UnquotedHead {
  private static let longest = 10

  /// Words that stand before the noun "means": "by any reasonable means".
  private static let qualitiesOfMeans: Set<String> = [
    "a", "adequate", "alternative", "an", "and", "any", "appropriate", "automated", "available", "by", "effective", "electronic",
    "its", "lawful", "legal", "no", "only", "or", "other", "physical", "reasonable", "same", "secure", "such", "sufficient", "suitable",
    "technical", "technological", "the", "their", "these", "those", "unreasonable", "what", "which",
  ]
  private static let behindNoun: Set<String> = [
    "and", "are", "available", "by", "for", "in", "is", "of", "or", "other", "shall", "through", "under", "used", "which", "whereby",
    "with",
  ]
  /// Words that begin no term.
  private static let noStarts: Set<String> = [
    "a", "all", "an", "another", "any", "by", "each", "every", "he", "if", "it", "its", "no", "one", "other", "such", "that",
    "the", "their", "these", "they", "this", "those", "what", "when", "which", "who", "your",
  ]
  /// Words that make a head a clause.
  private static let clauseWords: Set<String> = [
    "are", "be", "been", "can", "cannot", "do", "does", "has", "have", "is", "may", "must", "not", "provide", "provides", "shall",
    "should", "that", "was", "were", "when", "which", "who", "will",
  ]

  /// The first verb in a clause that could define what stands before it.
  static func verb(in text: WordText, _ segment: Range<Int>) -> DefiningVerb? {
    var depth = 0
    for index in segment {
      switch text.kind(index) {
      case .open: depth += 1
      case .close: depth = max(0, depth - 1)
      case .openQuote where depth == 0: return nil
      case .word where depth == 0:
        switch text.word(index) {
        case "means":
          return index > segment.lowerBound && !isNoun(text, index) ? DefiningVerb.at(index, in: text, isDirect: false) : nil
        case "has", "have", "includes", "does", "do":
          if index > segment.lowerBound, let verb = DefiningVerb.at(index, in: text, isDirect: true) { return verb }
        default: break
        }
      default: break
      }
    }
    return nil
  }

  private static func isNoun(_ text: WordText, _ index: Int) -> Bool {
    if qualitiesOfMeans.contains(text.word(index - 1)) { return true }
    guard let next = text.kind(index + 1) else { return false }
    switch next {
    case .word: return behindNoun.contains(text.word(index + 1))
    case .colon, .dash, .openQuote, .open: return false
    default: return true
    }
  }

  static func isTerm(
    _ text: WordText, _ head: Range<Int>, _ verb: DefiningVerb, isIntroduced: Bool, isAmongDefinitions: Bool
  ) -> Bool {
    guard !head.isEmpty, head.count <= longest, let first = head.first else { return false }
    guard text.tokens[head].allSatisfy({ [.word, .comma, .slash, .open, .close].contains($0.kind) }) else { return false }
    guard !noStarts.contains(text.word(first)), !head.contains(where: { clauseWords.contains(text.word($0)) }) else { return false }
    // "Explain a reasonable means" and "Use the means": an article that no preposition explains.
    for index in head where ["a", "an", "the"].contains(text.word(index)) {
      guard index > head.lowerBound, ["in", "of", "to", "effect"].contains(text.word(index - 1)) || text.word(index - 1) == "enforce" else {
        return false
      }
    }
    switch verb.kind {
    case .definition(.includes):
      // Without quotation marks "includes" is how any sentence goes on; in a list of definitions a short head is a term.
      return isAmongDefinitions && !isIntroduced && text.tokens[first].startsSentence && first == 0 && head.count <= 4
    case .exclusion: return isAmongDefinitions || isIntroduced
    default:
      if isIntroduced || isAmongDefinitions { return true }
      return text.tokens[first].startsSentence && text.tokens[first].isCapitalized
    }
  }

  /// "Control" of "Control of a company": what a term is said of is no part of it.
  static func name(_ text: WordText, _ head: Range<Int>) -> Range<Int> {
    for index in head.dropFirst() where text.word(index) == "of" && ["a", "an", "the"].contains(text.word(index + 1)) {
      return head.lowerBound..<index
    }
    return head
  }
}
