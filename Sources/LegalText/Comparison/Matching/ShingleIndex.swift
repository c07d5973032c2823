/// Runs of words ("shingles") of many texts, each with the texts that have it: the way from a text to those like it, without
/// comparing every pair.
struct ShingleIndex {
  /// A run of words that more texts share is formula and tells none of them from another. It also bounds the cost: looking up a
  /// text costs at most this many steps for each of its words.
  static let commonness = 8

  private struct Posting {
    var texts: [Int] = []
    var isFormula = false

    mutating func add(_ text: Int) {
      if texts.count < ShingleIndex.commonness { texts.append(text) } else { isFormula = true }
    }
  }

  private var postings: [UInt64: Posting] = [:]

  init() {}

  /// The distinct shingles of a text, ascending.
  static func shingles(of numbers: [WordNumber], length: Int = 3) -> [UInt64] {
    guard numbers.count >= length else { return [] }
    var result: [UInt64] = []
    result.reserveCapacity(numbers.count)
    for start in 0...(numbers.count - length) {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for number in numbers[start..<(start + length)] {
        hash = (hash ^ UInt64(UInt32(bitPattern: number))) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      result.append(hash)
    }
    result.sort()
    var last = 0
    for index in result.indices where result[index] != result[last] {
      last += 1
      result[last] = result[index]
    }
    return Array(result.prefix(last + 1))
  }

  mutating func insert(_ shingles: [UInt64], text: Int) {
    for shingle in shingles { postings[shingle, default: Posting()].add(text) }
  }

  /// The texts that share shingles with one, the most shared first; of equals the earlier.
  func hits(_ shingles: [UInt64], steps: inout Int) -> [(text: Int, shared: Int)] {
    var counts: [Int: Int] = [:]
    for shingle in shingles {
      steps += 1
      guard let posting = postings[shingle], !posting.isFormula else { continue }
      steps += posting.texts.count
      for text in posting.texts { counts[text, default: 0] += 1 }
    }
    return counts.map { (text: $0.key, shared: $0.value) }.sorted { $0.shared != $1.shared ? $0.shared > $1.shared : $0.text < $1.text }
  }
}
