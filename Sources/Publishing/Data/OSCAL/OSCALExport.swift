internal import Compliance
internal import Diagnostics
package import LegalText

/// The handbook in the models of OSCAL: each edition as a catalog, and the determinations under each instrument's current edition
/// as assessment results.
package struct OSCALExport: Sendable {
  private let handbook: Handbook
  /// Of the current editions.
  private let identifiers: [InstrumentIdentifier: OSCALIdentifiers]

  /// A build writes the results of a handbook with at most so many determinations: beyond it they would be the greater part of what is
  /// published, at half a kilobyte each. `concord export` writes them for any.
  static let mostPublishedResults = 20_000

  package init(_ handbook: Handbook) {
    self.handbook = handbook
    identifiers = Dictionary(handbook.corpus.instruments.map { ($0.id, OSCALIdentifiers($0.current.edition)) }) { first, _ in first }
  }

  /// What a build publishes, below `data/oscal/`.
  var files: [OutputFile] {
    let count = handbook.organization.determinations.reduce(0) { $0 + $1.count }
    return handbook.corpus.instruments.flatMap { instrument in
      let results = count <= Self.mostPublishedResults ? self.results(of: instrument) : nil
      return instrument.editions.map { OutputFile(path: Self.path(instrument, $0), bytes: catalog(of: instrument, $0)) }
        + (results.map { [OutputFile(path: "data/oscal/\(instrument.id)/assessment-results.json", bytes: $0)] } ?? [])
    }
  }

  static func path(_ instrument: Instrument, _ edition: LoadedEdition) -> String {
    "data/oscal/\(instrument.id)/\(fileName(edition.information.id))"
  }

  private static func fileName(_ edition: EditionIdentifier) -> String { "catalog-\(edition).json" }

  /// An edition as a catalog.
  package func catalog(of instrument: Instrument, _ edition: LoadedEdition) -> [UInt8] {
    let isCurrent = edition.information.id == instrument.current.information.id
    let identifiers = isCurrent ? self.identifiers[instrument.id] : nil
    let header = OSCALCatalogHeader(
      regulation: instrument.regulation, edition: edition.information, asOf: handbook.organization.asOf,
      links: neighbours(of: edition, in: instrument))
    return OSCALCatalogWriter.write(
      edition.edition, identifiers: identifiers ?? OSCALIdentifiers(edition.edition), header: header,
      // References are resolved in the editions that are read as the law.
      links: isCurrent ? references(in: instrument) : [])
  }

  /// The determinations under an instrument; `nil` when no obligation rests on it.
  package func results(of instrument: Instrument) -> [UInt8]? {
    let obligations = handbook.linked.obligations.indices.filter {
      handbook.linked.obligations[$0].address.instrument == instrument.id && !handbook.organization.determinations[$0].isEmpty
    }
    guard !obligations.isEmpty, let identifiers = identifiers[instrument.id] else { return nil }
    return OSCALResults(
      handbook: handbook, instrument: instrument, identifiers: identifiers, obligations: obligations,
      catalog: Self.fileName(instrument.current.information.id)
    ).document()
  }

  private func neighbours(of edition: LoadedEdition, in instrument: Instrument) -> [OSCALLink] {
    let order = instrument.editionsInOrder
    guard let place = order.firstIndex(where: { $0.information.id == edition.information.id }) else { return [] }
    return [("predecessor-version", place - 1), ("successor-version", place + 1)].compactMap { relation, place in
      guard order.indices.contains(place) else { return nil }
      return OSCALLink(href: Self.fileName(order[place].information.id), relation: relation)
    }
  }

  /// For each provision of the current edition what its text cites, each once.
  private func references(in instrument: Instrument) -> [[OSCALLink]] {
    handbook.law.citations(in: instrument.id).map { citations in
      var result: [OSCALLink] = []
      for case .provision(let address) in citations.flatMap(\.targets) {
        guard let other = handbook.corpus[address.instrument], let id = identifiers[address.instrument]?.identifier(of: address) else { continue }
        let file = other.id == instrument.id ? "" : "../\(other.id)/\(Self.fileName(other.current.information.id))"
        let link = OSCALLink(href: "\(file)#\(id)", relation: "reference", text: handbook.corpus.citation(of: address))
        if !result.contains(link) { result.append(link) }
      }
      return result
    }
  }
}
