import TestSupport
import Testing

@testable import LegalText

@Suite struct RandomAmendmentTests {
  /// What is reported against what was done, over all seeds of a block.
  @Test(arguments: 0..<4)
  func reportsEveryChangeOfWordsAndNoOther(block: Int) {
    var told = 0
    var exact = 0
    for seed in (block * 8)..<(block * 8 + 8) {
      var law = RandomAmendment(seed: UInt64(seed))
      let (old, oldIDs) = law.edition()
      for _ in 0..<(1 + seed % 12) { law.edit() }
      let (new, newIDs) = law.edition()
      let comparison = EditionComparison.compare(old, new)
      if let misplaced = comparison.misplacedProvision { Issue.record("seed \(seed): \(misplaced)") }
      #expect(EditionComparison.compare(old, new).changes == comparison.changes)
      let newPlaces = Dictionary(newIDs.enumerated().map { ($1, $0) }) { first, _ in first }
      for (index, id) in oldIDs.enumerated() {
        let change = comparison.changes[comparison.changeOfOld[index]]
        let fate = law.fates[id] ?? .same
        let isReported = change.isSubstantive || [.split, .merged].contains(change.kind)
        told += 1
        switch fate {
        case .same, .editorial:
          // A section without words of its own may be said to be divided.
          let isStructural = old.provisions[index].ownText.isEmpty && [.split, .merged].contains(change.kind)
          if !change.isSameWords, !isStructural, !old.provisions[index].ownText.isEmpty {
            Issue.record("seed \(seed): \(fate) \(old.provisions[index].address) is \(comparison.line(for: change))")
          }
          if change.new == [newPlaces[id]].compactMap(\.self) || isStructural { exact += 1 }
        case .amended:
          #expect(isReported, "seed \(seed): \(old.provisions[index].address) is \(comparison.line(for: change))")
          if change.kind == .amended, change.new.first == newPlaces[id] { exact += 1 }
        case .gone:
          let isEmpty = old.provisions[index].ownText.isEmpty
          #expect(isReported || isEmpty, "seed \(seed): \(old.provisions[index].address) is \(comparison.line(for: change))")
          if change.kind == .repealed { exact += 1 }
        case .split, .merged:
          #expect(isReported, "seed \(seed): \(fate) \(old.provisions[index].address) is \(comparison.line(for: change))")
          if change.kind.rawValue == (fate == .split ? "split" : "merged") { exact += 1 }
        }
      }
      // What no old provision became is new, or part of what was divided.
      for (index, id) in newIDs.enumerated() where law.fates[id] == nil && !new.provisions[index].ownText.isEmpty {
        let change = comparison.changes[comparison.changeOfNew[index]]
        #expect(change.isSubstantive || change.kind == .split, "seed \(seed): \(comparison.line(for: change))")
      }
    }
    print("block \(block): \(exact) of \(told) exactly as done")
    #expect(exact * 100 >= told * 97, "only \(exact) of \(told) provisions were told exactly as they were edited")
  }
}
