internal import Compliance
internal import Diagnostics
internal import LegalText

/// From one edition of an instrument to a later one, compared: what redline pages, instruments and sections say of it.
struct EditionStep: Sendable {
  let old: LoadedEdition
  let new: LoadedEdition
  let comparison: EditionComparison
  let summary: ChangeSummary
  /// What the summary says, by the offset of the change.
  let lines: [ChangeSummary.Line]
  /// For a section of the old edition the lines about it and what is below it, what was added there included.
  let linesOfSection: [ProvisionIndex: [ChangeSummary.Line]]

  init(_ instrument: Instrument, from old: LoadedEdition, to new: LoadedEdition) {
    self.old = old
    self.new = new
    comparison = instrument.compare(old, new)
    summary = ChangeSummary(comparison, style: instrument.regulation.style)
    lines = summary.lines
    var ofSection: [ProvisionIndex: [ChangeSummary.Line]] = [:]
    for line in lines {
      for section in Self.sections(of: comparison.changes[line.change], in: comparison) {
        ofSection[section, default: []].append(line)
      }
    }
    linesOfSection = ofSection
  }

  /// The sections of the old edition that a change is in, in order, each once.
  private static func sections(of change: ProvisionChange, in comparison: EditionComparison) -> [ProvisionIndex] {
    if !change.old.isEmpty {
      return Set(change.old.compactMap { comparison.old.section(of: $0) }).sorted()
    }
    // What was added stands where the nearest provision above it stood that both editions have.
    var current = change.new.first.flatMap { comparison.new.provisions[$0].parent }
    while let ancestor = current {
      let olds = comparison.changes[comparison.changeOfNew[ancestor]].old
      if let first = olds.first { return comparison.old.section(of: first).map { [$0] } ?? [] }
      current = comparison.new.provisions[ancestor].parent
    }
    return []
  }
}

extension Instrument {
  /// Every edition with the one before it, in order; none when there is one edition.
  var neighbouringEditions: [(old: LoadedEdition, new: LoadedEdition)] {
    let order = editionsInOrder
    return zip(order, order.dropFirst()).map { (old: $0, new: $1) }
  }

  /// Instruments with more editions are compared from each to the next, and with the current one.
  private static let mostFullyCompared = 6

  /// The pairs of editions that have a redline: neighbours first, then any two; of very many editions each with the current one.
  var comparedEditions: [(old: LoadedEdition, new: LoadedEdition)] {
    let order = editionsInOrder
    var pairs = neighbouringEditions
    for (place, old) in order.enumerated() {
      for new in order.dropFirst(place + 2) {
        let hasCurrent = [old.information.id, new.information.id].contains(current.information.id)
        if order.count <= Self.mostFullyCompared || hasCurrent { pairs.append((old, new)) }
      }
    }
    return pairs
  }
}

extension HandbookIndex {
  func step(_ instrument: InstrumentIdentifier, from old: EditionIdentifier, to new: EditionIdentifier) -> EditionStep? {
    steps[instrument]?.first { $0.old.information.id == old && $0.new.information.id == new }
  }

  /// From the current edition to the next, which is not yet in force; `nil` when none is loaded.
  func pendingStep(of instrument: Instrument, asOf day: CalendarDate) -> EditionStep? {
    steps[instrument.id]?.first { step in
      step.old.information.id == instrument.current.information.id && step.new.information.effective.map { $0 > day } == true
    }
  }
}

extension Handbook {
  /// Compares the editions with each other, works out where the addresses of superseded ones lead now, and cuts those that are not current
  /// into pages.
  ///
  /// - Complexity: near-linear in the text of all pairs of editions.
  package mutating func followEditions() {
    for instrument in corpus.instruments where instrument.editions.count > 1 {
      let own = instrument.comparedEditions.map { EditionStep(instrument, from: $0.old, to: $0.new) }
      steps[instrument.id] = own
      formers[instrument.id] = instrument.formerProvisions { old, new in
        own.first { $0.old.information.id == old.information.id && $0.new.information.id == new.information.id }?.comparison
          ?? instrument.compare(old, new)
      }
    }
    layOutEditions()
  }
}
