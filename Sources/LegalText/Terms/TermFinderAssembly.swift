internal import Diagnostics

/// Puts together what is looked for in an instrument: its own terms, and those of the instruments that it adopts.
struct TermFinderAssembly {
  let terms: [DefinedTerm]
  /// The terms of each instrument.
  let offsets: [InstrumentIdentifier: Range<TermOffset>]
  let corpus: Corpus

  func finder(for instrument: Instrument) -> Checked<TermUseFinder> {
    var diagnostics: [Diagnostic] = []
    let rules = instrument.regulation.terms
    let edition = instrument.current.edition
    var trie = TermTrie()
    var ranges: [TermOffset: [Range<ProvisionIndex>]] = [:]
    for offset in offsets[instrument.id] ?? 0..<0 {
      insert(offset, into: &trie)
      ranges[offset] = Self.ranges(of: terms[offset].scope, in: edition)
    }
    var adopted: [TermOffset] = []
    for name in rules.adopt {
      guard let source = corpus[InstrumentIdentifier(name.value)], source.id != instrument.id else {
        diagnostics.append(Self.unknown(name, corpus, besides: instrument.id))
        continue
      }
      for offset in offsets[source.id] ?? 0..<0 where holdsBeyondSections(terms[offset], in: source.current.edition) {
        insert(offset, into: &trie)
        adopted.append(offset)
      }
    }
    for phrase in rules.notInside { trie.insert(phrase.value) { _ in .barrier } }
    let finder = TermUseFinder(terms: terms, trie: trie, visibility: TermVisibility(ranges: ranges, adopted: adopted))
    return Checked(finder, diagnostics)
  }

  private func insert(_ offset: TermOffset, into trie: inout TermTrie) {
    for name in terms[offset].names {
      for form in TermForms.forms(of: name) { trie.insert(form) { .term(offset, capitals: $0) } }
    }
  }

  /// The runs of provisions in which a scope holds, in an edition.
  private static func ranges(of scope: TermScope, in edition: Edition) -> [Range<ProvisionIndex>] {
    switch scope {
    case .instrument: [0..<max(1, edition.provisions.count)]
    case .provisions(let addresses): addresses.compactMap { edition.index(of: $0).map(edition.subtree(of:)) }
    }
  }

  /// A term for one section of an Act means nothing in the regulations under it.
  private func holdsBeyondSections(_ term: DefinedTerm, in edition: Edition) -> Bool {
    switch term.scope {
    case .instrument: true
    case .provisions(let addresses): addresses.contains { edition.provision(at: $0)?.kind == .division }
    }
  }

  private static func unknown(_ name: Located<String>, _ corpus: Corpus, besides own: InstrumentIdentifier) -> Diagnostic {
    let names = corpus.instruments.map(\.id.rawValue).filter { $0 != own.rawValue }
    let hint = names.isEmpty ? "; there is no other" : NearMiss.suggestion(for: name.value, among: names)
    return Diagnostic(
      "unknown-regulation", .error, "Value '\(name.value)' of key 'adopt' is not another regulation of this project\(hint)",
      at: name.position)
  }
}
