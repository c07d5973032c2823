/// A run of a provision's content that one member of a list of parts, controls or groups has.
enum OSCALSegment {
  /// Paragraphs, and behind them the operative provisions that a statement has below it; no items where the owner is a part.
  case text([Paragraph], items: [ProvisionIndex])
  case table(LegalTable)
  case child(ProvisionIndex)

  var isText: Bool { if case .text = self { true } else { false } }

  /// In the order of the text.
  static func segments(of index: ProvisionIndex, in edition: Edition, _ identifiers: OSCALIdentifiers) -> [OSCALSegment] {
    let isPart = identifiers.roles[index] == .part
    let owner = edition.provisions[index].kind
    var result: [OSCALSegment] = []
    var paragraphs: [Paragraph] = []
    var items: [ProvisionIndex] = []
    func flush() {
      if !paragraphs.isEmpty || !items.isEmpty { result.append(.text(paragraphs, items: items)) }
      paragraphs = []
      items = []
    }
    for content in edition.provisions[index].content {
      switch content {
      case .paragraph(let paragraph):
        if !items.isEmpty { flush() }
        paragraphs.append(paragraph)
      case .table(let table):
        flush()
        result.append(.table(table))
      case .child(let child):
        let kind = edition.provisions[child].kind
        if !isPart, owner != .division, identifiers.roles[child] == .part, kind == .subdivision || kind == .definition || kind == .example {
          items.append(child)
        } else {
          flush()
          result.append(.child(child))
        }
      }
    }
    flush()
    return result
  }

  /// Whether the lists of parts, controls and groups read one after the other give the order of the text.
  static func isOrdered(_ segments: [OSCALSegment], _ identifiers: OSCALIdentifiers) -> Bool {
    let places = segments.map { segment in
      guard case .child(let child) = segment else { return 0 }
      switch identifiers.roles[child] {
      case .part: return 0
      case .control: return 1
      case .group: return 2
      }
    }
    return zip(places, places.dropFirst()).allSatisfy { $0 <= $1 }
  }
}
