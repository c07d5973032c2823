package import LegalText

/// On what the words of an edition rest: for each provision those that its own words cite and those that define its terms, in
/// this and in other instruments.
package struct TextBasis: Sendable {
  package let instrument: InstrumentIdentifier
  package let edition: Edition
  /// By provision, sorted, each once. A provision of another instrument that its current edition lacks is named all the same.
  private let bases: [[ProvisionAddress]]

  /// Takes the basis of the edition of an instrument that is current in a linked corpus.
  package init(_ instrument: Instrument, law: LinkedLaw, terms: LinkedTerms) {
    self.instrument = instrument.id
    edition = instrument.current.edition
    bases = instrument.current.edition.provisions.indices.map { index in
      let cited = law.citations(of: index, in: instrument.id).flatMap(\.targets).compactMap { target -> ProvisionAddress? in
        switch target {
        case .provision(let address): address
        case .missing(let address, _): address.instrument == instrument.id ? nil : address
        case .outside: nil
        }
      }
      let defining = terms.uses(of: index, in: instrument.id).map { terms.terms[$0.term].address }
      return Set(cited + defining).sorted()
    }
  }

  /// Links an edition that is not current, beside the current editions of all other instruments.
  package static func read(_ edition: LoadedEdition, of instrument: Instrument, in corpus: Corpus, width: Int) async -> TextBasis {
    let view = corpus.reading(edition.information.id, of: instrument.id)
    let law = await LinkedLaw.link(view, width: width)
    return TextBasis(view[instrument.id] ?? instrument, law: law, terms: await LinkedTerms.link(view, law: law, width: width).value)
  }

  /// For each provision those of the same edition on which its own words rest.
  package var ownBases: [[ProvisionIndex]] {
    bases.map { $0.compactMap { $0.instrument == instrument ? edition.index(of: $0) : nil } }
  }

  /// The provisions of other instruments on which words of any provision rest.
  package var others: Set<InstrumentIdentifier> { Set(bases.joined().map(\.instrument).filter { $0 != instrument }) }

  /// What a record that cites provisions of the edition rests on besides them and all below them: what introduces them, and what
  /// any of these names or uses. Sorted, each once.
  package func indirect(of cited: [ProvisionAddress]) -> [ProvisionAddress] {
    let direct = Set(cited.compactMap { edition.index(of: $0) }.flatMap { edition.subtree(of: $0) })
    let introductions = Set(cited.compactMap { edition.index(of: $0) }.flatMap { edition.introductions(of: $0) }).subtracting(direct)
    let named = direct.union(introductions).flatMap { bases[$0] }.filter { address in
      guard address.instrument == instrument, let index = edition.index(of: address) else { return address.instrument != instrument }
      // Of a division that is named only its own words: a mention of a chapter does not rest on each of its sentences.
      return edition.provisions[index].kind != .division && !direct.contains(index)
    }
    return Set(named + introductions.map { edition.provisions[$0].address }).sorted()
  }
}

extension Edition {
  /// What stands above a provision up to its section, the nearest first: "The notice says:".
  func introductions(of index: ProvisionIndex) -> [ProvisionIndex] {
    var result: [ProvisionIndex] = []
    var current = index
    while provisions[current].kind != .section, let parent = provisions[current].parent, provisions[parent].kind != .division {
      result.append(parent)
      current = parent
    }
    return result
  }
}
