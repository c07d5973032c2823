/// Which terms hold where: those of an instrument within their scopes, then those of the instruments that it adopts.
struct TermVisibility: Sendable {
  /// For each term the ranges of provisions in which it holds; `nil` for an adopted term, which holds everywhere.
  private let ranges: [TermOffset: [Range<ProvisionIndex>]]
  /// The adopted terms, in the order in which their instruments are named.
  private let adopted: [TermOffset: Int]

  init(ranges: [TermOffset: [Range<ProvisionIndex>]], adopted: [TermOffset]) {
    self.ranges = ranges
    self.adopted = Dictionary(adopted.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The term with the nearest scope among those that share a name, at a provision; `nil` when none holds there.
  func nearest(_ terms: [TermOffset], at index: ProvisionIndex) -> TermOffset? {
    var best: (term: TermOffset, size: Int)?
    for term in terms {
      guard let size = size(of: term, at: index) else { continue }
      // Of two definitions with one scope the first holds.
      if let found = best, (found.size, found.term) <= (size, term) { continue }
      best = (term, size)
    }
    return best?.term
  }

  private func size(of term: TermOffset, at index: ProvisionIndex) -> Int? {
    if let ranges = ranges[term] { return ranges.first { $0.contains(index) }?.count }
    return adopted[term].map { Int.max / 2 + $0 }
  }
}
