package import Diagnostics

/// The defined terms of a corpus's current editions, and every place that uses one.
///
/// For a page: `uses(of:in:)` gives the ranges of a provision's paragraphs in order; they overlap neither each other nor a
/// citation.
package struct LinkedTerms: Sendable {
  /// By instrument, then in the order of the text; what authors added comes last in its instrument.
  package let terms: [DefinedTerm]
  /// For each instrument, one list a provision, in the order of the edition.
  private let byInstrument: [InstrumentIdentifier: [[TermUse]]]
  /// For each term how often it is used, in all instruments.
  package let useCounts: [Int]

  init(terms: [DefinedTerm], byInstrument: [InstrumentIdentifier: [[TermUse]]]) {
    self.terms = terms
    self.byInstrument = byInstrument
    var counts = [Int](repeating: 0, count: terms.count)
    for lists in byInstrument.values {
      for uses in lists { for use in uses { counts[use.term] += 1 } }
    }
    useCounts = counts
  }

  /// Finds definitions and uses in all current editions, on `width` cores, as each `regulation.yaml` wants it.
  ///
  /// - Complexity: linear in the text.
  package static func link(_ corpus: Corpus, law: LinkedLaw, width: Int) async -> Checked<LinkedTerms> {
    var diagnostics: [Diagnostic] = []
    let definitions = await corpus.instruments.concurrentMap(width: width) { instrument in
      TermRulesApplication(instrument, corpus: corpus).definitions()
    }
    var terms: [DefinedTerm] = []
    var offsets: [InstrumentIdentifier: Range<Int>] = [:]
    var heads: [InstrumentIdentifier: [ProvisionIndex: [TermPlace]]] = [:]
    for (instrument, checked) in zip(corpus.instruments, definitions) {
      let found = checked.reporting(to: &diagnostics)
      offsets[instrument.id] = terms.count..<(terms.count + found.terms.count)
      terms += found.terms
      heads[instrument.id] = found.heads
    }
    var byInstrument: [InstrumentIdentifier: [[TermUse]]] = [:]
    for instrument in corpus.instruments {
      let finder = TermFinderAssembly(terms: terms, offsets: offsets, corpus: corpus)
        .finder(for: instrument).reporting(to: &diagnostics)
      let printed = heads[instrument.id] ?? [:]
      let provisions = instrument.current.edition.provisions
      let lists = await Array(provisions.indices).concurrentMap(width: width) { index -> [TermUseFinder.Candidate] in
        guard provisions[index].kind != .note else { return [] }
        var taken: [Int: [Range<Int>]] = [:]
        for citation in law.citations(of: index, in: instrument.id) { taken[citation.item, default: []].append(citation.citation.range) }
        for head in printed[index] ?? [] { taken[head.item, default: []].append(head.range) }
        return provisions[index].content.enumerated().flatMap { item, content -> [TermUseFinder.Candidate] in
          guard let paragraph = content.paragraph else { return [] }
          let ranges = (taken[item] ?? []).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
          return finder.uses(in: paragraph.text, item: item, of: index, taken: ranges)
        }
      }
      byInstrument[instrument.id] = CapitalVote.settle(lists, terms: terms)
    }
    return Checked(LinkedTerms(terms: terms, byInstrument: byInstrument), diagnostics)
  }

  /// The uses in a provision's paragraphs, by paragraph and place.
  package func uses(of index: ProvisionIndex, in instrument: InstrumentIdentifier) -> [TermUse] {
    guard let lists = byInstrument[instrument], lists.indices.contains(index) else { return [] }
    return lists[index]
  }

  /// The terms that an instrument defines, in order.
  package func terms(of instrument: InstrumentIdentifier) -> [TermOffset] {
    terms.indices.filter { terms[$0].instrument == instrument }
  }
}

/// Decides what a capital means for terms whose definition does not show it: one that the text prints with a capital in
/// the middle of sentences at least as often as not is meant only so.
enum CapitalVote {
  static func settle(_ lists: [[TermUseFinder.Candidate]], terms: [DefinedTerm]) -> [[TermUse]] {
    var votes: [TermOffset: (capital: Int, small: Int)] = [:]
    for candidate in lists.joined() where terms[candidate.use.term].isUndecided && !candidate.startsSentence {
      if candidate.isCapitalized {
        votes[candidate.use.term, default: (0, 0)].capital += 1
      } else {
        votes[candidate.use.term, default: (0, 0)].small += 1
      }
    }
    return lists.map { list in
      list.filter { candidate in
        guard let vote = votes[candidate.use.term], vote.capital > 0, vote.capital >= vote.small else { return true }
        return candidate.isCapitalized
      }.map(\.use)
    }
  }
}

extension DefinedTerm {
  /// Whether the name has a capital that only its place in the definition may have given it.
  fileprivate var isUndecided: Bool {
    letterCase == .any && (name.utf8.first.map(TextBytes.isUppercase) ?? false)
  }
}
