package import LegalText

/// What changed from one edition to another, asked by what a record cites.
///
/// A change is ground to look again when it is more than editorial: words that bind were changed, added or struck, or a
/// provision was split. The same words under another number are not; the comparison, and with it a confirmed mapping, is
/// followed.
package struct LawChange: Sendable {
  package let comparison: EditionComparison
  package let summary: ChangeSummary
  /// What the summary says, by the offset of the change.
  private let told: [Int: String]
  /// For each provision of the old edition the changes of itself and of what was added right below it.
  private let own: [[Int]]
  /// For each provision of the old edition those that its own words cite or whose terms they use.
  private let basis: [[ProvisionIndex]]

  /// Compares two editions.
  ///
  /// - Parameter basis: of the old edition.
  package static func read(_ instrument: Instrument, from old: LoadedEdition, to new: LoadedEdition, basis: TextBasis) -> LawChange {
    LawChange(instrument.compare(old, new), style: instrument.regulation.style, basis: basis.ownBases)
  }

  /// - Parameter basis: for each provision of the old edition those on which its own words rest.
  init(_ comparison: EditionComparison, style: CitationStyle, basis: [[ProvisionIndex]]) {
    self.comparison = comparison
    self.basis = basis
    summary = ChangeSummary(comparison, style: style)
    told = Dictionary(summary.lines.map { ($0.change, $0.text) }) { first, _ in first }
    var own = [[Int]](repeating: [], count: comparison.old.provisions.count)
    for (offset, change) in comparison.changes.enumerated() where change.isGround {
      for index in change.old { own[index].append(offset) }
      guard change.old.isEmpty, let index = change.new.first else { continue }
      if let parent = Self.parent(of: index, in: comparison) { own[parent].append(offset) }
    }
    self.own = own
  }

  /// The nearest provision above an added one that the old edition has.
  private static func parent(of added: ProvisionIndex, in comparison: EditionComparison) -> ProvisionIndex? {
    var current = comparison.new.provisions[added].parent
    while let candidate = current {
      if let old = comparison.changes[comparison.changeOfNew[candidate]].old.first { return old }
      current = comparison.new.provisions[candidate].parent
    }
    return nil
  }

  /// What a record that cites a provision of the old edition no longer rests on; empty when it stands on the same words.
  ///
  /// Changes of the provision and of all below it, then, as indirect, those of the words that introduce it and of the
  /// definitions and provisions that any of these name. A provision that only the new edition has is a change itself.
  package func grounds(of address: ProvisionAddress) -> [GroundChange] {
    guard let index = comparison.old.index(of: address) else { return grounds(ofAdded: address) }
    let cited = comparison.old.subtree(of: index)
    let direct = Set(cited.flatMap { own[$0] })
    let introductions = comparison.old.introductions(of: index)
    var indirect = Set(introductions.map { comparison.changeOfOld[$0] }.filter { comparison.changes[$0].isGround })
    for base in Set((Array(cited) + introductions).flatMap { basis[$0] }) { indirect.formUnion(changes(of: base)) }
    return said(direct, isIndirect: false) + said(indirect.subtracting(direct), isIndirect: true)
  }

  /// What a record that cites a provision of the new edition did not rest on when it was made under the old one.
  package func grounds(ofNew address: ProvisionAddress) -> [GroundChange] {
    let olds = comparison.change(ofNew: address)?.old ?? []
    if olds.isEmpty { return grounds(ofAdded: address) }
    var seen: Set<Int> = []
    return olds.flatMap { grounds(of: comparison.old.provisions[$0].address) }.filter { seen.insert($0.change).inserted }
  }

  /// What changed in a provision on which words of another instrument rest, by its number in the new edition, or in the old one where
  /// the new edition lacks it. All of it is indirect.
  package func grounds(ofBasis address: ProvisionAddress) -> [GroundChange] {
    let olds = comparison.new.index(of: address).map { comparison.changes[comparison.changeOfNew[$0]].old }
      ?? comparison.old.index(of: address).map { [$0] } ?? []
    return said(Set(olds.flatMap { changes(of: $0) }), isIndirect: true)
  }

  private func grounds(ofAdded address: ProvisionAddress) -> [GroundChange] {
    guard let place = comparison.new.index(of: address) else { return [] }
    let offset = comparison.changeOfNew[place]
    return comparison.changes[offset].isGround ? said([offset], isIndirect: false) : []
  }

  /// Of a division that is named only its own words: a mention of a chapter does not rest on each of its sentences.
  private func changes(of base: ProvisionIndex) -> [Int] {
    guard comparison.old.provisions[base].kind != .division else { return [] }
    return comparison.old.subtree(of: base).flatMap { own[$0] }
  }

  /// In the order of the changes; what a line about the parent says is not said again.
  private func said(_ offsets: some Sequence<Int>, isIndirect: Bool) -> [GroundChange] {
    let sorted = offsets.sorted()
    let lines = sorted.filter { told[$0] != nil }
    return (lines.isEmpty ? sorted : lines).compactMap { offset in
      (told[offset] ?? summary.text(for: comparison.changes[offset])).map { GroundChange(change: offset, isIndirect: isIndirect, text: $0) }
    }
  }
}

extension ProvisionChange {
  /// Whether a record that rests on the provision must be looked at: which part of a divided provision it means is for a
  /// person to say, whether or not a word changed.
  package var isGround: Bool { isSubstantive || kind == .split && bearing.isOperative }
}
