internal import Compliance

/// How declared roles become effective ones: bands from the left to the right, as wide as there are engagements.
struct RoleFlowPicture: Sendable {
  struct Flow: Hashable, Sendable {
    var declared: String
    var effective: String
    var count: Int
  }

  /// In the order of the vocabulary on either side.
  let flows: [Flow]
  private let left: [(label: String, count: Int)]
  private let right: [(label: String, count: Int)]

  init(_ context: PageContext) {
    let organization = context.organization
    func label(_ role: TermIndex) -> String { role == .max ? "Not determined" : organization.label(ofRole: role) }
    func declaredLabel(_ role: TermIndex) -> String { role == .max ? "Not recorded" : organization.label(ofRole: role) }
    let pairs = Dictionary(grouping: organization.roles) { [$0.declared ?? .max, $0.effective ?? .max] }
    flows = pairs.keys.sorted { $0.lexicographicallyPrecedes($1) }.map {
      Flow(declared: declaredLabel($0[0]), effective: label($0[1]), count: pairs[$0]?.count ?? 0)
    }
    func sums(_ side: Int, _ name: (TermIndex) -> String) -> [(label: String, count: Int)] {
      Set(pairs.keys.map { $0[side] }).sorted().map { role in
        (name(role), pairs.filter { $0.key[side] == role }.reduce(0) { $0 + $1.value.count })
      }
    }
    left = sums(0, declaredLabel)
    right = sums(1, label)
  }

  private static let width = 288
  private static let column = 92
  private static let gap = 14
  /// No smaller, so that two lines of text fit beside it.
  private static let least = 34
  /// All engagements together, before the smallest are made larger.
  private static let span = 120

  func svg(_ identifier: String) -> HTML {
    let total = max(flows.reduce(0) { $0 + $1.count }, 1)
    func heights(_ side: [(label: String, count: Int)]) -> [Int] { side.map { max(Self.least, $0.count * Self.span / total) } }
    func tops(_ heights: [Int]) -> [Int] { heights.reduce(into: [1]) { $0.append($0[$0.count - 1] + $1 + Self.gap) } }
    let (leftHeights, rightHeights) = (heights(left), heights(right))
    let (leftTops, rightTops) = (tops(leftHeights), tops(rightHeights))
    var parts: [String] = []
    // The place in each node from which the next band leaves.
    var used: [String: Int] = [:]
    func slot(_ key: String, _ count: Int, of all: Int, _ height: Int) -> (start: Int, size: Int) {
      let start = used[key, default: 0]
      used[key] = start + count
      return (start * height / max(all, 1), max(count * height / max(all, 1), 2))
    }
    let (x0, x1) = (Self.column + 6, Self.width - Self.column - 6)
    let middle = (x0 + x1) / 2
    for flow in flows {
      guard let from = left.firstIndex(where: { $0.label == flow.declared }),
        let to = right.firstIndex(where: { $0.label == flow.effective })
      else { continue }
      let start = slot("l\(from)", flow.count, of: left[from].count, leftHeights[from])
      let end = slot("r\(to)", flow.count, of: right[to].count, rightHeights[to])
      let (a, b) = (leftTops[from] + start.start, rightTops[to] + end.start)
      let name = flow.declared == flow.effective ? "ribbon" : flow.effective == "Not determined" ? "ribbon notAssessed" : "ribbon partial"
      parts.append(
        "<path class=\"\(name)\" d=\"M\(x0) \(a)C\(middle) \(a) \(middle) \(b) \(x1) \(b)V\(b + end.size)C\(middle) \(b + end.size) \(middle) \(a + start.size) \(x0) \(a + start.size)Z\"/>"
      )
    }
    func labels(_ side: [(label: String, count: Int)], _ tops: [Int], _ heights: [Int], bar: Int, x: Int) {
      for (offset, node) in side.enumerated() {
        let lines = TextFit.lines(node.label, width: Self.column - 8, size: 12, isBold: true, most: 2)
        parts.append("<rect class=\"stop\" x=\"\(bar)\" y=\"\(tops[offset])\" width=\"4\" height=\"\(heights[offset])\"/>")
        let isCut = lines.last?.hasSuffix("…") ?? false
        let texts =
          ["\(node.count)"].map { SVG.text($0, x: x, y: tops[offset] + 11, class: "name") }
          + lines.enumerated().map { SVG.text($1, x: x, y: tops[offset] + 24 + $0 * 13, class: "sub") }
        parts.append(SVG.group(texts, title: isCut ? node.label : nil))
      }
    }
    labels(left, leftTops, leftHeights, bar: Self.column + 2, x: 0)
    labels(right, rightTops, rightHeights, bar: Self.width - Self.column - 6, x: Self.width - Self.column + 4)
    // The last label may have two lines below its number.
    let height = max((leftTops.last ?? 1), (rightTops.last ?? 1)) + 6
    return SVG.picture(
      identifier, width: Self.width, height: height, title: "Declared roles, and the roles that follow from the records", description: words,
      class: "tree", parts)
  }

  /// "9 declared as service provider and effective as service provider; …"
  var words: String {
    flows.map { flow in
      flow.declared == flow.effective
        ? "\(flow.count.counted("engagement")) declared \(flow.declared.lowercasedInitial), and so in effect"
        : "\(flow.count.counted("engagement")) declared \(flow.declared.lowercasedInitial), in effect \(flow.effective.lowercasedInitial)"
    }.joined(separator: "; ") + "."
  }
}
