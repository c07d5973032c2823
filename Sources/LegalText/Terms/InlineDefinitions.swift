/// Finds names that a text gives in parentheses to what it has just said: "(the ‘Board’)", "(‘data subject’)",
/// "(hereafter in this section referred to as the “Service”)".
struct InlineDefinitions {
  let text: WordText

  /// What may stand between the parenthesis and the name.
  private static let leads: Set<String> = [
    "a", "an", "as", "called", "collectively", "hereafter", "hereinafter", "in", "referred", "section", "the", "this", "to",
    "together",
  ]

  func definitions() -> [FoundDefinition] {
    text.quotations.compactMap { definition($0) }
  }

  private func definition(_ quotation: Quotation) -> FoundDefinition? {
    var open = quotation.tokens.lowerBound - 2
    while open > 0, Self.leads.contains(text.word(open)) { open -= 1 }
    // At the start of a text the parenthesis belongs to an enumerator or a heading.
    guard open > 0, text.kind(open) == .open else { return nil }
    let lead = (open + 1)..<(quotation.tokens.lowerBound - 1)
    let close = quotation.tokens.upperBound + 1
    guard text.kind(close) == .close || text.word(close) == "or", let first = quotation.tokens.first else { return nil }
    guard isName(quotation.tokens, behindArticle: !lead.isEmpty) else { return nil }
    let range = text.tokens[first].range.lowerBound..<text.tokens[quotation.tokens.upperBound - 1].range.upperBound
    let name = FoundDefinition.Name(text: TextBytes.string(text.bytes, range), range: range, startsSentence: false)
    return FoundDefinition(
      names: [name], kind: .definition(.named), head: quotation.outer, body: range.upperBound..<range.upperBound,
      scope: ScopePhrase(in: text, lead), opensParagraph: false, isVerb: false)
  }

  /// A name is short, and in small letters, or with capitals throughout, or behind an article. A title of a box in a form is not.
  private func isName(_ tokens: Range<Int>, behindArticle: Bool) -> Bool {
    guard !tokens.isEmpty, tokens.count <= 8, text.tokens[tokens].allSatisfy({ $0.kind == .word || $0.kind == .comma || $0.kind == .slash })
    else { return false }
    if behindArticle || !text.tokens[tokens.lowerBound].isCapitalized { return true }
    return tokens.count <= 4 && text.tokens[tokens].allSatisfy { $0.isCapitalized || ["and", "of", "the"].contains($0.text) }
  }
}
