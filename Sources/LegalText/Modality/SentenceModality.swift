/// A modal verb, or what stands for one, in the main clause of a sentence.
struct SentenceModal: Sendable {
  enum Meaning: Hashable, Sendable {
    case binding(Modality, ModalStatement.Force)
    /// It binds nobody: "shall be deemed", "shall apply", "should".
    case neutral
  }

  var meaning: Meaning
  /// The tokens that show it.
  var tokens: Range<Int>
}

/// Finds the modal verbs of a sentence's main clauses.
///
/// Verbs in relative and conditional clauses, in parentheses and between quotation marks are passed over: "such data as may be
/// held", "a notice that the business must give".
struct SentenceModality {
  let text: WordText
  let sentence: Range<Int>

  private var position: Int
  private var depth = 0
  private var isConditional = false
  /// The token that begins a relative clause whose verb is still to come.
  private var relativeStart: Int?
  /// "No person", "nothing": the token, and whether it is "nothing".
  private var negation: (token: Int, isNothing: Bool)?
  private var found: [SentenceModal] = []

  /// A relative clause's subject is at most so many words: "that a service provider or contractor may".
  private static let relativeReach = 7

  init(_ text: WordText, _ sentence: Range<Int>) {
    self.text = text
    self.sentence = sentence
    position = sentence.lowerBound
  }

  mutating func modals() -> [SentenceModal] {
    if text.matches(["for", "example"], at: position) { return [] }
    while position < sentence.upperBound {
      let token = text.tokens[position]
      switch token.kind {
      case .open: depth += 1
      case .close: depth = max(0, depth - 1)
      case .semicolon:
        isConditional = false
        relativeStart = nil
        negation = nil
      case .comma, .colon, .dash:
        if depth == 0 {
          isConditional = false
          relativeStart = nil
        }
      case .word where depth == 0 && !token.isQuoted: readWord()
      default: break
      }
      position += 1
    }
    return found
  }

  private mutating func readWord() {
    let word = text.word(position)
    if ModalLexicon.conditions.contains(word) {
      // "when deciding on the amount" and "whether to impose" have no verb that could be taken for the sentence's.
      let next = text.word(position + 1)
      isConditional = word != "before" && word != "until" && !next.hasSuffix("ing") && next != "to"
      return
    }
    if readNegation(word) || readSubordination(word) { return }
    defer {
      // The relative clause's own verb ends the wait for it, modal or not.
      if let start = relativeStart, position > start, ModalVerbs.starts.contains(word) || position - start > Self.relativeReach {
        relativeStart = nil
      }
    }
    guard let modal = ModalVerbs(text: text, end: sentence.upperBound, negation: negation).modal(at: position) else { return }
    defer { position = max(position, modal.tokens.upperBound - 1) }
    if relativeStart != nil { return }
    // "If a consumer has to …": a condition; but "where appropriate the controller shall" is rare without its comma.
    if isConditional { return }
    found.append(modal)
  }

  private mutating func readNegation(_ word: String) -> Bool {
    switch word {
    case "no", "neither", "none", "nothing":
      guard isAtClauseStart || ["in", "under"].contains(text.word(position - 1)) else { return false }
      if ["earlier", "event", "fewer", "later", "less", "longer", "more"].contains(text.word(position + 1)), word == "no",
        text.word(position + 1) != "event"
      {
        return false
      }
      negation = (position, word == "nothing")
      return true
    default: return false
    }
  }

  private var isAtClauseStart: Bool {
    guard position > sentence.lowerBound else { return true }
    switch text.tokens[position - 1].kind {
    case .comma, .semicolon, .colon, .dash, .close: return true
    default: return ["and", "but", "or", "that", "provided"].contains(text.word(position - 1))
    }
  }

  /// Relative pronouns, and "as", whose clause has a verb of its own.
  private mutating func readSubordination(_ word: String) -> Bool {
    guard ["as", "how", "that", "what", "whether", "which", "who", "whom", "whose"].contains(word) else { return false }
    let before = text.word(position - 1)
    let next = text.word(position + 1)
    switch word {
    case "that":
      // "provided that", "except that", "means that", "ensure that": what follows is the rule itself.
      if ["except", "mean", "means", "provided", "providing", "stipulate"].contains(before) {
        isConditional = false
        return true
      }
      if before == "determines" || before == "determine" { return true }
      if ModalVerbs.starts.contains(next) || ModalLexicon.subjects.contains(next) { relativeStart = position }
    case "as":
      if ModalVerbs.starts.contains(next) || ModalLexicon.subjects.contains(next) { relativeStart = position }
    case "how", "what", "whether", "whom", "whose": relativeStart = position
    default:
      // ", which shall": the clause adds a rule.
      let addsARule = text.kind(position - 1) == .comma && ["shall", "must"].contains(next)
      if !addsARule && (ModalVerbs.starts.contains(next) || ModalLexicon.subjects.contains(next)) { relativeStart = position }
    }
    return true
  }
}
