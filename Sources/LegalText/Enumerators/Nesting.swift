/// Infers how deep each provision of a section stands from the enumerators alone.
///
/// `(i)` behind `(h)` is a letter, behind `(A)` a roman numeral, and what follows may decide between the two. A beam search
/// carries the likeliest readings along and lets the whole section choose.
///
/// - Complexity: O(*n*) in the items, with a constant of about `width` times the levels open at a time.
package struct Nesting {
  /// The deepest nesting that is inferred or read; no known law has more than ten levels.
  package static let maximumDepth = 100
  /// How many readings are carried along.
  private static let width = 16
  /// How many open levels an enumerator may close at once without being told its level.
  private static let reach = 24

  /// A level that is open in some reading. Nodes refer to each other by index: a chain of references ten thousand long would
  /// exhaust the stack when it is released.
  private struct Node {
    var parent: Int
    var depth: Int
    var level: Int
    var reading: EnumeratorReading?
    var delimiter: Enumerator.Delimiter?
    var hasOneItem: Bool
    var hash: UInt64

    /// FNV-1a over the open levels and their last numbers.
    mutating func mixHash() {
      for value in [
        level, Int(reading?.style.rawValue ?? 200), reading?.base ?? 0, reading?.insertion ?? 0,
        Int(delimiter?.rawValue ?? 9) * 2 + (hasOneItem ? 1 : 0),
      ] {
        hash = (hash ^ UInt64(truncatingIfNeeded: value)) &* 0x100_0000_01B3
      }
    }
  }

  private struct State {
    var top: Int
    var cost: Int
    var history: Int
    /// For depths 1 to 8 the style last used there, plus one; 0 for none.
    var styles: SIMD8<UInt8>
  }

  private struct Step {
    var previous: Int
    var level: Int
  }

  /// A state that may follow, with the level it gives and the node it would add; most are dropped again.
  private struct Candidate {
    var state: State
    var level: Int
    var node: Node?
    var hash: UInt64
  }

  private var nodes = [Node(parent: -1, depth: 0, level: 0, reading: nil, delimiter: nil, hasOneItem: false, hash: 1)]
  private var steps: [Step] = []
  private var states = [State(top: 0, cost: 0, history: -1, styles: .zero)]
  private var candidates: [Candidate] = []
  /// The candidates from the cheapest, and what those that stay are known by: lists that serve again for each item.
  private var order: [Int] = []
  private var kept: [UInt64] = []

  private init() {}

  /// The level of each item: 1 below the section, 2 below that, and so on; a level that is given is returned unchanged.
  package static func levels(of items: [NestingItem]) -> [Int] {
    RegularNesting.levels(of: items) ?? searchedLevels(of: items)
  }

  /// The levels by the search alone, which regular numberings do not need.
  package static func searchedLevels(of items: [NestingItem]) -> [Int] {
    var search = Nesting()
    var last: Enumerator?
    var readings: [EnumeratorReading] = []
    for item in items {
      if item.enumerator != last || last == nil {
        readings = item.enumerator.map { EnumeratorReading.readings(of: $0.label) } ?? []
        last = item.enumerator
      }
      search.add(item, readings)
    }
    return search.bestLevels(count: items.count)
  }

  /// The levels of a list of enumerators, none of them known.
  package static func levels(of enumerators: [Enumerator]) -> [Int] {
    levels(of: enumerators.map { NestingItem($0) })
  }

  private mutating func add(_ item: NestingItem, _ readings: [EnumeratorReading]) {
    candidates.removeAll(keepingCapacity: true)
    for state in states {
      if item.followsParent, nodes[state.top].depth < Self.maximumDepth {
        place(item, readings, in: state, parent: state.top, sibling: nil, level: nodes[state.top].level + 1, cost: 0)
      } else if item.level != nil || item.depth != nil || readings.isEmpty {
        placeKnown(item, readings, in: state)
      } else {
        placeAnywhere(item, readings, in: state)
      }
    }
    if candidates.isEmpty {
      // No open level has its style and none may be begun: it stands in the deepest one there may be.
      var known = item
      known.depth = min(item.maximumDepth ?? Self.maximumDepth, Self.maximumDepth)
      for state in states { placeKnown(known, readings, in: state) }
    }
    keepBest()
  }

  /// Follows each open level, climbing outwards, or begins a level.
  private mutating func placeAnywhere(_ item: NestingItem, _ readings: [EnumeratorReading], in state: State) {
    let maximum = min(item.maximumDepth ?? Self.maximumDepth, Self.maximumDepth)
    var cost = 0
    var sibling = state.top
    var climbed = 0
    while nodes[sibling].depth > maximum {
      cost += NestingCosts.climb + (nodes[sibling].hasOneItem ? NestingCosts.onlyItem : 0)
      sibling = nodes[sibling].parent
    }
    if nodes[sibling].depth < maximum {
      place(item, readings, in: state, parent: sibling, sibling: nil, level: nodes[sibling].level + 1, cost: cost)
    }
    while sibling != 0, climbed < Self.reach {
      place(
        item, readings, in: state, parent: nodes[sibling].parent, sibling: sibling, level: nodes[sibling].level, cost: cost)
      cost += NestingCosts.climb + (nodes[sibling].hasOneItem ? NestingCosts.onlyItem : 0)
      sibling = nodes[sibling].parent
      climbed += 1
    }
  }

  /// Puts an item where it is known to stand: below the nearest open provision of a smaller level, or at its depth.
  private mutating func placeKnown(_ item: NestingItem, _ readings: [EnumeratorReading], in state: State) {
    let level = item.level ?? item.depth ?? 1
    var parent = state.top
    var sibling: Int?
    while parent != 0 {
      let isBelow = item.depth.map { nodes[parent].depth < $0 } ?? (nodes[parent].level < level)
      let isTooDeep = item.maximumDepth.map { nodes[parent].depth >= $0 } ?? false
      if isBelow && !isTooDeep && nodes[parent].depth < Self.maximumDepth { break }
      sibling = parent
      parent = nodes[parent].parent
    }
    place(item, readings, in: state, parent: parent, sibling: sibling, level: level, cost: 0)
  }

  private mutating func place(
    _ item: NestingItem, _ readings: [EnumeratorReading], in state: State, parent: Int, sibling: Int?, level: Int, cost: Int
  ) {
    let depth = nodes[parent].depth + 1
    guard let delimiter = item.enumerator?.delimiter, !readings.isEmpty else {
      // An item without a number interrupts a numbering without ending it.
      let node = Node(
        parent: parent, depth: depth, level: level, reading: nil, delimiter: nil, hasOneItem: false, hash: nodes[parent].hash)
      let next = State(top: sibling ?? 0, cost: state.cost + cost, history: state.history, styles: state.styles)
      return propose(next, level: level, adding: sibling == nil ? node : nil)
    }
    for reading in readings {
      var total = state.cost + cost
      var styles = state.styles
      let mark = reading.style.rawValue + 1
      if let sibling, let before = nodes[sibling].reading {
        if before.style != reading.style {
          guard item.level != nil || item.depth != nil else { continue }
          total += 2 * NestingCosts.otherDelimiter
        } else {
          total += NestingCosts.following(before, reading)
        }
        if nodes[sibling].delimiter != delimiter { total += NestingCosts.otherDelimiter }
      } else {
        total += NestingCosts.beginning(reading, below: nodes[parent].reading?.style)
        total += isOpen(reading.style, delimiter, from: parent) ? NestingCosts.styleOfAncestor : 0
        if depth <= 8, styles[depth - 1] != 0, styles[depth - 1] != mark { total += NestingCosts.otherStyleThanBefore }
      }
      if depth <= 8 { styles[depth - 1] = mark }
      let node = Node(
        parent: parent, depth: depth, level: level, reading: reading, delimiter: delimiter,
        hasOneItem: sibling.map { nodes[$0].reading == nil } ?? true, hash: nodes[parent].hash)
      propose(State(top: 0, cost: total, history: state.history, styles: styles), level: level, adding: node)
    }
  }

  private func isOpen(_ style: EnumeratorStyle, _ delimiter: Enumerator.Delimiter, from node: Int) -> Bool {
    var current = node
    for _ in 0..<8 where current != 0 {
      if nodes[current].reading?.style == style, nodes[current].delimiter == delimiter { return true }
      current = nodes[current].parent
    }
    return false
  }

  /// Of two states that agree in what decides later costs only the cheaper is kept; `node` becomes the top when it is.
  private mutating func propose(_ state: State, level: Int, adding node: Node?) {
    var node = node
    node?.mixHash()
    candidates.append(Candidate(state: state, level: level, node: node, hash: node?.hash ?? nodes[state.top].hash))
  }

  /// Keeps the cheapest readings, each once; of equals the first proposed.
  private mutating func keepBest() {
    order.removeAll(keepingCapacity: true)
    order += candidates.indices
    order.sort { one, other in
      let (cost, otherCost) = (candidates[one].state.cost, candidates[other].state.cost)
      return cost != otherCost ? cost < otherCost : one < other
    }
    states.removeAll(keepingCapacity: true)
    kept.removeAll(keepingCapacity: true)
    for index in order where states.count < Self.width {
      let candidate = candidates[index]
      guard !kept.contains(candidate.hash) else { continue }
      kept.append(candidate.hash)
      var state = candidate.state
      if let node = candidate.node {
        nodes.append(node)
        state.top = nodes.count - 1
      }
      steps.append(Step(previous: state.history, level: candidate.level))
      state.history = steps.count - 1
      states.append(state)
    }
  }

  private func bestLevels(count: Int) -> [Int] {
    func finalCost(_ state: State) -> Int {
      var cost = state.cost
      var node = state.top
      while node != 0 {
        cost += nodes[node].hasOneItem ? NestingCosts.onlyItem : 0
        node = nodes[node].parent
      }
      return cost
    }
    let costs = states.map(finalCost)
    guard let best = states.indices.min(by: { (costs[$0], $0) < (costs[$1], $1) }) else { return [] }
    var result: [Int] = []
    result.reserveCapacity(count)
    var step = states[best].history
    while step >= 0 {
      result.append(steps[step].level)
      step = steps[step].previous
    }
    return result.reversed()
  }
}
