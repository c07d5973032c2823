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
  /// For each provision: as on the page of its section, with a number where two sections would share one.
  let anchors: [String]
  /// About how many bytes of HTML the whole text makes.
  let weight: Int
  /// `nil` where the text is one part.
  let division: PageDivision?

  /// - Parameter limit: about how many bytes of HTML a part may have.
  /// - Complexity: O(*n*) in the provisions.
  init(_ edition: Edition, limit: Int) {
    items = Self.items(of: edition)
    anchors = Self.anchors(of: edition)
    let outline = Self.outline(of: items, anchors: anchors, in: edition)
    weight = outline.items.reduce(0) { $0 + $1.bytes }
    division = PageDivision(outline, limit: limit)
  }

  /// The part that a provision begins in, from 1.
  func part(of provision: ProvisionIndex) -> Int { division?.part(of: anchors[provision]) ?? 1 }

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

  private static func outline(of items: [Item], anchors: [String], in edition: Edition) -> PageOutline {
    PageOutline(
      items: items.indices.map { offset in
        let item = items[offset]
        let provision = edition.provisions[item.provision]
        let words = item.content.map { ProvisionBlocks.wordBytes(ProvisionBlocks.Place(index: item.provision, items: $0, isFirst: item.isFirst), in: edition) }
        let isBelowHeading = offset > 0 && items[offset - 1].content == nil
        let isHeaded = isBelowHeading && items[offset - 1].provision == item.provision
        return PageItem(
          bytes: words.map { $0 + 330 } ?? 120 + (provision.heading?.utf8.count ?? 0), anchors: item.isFirst && !isHeaded ? [anchors[item.provision]] : [],
          // A part begins with a heading, or where there is none near with a provision high up.
          depth: isBelowHeading ? 9 : item.content == nil ? 0 : provision.level + 1)
      })
  }
}
