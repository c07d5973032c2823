/// Reads one clause as a definition.
struct DefinitionClause {
  let text: WordText
  let segment: Range<Int>
  let isAmongDefinitions: Bool
  let leadsToMeans: Bool

  /// Words with which the introduction of a definition can begin.
  static let introductions: Set<String> = [
    "as", "except", "for", "if", "in", "notwithstanding", "solely", "under", "unless", "when", "where", "with", "within",
  ]
  static let termWords: Set<String> = ["expression", "expressions", "phrase", "phrases", "term", "terms", "word", "words"]
  /// Between the terms whose definitions are adopted and "apply" stands a reference.
  private static let longestReference = 30
  private static let joins: Set<String> = ["and", "but", "or"]

  func definition() -> FoundDefinition? { quoted() ?? adopted() ?? continued() ?? unquoted() }

  /// "It does not include …", "The term does not include …" behind a definition.
  private func continued() -> FoundDefinition? {
    var index = segment.lowerBound
    if ["the", "this", "such"].contains(text.word(index)), ["definition", "term"].contains(text.word(index + 1)) {
      index += 2
    } else if text.word(index) == "it" {
      index += 1
    } else {
      return nil
    }
    guard let verb = DefiningVerb.at(index, in: text, isDirect: true), verb.kind == .exclusion else { return nil }
    let range = text.tokens[segment.lowerBound].range.lowerBound..<text.tokens[index - 1].range.upperBound
    // Its name is that of the definition before.
    return make([FoundDefinition.Name(text: "", range: range, startsSentence: true)], head: range, verb: verb)
  }

  // MARK: - Quoted terms

  private func quoted() -> FoundDefinition? {
    guard let first = segment.first(where: { text.kind($0) == .openQuote && !text.tokens[$0].isQuoted }),
      canBegin(at: first)
    else { return nil }
    let (quotations, end) = names(from: first)
    guard let last = quotations.last, !isCitation(quotations[0].tokens) else { return nil }
    let verb = DefiningVerb.find(in: text, from: end, to: segment.upperBound, allowsQualifier: true)
    let names = quotations.map { name($0) }
    let head = quotations[0].outer.lowerBound..<last.outer.upperBound
    if let verb {
      return make(names, head: head, verb: verb)
    }
    guard end >= segment.upperBound, leadsToMeans, endsInDash else { return nil }
    return FoundDefinition(
      names: names, kind: .definition(.means), head: head, body: head.upperBound..<head.upperBound, opensParagraph: false,
      isVerb: false)
  }

  /// "“37 FR 6803” refers to" explains a way to cite.
  private func isCitation(_ tokens: Range<Int>) -> Bool {
    guard tokens.count > 2, let first = tokens.first, let last = tokens.last else { return false }
    return [first, last].allSatisfy { text.word($0).utf8.first.map(TextBytes.isDigit) == true }
  }

  private var endsInDash: Bool {
    let next = segment.upperBound
    return next + 1 >= text.tokens.count && [.dash, .colon].contains(text.kind(next) ?? .dash)
  }

  /// Whether what stands before a quotation is only an introduction: "In this chapter, the term".
  private func canBegin(at quote: Int) -> Bool {
    var before = quote - 1
    if before >= segment.lowerBound, Self.termWords.contains(text.word(before)) { before -= 1 }
    if before >= segment.lowerBound, ["the", "a", "an"].contains(text.word(before)) { before -= 1 }
    if before >= segment.lowerBound, Self.joins.contains(text.word(before)) { before -= 1 }
    guard before >= segment.lowerBound else { return true }
    // "except that for the purposes of this chapter “the Convention” shall mean"
    if before - 3 >= segment.lowerBound, ScopePhrase.level(text.word(before)) != nil, ["this", "these"].contains(text.word(before - 1)),
      text.word(before - 2) == "of", ["purpose", "purposes"].contains(text.word(before - 3))
    {
      return true
    }
    guard text.kind(before) == .comma else { return false }
    let start = segment.lowerBound
    return Self.introductions.contains(text.word(start)) || Self.joins.contains(text.word(start))
  }

  /// "“Sell,” “selling,” or “sold”": the quotations and the token behind them.
  private func names(from first: Int) -> ([Quotation], Int) {
    var result: [Quotation] = []
    var index = first
    while index < segment.upperBound {
      guard text.kind(index) == .openQuote, let quotation = quotation(at: index) else { break }
      result.append(quotation)
      index = quotation.tokens.upperBound + 1
      var next = index
      while next < segment.upperBound, text.kind(next) == .comma { next += 1 }
      if ["and", "or"].contains(text.word(next)) { next += 1 }
      if text.word(next) == "the" { next += 1 }
      if Self.termWords.contains(text.word(next)) { next += 1 }
      guard text.kind(next) == .openQuote else { break }
      index = next
    }
    return (result, index)
  }

  private func quotation(at open: Int) -> Quotation? {
    var low = 0
    var high = text.quotations.count
    while low < high {
      let middle = (low + high) / 2
      if text.quotations[middle].tokens.lowerBound <= open { low = middle + 1 } else { high = middle }
    }
    return low < text.quotations.count && text.quotations[low].tokens.lowerBound == open + 1 ? text.quotations[low] : nil
  }

