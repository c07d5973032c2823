/// Reads a modal verb with what follows it: negation, adverbs, phrases between commas, the verb and its complement.
struct ModalVerbs {
  let text: WordText
  let end: Int
  let negation: (token: Int, isNothing: Bool)?

  /// The words with which a modal phrase can begin.
  static let starts: Set<String> = [
    "are", "can", "cannot", "do", "does", "had", "has", "have", "is", "may", "must", "need", "shall", "should", "was",
    "were", "will", "would",
  ]

  func modal(at index: Int) -> SentenceModal? {
    // "25 May 2018"
    if text.tokens[index].isCapitalized, !text.tokens[index].startsSentence { return nil }
    return switch text.word(index) {
    case "shall", "must": obligation(at: index)
    case "may": permission(at: index)
    case "cannot": inability(at: index, length: 1)
    case "can" where text.word(index + 1) == "not": inability(at: index, length: 2)
    case "should": SentenceModal(meaning: .neutral, tokens: index..<(index + 1))
    case "need" where text.word(index + 1) == "not" && text.kind(index + 2) == .word:
      SentenceModal(meaning: .binding(.permission, .plain), tokens: index..<(index + 2))
    case "is", "are": state(at: index)
    case "has", "have": possession(at: index)
    case "does", "do": denial(at: index)
    default: nil
    }
  }

  // MARK: - shall, must

  private func obligation(at index: Int) -> SentenceModal {
    let verb = self.verb(behind: index)
    let isNegated = verb.isNegated != (negation != nil)
    let shown = index..<verb.shownEnd
    func result(_ modality: Modality, _ force: ModalStatement.Force = .plain) -> SentenceModal {
      SentenceModal(meaning: .binding(modality, force), tokens: shown)
    }
    let neutral = SentenceModal(meaning: .neutral, tokens: shown)
    let word = text.word(verb.index)
    if negation?.isNothing == true || isAboutTheLaw(before: index) {
      if isNegated, ModalLexicon.bindingVerbs.contains(word) { return result(.permission) }
      if negation?.isNothing == true { return neutral }
    }
    switch word {
    case "be",
      "remain" where text.word(verb.index + 1) == "confidential":
      return state(behind: verb.index, isNegated: isNegated, neutral: neutral, result: result, isOnly: verb.isOnly)
    case "have": return having(verb.index, neutral: neutral, result: result, isNegated: isNegated)
    case "apply":
      let next = text.kind(verb.index + 1) == .word ? text.word(verb.index + 1) : ""
      if ModalLexicon.applicationTails.contains(next) { return neutral }
    case "take" where ["effect", "precedence"].contains(text.word(verb.index + 1)): return neutral
    case "enter" where text.matches(["into", "force"], at: verb.index + 1): return neutral
    case "include" where isDefinition(before: index): return neutral
    case "result" where text.word(verb.index + 1) == "in": return neutral
    default: if ModalLexicon.declaratoryVerbs.contains(word) { return neutral }
    }
    if isNegated { return result(.prohibition) }
    return isRestricted(verb) ? result(.prohibition, .restriction) : result(.obligation)
  }

  private func state(
    behind index: Int, isNegated: Bool, neutral: SentenceModal,
    result: (Modality, ModalStatement.Force) -> SentenceModal, isOnly: Bool
  ) -> SentenceModal {
    let next = skippingAdverbs(from: index + 1)
    let word = text.word(next)
    if ModalLexicon.declaratoryStates.contains(word) { return neutral }
    if ModalLexicon.forbiddenStates.contains(word) { return result(isNegated ? .permission : .prohibition, .plain) }
    if word == "free", text.word(next + 1) == "of" { return result(isNegated ? .prohibition : .obligation, .plain) }
    if ModalLexicon.allowedStates.contains(word) { return result(isNegated ? .prohibition : .permission, .right) }
    if ModalLexicon.requiredStates.contains(word) { return result(isNegated ? .permission : .obligation, .plain) }
    if ModalLexicon.determiners.contains(word) || ModalLexicon.numbers.contains(word) || word.utf8.first.map(TextBytes.isDigit) == true { return neutral }
    if isNegated { return result(.prohibition, .plain) }
    return isOnly || hasOnlyCondition(from: next) ? result(.prohibition, .restriction) : result(.obligation, .plain)
  }

