package import Diagnostics

/// A citation of the law with what it leads to.
package struct LinkedCitation: Hashable, Sendable {
  package var citation: Citation
  /// The offset of the paragraph in the provision's content.
  package var item: Int
  /// The words of the citation as printed.
  package var text: String
  /// One for each pinpoint, in order.
  package var targets: [ResolvedTarget]
  package var position: SourcePosition?

  /// The first provision that the citation leads to.
  package var firstProvision: ProvisionAddress? {
    targets.lazy.compactMap { target in
      if case .provision(let address) = target { address } else { nil }
    }.first
  }
}

/// What the texts of a corpus's current editions say beyond their words: the citations, resolved, and the modality of each
/// provision.
package struct LinkedLaw: Sendable {
  /// For each instrument, one list a provision, in the order of the edition.
  private let byInstrument: [InstrumentIdentifier: [[LinkedCitation]]]
  private let modalities: [InstrumentIdentifier: [ProvisionModality]]

  /// Finds and resolves every citation in the paragraphs of all current editions and reads what each provision asks, on
  /// `width` cores.
  ///
  /// - Complexity: linear in the text.
  package static func link(_ corpus: Corpus, width: Int) async -> LinkedLaw {
    let finder = CitationFinder(names: InstrumentNames(corpus.instruments.map(\.regulation)))
    let editions = Dictionary(corpus.instruments.map { ($0.id, $0.current.edition) }) { first, _ in first }
    let resolution = CitationResolution(editions: editions)
    let sections = editions.mapValues(\.sectionOrder)
    let markup = MarkedLinks(corpus)
    var result: [InstrumentIdentifier: [[LinkedCitation]]] = [:]
    var modalities: [InstrumentIdentifier: [ProvisionModality]] = [:]
    for instrument in corpus.instruments {
      let current = instrument.current
      modalities[instrument.id] = await ModalityReader.read(current.edition, width: width)
      let marked = markup.links(of: instrument.id)
      result[instrument.id] = await Array(current.edition.provisions.indices).concurrentMap(width: width) { index in
        let provision = current.edition.provisions[index]
        let context = CitationContext(
          address: provision.address, levelNames: instrument.regulation.levelNames, sections: sections)
        let found = provision.content.enumerated().flatMap { item, content -> [LinkedCitation] in
          guard let paragraph = content.paragraph else { return [] }
          let bytes = Array(paragraph.text.utf8)
          return finder.citations(in: paragraph.text, within: context).map { citation in
            LinkedCitation(
              citation: citation, item: item, text: String(decoding: bytes[citation.range], as: UTF8.self),
              targets: resolution.resolve(citation),
              position: current.places.position(of: citation.range.lowerBound, item: item, in: index))
          }
        }
        return MarkedLinks.merged(marked[index] ?? [], found)
      }
    }
    return LinkedLaw(byInstrument: result, modalities: modalities)
  }

  /// One list a provision, in the order of the edition; empty when the instrument is not loaded.
  package func citations(in instrument: InstrumentIdentifier) -> [[LinkedCitation]] { byInstrument[instrument] ?? [] }

  package func citations(of index: ProvisionIndex, in instrument: InstrumentIdentifier) -> [LinkedCitation] {
    guard let lists = byInstrument[instrument], lists.indices.contains(index) else { return [] }
    return lists[index]
  }

  /// What a provision asks, forbids and allows by its words; nothing when the instrument is not loaded.
  package func modality(of index: ProvisionIndex, in instrument: InstrumentIdentifier) -> ProvisionModality {
    guard let readings = modalities[instrument], readings.indices.contains(index) else { return ProvisionModality(statements: []) }
    return readings[index]
  }
}
