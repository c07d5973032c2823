internal import Diagnostics

/// A node of a library.
struct CISONode {
  var value: RecordValue
  /// As written: "7050-a.3.A", "CHAPTER 1"; `nil` when there is none.
  var reference: Located<String>?
  /// The reference without its separators, which are mixed and mean the same: 7050, a, 3, A.
  var labels: [String]
  var parent: Int?
  var children: [Int] = []
  /// The node before it below the same parent.
  var previousSibling: Int?
  /// From 1.
  var depth = 1
  /// The label that the numbers below it show, for a node whose own number was lost.
  var inferredLabel: String?

  init(_ value: RecordValue) {
    self.value = value
    reference = value["ref_id"].flatMap { value in
      value.text.map { $0.trimmingBlanks }.flatMap { $0.isEmpty ? nil : Located($0, at: value.position) }
    }
    let number = (reference?.value ?? "").drop { $0 == "§" || $0 == " " }
    labels = number.split { $0 == "-" || $0 == "." }.map(String.init)
  }

  var isAssessable: Bool { value["assessable"]?.text == "true" }

  /// Whether the number begins with a digit, as the number of a section does.
  var isNumbered: Bool { labels.first?.utf8.first?.isASCIIDigit ?? false }
}

/// The nodes of a library as a tree.
struct CISOTree {
  private(set) var nodes: [CISONode] = []
  private(set) var roots: [Int] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The first node of each number.
  private var byLabels: [[String]: Int] = [:]
  /// Deepest tree that is read; the outline form allows no more.
  static let maximumDepth = Nesting.maximumDepth

  init(_ values: [RecordValue]) {
    var byName: [String: Int] = [:]
    for value in values {
      var node = CISONode(value)
      let index = nodes.count
      if let parent = value["parent_urn"], let name = parent.text {
        if let found = byName[name] {
          node.parent = found
          node.depth = nodes[found].depth + 1
        } else {
          diagnostics.append(
            Diagnostic("unknown-parent", .error, "Node '\(name)' does not stand before this one, which names it as its parent; correct 'parent_urn'", at: parent.position))
        }
      }
      checkDepth(node)
      guard node.depth <= Self.maximumDepth else {
        diagnostics.append(Diagnostic("nesting-limit", .error, "Nodes nest at most \(Self.maximumDepth) deep; use fewer levels", at: value.position))
        return
      }
      if let urn = value["urn"], let name = urn.text {
        if byName[name] != nil {
          diagnostics.append(Diagnostic("duplicate-identifier", .error, "Urn '\(name)' stands twice; nodes that name it as their parent go to the first", at: urn.position))
        } else {
          byName[name] = index
        }
      }
      nodes.append(node)
    }
    followNumbers()
    infer()
    for index in nodes.indices {
      if let parent = nodes[index].parent {
        nodes[index].previousSibling = nodes[parent].children.last
        nodes[parent].children.append(index)
      } else {
        roots.append(index)
      }
    }
  }

  private mutating func checkDepth(_ node: CISONode) {
    guard let written = node.value["depth"], let depth = written.text.flatMap({ Int($0) }), depth != node.depth else { return }
    diagnostics.append(
      Diagnostic("wrong-depth", .warning, "Key 'depth' says \(depth) where the parents say \(node.depth); read by the parents", at: written.position))
  }

  /// A number that goes on from another node's wins over `parent_urn`: 7023-b.1.A stands below 7023-b.1.
  private mutating func followNumbers() {
    for index in nodes.indices {
      let node = nodes[index]
      if node.isNumbered, node.labels.count > 1, let named = node.parent, nodes[named].isNumbered,
        nodes[named].labels.count < node.labels.count - 1, let better = byLabels[Array(node.labels.dropLast())], better != named
      {
        nodes[index].parent = better
        diagnostics.append(
          Diagnostic(
            "wrong-parent", .warning,
            "Node '\(node.reference?.value ?? "")' names '\(nodes[named].reference?.value ?? "")' as its parent, but its number goes on from '\(nodes[better].reference?.value ?? "")'; read there",
            at: (node.value["parent_urn"] ?? node.value).position))
      }
      if node.isNumbered, byLabels[node.labels] == nil { byLabels[node.labels] = index }
    }
  }

  /// Finds the numbers of nodes that lost theirs: below 7300 a node whose own nodes are 7300-a.1 and 7300-a.2 is 7300-a, or
  /// goes on with it where 7300-a is there.
  private mutating func infer() {
    var firstChild: [Int: Int] = [:]
    for index in nodes.indices.reversed() { if let parent = nodes[index].parent { firstChild[parent] = index } }
    for index in nodes.indices where nodes[index].reference == nil {
      guard let parent = nodes[index].parent, nodes[parent].isNumbered, let child = firstChild[index] else { continue }
      let outer = nodes[parent].labels
      let inner = nodes[child].labels
      guard inner.count == outer.count + 2, inner.starts(with: outer) else { continue }
      if let named = byLabels[Array(inner.dropLast())], named < index {
        nodes[index].parent = named
        diagnostics.append(
          Diagnostic(
            "wrong-parent", .warning,
            "Text without a number goes on with '\(nodes[named].reference?.value ?? "")', as the numbers below it show; read there",
            at: nodes[index].value.position))
      } else {
        nodes[index].inferredLabel = inner[outer.count]
        nodes[index].labels = Array(inner.dropLast())
      }
    }
  }

  /// The labels of a node, or of what it stands in when it has none.
  func outerLabels(of index: Int) -> [String] {
    var current = nodes[index].parent
    while let candidate = current, nodes[candidate].labels.isEmpty { current = nodes[candidate].parent }
    return current.map { nodes[$0].labels } ?? []
  }

  /// Whether a node without a number only leads in what stands below its parent, as "For purposes of these regulations:" does.
  func isChapeau(_ index: Int) -> Bool {
    guard nodes[index].reference == nil, nodes[index].inferredLabel == nil, let parent = nodes[index].parent, nodes[parent].isNumbered,
      !nodes[index].children.isEmpty
    else { return false }
    let outer = nodes[parent].labels
    return nodes[index].children.allSatisfy { nodes[$0].labels.count == outer.count + 1 && nodes[$0].labels.starts(with: outer) }
  }
}
