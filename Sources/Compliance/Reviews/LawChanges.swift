package import LegalText

/// What changed from the editions that records name to those that are current.
package struct LawChanges: Sendable {
  private struct Key: Hashable {
    var instrument: InstrumentIdentifier
    var edition: String
  }

  private var changes: [Key: LawChange] = [:]

  package init() {}

  /// Compares every loaded edition that a record names with the current one of its instrument, and every earlier one where
  /// references have numbers that are not current.
  ///
  /// - Complexity: near-linear in the text of the editions compared.
  package static func read(_ organization: Organization, references: ReferenceReader, width: Int) async -> LawChanges {
    let corpus = references.corpus
    let clauses = organization.vendors.flatMap(\.contracts).flatMap(\.clauses)
    let reviews =
      organization.obligations.compactMap(\.reviewed) + organization.vendors.flatMap(\.contracts).compactMap(\.reviewed)
      + clauses.compactMap(\.reviewed) + organization.assessments.map(\.lastLook)
    let named = Set(reviews.flatMap(\.editions).map(\.value))
    let written =
      organization.obligations.flatMap(\.references) + organization.roleRules.map(\.cite) + clauses.flatMap(\.meets)
    let stale = Set(
      written.compactMap(references.parsed).filter { corpus[$0.instrument]?.current.edition.index(of: $0) == nil }.map(\.instrument))
    var result = LawChanges()
    for instrument in corpus.instruments {
      let current = instrument.current
      for edition in instrument.editions {
        let isNeeded = named.contains(edition.information.id.rawValue) || stale.contains(instrument.id) && !instrument.isLater(edition)
        guard isNeeded, edition.information.id != current.information.id else { continue }
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
