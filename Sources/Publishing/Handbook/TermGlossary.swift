internal import LegalText

/// The defined terms as pages show them: an anchor for each, and the words of its definition.
struct TermGlossary: Sendable {
  private let terms: [DefinedTerm]
  private let corpus: Corpus
  /// Unique among all terms of the handbook: `def-business`, `def-business-2`.
  let anchors: [String]

  /// How much of a definition is shown; the rest is where it is defined.
  private static let excerptLimit = 400

  init(_ handbook: Handbook) {
    terms = handbook.terms.terms
    corpus = handbook.corpus
    var taken: Set<String> = []
    anchors = terms.map { term in
      let words = SearchWords.words(in: term.name)
      let base = "def-" + (words.isEmpty ? "term" : words.joined(separator: "-"))
      var anchor = base
      var number = 2
      while !taken.insert(anchor).inserted {
        anchor = "\(base)-\(number)"
        number += 1
      }
      return anchor
    }
  }

  func term(_ offset: TermOffset) -> DefinedTerm { terms[offset] }

  /// The beginning of the definition, and whether it is the law's own text. `nil` when its provision is not loaded.
  func definition(of offset: TermOffset) -> (words: String, isLaw: Bool)? {
    let term = terms[offset]
    guard let provision = corpus.provision(at: term.address) else { return nil }
    let paragraphs = provision.content.compactMap(\.paragraph)
    let place = term.place.flatMap { provision.content.indices.contains($0.item) ? provision.content[$0.item].paragraph?.text : nil }
    guard let text = place ?? Self.row(of: term, in: provision) ?? paragraphs.first?.text else { return nil }
    let words = Self.excerpt(of: text, at: term.place?.range.lowerBound ?? 0)
    return (words + (provision.children.isEmpty || words.hasSuffix("…") ? "" : " …"), !provision.isSummary)
  }

  /// What stands beside a term that a table defines.
  private static func row(of term: DefinedTerm, in provision: Provision) -> String? {
    guard term.place == nil, term.origin == .text else { return nil }
    for case .table(let table) in provision.content {
      for row in table.rows.dropFirst(table.headerRows) where row.first?.contains(term.name) == true {
        return row.dropFirst().filter { !$0.isEmpty }.joined(separator: "; ")
      }
    }
    return nil
  }

  /// A text that is short enough; else from the sentence that an offset stands in.
  ///
  /// - Parameter offset: in UTF-8 bytes.
  private static func excerpt(of text: String, at offset: Int) -> String {
    guard text.utf8.count > excerptLimit else { return text }
    let bytes = Array(text.utf8)
    var start = 0
    // A sentence ends with a full stop before a blank; a number's or an abbreviation's seldom stands so before a definition.
    for index in bytes.indices.dropFirst().prefix(while: { $0 < min(offset, bytes.count) })
    where bytes[index] == UInt8(ascii: " ") && bytes[index - 1] == UInt8(ascii: ".") {
      start = index + 1
    }
    let rest = bytes[start...]
    guard rest.count > excerptLimit else { return (start > 0 ? "… " : "") + String(decoding: rest, as: UTF8.self) }
    let end = rest[..<(start + excerptLimit)].lastIndex(of: UInt8(ascii: " ")) ?? rest.startIndex + excerptLimit
    return (start > 0 ? "… " : "") + String(decoding: rest[..<end], as: UTF8.self) + " …"
  }

  /// "for the whole instrument", "for § 1798.145(g)".
  func scopeWords(of offset: TermOffset) -> String {
    switch terms[offset].scope {
    case .instrument: return "for the whole instrument"
    case .provisions(let addresses):
      let places = addresses.map { corpus.provision(at: $0)?.kind == .division ? corpus.citation(of: $0) : corpus.shortCitation(of: $0) }
      return "for " + places.joined(separator: ", ").withNoBreakSections
    }
  }
}
