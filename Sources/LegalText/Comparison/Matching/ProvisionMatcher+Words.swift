/// Matching by words.
extension ProvisionMatcher {
  /// Fewer words, such as "and" or "Identifiers;", stand in many places by chance.
  private static let tellingWords = 4

  private func solidWords(_ words: WordSequence) -> Int {
    words.numbers.reduce(0) { $0 + (table.wordClass($1).isPunctuation ? 0 : 1) }
  }

  private func byWords(_ edition: ComparedEdition, where isFree: (ProvisionIndex) -> Bool) -> [[WordNumber]: [ProvisionIndex]] {
    var result: [[WordNumber]: [ProvisionIndex]] = [:]
    for index in 0..<edition.count where edition.hasWords(index) && isFree(index) {
      result[edition.words[index].numbers, default: []].append(index)
    }
    return result
  }

  /// Pairs provisions with the same words: at the same address, or where no other provision has them.
  mutating func matchUniqueWords() {
    let newByWords = byWords(new, where: isFreeNew)
    let oldByWords = byWords(old, where: isFreeOld)
    for oldIndex in 0..<old.count where old.hasWords(oldIndex) && isFreeOld(oldIndex) {
      steps += old.words[oldIndex].count
      guard let newIndex = new.index(of: old.addresses[oldIndex]), isFreeNew(newIndex), areAlike(oldIndex, newIndex),
        new.words[newIndex].numbers == old.words[oldIndex].numbers, !new.isStub[newIndex]
      else { continue }
      pair(oldIndex, newIndex)
    }
    for oldIndex in 0..<old.count where old.hasWords(oldIndex) && solidWords(old.words[oldIndex]) >= Self.tellingWords {
      let words = old.words[oldIndex].numbers
      // Each group once, at its first provision.
      guard let olds = oldByWords[words], olds.first == oldIndex, let news = newByWords[words] else { continue }
      let freeOlds = olds.filter { isFreeOld($0) }
      let freeNews = news.filter { isFreeNew($0) }
      steps += olds.count + news.count
      guard freeOlds.count == 1, freeNews.count == 1, canShareWords(freeOlds[0], freeNews[0]) else { continue }
      pair(freeOlds[0], freeNews[0])
    }
  }

  /// Pairs what has the same words in several places: within corresponding sections first, then in the order of the texts.
  mutating func matchRepeatedWords() {
    let newByWords = byWords(new, where: isFreeNew)
    for isWithinSection in [true, false] {
      var queues: [RepeatedWords: (news: [ProvisionIndex], next: Int)] = [:]
      var queued: Set<ProvisionIndex> = []
      for oldIndex in 0..<old.count where old.hasWords(oldIndex) && isFreeOld(oldIndex) {
        let words = old.words[oldIndex].numbers
        guard isWithinSection || solidWords(old.words[oldIndex]) >= Self.tellingWords, let all = newByWords[words] else { continue }
        let section = isWithinSection ? newSection(of: oldIndex) : Self.none
        if isWithinSection, section == Self.none { continue }
        if queued.insert(all[0]).inserted {
          for index in all {
            let key = RepeatedWords(first: all[0], section: isWithinSection ? new.sections[index] : Self.none)
            queues[key, default: ([], 0)].news.append(index)
          }
        }
        let key = RepeatedWords(first: all[0], section: section)
        guard var queue = queues.removeValue(forKey: key) else { continue }
        while queue.next < queue.news.count {
          let newIndex = queue.news[queue.next]
          queue.next += 1
          steps += 1
          guard isFreeNew(newIndex), areAlike(oldIndex, newIndex) else { continue }
          pair(oldIndex, newIndex)
          break
        }
        queues[key] = queue
      }
    }
  }

  private struct RepeatedWords: Hashable {
    var first: ProvisionIndex
    var section: ProvisionIndex
  }

  private func newSection(of oldIndex: ProvisionIndex) -> ProvisionIndex {
    let section = old.sections[oldIndex]
    return section == Self.none ? Self.none : newOf[section]
  }

  /// Pairs provisions with similar words, the most similar first.
  mutating func matchSimilarWords() {
    var index = ShingleIndex()
    for newIndex in 0..<new.count where new.hasWords(newIndex) && isFreeNew(newIndex) {
      let shingles = ShingleIndex.shingles(of: new.words[newIndex].numbers)
      steps += shingles.count
      index.insert(shingles, text: newIndex)
    }
    var candidates: [(score: Double, old: ProvisionIndex, new: ProvisionIndex)] = []
    for oldIndex in 0..<old.count where old.hasWords(oldIndex) && isFreeOld(oldIndex) {
      let hits = index.hits(ShingleIndex.shingles(of: old.words[oldIndex].numbers), steps: &steps)
      var likely = hits.prefix(5).map(\.text)
      likely += places(of: oldIndex).filter { !likely.contains($0) && new.hasWords($0) && isFreeNew($0) }
      for newIndex in likely where canShareWords(oldIndex, newIndex) {
        if let score = score(oldIndex, newIndex) { candidates.append((score, oldIndex, newIndex)) }
      }
    }
    candidates.sort { ($1.score, $0.old, $0.new) < ($0.score, $1.old, $1.new) }
    for candidate in candidates where isFreeOld(candidate.old) && isFreeNew(candidate.new) { pair(candidate.old, candidate.new) }
  }

  /// Where the structure would have a provision: below its parent's counterpart with its label, and at its address.
  private func places(of oldIndex: ProvisionIndex) -> [ProvisionIndex] {
    let address = old.addresses[oldIndex]
    var result: [ProvisionIndex] = []
    let parent = old.parent(oldIndex)
    if parent >= 0, newOf[parent] >= 0,
      let place = new.index(of: new.addresses[newOf[parent]].child(old.label(oldIndex)))
    {
      result.append(place)
    }
    if let place = new.index(of: address), !result.contains(place) { result.append(place) }
    return result
  }

  /// How likely one is the other, or `nil`: the further apart they stand, the more alike the words have to be.
  private mutating func score(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> Double? {
    let similarity = similarity(oldIndex, newIndex)
    let isBelow = corresponds(old.parent(oldIndex), new.parent(newIndex))
    let isSameLabel = old.label(oldIndex) == new.label(newIndex)
    let isSameSection = old.sections[oldIndex] >= 0 && corresponds(old.sections[oldIndex], new.sections[newIndex])
    let needed = isBelow && isSameLabel ? 0.3 : isBelow ? 0.4 : isSameSection ? 0.45 : 0.5
    guard similarity >= needed else { return nil }
    return similarity + (isBelow ? 0.1 : isSameSection ? 0.05 : 0) + (isSameLabel ? 0.05 : 0)
  }
}
