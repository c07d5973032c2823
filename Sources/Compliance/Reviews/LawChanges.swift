package import LegalText

/// What changed from the editions that records name to those that are current.
package struct LawChanges: Sendable {
  private struct Key: Hashable {
    var instrument: InstrumentIdentifier
    var edition: String
  }

  private var changes: [Key: LawChange] = [:]

  package init() {}

  /// Compares every loaded edition that a record names with the current one of its instrument.
  ///
  /// - Complexity: near-linear in the text of the editions named.
  package static func read(_ linked: LinkedOrganization, corpus: Corpus, width: Int) async -> LawChanges {
    let reviews = linked.obligations.compactMap(\.record.reviewed) + linked.vendors.flatMap { $0.contracts.compactMap(\.record.reviewed) }
    let named = Set(reviews.compactMap { $0.edition?.value } + linked.assessments.compactMap { $0.record.edition?.value })
    var result = LawChanges()
    for instrument in corpus.instruments {
      let current = instrument.current
      for edition in instrument.editions where named.contains(edition.information.id.rawValue) {
        guard edition.information.id != current.information.id else { continue }
        result.changes[Key(instrument: instrument.id, edition: edition.information.id.rawValue)] = await LawChange.read(
          instrument, from: edition, to: current, width: width)
      }
    }
    return result
  }

  /// From an edition to the current one; `nil` when they were not compared.
  package subscript(instrument: InstrumentIdentifier, edition: String) -> LawChange? {
    changes[Key(instrument: instrument, edition: edition)]
  }
}
