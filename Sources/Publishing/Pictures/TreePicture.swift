internal import Compliance

/// A picture of who stands below whom, as an indented tree: it keeps its size on a telephone and on paper.
struct TreePicture: Sendable {
  struct Node: Sendable {
    /// The offset of the node above; nodes stand in the order of the tree.
    var parent: Int?
    var title: String
    var detail: String = ""
    /// What is found of it, in words.
    var say: String = ""
    var status: Status?
  }

  var title: String
  var nodes: [Node]

  /// Further nodes are counted, not drawn.
  static let mostNodes = 40
  /// Deeper nodes are drawn as deep as this.
  private static let mostDepth = 6
  private static let nodeWidth = 226
  private static let indent = 20
  private static let gap = 8
  private static let line = 16

  private var depths: [Int] {
    nodes.reduce(into: []) { depths, node in depths.append(node.parent.map { depths[$0] + 1 } ?? 0) }
  }

  /// - Parameter identifier: unique on the page.
  func svg(_ identifier: String) -> HTML {
    let depths = depths.prefix(Self.mostNodes).map { min($0, Self.mostDepth) }
    var parts: [String] = []
    var edges: [String] = []
    var bottoms: [Int] = []
    var y = 1
    for (offset, node) in nodes.prefix(Self.mostNodes).enumerated() {
      let x = depths[offset] * Self.indent + 1
      let box = Box(node, x: x, y: y, width: Self.nodeWidth)
      let name = node.status.map { " \($0.name)" } ?? ""
      if let parent = node.parent, parent < bottoms.count {
        // What stands as deep as its parent can only be drawn below it.
        let from = min(depths[parent] * Self.indent, x - 8) + 9
        edges.append("<path class=\"edge\(name)\" d=\"M\(from) \(bottoms[parent])V\(y + 16)H\(max(x, from + 1))\"/>")
      }
      parts.append(box.markup)
      bottoms.append(y + box.height)
      y += box.height + Self.gap
    }
    let hidden = nodes.count - bottoms.count
    if hidden > 0 {
      parts.append(SVG.text("and \(hidden) more", x: 1, y: y + 12, class: "sub"))
      y += 24
    }
    let width = Self.nodeWidth + 2 + (depths.max() ?? 0) * Self.indent
    return SVG.picture(
      identifier, width: width, height: max(y - Self.gap + 1, 1), title: title, description: description, class: "tree", edges + parts)
  }

  /// In the form of the page.
  func rich(_ context: PageContext, _ identifier: String) -> RichText {
    context.format == .html ? RichText(html: svg(identifier)) : RichText(markdown: markdown)
  }

  /// The same in sentences.
  var description: String {
    let depths = depths
    let sentences = nodes.prefix(Self.mostNodes).enumerated().map { offset, node in
      let above = node.parent.map { " (below \(nodes[$0].title))" } ?? ""
      return [node.title + (depths[offset] > 1 ? above : ""), node.detail, node.say].filter { !$0.isEmpty }.joined(separator: ", ") + "."
    }
    return (sentences + (nodes.count > Self.mostNodes ? ["And \(nodes.count - Self.mostNodes) more."] : [])).joined(separator: " ")
  }

  /// The same as a nested list.
  var markdown: Markdown {
    let depths = depths
    let lines = nodes.prefix(Self.mostNodes).enumerated().map { offset, node -> String in
      let words = [node.title, node.detail, node.say].filter { !$0.isEmpty }.joined(separator: ", ")
      // Python-Markdown wants four blanks for each level, and CommonMark takes them.
      return String(repeating: "    ", count: min(depths[offset], Self.mostDepth)) + "- " + Markdown(escaping: words).source
    }
    return Markdown(source: (lines + (nodes.count > Self.mostNodes ? ["- and \(nodes.count - Self.mostNodes) more"] : [])).joined(separator: "\n"))
  }

  private struct Box {
    let markup: String
    let height: Int

    init(_ node: Node, x: Int, y: Int, width: Int) {
      let room = width - 2 * 10
      let title = TextFit.lines(node.title, width: room, size: 13, isBold: true, most: 2)
      let detail = TextFit.lines(node.detail, width: room, size: 12, most: 2)
      let say = TextFit.lines(node.say, width: room - (node.status == nil ? 0 : 18), size: 12, isBold: true, most: 2)
      let name = node.status.map { " \($0.name)" } ?? ""
      height = (title.count + detail.count + say.count) * TreePicture.line + 13
      var parts = ["<rect class=\"node\(name)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"3\"/>"]
      var baseline = y + 18
      func add(_ lines: [String], _ style: String, indent: Int = 0) {
        for line in lines {
          parts.append(SVG.text(line, x: x + 10 + indent, y: baseline, class: style))
          baseline += TreePicture.line
        }
      }
      add(title, "name")
      add(detail, "sub")
      if let status = node.status, !say.isEmpty {
        parts.append(SVG.icon(status.name, x: x + 10, y: baseline - 10))
        add(say, "say\(name)", indent: 18)
      } else {
        add(say, "sub")
      }
      let isCut = [title, detail, say].contains { $0.last?.hasSuffix("…") ?? false }
      markup = SVG.group(parts, title: isCut ? [node.title, node.detail, node.say].filter { !$0.isEmpty }.joined(separator: ", ") : nil)
    }
  }
}
