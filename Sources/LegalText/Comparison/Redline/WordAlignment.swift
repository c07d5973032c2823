/// Two texts as stretches that are equal or changed in turn, joined so that a person can read them.
struct WordAlignment {
  struct Stretch: Equatable {
    var isEqual: Bool
    /// Tokens of the old text.
    var old: Range<Int>
    var new: Range<Int>
  }

  /// In order; equal and changed ones alternate and together they hold every token of both texts.
  private(set) var stretches: [Stretch] = []
  let old: WordSequence
  let new: WordSequence

  init(_ old: WordSequence, _ new: WordSequence, table: WordTable, steps: inout Int) {
    self.old = old
    self.new = new
    let matches = WordDifference.matches(old.numbers, new.numbers, steps: &steps)
    var (oldEnd, newEnd) = (0, 0)
    for match in matches + [.init(old: old.count, new: new.count, count: 0)] {
      if match.old > oldEnd || match.new > newEnd {
        stretches.append(Stretch(isEqual: false, old: oldEnd..<match.old, new: newEnd..<match.new))
      }
      (oldEnd, newEnd) = (match.old + match.count, match.new + match.count)
      if match.count > 0 { stretches.append(Stretch(isEqual: true, old: match.old..<oldEnd, new: match.new..<newEnd)) }
    }
    slide(table)
    joinIslands(table)
    releaseCapitals(table)
  }

  /// The changed stretches, in order.
  var changes: [Stretch] { stretches.filter { !$0.isEqual } }

  /// Moves an insertion or deletion that could stand in several places to where a phrase begins: "[, or lease]" rather than
  /// "sell[, or] lease".
  private mutating func slide(_ table: WordTable) {
    for index in stretches.indices where !stretches[index].isEqual {
      let change = stretches[index]
      guard change.old.isEmpty != change.new.isEmpty, index > 0, index + 1 < stretches.count else { continue }
      let numbers = change.old.isEmpty ? new.numbers : old.numbers
      let range = change.old.isEmpty ? change.new : change.old
      let before = stretches[index - 1]
      let after = stretches[index + 1]
      var lowest = 0
      while lowest < min(before.old.count - 1, 64), numbers[range.lowerBound - lowest - 1] == numbers[range.upperBound - lowest - 1] {
        lowest += 1
      }
      var highest = 0
      while highest < min(after.old.count - 1, 64), numbers[range.lowerBound + highest] == numbers[range.upperBound + highest] {
        highest += 1
      }
      guard lowest + highest > 0 else { continue }
      var best = (score: -1, shift: 0)
      for shift in -lowest...highest {
        let score = Self.boundaryScore(numbers, range.lowerBound + shift, range.upperBound + shift, table)
        if score > best.score || score == best.score && abs(shift) < abs(best.shift) { best = (score, shift) }
      }
      shift(index, by: best.shift)
    }
  }

  /// How well a run of words reads as a phrase of its own: best when it begins behind a mark and ends with one.
  private static func boundaryScore(_ numbers: [WordNumber], _ start: Int, _ end: Int, _ table: WordTable) -> Int {
    func isMark(_ index: Int) -> Bool { numbers.indices.contains(index) && table.wordClass(numbers[index]).isPunctuation }
    func isSentenceEnd(_ index: Int) -> Bool { numbers.indices.contains(index) && [".", ";", ":"].contains(table.word(numbers[index])) }
    var score = 0
    if start == 0 || isSentenceEnd(start - 1) { score += 4 }
    if isSentenceEnd(end - 1) { score += 4 }
    if isMark(start) { score += isMark(end) ? 3 : 0 } else if isMark(start - 1), isMark(end - 1) { score += 2 }
    if table.wordClass(numbers[end - 1]) == .filler { score -= 1 }
    return score + 1
  }

  private mutating func shift(_ index: Int, by shift: Int) {
    guard shift != 0 else { return }
    func moved(_ range: Range<Int>, _ low: Int, _ high: Int) -> Range<Int> { (range.lowerBound + low)..<(range.upperBound + high) }
    stretches[index - 1].old = moved(stretches[index - 1].old, 0, shift)
    stretches[index - 1].new = moved(stretches[index - 1].new, 0, shift)
    stretches[index].old = moved(stretches[index].old, shift, shift)
    stretches[index].new = moved(stretches[index].new, shift, shift)
    stretches[index + 1].old = moved(stretches[index + 1].old, shift, 0)
    stretches[index + 1].new = moved(stretches[index + 1].new, shift, 0)
  }