  /// "shall have the right to", "… the following powers", "… the obligation to", "… the following tasks".
  private func having(
    _ index: Int, neutral: SentenceModal, result: (Modality, ModalStatement.Force) -> SentenceModal, isNegated: Bool
  ) -> SentenceModal {
    for offset in 1...9 {
      switch text.word(index + offset) {
      case "authority", "discretion", "option", "power", "powers", "right", "rights", "access":
        return result(isNegated ? .prohibition : .permission, .right)
      case "duties", "duty", "obligation", "obligations", "responsibilities", "responsibility", "task", "tasks":
        return result(isNegated ? .permission : .obligation, .plain)
      case "effect", "force", "jurisdiction", "meaning", "meanings", "personality", "standing": return neutral
      default: if text.kind(index + offset) != .word { return result(isNegated ? .prohibition : .obligation, .plain) }
      }
    }
    return result(isNegated ? .prohibition : .obligation, .plain)
  }

  // MARK: - may, cannot

  private func permission(at index: Int) -> SentenceModal {
    let verb = self.verb(behind: index)
    let shown = index..<verb.shownEnd
    func result(_ modality: Modality, _ force: ModalStatement.Force = .plain) -> SentenceModal {
      SentenceModal(meaning: .binding(modality, force), tokens: shown)
    }
    let neutral = SentenceModal(meaning: .neutral, tokens: shown)
    let word = text.word(verb.index)
    if negation?.isNothing == true { return neutral }
    if word == "be" {
      let state = text.word(skippingAdverbs(from: verb.index + 1))
      if ModalLexicon.possibleStates.contains(state) { return neutral }
      if verb.isNegated, ModalLexicon.requiredStates.contains(state) { return result(.permission) }
      if ModalLexicon.declaratoryStates.contains(state), !verb.isNegated { return neutral }
    } else if ModalLexicon.possibilityVerbs.contains(word) {
      return neutral
    }
    if verb.isNegated != (negation != nil) { return result(.prohibition) }
    return isRestricted(verb) ? result(.prohibition, .restriction) : result(.permission)
  }

  private func inability(at index: Int, length: Int) -> SentenceModal {
    let verb = skippingAdverbs(from: index + length)
    let tokens = index..<(index + length)
    return SentenceModal(
      meaning: ModalLexicon.inabilityVerbs.contains(text.word(verb)) ? .neutral : .binding(.prohibition, .plain),
      tokens: tokens)
  }

  // MARK: - Phrases without a modal verb

  /// "is required to", "are prohibited from", "is not permitted to", "is unlawful".
  private func state(at index: Int) -> SentenceModal? {
    var next = index + 1
    var isNegated = negation != nil
    if text.word(next) == "not" {
      isNegated.toggle()
      next += 1
    }
    next = skippingAdverbs(from: next)
    let word = text.word(next)
    if word == "unlawful" {
      return SentenceModal(
        meaning: isNegated ? .neutral : .binding(.prohibition, .plain), tokens: index..<(next + 1))
    }
    let particle = text.word(next + 1)
    guard particle == "to" || particle == "from", text.word(index - 1) != "there" else { return nil }
    let modality: Modality
    switch word {
    case _ where ModalLexicon.forbiddenStates.contains(word): modality = isNegated ? .permission : .prohibition
    case _ where ModalLexicon.requiredStates.contains(word): modality = isNegated ? .permission : .obligation
    case "free", "eligible": return nil
    case _ where ModalLexicon.allowedStates.contains(word): modality = isNegated ? .prohibition : .permission
    default: return nil
    }
    // "There are authorized to be appropriated" spends money; it allows nobody anything.
    if text.matches(["to", "be", "appropriated"], at: next + 1) { return nil }
    return SentenceModal(meaning: .binding(modality, .plain), tokens: index..<(next + 2))
  }

  /// "has a duty to", "has the right to".
  private func possession(at index: Int) -> SentenceModal? {
    // "Has the power to …": an item that describes, without a subject.
    guard text.word(index - 1) != "shall", text.word(index - 1) != "to", !text.tokens[index].startsSentence else { return nil }
    var next = index + 1
    var isNegated = negation != nil
    if text.word(next) == "no" {
      isNegated.toggle()
      next += 1
    } else if ["a", "an", "the"].contains(text.word(next)) {
      next += 1
    }
    let noun = text.word(next)
    guard text.word(next + 1) == "to" else { return nil }
    let meaning: SentenceModal.Meaning
    switch noun {
    case "duty", "obligation", "responsibility": meaning = .binding(isNegated ? .permission : .obligation, .plain)
    case "authority", "power", "right": meaning = .binding(isNegated ? .prohibition : .permission, .right)
    default: return nil
    }
    return SentenceModal(meaning: meaning, tokens: index..<(next + 2))
  }

