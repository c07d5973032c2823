/// The terms that either edition defines, as words to look for.
struct DefinedTermList: Sendable {
  /// Longer terms are not looked for: so that a word of a text costs a bounded number of steps, however many terms there are.
  private static let longest = 12

  /// In small letters: "Personal information" is defined, "personal information" used.
  private var terms: Set<[String]> = []
  private var firstWords: Set<String> = []

  /// - Complexity: O(*n*) in the names.
  init(_ names: [String]) {
    var table = WordTable()
    for name in names {
      let words = WordScanner.scan(name.lowercased(), into: &table).numbers.map { table.word($0) }
      guard let first = words.first, words.count <= Self.longest else { continue }
      terms.insert(words)
      firstWords.insert(first)
    }
  }

  /// Those that have a word in a range, as ranges of words; of two that overlap the first.
  func find(in numbers: [WordNumber], touching range: Range<Int>, _ table: WordTable) -> [Range<Int>] {
    guard !terms.isEmpty else { return [] }
    var result: [Range<Int>] = []
    var index = max(0, range.lowerBound - Self.longest)
    while index < range.upperBound {
      guard let length = lengthOfTerm(in: numbers, at: index, table) else {
        index += 1
        continue
      }
      if index + length > range.lowerBound { result.append(index..<(index + length)) }
      index += length
    }
    return result
  }

  /// The words of the longest term that begins here.
  private func lengthOfTerm(in numbers: [WordNumber], at index: Int, _ table: WordTable) -> Int? {
    guard firstWords.contains(table.word(numbers[index]).lowercased()) else { return nil }
    let words = numbers[index...].prefix(Self.longest).map { table.word($0).lowercased() }
    return stride(from: words.count, to: 0, by: -1).first { terms.contains(Array(words[..<$0])) }
  }
}
