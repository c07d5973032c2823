/// The levels of a section's enumerated paragraphs and definitions.
struct ECFRLevels {
  /// One for each enumerator and each definition, in order.
  private(set) var levels: [Int] = []

  init(_ blocks: [ECFRBlock]) {
    var items: [NestingItem] = []
    /// How far below the numbered paragraph before it each stands: the italic levels follow (A) whatever it stands at.
    var italicDepths: [Int] = []
    var numbered = Self.numberedLevels(blocks)[...]
    var last = 0
    var definitionLevel = 1
    var leadsIn = false
    for block in blocks {
      switch block {
      case .enumerated(let leads, let text, _):
        for (number, lead) in leads.enumerated() {
          guard !lead.isItalic else {
            // Numbers, then roman numerals.
            italicDepths.append(lead.enumerator.label.utf8.first?.isASCIIDigit == true ? 1 : 2)
            continue
          }
          items.append(Self.item(lead, number))
          italicDepths.append(0)
          last = numbered.popFirst() ?? last
        }
        leadsIn = text.map { Self.leadsIn($0.paragraph.text) } ?? false
      case .definition:
        // It stands below the numbered paragraph that leads to it.
        if leadsIn { definitionLevel = last + 1 }
        leadsIn = false
        items.append(NestingItem(nil, level: definitionLevel))
        italicDepths.append(0)
      case .plain: leadsIn = false
      default: break
      }
    }
    // Definitions alone stand where they are said to.
    let inferred = items.contains { $0.enumerator != nil } ? Nesting.levels(of: items) : items.map { $0.level ?? 1 }
    place(inferred[...], italicDepths)
  }

  /// Whether a text ends in a colon, a dash or a hyphen.
  private static func leadsIn(_ text: String) -> Bool {
    guard let last = text.utf8.last else { return false }
    return last == UInt8(ascii: ":") || last == UInt8(ascii: "-") || text.utf8.suffix(3).elementsEqual("—".utf8)
  }

  private mutating func place(_ inferred: ArraySlice<Int>, _ italicDepths: [Int]) {
    var inferred = inferred
    var last = 0
    for depth in italicDepths {
      if depth == 0 { last = inferred.popFirst() ?? 1 }
      levels.append(last + depth)
    }
  }

  /// The levels of the numbered paragraphs alone, which definitions among them need.
  private static func numberedLevels(_ blocks: [ECFRBlock]) -> [Int] {
    guard blocks.contains(where: { if case .definition = $0 { true } else { false } }) else { return [] }
    var items: [NestingItem] = []
    for case .enumerated(let leads, _, _) in blocks {
      for (number, lead) in leads.enumerated() where !lead.isItalic { items.append(item(lead, number)) }
    }
    return Nesting.levels(of: items)
  }

  private static func item(_ lead: ECFRBlock.Lead, _ number: Int) -> NestingItem {
    var item = NestingItem(lead.enumerator)
    item.followsParent = number > 0
    return item
  }
}
