internal import LegalText

/// The text of an instrument as its print page has it: a flat list of headings and blocks in the order of the text, and where
/// the parts of a very long one begin.
struct PrintedText: Sendable {
  /// A heading, or a run of a provision's own paragraphs and tables.
  struct Item: Sendable {
    var provision: ProvisionIndex
    /// Offsets in the provision's content; `nil` for the heading of a division or section.
    var content: Range<Int>?
    /// `false` for text that goes on after sub-provisions.
    var isFirst: Bool
    /// The level of the heading, from 2 for what stands at the top; of a block the one that a heading of its own has.
    var rank: Int
  }

  let items: [Item]
  /// Ranges of `items`, in order; at least one.
  let parts: [Range<Int>]
  /// For each provision: as on the page of its section, with a number where two sections would share one.
  let anchors: [String]
  /// About how many bytes of HTML the whole text makes.
  let weight: Int
  /// The first item of each provision.
  private let firstItems: [Int]

  /// - Parameter limit: about how many bytes of HTML a part may have.
  /// - Complexity: O(*n*) in the provisions.
  init(_ edition: Edition, limit: Int) {
    items = Self.items(of: edition)
    anchors = Self.anchors(of: edition)
    let weights = items.map { Self.weight(of: $0, in: edition) }
    weight = weights.reduce(0, +)
    parts = Self.parts(items, weights, in: edition, limit: limit)
    var firstItems = [Int](repeating: 0, count: edition.provisions.count)
    for offset in items.indices.reversed() { firstItems[items[offset].provision] = offset }
    self.firstItems = firstItems
  }

  /// The part that a provision begins in, from 1.
  func part(of provision: ProvisionIndex) -> Int {
    let item = firstItems[provision]
    return (parts.firstIndex { $0.contains(item) } ?? 0) + 1
  }

  private static func items(of edition: Edition) -> [Item] {
    var items: [Item] = []
    items.reserveCapacity(edition.provisions.count + edition.sections.count)
    // An explicit stack: law nests as deep as its file says.
    let roots = edition.provisions.indices.filter { edition.provisions[$0].parent == nil }
    var stack: [(index: ProvisionIndex, content: Int, rank: Int)] = roots.reversed().map { ($0, 0, 2) }
    while let (index, start, rank) = stack.popLast() {
      let provision = edition.provisions[index]
      let isHeaded = provision.kind == .division || provision.kind == .section
      let isFirst = start == 0
      if isFirst, isHeaded { items.append(Item(provision: index, content: nil, isFirst: true, rank: min(rank, 6))) }
      var end = start
      while end < provision.content.count, !provision.content[end].isChild { end += 1 }
      // What stands in the margin of a provision stands there also where it has no words of its own.
      if end > start || isFirst {
        items.append(Item(provision: index, content: start..<end, isFirst: isFirst, rank: min(isHeaded ? rank + 1 : rank, 6)))
      }
      if end < provision.content.count, let child = provision.content[end].child {
        if end + 1 < provision.content.count { stack.append((index, end + 1, rank)) }
        stack.append((child, 0, rank + 1))
      }
    }
    return items
  }

  /// Addresses are unique, but "1396r-8" is both a section and subdivision (8) of section 1396r.
  private static func anchors(of edition: Edition) -> [String] {
    var taken: Set<String> = []
    taken.reserveCapacity(edition.provisions.count)
    return edition.provisions.map { provision in
      let base = provision.address.anchor
      var anchor = base
      var number = 2
      while !taken.insert(anchor).inserted {
        anchor = "\(base)--\(number)"
        number += 1
      }
      return anchor
    }
  }

  private static func weight(of item: Item, in edition: Edition) -> Int {
    let provision = edition.provisions[item.provision]
    guard let content = item.content else { return 120 + (provision.heading?.utf8.count ?? 0) }
    return content.reduce(300) { sum, offset in
      switch provision.content[offset] {
      case .paragraph(let paragraph): sum + paragraph.text.utf8.count + 60
      case .table(let table): sum + table.rows.reduce(0) { $0 + $1.reduce(20) { $0 + $1.utf8.count + 9 } }
      case .child: sum
      }
    }
  }

  /// Even parts, each of which begins with a heading, or where there is none with a provision at the top or just below a section.
  private static func parts(_ items: [Item], _ weights: [Int], in edition: Edition, limit: Int) -> [Range<Int>] {
    let total = weights.reduce(0, +)
    let count = max(1, (total + limit - 1) / limit)
    var starts = [0]
    var before = 0
    for offset in items.indices {
      if offset > 0, starts.count < count, before * count >= total * starts.count, mayBegin(offset, items, edition) { starts.append(offset) }
      before += weights[offset]
    }
    return zip(starts, starts.dropFirst() + [items.count]).map { $0..<$1 }
  }

  private static func mayBegin(_ offset: Int, _ items: [Item], _ edition: Edition) -> Bool {
    // A heading stays with what it is the heading of.
    guard items[offset].isFirst, items[offset - 1].content != nil else { return false }
    return items[offset].content == nil || edition.provisions[items[offset].provision].level <= 1
  }
}
