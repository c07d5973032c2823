/// The terms that either edition defines, as words to look for.
struct DefinedTermList: Sendable {
  /// Longer terms are not looked for: so that a word of a text costs a bounded number of steps, however many terms there are.
  private static let longest = 12

  private var terms: Set<[WordNumber]> = []
  private var firstWords: Set<WordNumber> = []

  init() {}

  /// Terms in quotation marks before "means" and the like, and those that the caller knows.
  ///
  /// - Complexity: O(*n*) in the words.
  init(texts: [WordSequence], known: [String], table: inout WordTable) {
    var found: Set<[WordNumber]> = []
    let quote = table.number(of: "\"")
    let verbs = Set(["means", "mean", "includes", "include", "has", "shall", "refers", "is", ",", "within"].map { table.number(of: $0) })
    for text in texts {
      // Definitions open their provision: "'Signed' means …".
      guard text.numbers.first == quote, let close = text.numbers.dropFirst().prefix(Self.longest + 2).firstIndex(of: quote) else { continue }
      var term = Array(text.numbers[1..<close])
      if let last = term.last, table.word(last) == "," { term.removeLast() }
      guard !term.isEmpty, close + 1 < text.count, verbs.contains(text.numbers[close + 1]) || text.numbers[close - 1] != term.last else { continue }
      found.insert(term)
    }
    for term in known {
      let words = WordScanner.scan(term, into: &table).numbers
      if !words.isEmpty { found.insert(words) }
    }
    terms = found.filter { $0.count <= Self.longest }
    firstWords = Set(terms.map { $0[0] })
  }

  /// Those that have a word in a range, as ranges of words; of two that overlap the first.
  func find(in numbers: [WordNumber], touching range: Range<Int>) -> [Range<Int>] {
    guard !terms.isEmpty else { return [] }
    var result: [Range<Int>] = []
    var index = max(0, range.lowerBound - Self.longest)
    while index < range.upperBound {
      guard let length = lengthOfTerm(in: numbers, at: index) else {
        index += 1
        continue
      }
      if index + length > range.lowerBound { result.append(index..<(index + length)) }
      index += length
    }
    return result
  }

  /// The words of the longest term that begins here.
  private func lengthOfTerm(in numbers: [WordNumber], at index: Int) -> Int? {
    guard firstWords.contains(numbers[index]) else { return nil }
    return stride(from: min(Self.longest, numbers.count - index), to: 0, by: -1).first { length in
      terms.contains(Array(numbers[index..<(index + length)]))
    }
  }
}
