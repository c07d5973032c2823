/// Resolves references that sources mark up, by the names with which they name provisions.
struct MarkedLinks: Sendable {
  private let corpus: [InstrumentIdentifier: LoadedEdition]
  /// Names that hold for all instruments; those that begin with `#` hold within their own.
  private let shared: [String: ProvisionAddress]

  init(_ corpus: Corpus) {
    self.corpus = Dictionary(corpus.instruments.map { ($0.id, $0.current) }) { first, _ in first }
    var shared: [String: ProvisionAddress] = [:]
    // Instruments are in the order of their identifiers, so that the first of two equal names is always the same.
    for instrument in corpus.instruments {
      let current = instrument.current
      for (name, index) in current.identifiers where !name.hasPrefix("#") && shared[name] == nil {
        shared[name] = current.edition.provisions[index].address
      }
    }
    self.shared = shared
  }

  /// The references of an edition that lead to a provision of the corpus, by the provision in which they stand.
  func links(of instrument: InstrumentIdentifier) -> [ProvisionIndex: [LinkedCitation]] {
    guard let edition = corpus[instrument] else { return [:] }
    var result: [ProvisionIndex: [LinkedCitation]] = [:]
    for reference in edition.references {
      let targets = targets(of: reference, in: edition)
      guard !targets.isEmpty, let text = text(of: reference, in: edition) else { continue }
      let citation = Citation(
        range: reference.range, instrument: .loaded(targets[0].instrument),
        pinpoints: targets.map { Pinpoint(section: $0.section, path: Array($0.components.dropFirst())) })
      result[reference.provision, default: []].append(
        LinkedCitation(
          citation: citation, item: reference.item, text: text, targets: targets.map { .provision($0) },
          position: edition.places.position(of: reference.range.lowerBound, item: reference.item, in: reference.provision)))
    }
    return result
  }

  /// What a text cites: its marked references, and what the grammar found beside them, in the order of the text.
  ///
  /// - Complexity: O(*n* log *n*) in the number of references.
  static func merged(_ marked: [LinkedCitation], _ found: [LinkedCitation]) -> [LinkedCitation] {
    guard !marked.isEmpty else { return found }
    func precedes(_ one: LinkedCitation, _ other: LinkedCitation) -> Bool {
      (one.item, one.citation.range.lowerBound) < (other.item, other.citation.range.lowerBound)
    }
    let marked = marked.sorted(by: precedes)
    var others: [LinkedCitation] = []
    var next = 0
    for citation in found.sorted(by: precedes) {
      let place = (citation.item, citation.citation.range.lowerBound)
      while next < marked.count, (marked[next].item, marked[next].citation.range.upperBound) <= place { next += 1 }
      let isMarked =
        next < marked.count && marked[next].item == citation.item && marked[next].citation.range.overlaps(citation.citation.range)
      if !isMarked { others.append(citation) }
    }
    return (marked + others).sorted(by: precedes)
  }

  private func targets(of reference: MarkedReference, in edition: LoadedEdition) -> [ProvisionAddress] {
    guard let first = address(reference.target, edition) else { return [] }
    guard let name = reference.last, let last = address(name, edition), last.instrument == first.instrument,
      let law = corpus[first.instrument]?.edition, let start = law.index(of: first), let end = law.index(of: last), start < end,
      law.provisions[start].parent == law.provisions[end].parent
    else { return [first] }
    // A range stands for all between its ends.
    var result: [ProvisionAddress] = []
    var index = start
    while index <= end, result.count < 500 {
      result.append(law.provisions[index].address)
      index = law.provisions[index].end
    }
    return result
  }

  private func address(_ name: String, _ edition: LoadedEdition) -> ProvisionAddress? {
    if let index = edition.identifiers[name] { return edition.edition.provisions[index].address }
    return shared[name]
  }

  /// The words of a reference; `nil` when it does not stand in a paragraph, or at no boundary of a character.
  private func text(of reference: MarkedReference, in edition: LoadedEdition) -> String? {
    guard edition.edition.provisions.indices.contains(reference.provision) else { return nil }
    let content = edition.edition.provisions[reference.provision].content
    guard content.indices.contains(reference.item), let text = content[reference.item].paragraph?.text else { return nil }
    let bytes = text.utf8
    guard !reference.range.isEmpty, reference.range.lowerBound >= 0, reference.range.upperBound <= bytes.count else { return nil }
    let start = bytes.index(bytes.startIndex, offsetBy: reference.range.lowerBound)
    return String(validating: bytes[start..<bytes.index(start, offsetBy: reference.range.count)], as: UTF8.self)
  }
}