  /// Joins changes between which only "the", "of", commas or, beside long changes, a stray word or two are equal.
  private mutating func joinIslands(_ table: WordTable) {
    var result: [Stretch] = []
    for stretch in stretches {
      guard !stretch.isEqual else {
        result.append(stretch)
        continue
      }
      var change = stretch
      while result.count >= 2, let island = result.last, isIsland(island, between: result[result.count - 2], and: change, table) {
        let before = result[result.count - 2]
        change.old = before.old.lowerBound..<change.old.upperBound
        change.new = before.new.lowerBound..<change.new.upperBound
        result.removeLast(2)
      }
      result.append(change)
    }
    stretches = result
  }

  /// Takes out of changes the words at their edges that differ only in the capital of a sentence's start: in "You must" and "Except as
  /// provided, you must" nothing but the exception was put in. A change of nothing but the capital stays one.
  private mutating func releaseCapitals(_ table: WordTable) {
    var result: [Stretch] = []
    for stretch in stretches {
      guard !stretch.isEqual else {
        append(stretch, to: &result)
        continue
      }
      var change = stretch
      var tail = 0
      while change.old.count - tail > 0, change.new.count - tail > 0, change.old.count + change.new.count - 2 * tail > 2,
        differsInCapital(change.old.upperBound - 1 - tail, change.new.upperBound - 1 - tail, table)
      {
        tail += 1
      }
      let equal = Stretch(
        isEqual: true, old: (change.old.upperBound - tail)..<change.old.upperBound, new: (change.new.upperBound - tail)..<change.new.upperBound)
      change.old = change.old.lowerBound..<equal.old.lowerBound
      change.new = change.new.lowerBound..<equal.new.lowerBound
      append(change, to: &result)
      if tail > 0 { append(equal, to: &result) }
    }
    stretches = result
  }

  private func append(_ stretch: Stretch, to list: inout [Stretch]) {
    if stretch.isEqual, let last = list.last, last.isEqual {
      list[list.count - 1].old = last.old.lowerBound..<stretch.old.upperBound
      list[list.count - 1].new = last.new.lowerBound..<stretch.new.upperBound
    } else {
      list.append(stretch)
    }
  }

  /// Whether two words are the same but for a capital that one has because it begins its sentence.
  private func differsInCapital(_ oldIndex: Int, _ newIndex: Int, _ table: WordTable) -> Bool {
    func beginsSentence(_ numbers: [WordNumber], _ index: Int) -> Bool {
      index == 0 || [".", ":", ";"].contains(table.word(numbers[index - 1]))
    }
    let (left, right) = (old.numbers[oldIndex], new.numbers[newIndex])
    guard beginsSentence(old.numbers, oldIndex) != beginsSentence(new.numbers, newIndex) else { return false }
    return left == right || table.word(left).lowercased() == table.word(right).lowercased()
  }

  private func isIsland(_ island: Stretch, between before: Stretch, and after: Stretch, _ table: WordTable) -> Bool {
    guard island.isEqual, island.old.count <= 12 else { return false }
    let words = island.old.reduce(0) { $0 + (table.wordClass(old.numbers[$1]).isEmpty ? 0 : 1) }
    if words == 0 { return island.old.count <= 4 }
    let size = min(size(before, table), size(after, table))
    return words <= 3 && words * 4 <= size
  }

  private func size(_ change: Stretch, _ table: WordTable) -> Int {
    func words(_ numbers: ArraySlice<WordNumber>) -> Int {
      numbers.prefix(64).reduce(0) { $0 + (table.wordClass($1).isEmpty ? 0 : 1) }
    }
    return max(words(old.numbers[change.old]), words(new.numbers[change.new]))
  }

  /// The runs of the two texts that were aligned.
  func redline(old oldText: String, new newText: String) -> Redline {
    let oldBytes = Array(oldText.utf8)
    let newBytes = Array(newText.utf8)
    func text(_ bytes: [UInt8], _ words: WordSequence, _ tokens: Range<Int>) -> String {
      String(decoding: bytes[words.bytes(of: tokens)], as: UTF8.self)
    }
    var runs: [Redline.Run] = []
    // Blanks alone are no words; they still are text.
    let oldBlank = old.count == 0 ? oldText : ""
    let newBlank = new.count == 0 ? newText : ""
    if !oldBlank.isEmpty || !newBlank.isEmpty { runs.append(.equal(old: oldBlank, new: newBlank)) }
    for stretch in stretches {
      let oldRun = text(oldBytes, old, stretch.old)
      let newRun = text(newBytes, new, stretch.new)
      if stretch.isEqual {
        runs.append(.equal(old: oldRun, new: newRun))
      } else {
        if !oldRun.isEmpty { runs.append(.deleted(oldRun)) }
        if !newRun.isEmpty { runs.append(.inserted(newRun)) }
      }
    }
    return Redline(runs: runs)
  }
}
