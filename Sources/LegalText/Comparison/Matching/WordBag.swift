/// The words and pairs of words of a text as sorted lists, to tell how much two texts have in common.
struct WordBag {
  private let words: [WordNumber]
  private let pairs: [UInt64]

  /// - Complexity: O(*n* log *n*).
  init(_ numbers: [WordNumber], table: WordTable) {
    let solid = numbers.filter { !table.wordClass($0).isPunctuation }
    words = solid.sorted()
    pairs = zip(solid, solid.dropFirst()).map { UInt64(UInt32(bitPattern: $0)) << 32 | UInt64(UInt32(bitPattern: $1)) }.sorted()
  }

  var count: Int { words.count }

  /// The share of words and pairs of words in common, 0 to 1; 1 for the same words in nearly the same order.
  ///
  /// - Complexity: O(*n* + *m*).
  func similarity(to other: WordBag) -> Double {
    guard !words.isEmpty, !other.words.isEmpty else { return words.isEmpty && other.words.isEmpty ? 1 : 0 }
    let shared = 2 * Double(Self.common(words, other.words)) / Double(words.count + other.words.count)
    guard !pairs.isEmpty, !other.pairs.isEmpty else { return shared }
    let sharedPairs = 2 * Double(Self.common(pairs, other.pairs)) / Double(pairs.count + other.pairs.count)
    return (shared + sharedPairs) / 2
  }

  private static func common<Element: Comparable>(_ left: [Element], _ right: [Element]) -> Int {
    var (one, other, count) = (0, 0, 0)
    while one < left.count, other < right.count {
      if left[one] == right[other] {
        count += 1
        one += 1
        other += 1
      } else if left[one] < right[other] {
        one += 1
      } else {
        other += 1
      }
    }
    return count
  }
}
