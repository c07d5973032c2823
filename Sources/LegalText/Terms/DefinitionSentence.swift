/// Finds the definitions that a paragraph gives.
///
/// Quoted: "“Sell,” “selling,” or “sold” means", "the term ‘records’ has the meaning given it by", "“you” is limited to".
/// Unquoted: "Affiliate means any company", "For purposes of this section, joint agreement means". In parentheses: "(the ‘Board’)",
/// "(hereafter in this section referred to as the “Service”)".
struct DefinitionSentence {
  let text: WordText
  /// Whether the paragraph stands where terms are defined: in a section of definitions, or below "As used in this part:".
  let isAmongDefinitions: Bool
  /// Whether the first item below the paragraph begins with "means".
  let leadsToMeans: Bool

  /// In the order of the text.
  func definitions() -> [FoundDefinition] {
    var result: [FoundDefinition] = []
    var inherited: ScopePhrase?
    for sentence in text.sentences {
      for segment in Self.segments(of: sentence, in: text) {
        // "As used in this chapter, …— “document” means …; “agency” means …": the phrase holds for all that follows in the sentence.
        if let phrase = scope(in: segment) { inherited = phrase }
        let segmentReader = DefinitionClause(text: text, segment: segment, isAmongDefinitions: isAmongDefinitions, leadsToMeans: leadsToMeans)
        if var definition = segmentReader.definition() {
          definition.scope = inherited
          definition.opensParagraph = sentence.lowerBound == 0 && result.isEmpty && !leadsElsewhere(definition)
          result.append(definition)
        }
      }
      inherited = nil
    }
    let inline = InlineDefinitions(text: text).definitions()
    return inline.isEmpty ? result : (result + inline).sorted { $0.head.lowerBound < $1.head.lowerBound }
  }

  /// A definition that only narrows a term for the rule that follows: its paragraph is that rule.
  private func leadsElsewhere(_ definition: FoundDefinition) -> Bool { definition.kind == .definition(.limited) }

  /// The phrase of an introduction: "For purposes of this section, …".
  private func scope(in segment: Range<Int>) -> ScopePhrase? {
    guard let start = segment.first, DefinitionClause.introductions.contains(text.word(start)) else { return nil }
    var end = start
    while end < segment.upperBound, text.kind(end) != .openQuote, text.word(end) != "means" { end += 1 }
    return ScopePhrase(in: text, start..<end)
  }

  /// A sentence cut at its semicolons, dashes and colons outside quotations and parentheses.
  private static func segments(of sentence: Range<Int>, in text: WordText) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = sentence.lowerBound
    var depth = 0
    for index in sentence where !text.tokens[index].isQuoted {
      switch text.tokens[index].kind {
      case .open: depth += 1
      case .close: depth = max(0, depth - 1)
      case .semicolon, .dash, .colon:
        guard depth == 0 else { continue }
        if index > start { result.append(start..<index) }
        start = index + 1
      default: break
      }
    }
    if start < sentence.upperBound { result.append(start..<sentence.upperBound) }
    return result
  }
}
