/// A piece of a page that is never divided: a row, an entry, a paragraph of the law.
struct PageItem: Sendable {
  /// About how many bytes of HTML it becomes.
  var bytes: Int
  /// That it brings to its page, so that links lead to the right part.
  var anchors: [String] = []
  /// 0 where a part may well begin; more where it would be torn from what stands above it.
  var depth = 0
}

/// What a page holds, in the order of the page.
struct PageOutline: Sendable {
  var items: [PageItem] = []
  /// Bytes that every part has beside its items and the frame, such as contents in the margin.
  var repeated = 0
}

/// How a page that is too long is divided. What fits one page stays on one page.
struct PageDivision: Sendable {
  /// With frame, navigation and the error of the estimates a page stays below 100 KB.
  static let usualLimit = 74_000
  /// The items of each part; at least two.
  let ranges: [Range<Int>]
  /// For anchors of later parts their part, counted from 2.
  private let parts: [String: Int]

  /// `nil` when one part is enough.
  ///
  /// - Parameter limit: about how many bytes the items of a part may have.
  /// - Complexity: linear in the items.
  init?(_ outline: PageOutline, limit: Int = usualLimit) {
    let items = outline.items
    let total = items.reduce(0) { $0 + $1.bytes }
    let limit = max(limit / 3, limit - outline.repeated)
    guard total > limit, items.count > 1 else { return nil }
    let count = (total + limit - 1) / limit
    var ranges: [Range<Int>] = []
    var (start, startBytes, before, offset) = (0, 0, 0, 0)
    for part in 1..<count {
      // Even parts, so that the last is not a rest; a little less where a part can begin better there.
      let ideal = total * part / count
      // Behind an item that is longer than a part fewer are needed.
      guard ideal > startBytes else { continue }
      let earliest = ideal - limit / 7
      var best: (offset: Int, bytes: Int, cost: (Int, Int))?
      while offset < items.count, before <= ideal || best == nil {
        if offset > start, before >= earliest || before + items[offset].bytes > ideal {
          let cost = (items[offset].depth, abs(ideal - before))
          if best.map({ cost < $0.cost }) ?? true { best = (offset, before, cost) }
        }
        before += items[offset].bytes
        offset += 1
      }
      guard let best, best.offset < items.count else { break }
      ranges.append(start..<best.offset)
      (start, startBytes) = (best.offset, best.bytes)
    }
    ranges.append(start..<items.count)
    guard ranges.count > 1 else { return nil }
    self.ranges = ranges
    var parts: [String: Int] = [:]
    for (number, range) in ranges.enumerated().dropFirst() {
      for anchor in items[range].flatMap(\.anchors) { parts[anchor] = number + 1 }
    }
    self.parts = parts
  }

  func part(of anchor: String) -> Int { parts[anchor] ?? 1 }
}

/// Takes what a part has of the lists that stand one after another on its page.
///
/// Every list is taken in the order of the page's outline, and with as many elements as the outline counts for it.
struct PartReader {
  private let range: Range<Int>
  private var offset = 0

  init(_ range: Range<Int>) { self.range = range }

  /// The offsets of a list's elements that the part has.
  mutating func take(_ count: Int) -> Range<Int> {
    let taken = range.clamped(to: offset..<(offset + count))
    let result = taken.isEmpty ? 0..<0 : (taken.lowerBound - offset)..<(taken.upperBound - offset)
    offset += count
    return result
  }

  mutating func take<Items: RandomAccessCollection>(_ items: Items) -> Items.SubSequence where Items.Index == Int {
    let taken = take(items.count)
    return items[(items.startIndex + taken.lowerBound)..<(items.startIndex + taken.upperBound)]
  }

  /// Whether the part has an element that stands alone.
  mutating func takeOne() -> Bool { !take(1).isEmpty }
}

extension PageKey {
  /// A later part of a page, counted from 2; the first part is the page itself.
  func part(_ number: Int) -> PageKey { number == 1 ? self : .part(self, number) }

  /// The page that a part belongs to; a page that is none itself.
  var whole: PageKey { if case .part(let whole, _) = self { whole } else { self } }

  /// Counted from 1.
  var partNumber: Int { if case .part(_, let number) = self { number } else { 1 } }
}

extension PageContext {
  /// From 1.
  var part: Int { page.key.partNumber }

  var isFirstPart: Bool { part == 1 }

  /// The title of the page that a part belongs to.
  var title: String { plan.page(page.key.whole)?.title ?? page.title }

  /// What the page has of its items; all of them when it is not divided.
  func range(_ count: Int) -> Range<Int> {
    guard let ranges = plan.division(of: page.key.whole)?.ranges else { return 0..<count }
    return ranges.indices.contains(part - 1) ? ranges[part - 1] : 0..<0
  }

  var partReader: PartReader { PartReader(range(Int.max)) }

  /// The link to an anchor of the page, which may stand on another part.
  func local(_ anchor: String) -> String {
    let part = plan.division(of: page.key.whole)?.part(of: anchor) ?? 1
    return part == self.part ? "#" + Links.encoded(anchor) : links.href(page.key.whole, anchor: anchor)
  }
}
