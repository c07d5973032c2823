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
    text.quotations.indices.compactMap { definition($0) }
  }

  private func definition(_ index: Int) -> FoundDefinition? {
    let quotation = text.quotations[index]
    var open = quotation.tokens.lowerBound - 2
    while open > 0, Self.leads.contains(text.word(open)) { open -= 1 }
    // At the start of a text the parenthesis belongs to an enumerator or a heading.
    guard open > 0, text.kind(open) == .open else { return nil }
    let lead = (open + 1)..<(quotation.tokens.lowerBound - 1)
    let others = further(behind: index)
    let close = (others.last ?? quotation).tokens.upperBound + 1
    guard text.kind(close) == .close || text.word(close) == "or" else { return nil }
    let names = ([quotation] + others).compactMap { name($0, behindArticle: !lead.isEmpty) }
    guard names.count == others.count + 1 else { return nil }
    return FoundDefinition(
      names: names, kind: .definition(.named), head: quotation.outer.lowerBound..<(others.last ?? quotation).outer.upperBound,
      body: names[names.count - 1].range.upperBound..<names[names.count - 1].range.upperBound, scope: ScopePhrase(in: text, lead),
      opensParagraph: false, isVerb: false)
  }

  /// "or “the agency”" behind "(“ACUS”".
  private func further(behind index: Int) -> [Quotation] {
    let join = text.quotations[index].tokens.upperBound + 1
    guard index + 1 < text.quotations.count, text.word(join) == "or" else { return [] }
    let next = text.quotations[index + 1]
    return next.tokens.lowerBound == join + 2 && text.kind(next.tokens.upperBound + 1) == .close ? [next] : []
  }

  private func name(_ quotation: Quotation, behindArticle: Bool) -> FoundDefinition.Name? {
    var tokens = quotation.tokens
    let hasArticle = tokens.count > 1 && text.word(tokens.lowerBound) == "the"
    if hasArticle { tokens = tokens.dropFirst() }
    guard let first = tokens.first, let last = tokens.last, isName(tokens, behindArticle: behindArticle || hasArticle) else { return nil }
    let range = text.tokens[first].range.lowerBound..<text.tokens[last].range.upperBound
    return FoundDefinition.Name(text: TextBytes.string(text.bytes, range), range: range, startsSentence: false)
  }

  /// A name is short, and in small letters, or with capitals throughout, or behind an article. A title of a box in a form is not.
  private func isName(_ tokens: Range<Int>, behindArticle: Bool) -> Bool {
    guard !tokens.isEmpty, tokens.count <= 8, text.tokens[tokens].allSatisfy({ $0.kind == .word || $0.kind == .comma || $0.kind == .slash })
    else { return false }
    if behindArticle || !text.tokens[tokens.lowerBound].isCapitalized { return true }
    return tokens.count <= 4 && text.tokens[tokens].allSatisfy { $0.isCapitalized || ["and", "of", "the"].contains($0.text) }
  }
}
