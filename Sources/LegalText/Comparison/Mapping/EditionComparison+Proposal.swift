extension EditionComparison {
  /// What a person has to confirm: whatever the addresses do not already say.
  ///
  /// A renumbered parent speaks for its children; what was repealed or added as a whole is said once, at the top. In the order of
  /// `changes`. Entries that were confirmed are taken over from `earlier`.
  package func proposedMapping(
    from oldName: EditionIdentifier, to newName: EditionIdentifier, keeping earlier: ProvisionMapping? = nil
  ) -> ProvisionMapping {
    let kept = (earlier?.entries ?? []).filter { $0.confirmed != nil }
    let keptOld = Set(kept.flatMap(\.from))
    let keptNew = Set(kept.flatMap(\.to))
    let proposed = changes.compactMap { proposal(for: $0) }
      .filter { keptOld.isDisjoint(with: $0.from) && keptNew.isDisjoint(with: $0.to) }
    return ProvisionMapping(instrument: new.instrument, from: oldName, to: newName, entries: kept + proposed)
  }

  private func proposal(for change: ProvisionChange) -> ProvisionMapping.Entry? {
    let from = change.old.map { old.provisions[$0].address }
    let to = change.new.map { new.provisions[$0].address }
    switch change.kind {
    case .split: return ProvisionMapping.Entry(.split, from: from, to: to)
    case .merged: return ProvisionMapping.Entry(.merged, from: from, to: to)
    case .renumbered, .moved, .amended:
      guard change.isReaddressed, !change.isCarried else { return nil }
      return ProvisionMapping.Entry(change.kind == .moved ? .moved : .renumbered, from: from, to: to)
    case .repealed, .reserved:
      guard let index = change.old.first, change.new.isEmpty || change.isReaddressed else { return nil }
      if let parent = old.provisions[index].parent, isGone(parent) { return nil }
      return ProvisionMapping.Entry(.repealed, from: from, to: [])
    case .added:
      // Where nothing else had the address, its being new needs no word.
      guard change.old.isEmpty, let address = to.first, old.index(of: address) != nil else { return nil }
      return ProvisionMapping.Entry(.added, from: [], to: to)
    case .unchanged, .editorial: return nil
    }
  }

  private func isGone(_ index: ProvisionIndex) -> Bool { changes[changeOfOld[index]].new.isEmpty }
}
