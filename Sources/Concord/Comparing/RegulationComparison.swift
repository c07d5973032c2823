package import Diagnostics
package import LegalText

/// Two editions of a regulation of the project, compared.
package struct RegulationComparison: Sendable {
  package var regulation: Regulation
  package var old: EditionInformation
  package var new: EditionInformation
  package var comparison: EditionComparison
  /// What the project has of a mapping between the two.
  package var mapping: ProvisionMapping?

  package var summary: ChangeSummary { ChangeSummary(comparison, style: regulation.style) }

  /// The mapping to write: what was confirmed, and a proposal for the rest.
  package var proposal: ProvisionMapping { comparison.proposedMapping(from: old.id, to: new.id, keeping: mapping) }

  /// Where the mapping belongs, below the project folder.
  package func mappingPath(content: String) -> String {
    "\(content)/regulations/\(regulation.id)/\(ProvisionMapping.path(from: old.id, to: new.id))"
  }
}

extension Project {
  /// Compares two editions of a regulation: those named, else the latest with the one before it.
  ///
  /// `nil` when one cannot be read; problems of its files are reported all the same.
  package func compare(
    _ id: InstrumentIdentifier, from oldName: EditionIdentifier?, to newName: EditionIdentifier?
  ) async -> Checked<RegulationComparison?> {
    var loader = ContentLoader(folder: folder, content: content, asOf: asOf, width: width)
    let loaded = await loader.loadRegulation(id)
    guard let instrument = loaded.value else { return Checked(nil, loaded.diagnostics) }
    var diagnostics = loaded.diagnostics
    let order = instrument.editionsInOrder
    func place(_ name: EditionIdentifier?) -> Int? {
      guard let name else { return nil }
      if let place = order.firstIndex(where: { $0.information.id == name }) { return place }
      let names = order.map(\.information.id.rawValue)
      let hint = NearMiss.nearest(to: name.rawValue, among: names).map { "did you mean '\($0)'?" } ?? "it has \(names.joined(separator: ", "))"
      diagnostics.append(Diagnostic("unknown-edition", .error, "Edition '\(name)' is not one of '\(id)'; \(hint)", at: nil))
      return nil
    }
    let from = place(oldName)
    let to = place(newName)
    if oldName != nil && from == nil || newName != nil && to == nil { return Checked(nil, diagnostics) }
    let newPlace = to ?? from.map { $0 + 1 } ?? order.count - 1
    let oldPlace = from ?? newPlace - 1
    guard order.indices.contains(newPlace), order.indices.contains(oldPlace), oldPlace != newPlace else {
      let message =
        order.count < 2
        ? "Regulation '\(id)' has one edition, '\(order[0].information.id)'; list another under 'editions' to compare it with"
        : "Regulation '\(id)' has no edition to compare with; name two different ones with --from and --to"
      diagnostics.append(Diagnostic("nothing-to-compare", .error, message, at: nil))
      return Checked(nil, diagnostics)
    }
    let (old, new) = (order[oldPlace], order[newPlace])
    return Checked(
      RegulationComparison(
        regulation: instrument.regulation, old: old.information, new: new.information, comparison: instrument.compare(old, new),
        mapping: instrument.mapping(from: old.information.id, to: new.information.id)),
      diagnostics)
  }
}
