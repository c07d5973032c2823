/// A definition as a sentence has it, before its scope is known.
struct FoundDefinition: Sendable {
  struct Name: Hashable, Sendable {
    /// Empty where an exclusion only says "it".
    var text: String
    /// UTF-8 offsets without quotation marks.
    var range: Range<Int>
    /// Whether the name starts its sentence, so that its capital says nothing.
    var startsSentence: Bool
  }

  enum Kind: Hashable, Sendable {
    case definition(DefinitionRelation)
    /// "… does not include …": it limits a term that is defined elsewhere.
    case exclusion
  }

  /// Never empty.
  var names: [Name]
  var kind: Kind
  /// UTF-8 offsets from the first name through the last.
  var head: Range<Int>
  /// UTF-8 offsets from the verb to the end of the clause.
  var body: Range<Int>
  var scope: ScopePhrase?
  /// Whether the definition is the first thing that its paragraph says.
  var opensParagraph: Bool
  /// Whether the body says "to …": the term is a verb.
  var isVerb: Bool
  /// UTF-8 offsets of "does not include …" within the body.
  var exclusion: Range<Int>?
}

extension FoundDefinition {
  /// An entry of a list: "_Alien._ Any person …".
  ///
  /// - Parameter end: UTF-8 offset of the paragraph's end.
  init(_ entry: ListHead, end: Int) {
    self.init(
      names: entry.names, kind: .definition(.means), head: entry.head, body: min(entry.body, end)..<end, opensParagraph: true,
      isVerb: entry.isVerb)
  }
}
