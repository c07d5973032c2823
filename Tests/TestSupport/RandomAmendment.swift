internal import Diagnostics
package import LegalText

/// A law made from a seed, and edits to it of which the truth is known.
package struct RandomAmendment {
  package enum Fate: Equatable {
    case same, editorial, amended, split, merged, gone
  }

  package struct Node {
    var heading: String?
    package var words: [String]
    var children: [Int] = []
    package var parent: Int?
    var isStub = false
    var typography = 0
  }

  private var generator: SeededGenerator
  package private(set) var nodes: [Node] = []
  private var tops: [Int] = []
  private var firstSection = 1
  private let isRepetitive: Bool
  /// What became of each provision of the first edition.
  package private(set) var fates: [Int: Fate] = [:]
  private var untouched: Set<Int> = []

  private static let common = ["the", "of", "a", "to", "and", "or", "in", "for", "shall", "may", "not", "any", "that"]
  private static let syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va"]

  package init(seed: UInt64) {
    generator = SeededGenerator(seed: seed &+ 77)
    isRepetitive = seed % 2 == 1
    for _ in 0..<(3 + number(5)) { tops.append(makeNode(parent: nil, depth: 0)) }
    for id in nodes.indices { fates[id] = .same }
    untouched = Set(nodes.indices)
  }

  private mutating func number(_ bound: Int) -> Int { Int(generator.next() % UInt64(max(1, bound))) }

  private mutating func word() -> String {
    if number(5) < 2 { return Self.common[number(Self.common.count)] }
    // Half of the laws have few words and say everything alike.
    if isRepetitive { return "\(Self.syllables[number(16)])\(Self.syllables[number(2)])" }
    return (0...(1 + number(2))).map { _ in Self.syllables[number(16)] }.joined()
  }

  private mutating func sentence() -> [String] {
    let count = 8 + number(25)
    return (0..<count).map { _ in word() }
  }

  private mutating func makeNode(parent: Int?, depth: Int) -> Int {
    let id = nodes.count
    let words = depth == 0 && number(3) > 0 ? [] : sentence()
    nodes.append(Node(heading: depth == 0 ? "Heading \(word()) \(word())" : nil, words: words, parent: parent))
    if depth < 3 {
      for _ in 0..<(depth == 0 ? 2 + number(4) : number(4) * number(2)) {
        let child = makeNode(parent: id, depth: depth + 1)
        nodes[id].children.append(child)
      }
    }
    return id
  }

  // MARK: - Edition

  /// The law as it stands, with the number of the node of each provision.
  package func edition() -> (edition: Edition, ids: [Int]) {
    var builder = EditionBuilder(instrument: InstrumentIdentifier("act"))
    let nowhere = SourcePosition(startOf: "random")
    var ids: [Int] = []
    func add(_ id: Int, place: Int, level: Int) {
      let node = nodes[id]
      let label = level == 0 ? String(firstSection + place) : level % 2 == 1 ? Self.letter(place) : String(place + 1)
      builder.open(
        level == 0 ? .section : .subdivision, label: label, designation: level == 0 ? "§ \(label)." : "(\(label))", heading: node.heading,
        level: level, at: nowhere)
      ids.append(id)
      if node.isStub {
        builder.update(ids.count - 1) { $0.state = .repealed }
        builder.add(Paragraph("[Repealed]"), origin: TextOrigin())
      } else if !node.words.isEmpty {
        let blank = node.typography % 3 == 1 ? "\u{A0}" : node.typography % 3 == 2 ? "  " : " "
        let text = node.words.joined(separator: blank)
        builder.add(Paragraph(node.typography > 2 ? "“\(text)” – x" : "\"\(text)\" - x"), origin: TextOrigin())
      }
      for (place, child) in node.children.enumerated() { add(child, place: place, level: level + 1) }
      builder.close()
    }
    for (place, id) in tops.enumerated() { add(id, place: place, level: 0) }
    return (builder.finish().value.edition, ids)
  }

  private static func letter(_ place: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(97 + place % 26)))
    return String(repeating: letter, count: place / 26 + 1)
  }

  // MARK: - Edits

  /// Makes the law as it stands the one from which fates are told.
  package mutating func settle() {
    let standing = tops + tops.flatMap(descendants)
    fates = Dictionary(uniqueKeysWithValues: standing.map { ($0, Fate.same) })
    untouched = Set(standing.filter { !nodes[$0].isStub })
  }

  package mutating func edit() {
    let fresh = untouched.sorted()
    guard let id = fresh.isEmpty ? nil : fresh[number(fresh.count)] else { return }
    switch number(9) {
    case 0, 1: amend(id)
    case 2: insert(near: id)
    case 3: split(id)
    case 4: merge(id)
    case 5: firstSection += number(3)
    case 6: move(id)
    case 7: repeal(id)
    default: retouch(id)
    }
  }

  private mutating func amend(_ id: Int) {
    guard !nodes[id].words.isEmpty else { return }
    let before = nodes[id].words
    for _ in 0...number(3) {
      let place = number(nodes[id].words.count)
      switch number(3) {
      case 0: nodes[id].words.insert(word(), at: place)
      case 1 where nodes[id].words.count > 6: nodes[id].words.remove(at: place)
      default: nodes[id].words[place] = word()
      }
    }
    untouched.remove(id)
    if nodes[id].words != before { fates[id] = .amended }
  }

  private mutating func siblings(of id: Int, _ change: (inout [Int]) -> Void) {
    if let parent = nodes[id].parent { change(&nodes[parent].children) } else { change(&tops) }
  }

  private mutating func insert(near id: Int) {
    let depth = depth(of: id)
    let new = makeNode(parent: nodes[id].parent, depth: depth)
    siblings(of: id) { list in list.insert(new, at: list.firstIndex(of: id) ?? 0) }
  }

  private func depth(of id: Int) -> Int { nodes[id].parent.map { depth(of: $0) + 1 } ?? 0 }

  private mutating func split(_ id: Int) {
    guard nodes[id].children.isEmpty, nodes[id].words.count >= 18, nodes[id].parent != nil else { return }
    let middle = 6 + number(nodes[id].words.count - 12)
    let new = nodes.count
    nodes.append(Node(words: Array(nodes[id].words[middle...]), parent: nodes[id].parent))
    nodes[id].words.removeSubrange(middle...)
    siblings(of: id) { list in list.insert(new, at: (list.firstIndex(of: id) ?? 0) + 1) }
    fates[id] = .split
    untouched.remove(id)
  }

  private mutating func merge(_ id: Int) {
    guard let parent = nodes[id].parent, let place = nodes[parent].children.firstIndex(of: id), place + 1 < nodes[parent].children.count else { return }
    let next = nodes[parent].children[place + 1]
    guard untouched.contains(next), nodes[id].children.isEmpty, nodes[next].children.isEmpty else { return }
    nodes[id].words += nodes[next].words
    nodes[parent].children.remove(at: place + 1)
    for touched in [id, next] {
      fates[touched] = .merged
      untouched.remove(touched)
    }
  }

  private mutating func move(_ id: Int) {
    let target = tops[number(tops.count)]
    guard nodes[id].parent != nil, nodes[id].parent != target, !nodes[target].isStub, depth(of: id) <= 2 else { return }
    siblings(of: id) { list in list.removeAll { $0 == id } }
    nodes[id].parent = target
    nodes[target].children.insert(id, at: number(nodes[target].children.count + 1))
  }

  private func descendants(of id: Int) -> [Int] { nodes[id].children.flatMap { [$0] + descendants(of: $0) } }

  private mutating func repeal(_ id: Int) {
    let all = [id] + descendants(of: id)
    guard tops.count > 2 || nodes[id].parent != nil, all.allSatisfy({ untouched.contains($0) }) else { return }
    for gone in all {
      fates[gone] = .gone
      untouched.remove(gone)
    }
    if number(2) == 0, nodes[id].words.count > 0 {
      nodes[id] = Node(heading: nodes[id].heading, words: [], parent: nodes[id].parent, isStub: true)
    } else {
      siblings(of: id) { list in list.removeAll { $0 == id } }
    }
  }

  /// Changes what is no word of the law.
  private mutating func retouch(_ id: Int) {
    nodes[id].typography = 1 + number(5)
    if nodes[id].heading != nil { nodes[id].heading = "Heading \(word())" }
    if fates[id] == .same { fates[id] = .editorial }
    untouched.remove(id)
  }
}

/// A generator whose numbers depend on its seed alone (SplitMix64), so that a failing case can be repeated.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
