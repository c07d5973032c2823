/// Says of every provision what became of it, from what the matching found.
struct ChangeClassifier {
  private let matcher: ProvisionMatcher
  private let terms: DefinedTermList
  private let confirmedOld: Set<ProvisionIndex>
  private let confirmedNew: Set<ProvisionIndex>
  private(set) var steps: Int

  private var old: ComparedEdition { matcher.old }
  private var new: ComparedEdition { matcher.new }

  init(_ matcher: ProvisionMatcher, terms: DefinedTermList, confirmed: MappedProvisions) {
    self.matcher = matcher
    self.terms = terms
    steps = matcher.steps
    confirmedOld = Set(confirmed.pairs.map(\.0)).union(confirmed.groups.flatMap(\.old)).union(confirmed.repealed)
    confirmedNew = Set(confirmed.pairs.map(\.1)).union(confirmed.groups.flatMap(\.new)).union(confirmed.added)
  }

  /// In the order of the new edition; what is gone stands behind what stood before it.
  mutating func classify() -> [ProvisionChange] {
    // Behind which new provision each vanished one is told; -1 at the start.
    var vanished: [ProvisionIndex: [ProvisionIndex]] = [:]
    var anchor = ProvisionMatcher.none
    for index in 0..<old.count {
      if matcher.newOf[index] >= 0 { anchor = matcher.newOf[index] } else { vanished[anchor, default: []].append(index) }
    }
    var result: [ProvisionChange] = []
    result.reserveCapacity(new.count)
    var doneGroups: Set<Int> = []
    func isNew(_ group: Int) -> Bool { doneGroups.insert(group).inserted }
    for index in ProvisionMatcher.none..<new.count {
      if index >= 0 {
        let oldIndex = matcher.oldOf[index]
        if let group = matcher.groupOfNew[index] {
          if isNew(group) { result.append(divided(matcher.groups[group])) }
        } else if oldIndex >= 0 {
          result.append(paired(oldIndex, index))
        } else {
          result.append(appeared(index))
        }
      }
      for oldIndex in vanished[index] ?? [] { result.append(gone(oldIndex)) }
    }
    return result
  }

  private func change(_ kind: ProvisionChange.Kind, _ olds: [ProvisionIndex], _ news: [ProvisionIndex]) -> ProvisionChange {
    let bearings = olds.map { old.bearings[$0] } + news.map { new.bearings[$0] }
    let isConfirmed = olds.contains { confirmedOld.contains($0) } || news.contains { confirmedNew.contains($0) }
    return ProvisionChange(
      kind: kind, old: olds, new: news, isSameWords: false, isCarried: false, isReaddressed: false,
      bearing: bearings.first { $0.isOperative } ?? bearings.first ?? .operative, differences: [], wording: nil, isConfirmed: isConfirmed)
  }

  private func appeared(_ index: ProvisionIndex) -> ProvisionChange {
    guard new.isStub[index] else { return change(.added, [], [index]) }
    return change(new.provision(index).state == .repealed ? .repealed : .reserved, [], [index])
  }

  private func gone(_ index: ProvisionIndex) -> ProvisionChange {
    change(old.isStub[index] && old.provision(index).state != .repealed ? .reserved : .repealed, [index], [])
  }

