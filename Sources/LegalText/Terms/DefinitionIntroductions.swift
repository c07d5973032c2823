/// What sections and chapeaus say about the definitions below them: "As used in this part:", a heading "Definitions".
struct DefinitionIntroductions {
  let edition: Edition
  /// For provisions already asked for: what their own text introduces.
  private var known: [ProvisionIndex: Introduction] = [:]

  private struct Introduction {
    var phrase: ScopePhrase?
    var definesTerms: Bool
  }

  /// An introduction has fewer UTF-8 bytes than this.
  private static let longest = 400

  init(edition: Edition) { self.edition = edition }

  /// Whether a provision stands in a section of definitions or below an introduction of some.
  mutating func isAmongDefinitions(_ index: ProvisionIndex) -> Bool {
    var current: ProvisionIndex? = index
    while let candidate = current, edition.provisions[candidate].kind != .division {
      if introduction(candidate).definesTerms { return true }
      current = edition.provisions[candidate].parent
    }
    return false
  }

  /// The scope of a definition whose own sentence names none: that of the nearest introduction; the instrument in a section
  /// of definitions; else its section.
  mutating func scope(of index: ProvisionIndex, _ scopes: ScopeResolver) -> TermScope {
    var current: ProvisionIndex? = index
    var definesTerms = false
    while let candidate = current, edition.provisions[candidate].kind != .division {
      let introduction = introduction(candidate)
      if let phrase = introduction.phrase, candidate != index || edition.provisions[candidate].kind == .section {
        return scopes.scope(of: phrase, at: candidate)
      }
      definesTerms = definesTerms || introduction.definesTerms
      current = edition.provisions[candidate].parent
    }
    if definesTerms { return .instrument }
    return edition.section(of: index).map { .provisions([edition.provisions[$0].address]) } ?? .instrument
  }

  private mutating func introduction(_ index: ProvisionIndex) -> Introduction {
    if let known = known[index] { return known }
    let provision = edition.provisions[index]
    var result = Introduction(phrase: nil, definesTerms: Self.isHeadingOfDefinitions(provision.heading))
    // Only what has items, or paragraphs beside the first, introduces anything.
    if !provision.children.isEmpty || provision.kind == .section {
      for paragraph in provision.openingParagraphs where result.phrase == nil {
        // An introduction is short: "As used in this chapter, unless the context otherwise requires—". Below a heading of definitions
        // a longer paragraph may begin with one.
        let isLong = paragraph.text.utf8.count >= Self.longest
        guard !isLong || result.definesTerms else { continue }
        let text = WordText(isLong ? String(decoding: paragraph.text.utf8.prefix(Self.longest), as: UTF8.self) : paragraph.text)
        for sentence in isLong ? text.sentences.dropLast()[...] : text.sentences[...] {
          guard let start = sentence.first, DefinitionClause.introductions.contains(text.word(start)) else { continue }
          guard let phrase = ScopePhrase(in: text, sentence) else { continue }
          result.phrase = phrase
          result.definesTerms = true
          break
        }
      }
    }
    known[index] = result
    return result
  }

  private static func isHeadingOfDefinitions(_ heading: String?) -> Bool {
    guard let heading = heading?.lowercased() else { return false }
    return ["definition", "meaning of", "defined terms", "interpretation"].contains { heading.contains($0) }
  }
}
