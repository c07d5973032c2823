/// What was split and merged.
extension ProvisionMatcher {
  /// Texts of one edition to which pieces of the other may belong.
  private struct Whole {
    var partner: ProvisionIndex
    var shingles: Set<UInt64>
    var partnerShingles: Set<UInt64>
  }

  /// Joins new provisions without a counterpart to the old one whose words they took.
  mutating func findSplits() {
    // An old text that is free, or whose counterpart has other words, can have been divided.
    let wholes = (0..<old.count).map { index in
      guard newOf[index] >= 0 else { return isFreeOld(index) }
      return groupOfOld[index] == nil && groupOfNew[newOf[index]] == nil && old.words[index].numbers != new.words[newOf[index]].numbers
    }
    let free = (0..<new.count).map { isFreeNew($0) }
    for (whole, pieces) in pieces(of: old, wholes, partners: newOf, in: new, free) {
      if newOf[whole] >= 0 {
        group([whole], [newOf[whole]] + pieces)
      } else if pieces.count == 1 {
        pair(whole, pieces[0])
      } else {
        group([whole], pieces)
      }
    }
  }

  /// Joins old provisions without a counterpart to the new one that took their words.
  mutating func findMerges() {
    let wholes = (0..<new.count).map { index in
      guard oldOf[index] >= 0 else { return isFreeNew(index) }
      return new.words[index].numbers != old.words[oldOf[index]].numbers
    }
    let free = (0..<old.count).map { isFreeOld($0) }
    for (whole, pieces) in pieces(of: new, wholes, partners: oldOf, in: old, free) {
      if let group = groupOfNew[whole] {
        // What was divided before took words of others as well.
        extend(group, old: pieces)
      } else if oldOf[whole] >= 0, groupOfOld[oldOf[whole]] == nil {
        group([oldOf[whole]] + pieces, [whole])
      } else if oldOf[whole] >= 0 {
        continue
      } else if pieces.count == 1 {
        pair(pieces[0], whole)
      } else {
        group(pieces, [whole])
      }
    }
  }

  /// For each whole, ascending, the free provisions whose words mostly stand in it and not in its own counterpart.
  private mutating func pieces(
    of wholes: ComparedEdition, _ isWhole: [Bool], partners: [ProvisionIndex], in others: ComparedEdition, _ isFree: [Bool]
  ) -> [(ProvisionIndex, [ProvisionIndex])] {
    var index = ShingleIndex()
    for whole in 0..<wholes.count where wholes.hasWords(whole) && isWhole[whole] {
      let shingles = ShingleIndex.shingles(of: wholes.words[whole].numbers)
      steps += shingles.count
      index.insert(shingles, text: whole)
    }
    var known: [ProvisionIndex: Whole] = [:]
    var result: [ProvisionIndex: [ProvisionIndex]] = [:]
    for piece in 0..<others.count where others.hasWords(piece) && isFree[piece] {
      let shingles = ShingleIndex.shingles(of: others.words[piece].numbers)
      guard shingles.count >= 3 else { continue }
      for hit in index.hits(shingles, steps: &steps).prefix(3) where hit.shared * 2 >= shingles.count {
        let whole = known[hit.text] ?? whole(wholes.words[hit.text], partner: partners[hit.text], in: others)
        known[hit.text] = whole
        steps += shingles.count
        // Words that its counterpart still has were copied, not taken.
        let taken = shingles.reduce(0) { $0 + (whole.shingles.contains($1) && !whole.partnerShingles.contains($1) ? 1 : 0) }
        let isConsiderable = whole.partner >= 0 || shingles.count * 6 >= whole.shingles.count
        guard taken * 5 >= shingles.count * 2, isConsiderable else { continue }
        result[hit.text, default: []].append(piece)
        break
      }
    }
    return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func whole(_ words: WordSequence, partner: ProvisionIndex, in others: ComparedEdition) -> Whole {
    let own = ShingleIndex.shingles(of: words.numbers)
    let left = partner >= 0 ? ShingleIndex.shingles(of: others.words[partner].numbers) : []
    steps += own.count + left.count
    return Whole(partner: partner, shingles: Set(own), partnerShingles: Set(left))
  }
}
