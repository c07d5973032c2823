/// Which words of one text stand in another: a bounded comparison that is always correct and nearly always minimal.
///
/// Words that stand once in either text are aligned first (patience), the stretches between them by Myers' method. A stretch that
/// needs more edits than the bound counts as replaced: so no input costs more than a constant times its length.
struct WordDifference {
  /// A run of words that both texts have.
  struct Match: Equatable {
    var old: Int
    var new: Int
    var count: Int
  }

  /// Most edits within one stretch. Amendments of law need a few dozen; two texts that differ more share nothing to show.
  static let maximumEdits = 256
  /// How often stretches are divided by words that are unique in them, before Myers' method takes over.
  private static let maximumDivisions = 6

  private struct Stretch {
    var old: Range<Int>
    var new: Range<Int>
    var division: Int
  }

  private let old: [WordNumber]
  private let new: [WordNumber]
  private var matches: [Match] = []
  /// Words looked at.
  private(set) var steps = 0

  private init(_ old: [WordNumber], _ new: [WordNumber]) {
    self.old = old
    self.new = new
  }

  /// The common runs in order of both texts.
  ///
  /// - Complexity: O((*n* + *m*) · `maximumEdits`) at worst, about linear for texts that have much in common.
  static func matches(_ old: [WordNumber], _ new: [WordNumber], steps: inout Int) -> [Match] {
    var difference = WordDifference(old, new)
    difference.run()
    steps += difference.steps
    return difference.joined()
  }

  private mutating func run() {
    var open = [Stretch(old: old.indices, new: new.indices, division: 0)]
    while var stretch = open.popLast() {
      steps += stretch.old.count + stretch.new.count
      trim(&stretch)
      guard !stretch.old.isEmpty, !stretch.new.isEmpty else { continue }
      let anchors = stretch.division < Self.maximumDivisions ? anchors(of: stretch) : []
      guard !anchors.isEmpty else {
        matchByEdits(stretch)
        continue
      }
      var oldStart = stretch.old.lowerBound
      var newStart = stretch.new.lowerBound
      for (oldIndex, newIndex) in anchors {
        matches.append(Match(old: oldIndex, new: newIndex, count: 1))
        open.append(Stretch(old: oldStart..<oldIndex, new: newStart..<newIndex, division: stretch.division + 1))
        oldStart = oldIndex + 1
        newStart = newIndex + 1
      }
      open.append(
        Stretch(
          old: oldStart..<stretch.old.upperBound, new: newStart..<stretch.new.upperBound, division: stretch.division + 1))
    }
  }

  private mutating func trim(_ stretch: inout Stretch) {
    var start = 0
    let shorter = min(stretch.old.count, stretch.new.count)
    while start < shorter, old[stretch.old.lowerBound + start] == new[stretch.new.lowerBound + start] { start += 1 }
    var end = 0
    while end < shorter - start, old[stretch.old.upperBound - 1 - end] == new[stretch.new.upperBound - 1 - end] { end += 1 }
    if start > 0 { matches.append(Match(old: stretch.old.lowerBound, new: stretch.new.lowerBound, count: start)) }
    if end > 0 { matches.append(Match(old: stretch.old.upperBound - end, new: stretch.new.upperBound - end, count: end)) }
    stretch.old = (stretch.old.lowerBound + start)..<(stretch.old.upperBound - end)
    stretch.new = (stretch.new.lowerBound + start)..<(stretch.new.upperBound - end)
  }

  /// Words that stand exactly once in either stretch, as the longest list that ascends in both.
  private func anchors(of stretch: Stretch) -> [(Int, Int)] {
    var places: [WordNumber: (old: Int, new: Int)] = [:]  // -1: not seen, -2: more than once
    for index in stretch.old {
      let seen = places[old[index]]
      places[old[index]] = (seen == nil ? index : -2, -1)
    }
    for index in stretch.new {
      guard let seen = places[new[index]], seen.old >= 0 else { continue }
      places[new[index]] = (seen.old, seen.new == -1 ? index : -2)
    }
    let pairs = stretch.old.compactMap { index -> (Int, Int)? in
      guard let place = places[old[index]], place.old == index, place.new >= 0 else { return nil }
      return (index, place.new)
    }
    return Self.longestAscending(pairs)
  }

  /// The longest list of pairs, ascending by the first, that ascends by the second as well.
  ///
  /// - Complexity: O(*n* log *n*).
  static func longestAscending(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var tails: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var result: [(Int, Int)] = []
    var current = tails.last ?? -1
    while current >= 0 {
      result.append(pairs[current])
      current = before[current]
    }
    return result.reversed()
  }

  /// Myers' greedy method, given up beyond the bound: then the stretch has no common words.
  private mutating func matchByEdits(_ stretch: Stretch) {
    let (oldCount, newCount) = (stretch.old.count, stretch.new.count)
    let (oldStart, newStart) = (stretch.old.lowerBound, stretch.new.lowerBound)
    let limit = min(oldCount + newCount, Self.maximumEdits)
    guard abs(oldCount - newCount) <= limit else { return }
    var furthest = [Int](repeating: 0, count: 2 * limit + 2)
    var trace: [[Int]] = []
    for edits in 0...limit {
      trace.append(Array(furthest[(limit - edits)...(limit + edits)]))
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let isDown = diagonal == -edits || diagonal != edits && furthest[limit + diagonal - 1] < furthest[limit + diagonal + 1]
        var column = isDown ? furthest[limit + diagonal + 1] : furthest[limit + diagonal - 1] + 1
        if edits == 0 { column = 0 }
        var row = column - diagonal
        while column < oldCount, row < newCount, old[oldStart + column] == new[newStart + row] {
          column += 1
          row += 1
          steps += 1
        }
        furthest[limit + diagonal] = column
        if column >= oldCount, row >= newCount {
          backtrack(trace, edits: edits, from: (column, row), oldStart: oldStart, newStart: newStart)
          return
        }
      }
      steps += edits
    }
  }

  private mutating func backtrack(_ trace: [[Int]], edits: Int, from end: (Int, Int), oldStart: Int, newStart: Int) {
    var (column, row) = end
    for step in stride(from: edits, to: 0, by: -1) {
      // trace[step] holds the diagonals -step...step as they were before the step
      let furthest = trace[step]
      let diagonal = column - row
      let left = diagonal - 1 >= -step ? furthest[diagonal - 1 + step] : -1
      let right = diagonal + 1 <= step ? furthest[diagonal + 1 + step] : -1
      let isDown = diagonal == -step || diagonal != step && left < right
      let previousColumn = isDown ? right : left
      let previousRow = previousColumn - (isDown ? diagonal + 1 : diagonal - 1)
      let start = isDown ? previousColumn : previousColumn + 1
      if column > start { matches.append(Match(old: oldStart + start, new: newStart + start - diagonal, count: column - start)) }
      (column, row) = (previousColumn, previousRow)
    }
    if column > 0 { matches.append(Match(old: oldStart, new: newStart, count: column)) }
  }

  private func joined() -> [Match] {
    var result: [Match] = []
    for match in matches.sorted(by: { $0.old < $1.old }) {
      if let last = result.last, last.old + last.count == match.old, last.new + last.count == match.new {
        result[result.count - 1].count += match.count
      } else {
        result.append(match)
      }
    }
    return result
  }
}
