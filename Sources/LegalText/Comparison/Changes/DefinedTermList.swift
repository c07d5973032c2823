/// The terms that either edition defines, as words to look for.
struct DefinedTermList: Sendable {
  /// By first word, longest first.
  private var terms: [WordNumber: [[WordNumber]]] = [:]

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
      guard text.numbers.first == quote, let close = text.numbers.dropFirst().prefix(12).firstIndex(of: quote) else { continue }
      var term = Array(text.numbers[1..<close])
      if let last = term.last, table.word(last) == "," { term.removeLast() }
      guard !term.isEmpty, close + 1 < text.count, verbs.contains(text.numbers[close + 1]) || text.numbers[close - 1] != term.last else { continue }
      found.insert(term)
    }
    for term in known {
      let words = WordScanner.scan(term, into: &table).numbers
      if !words.isEmpty { found.insert(words) }
    }
    for term in found { terms[term[0], default: []].append(term) }
    for key in terms.keys { terms[key]?.sort { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) } }
  }

  /// Those that have a word in a range, as ranges of words; of two that overlap the first.
  func find(in numbers: [WordNumber], touching range: Range<Int>) -> [Range<Int>] {
    guard !terms.isEmpty else { return [] }
    var result: [Range<Int>] = []
    var index = max(0, range.lowerBound - 8)
    while index < range.upperBound {
      let match = terms[numbers[index]]?.first { numbers[index...].starts(with: $0) }
      guard let match else {
        index += 1
        continue
      }
      if index + match.count > range.lowerBound { result.append(index..<(index + match.count)) }
      index += match.count
    }
    return result
  }
}
