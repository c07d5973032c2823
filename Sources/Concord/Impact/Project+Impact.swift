package import Diagnostics
package import Compliance
package import LegalText
internal import Publishing

extension Project {
  /// What the change from one edition to another asks of the organization.
  ///
  /// - Parameters:
  ///   - oldName: the current edition by default, or the one before it where no later one is loaded.
  ///   - newName: by default the one behind the old.
  ///   - file: a text that is not part of the content yet, which takes the place of the new edition.
  /// - Returns: `nil` when the content cannot be trusted or there is nothing to compare.
  package func impact(
    of id: InstrumentIdentifier, from oldName: EditionIdentifier?, to newName: EditionIdentifier?, with file: SourceText?
  ) async -> Checked<Impact?> {
    let checked = await assess()
    var diagnostics = checked.diagnostics
    guard let organization = checked.value?.organization else { return Checked(nil, diagnostics) }
    func fail(_ rule: RuleIdentifier, _ message: String) -> Checked<Impact?> {
      Checked(nil, diagnostics + [Diagnostic(rule, .error, message, at: nil)])
    }
    guard let instrument = organization.corpus[id] else {
      let hint = NearMiss.suggestion(for: id.rawValue, among: organization.corpus.instruments.map(\.id.rawValue))
      return fail("unknown-regulation", "Regulation '\(id)' is not one of the project" + hint)
    }
    let order = instrument.editionsInOrder
    for name in [oldName, newName].compactMap(\.self) where instrument.edition(name) == nil {
      let hint = NearMiss.suggestion(for: name.rawValue, among: order.map(\.information.id.rawValue))
      return fail("unknown-edition", "Edition '\(name)' is not one of '\(id)'" + hint)
    }
    func place(_ name: EditionIdentifier) -> Int? { order.firstIndex { $0.information.id == name } }
    let current = place(instrument.current.information.id) ?? 0
    let isLast = current == order.count - 1
    let from = oldName.flatMap(place) ?? newName.flatMap(place).map { $0 - 1 } ?? (file == nil && isLast ? current - 1 : current)
    guard order.indices.contains(from) else {
      return fail("nothing-to-compare", "Regulation '\(id)' has no edition before; name another with --from or a text with --with")
    }
    let old = order[from]
    var new: LoadedEdition
    if let file {
      guard let read = edition(file, of: instrument).reporting(to: &diagnostics) else { return Checked(nil, diagnostics) }
      new = read
    } else {
      let to = newName.flatMap(place) ?? from + 1
      guard order.indices.contains(to), to != from else {
        return fail("nothing-to-compare", "Regulation '\(id)' has no edition behind '\(old.information.id)'; list one, or name a text with --with")
      }
      new = order[to]
    }
    let law = await read(instrument, from: old, to: new, organization)
    return Checked(
      Impact(organization, instrument, old: old.information, new: new.information, law: law), diagnostics)
  }

  /// A text outside the content, as an edition without dates that is named after its file.
  private func edition(_ file: SourceText, of instrument: Instrument) -> Checked<LoadedEdition?> {
    let read = EditionFile.read(file, instrument: instrument.id)
    guard !read.diagnostics.contains(where: { $0.severity == .error }), !read.value.parsed.edition.provisions.isEmpty else {
      return Checked(nil, read.diagnostics)
    }
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    let position = SourcePosition(startOf: file.path)
    let information = EditionInformation(id: EditionIdentifier(name), file: Located(file.path, at: position), position: position)
    return Checked(LoadedEdition(information: information, edition: read.value.parsed.edition, places: read.value.parsed.places), read.diagnostics)
  }
}
