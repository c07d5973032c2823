/// The provisions that the blocks below a heading open, as the inference of levels sees them.
enum OutlineItems {
  static func items(of blocks: [OutlineBlock]) -> [NestingItem] {
    var result: [NestingItem] = []
    var maximumDepth: Int?
    for block in blocks {
      if let target = block.attributes.continues {
        let depth = path(target.value).map { $0.count + 1 } ?? 1
        maximumDepth = min(depth, maximumDepth ?? depth)
      }
      var items: [NestingItem] = []
      switch block.content {
      case .heading, .table: break
      case .empty: items = [unnumbered(block)]
      case .paragraph(let paragraph):
        if opensUnnumbered(block) { items = [unnumbered(block)] }
        for (number, opener) in paragraph.openers.enumerated() {
          var item = NestingItem(opener.value)
          if number == 0 {
            item.level = block.attributes.level?.value
            item.depth = block.attributes.depth?.value
          } else {
            item.followsParent = true
          }
          items.append(item)
        }
      }
      guard !items.isEmpty else { continue }
      items[0].maximumDepth = maximumDepth
      maximumDepth = nil
      result += items
    }
    return result
  }

  /// Whether a block opens a provision that has no enumerator.
  static func opensUnnumbered(_ block: OutlineBlock) -> Bool {
    guard case .paragraph(let paragraph) = block.content else { return false }
    return paragraph.openers.isEmpty && (paragraph.noteDesignation != nil || block.attributes.opensProvision)
  }

  /// Provisions without a number stand directly below the section unless their level is given.
  private static func unnumbered(_ block: OutlineBlock) -> NestingItem {
    var item = NestingItem(nil, level: block.attributes.level?.value ?? block.attributes.depth?.value ?? 1)
    item.depth = block.attributes.depth?.value
    return item
  }

  /// The labels of a continuation's target; none for `.`, the heading; `nil` for `##`, a heading further out.
  static func path(_ target: String) -> [String]? {
    if target == "." { return [] }
    if target.hasPrefix("#") { return nil }
    // "./#" is a provision labelled "#".
    return (target.hasPrefix("./") ? target.dropFirst(2) : target[...]).split(separator: "/" as Character).map(String.init)
  }
}
