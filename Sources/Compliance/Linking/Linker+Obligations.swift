internal import Diagnostics
internal import LegalText

/// Obligations and what shows that they are met.
extension Linker {
  func linkObligation(
    _ record: Obligation, _ selectors: SelectorCompiler, _ diagnostics: inout [Diagnostic]
  ) -> LinkedObligation? {
    let address = cited(record.cite, &diagnostics)
    let exceptions = record.exceptions.compactMap { reference -> ProvisionAddress? in
      if case .pending = carried[reference.position]?.fate { return references.parsed(reference) }
      return references.address(reference).reporting(to: &diagnostics)
    }
    let required = required(record.satisfiedBy.clauses, selectors, &diagnostics)
    let flowDown = record.satisfiedBy.subcontractors.map { demand in
      RequiredFlowDown(clauses: self.required(demand.clauses, selectors, &diagnostics), needsNotice: demand.needsNotice)
    }
    let bearers = terms(record.bearers, selectors.vocabularies.roles, &diagnostics)
    let selector = selector(record.appliesTo, at: record.position, of: "Obligation '\(record.id.value)'", selectors, &diagnostics)
    let prohibits = record.prohibits.map {
      self.selector($0, at: record.position, of: "What obligation '\(record.id.value)' prohibits", selectors, &diagnostics)
    }
    guard let address, let instrument = corpus[address.instrument] else { return nil }
    let place = quoted(record.cite, address, in: instrument)
    return LinkedObligation(
      record: record, address: address, bearers: bearers, exceptions: exceptions, required: required,
      flowDown: flowDown, quote: record.quote.flatMap { quote in place.map { $0.edition.check(quote: quote.value, at: $0.index) } },
      appliesTo: selector, prohibits: prohibits)
  }

  /// The provision that an obligation rests on: what is left above it, where it was repealed.
  private func cited(_ cite: Located<String>, _ diagnostics: inout [Diagnostic]) -> ProvisionAddress? {
    guard let carried = carried[cite.position], let instrument = corpus[carried.from.instrument] else {
      return references.address(cite).reporting(to: &diagnostics)
    }
    switch carried.fate {
    case .renumbered(let now, _): return now.first
    case .pending: return carried.from
    case .repealed:
      let old = instrument.edition(carried.edition)?.edition
      var current = old?.index(of: carried.from).flatMap { old?.provisions[$0].parent }
      while let index = current, let provision = old?.provisions[index] {
        if instrument.current.edition.index(of: provision.address) != nil { return provision.address }
        current = provision.parent
      }
      return instrument.current.edition.provisions.first?.address
    }
  }

  /// Where the words of a quotation are looked for: in the edition whose number the reference has while none is in force.
  private func quoted(
    _ cite: Located<String>, _ address: ProvisionAddress, in instrument: Instrument
  ) -> (edition: Edition, index: ProvisionIndex)? {
    var edition = instrument.current.edition
    if case .pending(let name) = carried[cite.position]?.fate, let pending = instrument.edition(name) { edition = pending.edition }
    return edition.index(of: address).map { (edition, $0) }
  }

  func selector(
    _ selector: Selector, at position: SourcePosition, of subject: String, _ selectors: SelectorCompiler,
    _ diagnostics: inout [Diagnostic]
  ) -> CompiledSelector {
    let compiled = selectors.compile(selector)
    diagnostics += compiled.diagnostics
    if compiled.diagnostics.isEmpty, !SelectorSatisfiability.canMatch(compiled.value, in: selectors.vocabularies) {
      diagnostics.append(
        Diagnostic(
          "contradictory-selector", .error,
          "\(subject) has a selector that no engagement can ever match; its conditions exclude each other", at: position))
    }
    return compiled.value
  }

  /// The terms that demands ask for. A reference of its own stands for one term for each operative sub-provision; within
  /// alternatives it stands for all of them together.
  private func required(
    _ demands: [ClauseDemand], _ selectors: SelectorCompiler, _ diagnostics: inout [Diagnostic]
  ) -> [RequiredClause] {
    demands.flatMap { demand -> [RequiredClause] in
      let roles = terms(demand.roles, selectors.vocabularies.roles, &diagnostics)
      let alternatives = demand.alternatives.map { references in
        references.flatMap { reference -> [ClauseReference] in
          if case .pending = carried[reference.position]?.fate { return [] }
          let address = self.references.address(reference).reporting(to: &diagnostics)
          return address.map { expanded($0).map(selectors.clauses.reference) } ?? []
        }
      }.filter { !$0.isEmpty }
      if alternatives.count == 1 { return alternatives[0].map { RequiredClause(alternatives: [[$0]], roles: roles) } }
      return alternatives.isEmpty ? [] : [RequiredClause(alternatives: alternatives, roles: roles)]
    }
  }

  /// A provision stands for its operative sub-provisions, in the order of the text: the checklist of § 7051(a) comes from
  /// the loaded edition, never from a number in code.
  func expanded(_ address: ProvisionAddress) -> [ProvisionAddress] {
    guard let edition = corpus[address.instrument]?.current.edition, let index = edition.index(of: address) else { return [] }
    let children = edition.provisions[index].children.filter { edition.isOperative($0) }
    return children.isEmpty ? [address] : children.map { edition.provisions[$0].address }
  }

  func inTextOrder(_ obligations: [LinkedObligation]) -> [LinkedObligation] {
    func place(_ obligation: LinkedObligation) -> (String, Int, String) {
      let index = corpus[obligation.address.instrument]?.current.edition.index(of: obligation.address) ?? 0
      return (obligation.address.instrument.rawValue, index, obligation.record.id.value)
    }
    return obligations.map { ($0, place($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}