  /// "does not need to", "does not have to".
  private func denial(at index: Int) -> SentenceModal? {
    guard text.word(index + 1) == "not" else { return nil }
    let length: Int
    if ["need", "have"].contains(text.word(index + 2)), text.word(index + 3) == "to" {
      length = 4
    } else if text.word(index + 2) == "require", isAboutTheLaw(before: index) {
      length = 3
    } else {
      return nil
    }
    return SentenceModal(meaning: .binding(.permission, .plain), tokens: index..<(index + length))
  }

  // MARK: - What follows a modal verb

  private struct Verb {
    var index: Int
    var isNegated: Bool
    var isOnly: Bool
    /// Behind the last word that shows the modality.
    var shownEnd: Int
  }

  private func verb(behind index: Int) -> Verb {
    var next = index + 1
    var isNegated = false
    var isOnly = false
    var shownEnd = next
    var commas = 0
    while next < end {
      let word = text.word(next)
      if word == "not" || word == "neither" || word == "never" || (word == "in" && text.matches(["no", "event"], at: next + 1)) {
        isNegated = true
        if next == shownEnd { shownEnd = next + 1 }
        next += word == "in" ? 3 : 1
      } else if word == "only" {
        isOnly = true
        if next == shownEnd { shownEnd = next + 1 }
        next += 1
      } else if text.kind(next) == .comma, commas == 0, let close = closingComma(behind: next) {
        // "shall, at a minimum, allow"; "may not, directly or through any affiliate, disclose"
        commas += 1
        next = close + 1
      } else if word == "in", ["particular", "turn"].contains(text.word(next + 1)) {
        next += 2
      } else if word == "at", ["least", "most"].contains(text.word(next + 1)) {
        next += 2
      } else if word != "in", word != "at", word != "upon", ModalLexicon.isAdverb(word) {
        next += 1
      } else {
        break
      }
    }
    return Verb(index: next, isNegated: isNegated, isOnly: isOnly, shownEnd: shownEnd)
  }

  private func closingComma(behind index: Int) -> Int? {
    var next = index + 1
    while next < min(end, index + 40) {
      switch text.kind(next) {
      case .comma: return next
      case .semicolon, .colon: return nil
      default: next += 1
      }
    }
    return nil
  }

  private func skippingAdverbs(from index: Int) -> Int {
    var next = index
    while next < end, text.kind(next) == .word, ModalLexicon.isAdverb(text.word(next)), text.word(next) != "in" { next += 1 }
    if text.matches(["in", "particular"], at: next) { next = skippingAdverbs(from: next + 2) }
    return next
  }

  private func isRestricted(_ verb: Verb) -> Bool {
    if verb.isOnly {
      // "shall only be required to": less is asked, nothing is forbidden.
      return !ModalLexicon.requiredStates.contains(text.word(verb.index + 1))
    }
    return hasOnlyCondition(from: verb.index)
  }

  /// "only if", "only:" before the sentence's next full clause.
  private func hasOnlyCondition(from index: Int) -> Bool {
    var next = index
    while next < end {
      if text.kind(next) == .semicolon { return false }
      if text.word(next) == "only" {
        if ["if", "when", "where", "after", "upon", "insofar"].contains(text.word(next + 1)) { return true }
        if text.matches(["to", "the", "extent"], at: next + 1) { return true }
        if next + 1 < end, text.kind(next + 1) == .colon || text.kind(next + 1) == .dash { return true }
      }
      if ModalVerbs.starts.contains(text.word(next)), ["shall", "may", "must"].contains(text.word(next)) { return false }
      next += 1
    }
    return false
  }

  /// "This section shall not …", "Nothing in this title …": the subject is the law itself.
  private func isAboutTheLaw(before index: Int) -> Bool {
    guard index >= 2 else { return false }
    let levels: Set<String> = [
      "act", "article", "chapter", "clause", "paragraph", "part", "regulation", "regulations", "section", "subdivision",
      "subparagraph", "subsection", "title",
    ]
    return levels.contains(text.word(index - 1)) && ["this", "these"].contains(text.word(index - 2))
  }

  /// "the term “records” shall include"
  private func isDefinition(before index: Int) -> Bool {
    index > 0 && text.kind(index - 1) == .closeQuote
  }
}
