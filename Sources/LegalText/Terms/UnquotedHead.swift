/// Tells a term without quotation marks from other words before "means".
enum UnquotedHead {
  private static let longest = 10

  /// Words that stand before the noun "means": "by any reasonable means".
  private static let qualitiesOfMeans: Set<String> = [
    "a", "adequate", "alternative", "an", "and", "any", "appropriate", "authorized", "automated", "available", "by", "effective", "electronic",
    "feasible", "its", "lawful", "legal", "no", "only", "or", "other", "physical", "possible", "practicable", "practical", "reasonable", "same", "secure", "such", "sufficient", "suitable",
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

  private static let definingWords: Set<String> = ["means", "mean", "includes", "include", "including", "refers", "refer", "see"]

  /// Whether a verb is among the words, so that they are no name.
  static func isClause(_ text: WordText, _ tokens: Range<Int>) -> Bool {
    tokens.contains { clauseWords.contains(text.word($0)) || definingWords.contains(text.word($0)) }
  }

  /// Whether a word begins sentences and, outside a list in order, no term.
  static func startsSentenceOnly(_ word: String) -> Bool { noStarts.contains(word) }

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
          return index > segment.lowerBound && !isNoun(text, segment, index) ? DefiningVerb.at(index, in: text, isDirect: false) : nil
        case "has", "have", "includes", "does", "do", "mean", "shall", "will":
          if index > segment.lowerBound, let verb = DefiningVerb.at(index, in: text, isDirect: true) { return verb }
        default: break
        }
      default: break
      }
    }
    return nil
  }

  /// Words behind a comma with which "means" is still a verb: "means, as defined in 40 CFR 1508.20, avoiding an impact".
  private static let behindVerb: Set<String> = ["as", "except", "for", "in", "to", "under", "unless", "when", "where", "with"]

  private static func isNoun(_ text: WordText, _ segment: Range<Int>, _ index: Int) -> Bool {
    if qualitiesOfMeans.contains(text.word(index - 1)) { return true }
    guard let next = text.kind(index + 1) else { return false }
    switch next {
    case .word:
      // "means for the purposes of this part a written agreement"
      if text.word(index + 1) == "for", text.word(text.word(index + 2) == "the" ? index + 3 : index + 2).hasPrefix("purpose") { return false }
      return behindNoun.contains(text.word(index + 1))
    case .comma: return !behindVerb.contains(text.word(index + 2))
    case .colon, .dash, .openQuote, .open: return false
    default: return true
    }
  }

  static func isTerm(
    _ text: WordText, _ head: Range<Int>, _ verb: DefiningVerb, isIntroduced: Bool, isAmongDefinitions: Bool
  ) -> Bool {
    guard !head.isEmpty, head.count <= longest, let first = head.first else { return false }
    guard text.tokens[head].allSatisfy({ [.word, .comma, .slash, .open, .close].contains($0.kind) }) else { return false }
    // "Terms shall have the meanings ascribed in this section."
    guard head.count > 1 || !DefinitionClause.termWords.contains(text.word(first)) else { return false }
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
      // "Listings shall refer to": in a rule "shall" commands.
      if text.word(verb.tokens.lowerBound) != "means", !text.word(verb.tokens.lowerBound).hasPrefix("ha") { return false }
      return text.tokens[first].startsSentence && text.tokens[first].isCapitalized
    }
  }

  /// "Control" of "Control of a company", "Purpose and need" of "Purpose and need as described in 40 CFR 1502.13": what a term is said
  /// of, or where, is no part of it.
  static func name(_ text: WordText, _ head: Range<Int>) -> Range<Int> {
    for index in head.dropFirst() {
      if text.word(index) == "of", index == head.lowerBound + 1, ["a", "an"].contains(text.word(index + 1)) { return head.lowerBound..<index }
      if text.word(index) == "as", ["defined", "described", "used"].contains(text.word(index + 1)) { return head.lowerBound..<index }
      if text.word(index) == "for", ["purpose", "purposes"].contains(text.word(index + 1)) { return head.lowerBound..<index }
      if text.word(index) == "when", text.word(index + 1) == "used" { return head.lowerBound..<index }
    }
    return head
  }
}
