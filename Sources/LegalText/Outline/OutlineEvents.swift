/// An edition in the order in which an outline writes it.
struct OutlineEvents {
  enum Event {
    case open(ProvisionIndex)
    /// A paragraph or table of a provision, by its place in the content.
    case content(ProvisionIndex, item: Int)

    /// The provision that it opens or belongs to.
    var provision: ProvisionIndex {
      switch self {
      case .open(let index), .content(let index, _): index
      }
    }
  }

  private(set) var events: [Event] = []
  /// For each provision the number of `#` when it is written as a heading, else 0.
  private(set) var headingDepth: [Int]
  /// For each provision the innermost heading that it stands below, or is.
  private(set) var heading: [ProvisionIndex]

  /// Divisions, sections, what stands at the top and what holds headings are written as headings; all else as paragraphs.
  init(_ edition: Edition) {
    let provisions = edition.provisions
    var isHeading = provisions.map { $0.kind == .division || $0.kind == .section || $0.parent == nil }
    for index in provisions.indices.reversed() where isHeading[index] {
      if let parent = provisions[index].parent { isHeading[parent] = true }
    }
    headingDepth = Array(repeating: 0, count: provisions.count)
    heading = Array(provisions.indices)
    for index in provisions.indices {
      let parent = provisions[index].parent
      if isHeading[index] {
        headingDepth[index] = 1 + (parent.map { headingDepth[$0] } ?? 0)
      } else if let parent {
        heading[index] = heading[parent]
      }
    }
    collect(provisions)
  }

  /// Walks without recursion, so that depth costs no stack.
  private mutating func collect(_ provisions: [Provision]) {
    for root in provisions.indices where provisions[root].parent == nil {
      events.append(.open(root))
      var stack = [(index: root, item: 0)]
      while let (index, item) = stack.popLast() {
        guard item < provisions[index].content.count else { continue }
        stack.append((index, item + 1))
        if let child = provisions[index].content[item].child {
          events.append(.open(child))
          stack.append((child, 0))
        } else {
          events.append(.content(index, item: item))
        }
      }
    }
  }
}
