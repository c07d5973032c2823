/// The levels of a section's enumerated paragraphs and definitions.
struct ECFRLevels {
  /// One for each enumerator and each definition, in order.
  private(set) var levels: [Int] = []

  private enum Entry {
    case numbered(NestingItem)
    /// So many levels below the numbered paragraph before it: the italic levels follow (A) whatever it stands at.
    case italic(Int)
    /// It stands below the numbered paragraph before it when that leads to it.
    case definition(isLedTo: Bool)
  }

  init(_ blocks: [ECFRBlock]) {
    let entries = Self.entries(blocks)
    guard !entries.isEmpty else { return }
    var inferred = (Self.regularLevels(entries) ?? Self.searchedLevels(entries))[...]
    var last = 0
    for entry in entries {
      guard case .italic(let depth) = entry else {
        last = inferred.popFirst() ?? 1
        levels.append(last)
        continue
      }
      levels.append(last + depth)
    }
  }

  private static func entries(_ blocks: [ECFRBlock]) -> [Entry] {
    var entries: [Entry] = []
    var leadsIn = false
    for block in blocks {
      switch block {
      case .enumerated(let leads, _, let endsInColon, _):
        for (number, lead) in leads.enumerated() {
          guard !lead.isItalic else {
            // Numbers, then roman numerals.
            entries.append(.italic(lead.enumerator.label.utf8.first?.isASCIIDigit == true ? 1 : 2))
            continue
          }
          var item = NestingItem(lead.enumerator)
          item.followsParent = number > 0
          entries.append(.numbered(item))
        }
        leadsIn = endsInColon
      case .definition:
        entries.append(.definition(isLedTo: leadsIn))
        leadsIn = false
      case .plain: leadsIn = false
      default: break
      }
    }
    return entries
  }

  /// Where every numbering is regular and each between two definitions begins anew, below the definition before it; `nil`
  /// elsewhere.
  private static func regularLevels(_ entries: [Entry]) -> [Int]? {
    var result: [Int] = []
    var numbering: [NestingItem] = []
    var definitionLevel = 0
    var lastNumbered = 0
    func endNumbering() -> Bool {
      guard let first = numbering.first?.enumerator else { return true }
      let begins = EnumeratorReading.readings(of: first.label).contains { $0.base == 1 && $0.insertion == 0 }
      guard definitionLevel == 0 || begins, let levels = RegularNesting.levels(of: numbering) else { return false }
      for level in levels { result.append(definitionLevel + level) }
      lastNumbered = result.last ?? 0
      numbering.removeAll(keepingCapacity: true)
      return true
    }
    for entry in entries {
      switch entry {
      case .numbered(let item): numbering.append(item)
      case .definition(let isLedTo):
        guard endNumbering() else { return nil }
        definitionLevel = isLedTo ? lastNumbered + 1 : max(1, definitionLevel)
        result.append(definitionLevel)
      case .italic: break
      }
    }
    return endNumbering() ? result : nil
  }

  /// By the search, with the definitions at the levels that the numbered paragraphs alone give them.
  private static func searchedLevels(_ entries: [Entry]) -> [Int] {
    var numbered = Nesting.levels(of: entries.compactMap { if case .numbered(let item) = $0 { item } else { nil } })[...]
    var definitionLevel = 1
    var last = 0
    let items: [NestingItem] = entries.compactMap { entry in
      switch entry {
      case .numbered(let item):
        last = numbered.popFirst() ?? last
        return item
      case .definition(let isLedTo):
        if isLedTo { definitionLevel = last + 1 }
        return NestingItem(nil, level: definitionLevel)
      case .italic: return nil
      }
    }
    return Nesting.levels(of: items)
  }
}
