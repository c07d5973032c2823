/// What became of every provision from one edition to another.
///
/// Each provision of either edition is in exactly one change. Paragraphs and tables are compared provision by provision, so a
/// parent is unchanged when only a provision below it was amended. "The same words" means the same words and marks in order:
/// what `NormalizedText` folds makes no difference, nor do blanks around marks.
package struct EditionComparison: Sendable {
  package let old: Edition
  package let new: Edition
  /// In the order of the new edition; what is gone stands where it stood.
  package let changes: [ProvisionChange]
  /// For each provision of the old edition the offset of its change.
  package let changeOfOld: [Int]
  package let changeOfNew: [Int]
  /// How many words, runs of words and candidates were looked at: the cost, whatever the machine.
  package let steps: Int

  /// Compares two editions.
  ///
  /// - Parameters:
  ///   - mapping: what a person confirmed; it is obeyed. Entries that nobody confirmed are not.
  ///   - definedTerms: terms to name when they change, beside those that the texts define.
  /// - Complexity: near-linear in the text of both editions.
  package static func compare(
    _ old: Edition, _ new: Edition, mapping: ProvisionMapping? = nil, definedTerms: [String] = []
  ) -> EditionComparison {
    var table = WordTable()
    let oldEdition = ComparedEdition(old, table: &table)
    let newEdition = ComparedEdition(new, table: &table)
    let defined = [old, new].flatMap { DefinitionFinder(edition: $0, levelNames: []).find().terms.flatMap(\.names) }
    let terms = DefinedTermList(defined + definedTerms)
    var matcher = ProvisionMatcher(oldEdition, newEdition, table: table)
    matcher.steps = oldEdition.words.reduce(0) { $0 + $1.count } + newEdition.words.reduce(0) { $0 + $1.count }
    let mapped = mapping?.confirmedProvisions(old, new) ?? MappedProvisions()
    matcher.run(mapped)
    var classifier = ChangeClassifier(matcher, terms: terms, confirmed: mapped)
    let changes = classifier.classify()
    var changeOfOld = [Int](repeating: 0, count: oldEdition.count)
    var changeOfNew = [Int](repeating: 0, count: newEdition.count)
    for (offset, change) in changes.enumerated() {
      for index in change.old { changeOfOld[index] = offset }
      for index in change.new { changeOfNew[index] = offset }
    }
    return EditionComparison(
      old: old, new: new, changes: changes, changeOfOld: changeOfOld, changeOfNew: changeOfNew, steps: classifier.steps)
  }

  package func change(ofOld address: ProvisionAddress) -> ProvisionChange? {
    old.index(of: address).map { changes[changeOfOld[$0]] }
  }

  package func change(ofNew address: ProvisionAddress) -> ProvisionChange? {
    new.index(of: address).map { changes[changeOfNew[$0]] }
  }

  /// Where an old provision's words are now, in document order: none when it was repealed, several when it was split.
  package func successors(of address: ProvisionAddress) -> [ProvisionAddress] {
    guard let change = change(ofOld: address), change.kind != .repealed, change.kind != .reserved else { return [] }
    return change.new.map { new.provisions[$0].address }
  }

  /// For every old address that no longer stands for the same provision, where its words are now: for links from outside.
  ///
  /// In the order of the old edition; a split provision leads to its first part. Addresses that another provision of the new
  /// edition has taken over are in the list as well: a link made for the old edition means the old provision.
  package var redirects: [(from: ProvisionAddress, to: ProvisionAddress)] {
    old.provisions.compactMap { provision in
      guard let first = successors(of: provision.address).first, first != provision.address else { return nil }
      return (provision.address, first)
    }
  }

  /// How many changes of each kind there are.
  package var counts: [ProvisionChange.Kind: Int] {
    Dictionary(changes.map { ($0.kind, 1) }, uniquingKeysWith: +)
  }

  /// The changes of a provision of the new edition and of everything below it, what is gone from below it included.
  package func changes(within index: ProvisionIndex) -> [ProvisionChange] {
    let range = new.subtree(of: index)
    guard let first = range.map({ changeOfNew[$0] }).min(), let last = range.map({ changeOfNew[$0] }).max() else { return [] }
    return changes[first...last].filter { change in
      change.new.contains { range.contains($0) }
        || change.new.isEmpty
          && change.old.contains { parent(of: $0).map { corresponds(to: $0, within: range) } ?? false }
    }
  }

  private func parent(of index: ProvisionIndex) -> ProvisionIndex? { old.provisions[index].parent }

  /// Whether an old provision, or the nearest above it that is still there, goes on in a range of the new edition.
  private func corresponds(to index: ProvisionIndex, within range: Range<ProvisionIndex>) -> Bool {
    var current: ProvisionIndex? = index
    while let candidate = current {
      let news = changes[changeOfOld[candidate]].new
      if !news.isEmpty { return news.contains { range.contains($0) } }
      current = old.provisions[candidate].parent
    }
    return false
  }
}
