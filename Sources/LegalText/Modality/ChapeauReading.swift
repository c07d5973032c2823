/// Reads the paragraphs of one provision, with what its chapeau lends to the items below it.
struct ChapeauReading {
  /// Of the provision itself, what it inherits first.
  private(set) var statements: [ModalStatement] = []
  /// What items below it inherit.
  private(set) var context: [ModalStatement]

  init(_ provision: Provision, at index: ProvisionIndex, inherited: [ModalStatement]) {
    context = inherited
    var isFirst = true
    var isBelow = false
    for (item, content) in provision.content.enumerated() {
      if content.isChild { isBelow = true }
      guard let paragraph = content.paragraph else { continue }
      let text = WordText(paragraph.text)
      for (number, sentence) in text.sentences.enumerated() {
        var reader = SentenceModality(text, sentence)
        let modals = reader.modals()
        if isFirst {
          isFirst = false
          if Self.leavesToChapeau(sentence, in: text, modals) { statements = inherited }
        }
        let own = modals.compactMap { Self.statement($0, text, index, item) }
        statements += own
        guard !isBelow, number == text.sentences.count - 1 else { continue }
        context = Self.context(of: sentence, in: text, modals: modals, inherited: inherited, at: index, item)
      }
    }
    // A number that only holds items, as "(a)" in "(a)(1)", passes on what it inherits.
    if isFirst { statements = inherited }
  }

  /// Whether an item's first clause has no modal verb, so that the chapeau's carries on into it.
  private static func leavesToChapeau(_ sentence: Range<Int>, in text: WordText, _ modals: [SentenceModal]) -> Bool {
    guard let first = modals.first else { return true }
    return sentence.lowerBound < first.tokens.lowerBound
      && (sentence.lowerBound..<first.tokens.lowerBound).contains { text.kind($0) == .semicolon }
  }

  private static func statement(
    _ modal: SentenceModal, _ text: WordText, _ index: ProvisionIndex, _ item: Int
  ) -> ModalStatement? {
    guard case .binding(let modality, let force) = modal.meaning, let first = text.tokens[modal.tokens].first,
      let last = text.tokens[modal.tokens].last
    else { return nil }
    return ModalStatement(
      modality: modality, force: force, provision: index, item: item,
      range: first.range.lowerBound..<last.range.upperBound)
  }

  /// What a chapeau's last sentence lends to the items below it.
  private static func context(
    of sentence: Range<Int>, in text: WordText, modals: [SentenceModal], inherited: [ModalStatement],
    at index: ProvisionIndex, _ item: Int
  ) -> [ModalStatement] {
    // A closed sentence without a verb of its own only divides what stands above it.
    guard introduces(sentence, in: text) else { return modals.isEmpty ? inherited : [] }
    let tail = ChapeauTail(text, sentence, from: modals.last?.tokens.upperBound ?? sentence.lowerBound)
    let base: [ModalStatement]
    if let last = modals.last {
      base = statement(last, text, index, item).map { [$0] } ?? []
    } else {
      base = defines(sentence, in: text) ? [] : inherited
    }
    switch tail {
    case .none: return base
    case .condition: return []
    case .exception:
      return base.map { statement in
        var lifted = statement
        lifted.modality = statement.modality == .permission ? .prohibition : .permission
        lifted.force = .exception
        return lifted
      }
    }
  }

  /// Whether the sentence leads into what stands below: it is left open, or says "the following".
  private static func introduces(_ sentence: Range<Int>, in text: WordText) -> Bool {
    var last = sentence.upperBound - 1
    while last > sentence.lowerBound, text.kind(last) == .closeQuote || text.kind(last) == .close { last -= 1 }
    if text.kind(last) != .period { return true }
    return sentence.contains { text.word($0) == "following" || text.matches(["as", "follows"], at: $0) }
  }

  private static func defines(_ sentence: Range<Int>, in text: WordText) -> Bool {
    sentence.contains { text.word($0) == "means" && text.kind($0 + 1) != .word }
  }
}

/// How the end of a chapeau turns what it lends to its items.
enum ChapeauTail {
  case none
  /// "except:", "other than:"
  case exception
  /// "if all of the following conditions are met:", "unless:", "provided that:"
  case condition

  /// A marker further from the end than this begins a clause that ended before the items.
  private static let reach = 15

  init(_ text: WordText, _ sentence: Range<Int>, from start: Int) {
    self = .none
    for index in max(start, sentence.upperBound - Self.reach)..<max(start, sentence.upperBound) {
      guard !text.tokens[index].isQuoted else { continue }
      switch text.word(index) {
      case "except", "excluding": self = .exception
      case "only" where text.kind(index + 1) == .colon || text.kind(index + 1) == .dash: self = .exception
      case "other" where text.word(index + 1) == "than": self = .exception
      case "if", "unless", "when", "whenever", "where", "whether", "because":
        // "where" in "in cases where" and "where appropriate," is closed by its comma.
        if !closes(text, from: index, sentence) { self = .condition }
      case "provided", "providing":
        if text.word(index + 1) == "that", !closes(text, from: index, sentence) { self = .condition }
      default: break
      }
    }
  }
}

private func closes(_ text: WordText, from index: Int, _ sentence: Range<Int>) -> Bool {
  // "where applicable, …:" is closed; "if the agency, after review, …:" is closed twice and stays rare.
  guard index + 3 < sentence.upperBound else { return false }
  return text.kind(index + 2) == .comma
}