  /// The quoted words without a comma that American printing puts inside.
  private func name(_ quotation: Quotation) -> FoundDefinition.Name {
    var tokens = quotation.tokens
    while let last = tokens.last, text.kind(last) == .comma { tokens = tokens.dropLast() }
    if tokens.count > 1, text.word(tokens.lowerBound) == "the" { tokens = tokens.dropFirst() }
    let startsSentence =
      quotation.tokens.lowerBound == segment.lowerBound + 1
      || (quotation.tokens.lowerBound >= 2 && text.tokens[quotation.tokens.lowerBound - 1].startsSentence)
    let range = tokens.isEmpty ? quotation.inner : text.tokens[tokens.lowerBound].range.lowerBound..<end(of: tokens)
    return FoundDefinition.Name(text: TextBytes.string(text.bytes, range), range: range, startsSentence: startsSentence)
  }

  private func end(of tokens: Range<Int>) -> Int { text.tokens[tokens.upperBound - 1].range.upperBound }

  /// "the definitions of “medical information” and “provider of health care” in Section 56.05 shall apply"
  private func adopted() -> FoundDefinition? {
    var quotations: [Quotation] = []
    for index in segment where ["definition", "definitions"].contains(text.word(index)) {
      guard text.word(index + 1) == "of", text.kind(index + 2) == .openQuote else { continue }
      // "Updating the definitions of …" gives no meaning to anything; "… and the definitions of … shall apply" does.
      guard canBegin(at: index) || (text.word(index - 1) == "the" && Self.joins.contains(text.word(index - 2))) else { continue }
      let (names, end) = names(from: index + 2)
      let reach = end..<max(end, min(segment.upperBound, end + Self.longestReference))
      if reach.contains(where: { ["apply", "applies"].contains(text.word($0)) }) { quotations += names }
    }
    guard let first = quotations.first, let last = quotations.last else { return nil }
    return FoundDefinition(
      names: quotations.map { name($0) }, kind: .definition(.sameMeaning),
      head: first.outer.lowerBound..<last.outer.upperBound,
      body: last.outer.upperBound..<max(last.outer.upperBound, end(of: segment)), opensParagraph: false, isVerb: false)
  }

  // MARK: - Unquoted terms

  private func unquoted() -> FoundDefinition? {
    guard let start = segment.first, let verb = UnquotedHead.verb(in: text, segment) else { return nil }
    var head = start..<verb.tokens.lowerBound
    let isIntroduced = Self.introductions.contains(text.word(start))
    if isIntroduced {
      guard let comma = lastComma(in: head) else { return nil }
      head = (comma + 1)..<head.upperBound
    }
    guard !head.isEmpty else { return nil }
    let named = UnquotedHead.name(text, head)
    // Without its qualification a head is one still, and with it words of any kind may stand in it.
    guard UnquotedHead.isTerm(text, named.count < head.count && isAmongDefinitions ? named : head, verb, isIntroduced: isIntroduced, isAmongDefinitions: isAmongDefinitions)
    else { return nil }
    let names = HeadNames(text: text, head: named, isPlural: isPlural(verb)).names().map { tokens in
      let range = text.tokens[tokens.lowerBound].range.lowerBound..<end(of: tokens)
      return FoundDefinition.Name(
        text: TextBytes.string(text.bytes, range), range: range, startsSentence: head.lowerBound == start && tokens.lowerBound == start)
    }
    return make(names, head: text.tokens[named.lowerBound].range.lowerBound..<end(of: named), verb: verb)
  }

  /// "Act and FOIA mean", "Regulation and rule have the same meaning".
  private func isPlural(_ verb: DefiningVerb) -> Bool { ["mean", "have", "include"].contains(text.word(verb.tokens.lowerBound)) }

  private func lastComma(in range: Range<Int>) -> Int? {
    var depth = 0
    var found: Int?
    for index in range {
      switch text.kind(index) {
      case .open: depth += 1
      case .close: depth = max(0, depth - 1)
      case .comma where depth == 0: found = index
      default: break
      }
    }
    return found
  }

  private func make(_ names: [FoundDefinition.Name], head: Range<Int>, verb: DefiningVerb) -> FoundDefinition {
    let start = text.tokens[verb.tokens.lowerBound].range.lowerBound
    let body = start..<max(start, end(of: segment))
    return FoundDefinition(
      names: names, kind: verb.kind, head: head, body: body, opensParagraph: false,
      isVerb: text.word(verb.tokens.upperBound) == "to", exclusion: exclusion(from: verb.tokens.upperBound))
  }

  /// "… but does not include …" within the clause.
  private func exclusion(from start: Int) -> Range<Int>? {
    guard start < segment.upperBound else { return nil }
    for index in start..<segment.upperBound
    where text.matches(["does", "not", "include"], at: index) || text.matches(["do", "not", "include"], at: index) {
      return text.tokens[index].range.lowerBound..<end(of: segment)
    }
    return nil
  }
}
