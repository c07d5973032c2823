/// Where in a unit a word stands, weakest first: who looks for a vendor's name wants the vendor.
enum SearchField: UInt8, Comparable, Sendable {
  case text, term, title, name

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The units that have a word, ascending, as the script reads them: for each the distance from the one before in base 36, left
/// out when it is 1, and a letter from A to L for the strongest field of the word and how often it stands there: once, twice,
/// more.
struct SearchPosting: Sendable {
  /// The first unit, whose distance is not in `bytes`: it depends on what is put before.
  private var first: Int
  private var bytes: [UInt8] = []
  /// The last unit that is in `bytes`; `nil` while there is none.
  private var written: Int?
  private var last: Int
  private var field: SearchField
  private var count = 1

  init(unit: Int, field: SearchField) {
    first = unit
    last = unit
    self.field = field
  }

  /// - Precondition: units come in ascending order.
  mutating func add(unit: Int, field other: SearchField) {
    if unit == last {
      count += 1
      field = max(field, other)
    } else {
      flush()
      last = unit
      field = other
      count = 1
    }
  }

  private mutating func flush() {
    if let written { Self.append(distance: last - written, to: &bytes) }
    bytes.append(code)
    written = last
  }

  private var code: UInt8 { UInt8(ascii: "A") + field.rawValue * 3 + UInt8(min(count, 3) - 1) }

  /// Writes the posting behind those of units before it.
  ///
  /// - Parameter before: the last unit in `result`, -1 when there is none; it becomes the last of this posting.
  func append(to result: inout [UInt8], before: inout Int) {
    Self.append(distance: first - before, to: &result)
    result += bytes
    if let written { Self.append(distance: last - written, to: &result) }
    result.append(code)
    before = last
  }

  private static func append(distance: Int, to bytes: inout [UInt8]) {
    if distance != 1 { bytes += String(distance, radix: 36).utf8 }
  }
}

/// The words of a run of units.
struct SearchPostings: Sendable {
  private(set) var words: [String: SearchPosting] = [:]

  /// Adds the words of a text.
  ///
  /// - Returns: how many were added.
  @discardableResult
  mutating func add(_ text: String, field: SearchField, unit: Int) -> Int {
    var count = 0
    SearchWords.forEach(in: text) { word in
      guard !SearchWords.isSkipped(word) else { return }
      count += 1
      if words[word]?.add(unit: unit, field: field) == nil { words[word] = SearchPosting(unit: unit, field: field) }
    }
    return count
  }

  /// The words of all runs with their postings, in the order in which the script compares strings.
  ///
  /// - Parameter runs: in the order of their units.
  static func merged(_ runs: [SearchPostings]) -> [(word: String, posting: [UInt8])] {
    var offsets: [String: Int] = [:]
    var result: [(word: String, posting: [UInt8])] = []
    var last: [Int] = []
    for run in runs {
      // A dictionary's order does not matter here: each word has a posting of its own, and they are sorted below.
      for (word, posting) in run.words {
        let offset = offsets[word] ?? result.count
        if offset == result.count {
          offsets[word] = offset
          result.append((word, []))
          last.append(-1)
        }
        posting.append(to: &result[offset].posting, before: &last[offset])
      }
    }
    return result.sorted { $0.word.precedesInScript($1.word) }
  }
}

extension String {
  /// The order of strings in JavaScript: by UTF-16 code units.
  func precedesInScript(_ other: String) -> Bool { utf16.lexicographicallyPrecedes(other.utf16) }
}
