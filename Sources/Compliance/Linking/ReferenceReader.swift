package import Diagnostics
package import LegalText

/// Reads the references that authors write and finds their provisions in the corpus.
package struct ReferenceReader: Sendable {
  package let corpus: Corpus
  private let names: InstrumentNames
  private let resolver: ReferenceResolver
  private let defaultInstrument: InstrumentIdentifier?

  package init(corpus: Corpus, defaultInstrument: InstrumentIdentifier?) {
    self.corpus = corpus
    self.defaultInstrument = defaultInstrument
    names = InstrumentNames(corpus.instruments.map(\.regulation))
    resolver = ReferenceResolver(
      editions: Dictionary(corpus.instruments.map { ($0.id, $0.current.edition) }) { first, _ in first })
  }

  /// What a reference names, whether or not the current edition has it; `nil` when it cannot be read.
  package func parsed(_ reference: Located<String>) -> ProvisionAddress? {
    try? WrittenReference.parse(reference.value, instruments: names, default: defaultInstrument)
  }

  /// The address of the provision that a reference names; `nil`, with a diagnostic at its place, when there is none.
  package func address(_ reference: Located<String>) -> Checked<ProvisionAddress?> {
    do {
      let address = try WrittenReference.parse(reference.value, instruments: names, default: defaultInstrument)
      _ = try resolver.resolve(address)
      return Checked(address)
    } catch {
      return Checked(nil, [error.diagnostic(at: reference.position)])
    }
  }
}
