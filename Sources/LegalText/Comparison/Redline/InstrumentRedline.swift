/// A whole instrument as a redline shows it: what differs in its place, and what is the same folded away.
package struct InstrumentRedline: Sendable {
  package enum Item: Hashable, Sendable {
    /// Neighbours below one parent that are the same with everything below them; new provisions. What only followed its renumbered
    /// parent counts as the same.
    case unchanged([ProvisionIndex])
    /// A provision that is the same itself, below which something differs; a new provision. Its heading and opening words are shown
    /// for the reader to know where he is.
    case context(ProvisionIndex)
    /// The offset of a change in `EditionComparison.changes`. Moved text is shown here once, where it stands now.
    case change(Int)
  }

  /// In the order of the new edition; what is gone stands where it stood.
  package let items: [Item]

  /// - Complexity: O(*n*) in the provisions of both editions.
  package init(_ comparison: EditionComparison) {
    let new = comparison.new
    let count = new.provisions.count
    func isSame(_ change: ProvisionChange) -> Bool { change.kind == .unchanged || change.kind == .renumbered && change.isCarried }
    // What is gone without a stub is told behind the provision that stands before it in `changes`.
    var vanished: [Int: [Int]] = [:]
    var mustOpen = [Bool](repeating: false, count: count)
    var last = -1
    for (offset, change) in comparison.changes.enumerated() {
      if let index = change.new.first {
        last = index
      } else {
        vanished[last, default: []].append(offset)
        if let index = change.old.first, let parent = Self.survivor(above: index, comparison) { mustOpen[parent] = true }
      }
    }
    var changedBefore = [0]
    changedBefore.reserveCapacity(count + 1)
    for index in 0..<count {
      let differs = mustOpen[index] || !isSame(comparison.changes[comparison.changeOfNew[index]])
      changedBefore.append(changedBefore[index] + (differs ? 1 : 0))
    }
    var items: [Item] = []
    var run: [ProvisionIndex] = []
    var shown: Set<Int> = []
    func closeRun() {
      if !run.isEmpty { items.append(.unchanged(run)) }
      run = []
    }
    func tell(vanishedBehind index: Int) {
      guard let offsets = vanished[index] else { return }
      closeRun()
      items += offsets.map { .change($0) }
    }
    tell(vanishedBehind: -1)
    var index = 0
    while index < count {
      let end = max(index + 1, new.provisions[index].end)
      if changedBefore[end] == changedBefore[index] {
        if let previous = run.last, new.provisions[previous].parent != new.provisions[index].parent { closeRun() }
        run.append(index)
        for inner in index..<end { tell(vanishedBehind: inner) }
        index = end
        continue
      }
      closeRun()
      let offset = comparison.changeOfNew[index]
      if isSame(comparison.changes[offset]) {
        items.append(.context(index))
      } else if shown.insert(offset).inserted {
        items.append(.change(offset))
      }
      tell(vanishedBehind: index)
      index += 1
    }
    closeRun()
    self.items = items
  }

  /// The new provision that the nearest surviving ancestor of an old one is.
  private static func survivor(above index: ProvisionIndex, _ comparison: EditionComparison) -> ProvisionIndex? {
    guard let parent = comparison.old.provisions[index].parent else { return nil }
    // One step: a vanished parent has opened its own survivor already.
    return comparison.changes[comparison.changeOfOld[parent]].new.first
  }
}
