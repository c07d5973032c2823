/// The terms of a corpus as a table: what is defined, where it holds, and how often it is used.
package struct TermReport: Sendable {
  package struct Row: Hashable, Sendable {
    package var term: TermOffset
    package var name: String
    package var otherNames: [String]
    /// "§ 7001(z)"
    package var definition: String
    /// "whole instrument", "§ 1798.145(g)".
    package var scope: String
    package var relation: DefinitionRelation
    package var origin: DefinedTerm.Origin
    package var exclusions: Int
    package var uses: Int
  }

  package struct Section: Sendable {
    package var instrument: InstrumentIdentifier
    package var title: String
    /// By name without regard to case, then in the order of the text.
    package var rows: [Row]
  }

  /// By instrument; those without a term are there too.
  package var sections: [Section]

  package init(_ terms: LinkedTerms, corpus: Corpus) {
    sections = corpus.instruments.map { instrument in
      let rows = terms.terms(of: instrument.id).map { offset -> Row in
        let term = terms.terms[offset]
        return Row(
          term: offset, name: term.name, otherNames: term.otherNames, definition: corpus.shortCitation(of: term.address),
          scope: Self.scope(term.scope, corpus), relation: term.relation, origin: term.origin,
          exclusions: term.exclusions.count, uses: terms.useCounts[offset])
      }
      let sorted = rows.sorted { left, right in
        let names = (left.name.lowercased(), right.name.lowercased())
        return names.0 == names.1 ? left.term < right.term : names.0 < names.1
      }
      return Section(instrument: instrument.id, title: instrument.regulation.shortTitle, rows: sorted)
    }
  }

  private static func scope(_ scope: TermScope, _ corpus: Corpus) -> String {
    switch scope {
    case .instrument: "whole instrument"
    case .provisions(let addresses):
      addresses.map { address in
        corpus.provision(at: address)?.kind == .division ? corpus.citation(of: address) : corpus.shortCitation(of: address)
      }.joined(separator: ", ")
    }
  }
}
