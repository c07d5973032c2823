/// The verb that ties a term to its meaning, with the tokens that it takes.
struct DefiningVerb {
  var kind: FoundDefinition.Kind
  var tokens: Range<Int>

  /// A qualifier between a term and its verb is no longer than this: "“consent” of the data subject means".
  private static let longestQualifier = 45

  /// Looks behind a quoted term, past a qualifier: "“former President”, when used with respect to Presidential records, means".
  static func find(in text: WordText, from start: Int, to end: Int, allowsQualifier: Bool) -> DefiningVerb? {
    if let verb = at(start, in: text, isDirect: true) { return verb }
    guard allowsQualifier, start < end, beginsQualifier(text, start) else { return nil }
    var depth = 0
    for index in start..<min(end, start + longestQualifier) {
      switch text.kind(index) {
      case .open: depth += 1
      case .close: depth = max(0, depth - 1)
      case .word where depth == 0:
        if let verb = at(index, in: text, isDirect: false) { return verb }
        // Another verb: the quotation is part of a sentence about something else.
        if ["shall", "must", "may", "cannot"].contains(text.word(index)) { return nil }
      default: break
      }
    }
    return nil
  }

  private static func beginsQualifier(_ text: WordText, _ index: Int) -> Bool {
    switch text.kind(index) {
    case .comma, .open, .dash: true
    case .word:
      ["as", "for", "in", "of", "to", "under", "used", "when", "where", "with", "within"].contains(text.word(index))
    default: false
    }
  }

  /// The verb at a token. "includes" only counts directly behind the term.
  static func at(_ index: Int, in text: WordText, isDirect: Bool) -> DefiningVerb? {
    func verb(_ kind: FoundDefinition.Kind, _ length: Int) -> DefiningVerb {
      DefiningVerb(kind: kind, tokens: index..<(index + length))
    }
    switch text.word(index) {
    case "means", "mean": return verb(.definition(.means), 1)
    case "shall", "will":
      switch text.word(index + 1) {
      case "mean": return verb(.definition(.means), 2)
      case "include" where isDirect: return verb(.definition(.includes), 2)
      case "refer" where text.word(index + 2) == "to": return verb(.definition(.means), 3)
      case "have": return meaning(behind: index + 2, in: text).map { verb(.definition(.sameMeaning), $0 - index) }
      default: return nil
      }
    case "has", "have": return meaning(behind: index + 1, in: text).map { verb(.definition(.sameMeaning), $0 - index) }
    case "includes", "include", "including": return isDirect ? verb(.definition(.includes), 1) : nil
    case "refers", "refer": return text.word(index + 1) == "to" ? verb(.definition(.means), 2) : nil
    case "is", "are":
      if text.matches(["limited", "to"], at: index + 1) { return verb(.definition(.limited), 3) }
      if text.word(index + 1) == "defined" {
        return ["as", "in", "by", "under"].contains(text.word(index + 2)) ? verb(.definition(.sameMeaning), 2) : nil
      }
      return nil
    case "does", "do":
      return text.word(index + 1) == "not" && ["include", "mean"].contains(text.word(index + 2)) ? verb(.exclusion, 3) : nil
    case "excludes", "exclude": return isDirect ? verb(.exclusion, 1) : nil
    default: return nil
    }
  }

  /// "the same meaning", "the meaning", "a meaning", "the respective meanings": the token behind.
  private static func meaning(behind start: Int, in text: WordText) -> Int? {
    var index = start
    while ["a", "an", "following", "respective", "same", "the"].contains(text.word(index)) { index += 1 }
    return ["meaning", "meanings"].contains(text.word(index)) ? index + 1 : nil
  }
}
