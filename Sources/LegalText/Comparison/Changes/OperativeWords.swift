/// Finds the operative words among those that changed.
struct OperativeWords {
  /// A change of more words is a passage: the "and" and "or" in it are part of it and say nothing by themselves.
  private static let shortChange = 6

  private struct Mention: Hashable {
    var role: OperativeRole
    var text: String
  }

  private let alignment: WordAlignment
  private let table: WordTable
  private let terms: DefinedTermList

  init(_ alignment: WordAlignment, table: WordTable, terms: DefinedTermList) {
    self.alignment = alignment
    self.table = table
    self.terms = terms
  }

  /// For each changed stretch, in the order of the text.
  ///
  /// - Complexity: O(*n*) in the words of both texts.
  func changes() -> [[OperativeChange]] {
    alignment.changes.map { change in
      var result: [OperativeChange] = []
      var old = mentions(in: alignment.old.numbers, change.old)
      var new = mentions(in: alignment.new.numbers, change.new)
      // A passage that was reworded still has most of its operative words.
      let shared = Self.shared(old, new)
      old = Self.without(shared, old)
      new = Self.without(shared, new)
      for role in OperativeRole.allCases {
        let removed = old.filter { $0.role == role }.map(\.text)
        let added = new.filter { $0.role == role }.map(\.text)
        // "may" became "shall not": one for one in order, the rest alone.
        let paired = min(removed.count, added.count)
        result += zip(removed, added).map { .replaced(role, old: $0, new: $1) }
        result += removed.dropFirst(paired).map { .removed(role, $0) }
        result += added.dropFirst(paired).map { .added(role, $0) }
      }
      return result
    }
  }

  private static func shared(_ old: [Mention], _ new: [Mention]) -> [Mention: Int] {
    let oldCounts = Dictionary(old.map { ($0, 1) }, uniquingKeysWith: +)
    let newCounts = Dictionary(new.map { ($0, 1) }, uniquingKeysWith: +)
    return oldCounts.merging(newCounts) { min($0, $1) }.filter { oldCounts[$0.key] != nil && newCounts[$0.key] != nil }
  }

  private static func without(_ shared: [Mention: Int], _ mentions: [Mention]) -> [Mention] {
    var rest = shared
    return mentions.filter { mention in
      guard let count = rest[mention], count > 0 else { return true }
      rest[mention] = count - 1
      return false
    }
  }

  private func mentions(in numbers: [WordNumber], _ range: Range<Int>) -> [Mention] {
    guard !range.isEmpty else { return [] }
    let phrases =
      (Deadline.find(in: numbers, touching: range, table).map { (range: $0, role: OperativeRole.deadline) }
      + terms.find(in: numbers, touching: range, table).map { (range: $0, role: OperativeRole.definedTerm) })
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    let isShort = range.count <= Self.shortChange
    var result: [Mention] = []
    var index = range.lowerBound
    for phrase in phrases {
      if index < phrase.range.lowerBound { result += words(in: numbers, index..<phrase.range.lowerBound, isShort: isShort) }
      guard index < phrase.range.upperBound else { continue }
      result.append(Mention(role: phrase.role, text: text(numbers, phrase.range)))
      index = phrase.range.upperBound
    }
    if index < range.upperBound { result += words(in: numbers, index..<range.upperBound, isShort: isShort) }
    return result
  }

  private func words(in numbers: [WordNumber], _ range: Range<Int>, isShort: Bool) -> [Mention] {
    range.compactMap { index in
      let role: OperativeRole? =
        switch table.wordClass(numbers[index]) {
        case .modal: .modal
        case .negation: .negation
        case .connective where isShort: .connective
        case .number: .number
        default: nil
        }
      return role.map { Mention(role: $0, text: table.word(numbers[index])) }
    }
  }

  private func text(_ numbers: [WordNumber], _ range: Range<Int>) -> String {
    numbers[range].map { table.word($0) }.joined(separator: " ")
  }
}

/// A time in words: "15 business days", "thirty (30) calendar days".
enum Deadline {
  private static let units: Set<String> = [
    "day", "days", "hour", "hours", "week", "weeks", "month", "months", "year", "years", "minute", "minutes", "quarter", "quarters",
  ]
  private static let qualifiers: Set<String> = ["business", "working", "calendar", "consecutive", "banking"]

  /// Those that have a word in a range, as ranges of words, in order.
  ///
  /// - Complexity: O(*n*) in the range.
  static func find(in numbers: [WordNumber], touching range: Range<Int>, _ table: WordTable) -> [Range<Int>] {
    var result: [Range<Int>] = []
    let from = max(0, range.lowerBound - 4)
    let to = min(numbers.count, range.upperBound + 4)
    var index = from
    while index < to {
      guard let end = end(of: index, in: numbers, table) else {
        index += 1
        continue
      }
      if end > range.lowerBound, index < range.upperBound { result.append(index..<end) }
      index = end
    }
    return result
  }

  private static func end(of start: Int, in numbers: [WordNumber], _ table: WordTable) -> Int? {
    guard table.wordClass(numbers[start]) == .number else { return nil }
    var index = start + 1
    func word() -> String? { index < numbers.count ? table.word(numbers[index]).lowercased() : nil }
    if let repeated = word(), repeated.hasPrefix("("), repeated.dropFirst().first?.isNumber == true { index += 1 }
    if word() == "-" { index += 1 }
    if let qualifier = word(), qualifiers.contains(qualifier) { index += 1 }
    guard let unit = word(), units.contains(unit) else { return nil }
    return index + 1
  }
}