  private mutating func paired(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> ProvisionChange {
    let before = old.provision(oldIndex)
    let after = new.provision(newIndex)
    var result = change(.unchanged, [oldIndex], [newIndex])
    result.differences = differences(oldIndex, newIndex)
    result.isReaddressed = old.addresses[oldIndex] != new.addresses[newIndex]
    let isBelow = matcher.corresponds(old.parent(oldIndex), new.parent(newIndex))
    if result.isReaddressed, isBelow, old.label(oldIndex) == new.label(newIndex), before.kind != .section {
      result.isCarried = true
    }
    result.isSameWords = old.words[oldIndex].numbers == new.words[newIndex].numbers
    switch (old.isStub[oldIndex], new.isStub[newIndex]) {
    case (false, true):
      result.kind = after.state == .reserved ? .reserved : .repealed
      if old.words[oldIndex].count > 0 || before.children.count > 0 { result.kind = .repealed }
      result.isSameWords = false
      return result
    case (true, false):
      result.kind = .added
      result.isSameWords = false
      return result
    case (true, true) where before.state == after.state:
      result.isSameWords = true
    case (true, true), (false, false): break
    }
    guard result.isSameWords else {
      result.kind = .amended
      result.wording = wording([oldIndex], [newIndex])
      return result
    }
    if result.isReaddressed {
      let isOnePlace = before.kind == .section ? after.kind == .section : isBelow
      result.kind = isOnePlace ? .renumbered : .moved
    } else {
      result.kind = result.differences.isEmpty ? .unchanged : .editorial
    }
    return result
  }

  private mutating func divided(_ group: ProvisionMatcher.Group) -> ProvisionChange {
    var result = change(group.new.count > 1 ? .split : .merged, group.old, group.new)
    result.isReaddressed = true
    let oldWords = group.old.flatMap { old.words[$0].numbers }
    let newWords = group.new.flatMap { new.words[$0].numbers }
    result.isSameWords = oldWords == newWords
    if !result.isSameWords { result.wording = wording(group.old, group.new) }
    for index in group.new where group.old.count == 1 && new.bearings[index].isOperative != old.bearings[group.old[0]].isOperative {
      result.differences = [.bearing(old: old.bearings[group.old[0]], new: new.bearings[index])]
      break
    }
    return result
  }

  private func differences(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> [ProvisionChange.Difference] {
    let before = old.provision(oldIndex)
    let after = new.provision(newIndex)
    var result: [ProvisionChange.Difference] = []
    if old.texts[oldIndex] != new.texts[newIndex], old.words[oldIndex].numbers == new.words[newIndex].numbers { result.append(.typography) }
    if before.heading ?? "" != after.heading ?? "" { result.append(.heading(old: before.heading ?? "", new: after.heading ?? "")) }
    if before.designation != after.designation { result.append(.designation(old: before.designation, new: after.designation)) }
    let (oldBearing, newBearing) = (old.bearings[oldIndex], new.bearings[newIndex])
    if oldBearing != newBearing { result.append(.bearing(old: oldBearing, new: newBearing)) }
    if before.kind != after.kind { result.append(.kind(old: before.kind, new: after.kind)) }
    if before.state != after.state { result.append(.state(old: before.state, new: after.state)) }
    if before.isSummary != after.isSummary { result.append(.summary(old: before.isSummary, new: after.isSummary)) }
    if before.isIncomplete != after.isIncomplete { result.append(.completeness(old: before.isIncomplete, new: after.isIncomplete)) }
    if old.addresses[oldIndex] == new.addresses[newIndex], !matcher.corresponds(old.parent(oldIndex), new.parent(newIndex)) { result.append(.parent) }
    return result
  }

  private mutating func wording(_ olds: [ProvisionIndex], _ news: [ProvisionIndex]) -> WordingChange {
    let before = ComparedText(olds.map { (old.texts[$0], old.words[$0]) })
    let after = ComparedText(news.map { (new.texts[$0], new.words[$0]) })
    let alignment = WordAlignment(before.words, after.words, table: matcher.table, steps: &steps)
    let operative = OperativeWords(alignment, table: matcher.table, terms: terms).changes()
    let passages = zip(alignment.changes, operative).map { stretch, operative in
      PassageChange(
        deleted: before.passage(stretch.old), inserted: after.passage(stretch.new),
        deletedWords: before.wordCount(stretch.old, matcher.table), insertedWords: after.wordCount(stretch.new, matcher.table),
        operative: operative)
    }
    return WordingChange(redline: alignment.redline(old: before.text, new: after.text), passages: passages)
  }
}

/// The texts of several provisions as one, a line break between them.
private struct ComparedText {
  private(set) var text = ""
  private(set) var words = WordSequence()
  private var bytes: [UInt8] = []

  init(_ parts: [(text: String, words: WordSequence)]) {
    for part in parts {
      if words.length > 0 || !text.isEmpty {
        text += "\n"
        words.length += 1
      }
      words.numbers += part.words.numbers
      let offset = words.length
      words.starts += part.words.starts.map { $0 + offset }
      words.length += part.words.length
      text += part.text
    }
    bytes = Array(text.utf8)
  }

  /// The words of a run on one line, without blanks around them.
  func passage(_ tokens: Range<Int>) -> String {
    let text = String(decoding: bytes[words.bytes(of: tokens)], as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  func wordCount(_ tokens: Range<Int>, _ table: WordTable) -> Int {
    words.numbers[tokens].reduce(0) { $0 + (table.wordClass($1).isPunctuation ? 0 : 1) }
  }
}
