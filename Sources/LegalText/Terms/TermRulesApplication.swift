internal import Diagnostics

/// The definitions of an instrument's current edition, with what its author adds, excludes and limits.
struct TermRulesApplication {
  private let instrument: Instrument
  private let rules: TermRules
  private let names: InstrumentNames
  private let resolver: ReferenceResolver

  init(_ instrument: Instrument, corpus: Corpus) {
    self.instrument = instrument
    rules = instrument.regulation.terms
    names = InstrumentNames(corpus.instruments.map(\.regulation))
    resolver = ReferenceResolver(
      editions: Dictionary(corpus.instruments.map { ($0.id, $0.current.edition) }) { first, _ in first })
  }

  func definitions() -> Checked<EditionDefinitions> {
    var diagnostics: [Diagnostic] = []
    let finder = DefinitionFinder(edition: instrument.current.edition, levelNames: instrument.regulation.levelNames)
    let marked = instrument.current.markedTerms
    var result = finder.find(marked: marked, excluding: Set(rules.exclude.map { $0.value.lowercased() }))
    reportUnknownExclusions(found: result, all: finder, marked, &diagnostics)
    for addition in rules.add {
      guard let address = address(addition.provision, &diagnostics) else { continue }
      result.terms.append(
        DefinedTerm(
          name: addition.term.value, otherNames: addition.forms.map(\.value), instrument: instrument.id, address: address, place: nil, relation: .means,
          scope: .instrument, exclusions: [], origin: .author,
          letterCase: TermCase(of: addition.term.value, startsSentence: false)))
    }
    for limit in rules.scope {
      let provisions = limit.provisions.compactMap { address($0, &diagnostics) }
      let matching = result.terms.indices.filter { result.terms[$0].hasName(limit.term.value) }
      if matching.isEmpty { diagnostics.append(unknown(limit.term, key: "scope", among: result.terms)) }
      guard !provisions.isEmpty else { continue }
      for offset in matching { result.terms[offset].scope = .provisions(provisions) }
    }
    return Checked(result, diagnostics)
  }

  private func address(_ written: Located<String>, _ diagnostics: inout [Diagnostic]) -> ProvisionAddress? {
    do {
      let address = try WrittenReference.parse(written.value, instruments: names, default: instrument.id)
      try resolver.resolve(address)
      return address
    } catch {
      diagnostics.append(error.diagnostic(at: written.position))
      return nil
    }
  }

  private func reportUnknownExclusions(
    found: EditionDefinitions, all finder: DefinitionFinder, _ marked: [MarkedTerm], _ diagnostics: inout [Diagnostic]
  ) {
    guard !rules.exclude.isEmpty else { return }
    let everything = finder.find(marked: marked).terms
    for name in rules.exclude where !everything.contains(where: { $0.hasName(name.value) }) {
      diagnostics.append(unknown(name, key: "exclude", among: everything))
    }
  }

  private func unknown(_ name: Located<String>, key: String, among terms: [DefinedTerm]) -> Diagnostic {
    Diagnostic(
      "unknown-term", .warning,
      "Term '\(name.value)' of key '\(key)' is not defined in the current edition of '\(instrument.id)'"
        + (NearMiss.nearest(to: name.value, among: terms.flatMap(\.names)).map { "; did you mean '\($0)'?" } ?? "; remove it"),
      at: name.position)
  }
}

extension DefinedTerm {
  func hasName(_ name: String) -> Bool { names.contains { $0.lowercased() == name.lowercased() } }
}
