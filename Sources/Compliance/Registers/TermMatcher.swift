internal import Diagnostics

/// Finds the terms of a vocabulary that the words of a register stand for: by identifier, by label, or as configured. What is
/// none of these is never guessed.
struct TermMatcher {
  private let terms: [String: String]
  private let words: [String: Located<String>]

  init(_ vocabulary: Vocabulary, words: [String: Located<String>]) {
    var terms: [String: String] = [:]
    var ambiguous: Set<String> = []
    for term in vocabulary.terms {
      for name in Set([Self.comparable(term.id), Self.comparable(term.label)]) {
        if let known = terms[name], known != term.id { ambiguous.insert(name) }
        terms[name] = term.id
      }
    }
    for term in vocabulary.terms { ambiguous.remove(Self.comparable(term.id)) }
    for term in vocabulary.terms { terms[Self.comparable(term.id)] = term.id }
    self.terms = terms.filter { !ambiguous.contains($0.key) }
    self.words = words
  }

  static func comparable(_ text: String) -> String { ComparableText.make(text) }

  /// The identifier of the term that a word stands for.
  func term(for word: String) -> String? {
    let key = Self.comparable(word)
    return words[key]?.value ?? terms[key]
  }

  /// Configured words whose term is not in the vocabulary.
  static func problems(_ words: [String: Located<String>], _ vocabulary: Vocabulary) -> [Diagnostic] {
    words.values.sorted { $0.position < $1.position }.filter { vocabulary.index(of: $0.value) == nil }.map { term in
      Diagnostic(
        RuleIdentifier("unknown-" + vocabulary.kind.termName.replacing(" ", with: "-")), .error,
        "Value '\(term.value)' is not a known \(vocabulary.kind.termName)"
          + NearMiss.suggestion(for: term.value, among: vocabulary.terms.map(\.id)), at: term.position)
    }
  }
}
