/// Matching by what stands above, below and beside.
extension ProvisionMatcher {
  /// Pairs parents by their children: most of the words below go on below the other.
  mutating func matchParents() {
    for oldIndex in (0..<old.count).reversed() where isFreeOld(oldIndex) && !old.isStub[oldIndex] {
      var votes: [ProvisionIndex: Int] = [:]
      var total = 0
      for child in old.provision(oldIndex).children {
        steps += 1
        let weight = old.weights[child] + 1
        total += weight
        guard newOf[child] >= 0 else { continue }
        let parent = new.parent(newOf[child])
        if parent >= 0 { votes[parent, default: 0] += weight }
      }
      let best = votes.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        .first { isFreeNew($0.key) && areAlike(oldIndex, $0.key) }
      guard let best, best.value * 2 >= total || best.value * 4 >= total && isPlausible(oldIndex, best.key) else { continue }
      pair(oldIndex, best.key)
    }
  }

  private func isPlausible(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> Bool {
    old.label(oldIndex) == new.label(newIndex) || headingSimilarity(oldIndex, newIndex) >= 0.5
  }

  /// Pairs children of corresponding parents: by words, by label, by heading, and where one alone is left between two pairs.
  mutating func matchChildren() {
    alignChildren(old.edition.topProvisions, new.edition.topProvisions)
    for oldIndex in 0..<old.count where newOf[oldIndex] >= 0 {
      let group = groupOfOld[oldIndex].map { groups[$0].new } ?? [newOf[oldIndex]]
      for newIndex in group { alignChildren(old.provision(oldIndex).children, new.provision(newIndex).children) }
    }
  }

  private mutating func alignChildren(_ olds: [ProvisionIndex], _ news: [ProvisionIndex]) {
    steps += olds.count + news.count
    guard olds.contains(where: { isFreeOld($0) }), news.contains(where: { isFreeNew($0) }) else { return }
    var byWords: [[WordNumber]: [ProvisionIndex]] = [:]
    for newIndex in news.reversed() where isFreeNew(newIndex) && new.hasWords(newIndex) {
      byWords[new.words[newIndex].numbers, default: []].append(newIndex)
    }
    for oldIndex in olds where isFreeOld(oldIndex) && old.hasWords(oldIndex) {
      guard let newIndex = byWords[old.words[oldIndex].numbers]?.popLast(), areAlike(oldIndex, newIndex) else { continue }
      pair(oldIndex, newIndex)
    }
    align(olds, news, by: .label)
    align(olds, news, by: .heading)
    alignGaps(olds, news)
  }

  private enum ChildKey {
    case label, heading

    func value(_ index: ProvisionIndex, in edition: ComparedEdition) -> String? {
      switch self {
      case .label: edition.label(index)
      case .heading: edition.provision(index).heading
      }
    }
  }

  private mutating func align(_ olds: [ProvisionIndex], _ news: [ProvisionIndex], by key: ChildKey) {
    var byKey: [String: ProvisionIndex] = [:]
    for newIndex in news.reversed() where isFreeNew(newIndex) {
      if let value = key.value(newIndex, in: new), !value.isEmpty { byKey[value] = newIndex }
    }
    guard !byKey.isEmpty else { return }
    for oldIndex in olds where isFreeOld(oldIndex) {
      guard let value = key.value(oldIndex, in: old), let newIndex = byKey[value], isFreeNew(newIndex), areAlike(oldIndex, newIndex),
        old.isStub[oldIndex] == new.isStub[newIndex]
      else { continue }
      let isSame =
        switch key {
        case .label: isSameUnderOneLabel(oldIndex, newIndex)
        case .heading: !old.hasWords(oldIndex) || !new.hasWords(newIndex) || similarity(oldIndex, newIndex) >= 0.2
        }
      if isSame { pair(oldIndex, newIndex) }
    }
  }

  /// Whether two provisions with the same label below corresponding parents are one: the words decide, unless there are few.
  private mutating func isSameUnderOneLabel(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> Bool {
    if old.isStub[oldIndex], new.isStub[newIndex] { return true }
    switch (old.hasWords(oldIndex), new.hasWords(newIndex)) {
    case (true, true):
      let isShort = old.words[oldIndex].count <= 8 && new.words[newIndex].count <= 8
      return isShort || similarity(oldIndex, newIndex) >= 0.2
    case (false, false):
      if old.provision(oldIndex).heading != nil, new.provision(newIndex).heading != nil {
        return headingSimilarity(oldIndex, newIndex) >= 0.3 || sharesChild(oldIndex, newIndex)
      }
      return true
    default:
      return sharesChild(oldIndex, newIndex) || headingSimilarity(oldIndex, newIndex) >= 0.5
    }
  }

  private mutating func sharesChild(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> Bool {
    let children = old.provision(oldIndex).children
    steps += children.count
    return children.contains { newOf[$0] >= 0 && new.parent(newOf[$0]) == newIndex }
  }

  /// Pairs a child with the only one that is left between the same neighbours.
  private mutating func alignGaps(_ olds: [ProvisionIndex], _ news: [ProvisionIndex]) {
    let places = Dictionary(news.enumerated().map { ($1, $0) }) { first, _ in first }
    var start = 0
    var gap: [ProvisionIndex] = []
    for oldIndex in olds + [Self.none] {
      if oldIndex >= 0, isFreeOld(oldIndex) {
        gap.append(oldIndex)
        continue
      }
      let end = oldIndex >= 0 ? places[newOf[oldIndex]] : news.count
      guard let end else { continue }  // it went elsewhere
      if gap.count == 1, start <= end {
        let rest = news[start..<end].filter { isFreeNew($0) }
        steps += end - start
        if rest.count == 1, areAlike(gap[0], rest[0]), old.hasWords(gap[0]), new.hasWords(rest[0]), similarity(gap[0], rest[0]) >= 0.3 {
          pair(gap[0], rest[0])
        }
      }
      gap = []
      start = end + 1
    }
  }

  /// Pairs what is left at the same address, when nothing speaks against it: also with a stub that took its place.
  mutating func matchNumbers() {
    for oldIndex in 0..<old.count where isFreeOld(oldIndex) {
      steps += 1
      var places = [new.index(of: old.addresses[oldIndex])].compactMap(\.self)
      let parent = old.parent(oldIndex)
      if parent >= 0, newOf[parent] >= 0,
        let place = new.index(of: new.addresses[newOf[parent]].child(old.label(oldIndex)))
      {
        places.insert(place, at: 0)
      }
      for newIndex in places where isFreeNew(newIndex) && areAlike(oldIndex, newIndex) {
        let isStub = old.isStub[oldIndex] || new.isStub[newIndex]
        guard isStub || isSameUnderOneLabel(oldIndex, newIndex) else { continue }
        pair(oldIndex, newIndex)
        break
      }
    }
  }
}

extension Edition {
  /// The provisions without a parent, in order.
  ///
  /// - Complexity: O(*n*) in their number.
  package var topProvisions: [ProvisionIndex] {
    var result: [ProvisionIndex] = []
    var index = 0
    while index < provisions.count {
      result.append(index)
      index = max(index + 1, provisions[index].end)
    }
    return result
  }
}
