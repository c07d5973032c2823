/// Finds the uses of terms in one instrument: the longest name first, of terms that share one the nearest scope.
///
/// A use is not found inside a citation, in the printed names of a definition, in part of a longer proper name ("Act" in
/// "Privacy Act"), or inside a phrase that an author barred.
struct TermUseFinder: Sendable {
  let terms: [DefinedTerm]
  let trie: TermTrie
  let visibility: TermVisibility

  /// A use with what decides whether its capital means anything.
  struct Candidate: Sendable {
    var use: TermUse
    var isCapitalized: Bool
    var startsSentence: Bool
  }

  /// The uses in a paragraph, in order.
  ///
  /// - Parameters:
  ///   - taken: UTF-8 ranges in which nothing is found, ascending.
  ///   - index: the provision whose text it is.
  /// - Complexity: O(*n*).
  func uses(in text: String, item: Int, of index: ProvisionIndex, taken: [Range<Int>]) -> [Candidate] {
    let text = WordText(text)
    let keys = trie.keys(of: text)
    var result: [Candidate] = []
    var nextTaken = 0
    var position = 0
    while position < text.tokens.count {
      let start = text.tokens[position].range.lowerBound
      while nextTaken < taken.count, taken[nextTaken].upperBound <= start { nextTaken += 1 }
      guard keys[position] != nil, text.tokens[position].kind == .word else {
        position += 1
        continue
      }
      let limit = nextTaken < taken.count ? taken[nextTaken].lowerBound : Int.max
      guard limit > start, let match = longest(keys, text, at: position, before: limit, in: index) else {
        position += 1
        continue
      }
      if let term = match.term {
        let range = start..<text.tokens[match.end - 1].range.upperBound
        result.append(
          Candidate(
            use: TermUse(item: item, range: range, term: term), isCapitalized: text.tokens[position].isCapitalized,
            startsSentence: startsClause(text, position)))
      }
      position = match.end
    }
    return result
  }

  /// Whether any word would have a capital here.
  private func startsClause(_ text: WordText, _ position: Int) -> Bool {
    var before = position
    while before > 0, text.tokens[before - 1].kind == .openQuote || text.tokens[before - 1].kind == .open { before -= 1 }
    return before == 0 || text.tokens[before].startsSentence || text.tokens[position].startsSentence
  }

  private func longest(
    _ keys: [Int?], _ text: WordText, at position: Int, before limit: Int, in index: ProvisionIndex
  ) -> (term: TermOffset?, end: Int)? {
    var found: (term: TermOffset?, end: Int)?
    trie.matches(keys, at: position) { end, values in
      guard text.tokens[end - 1].range.upperBound <= limit else { return }
      if values.contains(.barrier) {
        found = (nil, end)
        return
      }
      let capitals = (position..<end).filter { text.tokens[$0].kind == .word }.map { text.tokens[$0].isCapitalized }
      let candidates = values.compactMap { value -> TermOffset? in
        guard case .term(let term, let printed) = value else { return nil }
        return fits(terms[term], printed, capitals, text, position) ? term : nil
      }
      guard let term = visibility.nearest(candidates, at: index), !ProperName.surrounds(position..<end, in: text) else { return }
      found = (term, end)
    }
    return found
  }

  private func fits(
    _ term: DefinedTerm, _ printed: [Bool], _ capitals: [Bool], _ text: WordText, _ position: Int
  ) -> Bool {
    switch term.letterCase {
    case .any: return true
    case .capitalized: return zip(printed, capitals).allSatisfy { !$0 || $1 }
    case .exact:
      let printed = text.tokens[position]
      let bytes = text.bytes[printed.range]
      return term.names.contains { $0.utf8.elementsEqual(bytes) || ($0 + "s").utf8.elementsEqual(bytes) }
    }
  }
}

/// Tells a term from a word of a longer proper name: "Commission" in "Federal Election Commission", "Consumer" in
/// "California Consumer Privacy Act".
enum ProperName {
  /// Words that have a capital for another reason than being part of a name.
  private static let functionWords: Set<String> = [
    "a", "after", "all", "an", "and", "any", "as", "at", "before", "both", "but", "by", "each", "either", "every", "except", "for",
    "from", "if", "in", "no", "nor", "not", "of", "on", "only", "or", "other", "pursuant", "such", "that", "the", "these", "this",
    "those", "to", "under", "unless", "until", "upon", "when", "where", "whether", "which", "while", "with", "within", "without",
  ]

  static func surrounds(_ range: Range<Int>, in text: WordText) -> Bool {
    guard text.tokens[range.lowerBound].isCapitalized else { return false }
    if isPart(text, range.lowerBound - 1), joins(text, range.lowerBound - 1, range.lowerBound) { return true }
    let last = range.upperBound - 1
    if isPart(text, range.upperBound), joins(text, last, range.upperBound), !text.tokens[last].isPossessive { return true }
    return false
  }

  private static func isPart(_ text: WordText, _ index: Int) -> Bool {
    guard text.kind(index) == .word else { return false }
    let token = text.tokens[index]
    return token.isCapitalized && !functionWords.contains(token.text)
  }

  /// Only a blank stands between the two.
  private static func joins(_ text: WordText, _ left: Int, _ right: Int) -> Bool {
    let gap = text.tokens[left].range.upperBound..<text.tokens[right].range.lowerBound
    return text.tokens[left].isPossessive || gap.allSatisfy { TextBytes.blankLength(text.bytes, at: $0) > 0 || text.bytes[$0] >= 0x80 }
  }
}
