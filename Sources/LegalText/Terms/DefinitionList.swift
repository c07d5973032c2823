/// A section that lists its terms without a verb: "_Alien._ Any person not a citizen or national of the United States."
///
/// A paragraph alone does not show it, for any short sentence could be its head. That the heads of many paragraphs stand in alphabetical
/// order does.
struct DefinitionList: Sendable {
  /// The head of each paragraph that defines, with the offset of its content item.
  private(set) var heads: [ProvisionIndex: [(item: Int, head: ListHead)]] = [:]
  /// Provisions whose own heading is the term.
  private(set) var headings: Set<ProvisionIndex> = []

  /// Fewer heads show no order.
  private static let fewest = 3
  /// Of ten heads eight stand in order: "Collector" before "Collection premises" happens.
  private static let inOrder = 0.8

  /// - Parameter section: a section of definitions.
  /// - Complexity: O(*n* log *n*) in the paragraphs.
  init(of section: ProvisionIndex, in edition: Edition) {
    var candidates: [(provision: ProvisionIndex, item: Int, head: ListHead)] = []
    var named: [(provision: ProvisionIndex, key: String)] = []
    for index in edition.subtree(of: section) {
      let provision = edition.provisions[index]
      if provision.parent == section, let heading = provision.heading, let key = ListHead.key(ofHeading: heading) { named.append((index, key)) }
      for (item, content) in provision.content.enumerated() {
        if let paragraph = content.paragraph, let head = ListHead(paragraph.text) { candidates.append((index, item, head)) }
      }
    }
    for (candidate, isOrdered) in zip(candidates, Self.ordered(candidates.map(\.head.key))) where isOrdered != nil {
      // What stands out of order is a term only where its neighbours begin with its letter.
      guard isOrdered == true || candidate.head.couldBeTerm else { continue }
      heads[candidate.provision, default: []].append((candidate.item, candidate.head))
    }
    let children = edition.provisions[section].children.count
    if named.count * 5 >= children * 4 {
      for (candidate, isOrdered) in zip(named, Self.ordered(named.map(\.key))) where isOrdered == true { headings.insert(candidate.provision) }
    }
  }

  /// For each key whether it is one of the longest run in order; `nil` for those that are not and have no neighbour with their
  /// letter, and for all where there is no such order.
  private static func ordered(_ keys: [String]) -> [Bool?] {
    let none = [Bool?](repeating: nil, count: keys.count)
    guard keys.count >= fewest else { return none }
    // The last key of the best run of each length, and the key before each.
    var ends: [Int] = []
    var previous = [Int?](repeating: nil, count: keys.count)
    for index in keys.indices {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if keys[ends[middle]] < keys[index] { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? ends[low - 1] : nil
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    guard ends.count >= fewest, Double(ends.count) >= inOrder * Double(keys.count) else { return none }
    var result = none
    var current = ends.last
    while let index = current {
      result[index] = true
      current = previous[index]
    }
    for index in keys.indices where result[index] == nil {
      let neighbours = [index - 1, index + 1].filter { keys.indices.contains($0) && result[$0] == true }
      if neighbours.contains(where: { keys[$0].first == keys[index].first }) { result[index] = false }
    }
    return result
  }
}

/// The words with which a paragraph of a list begins: up to a full stop, or a dash before the first item.
struct ListHead: Sendable {
  /// UTF-8 offsets, as `FoundDefinition` has them.
  var names: [FoundDefinition.Name]
  var head: Range<Int>
  /// Where the meaning starts.
  var body: Int
  /// Whether the meaning says "To …".
  var isVerb: Bool
  /// Letters and digits in small letters, for the order.
  var key: String
  /// Whether its first word can begin a term whatever stands around.
  var couldBeTerm: Bool

  /// A head stands within so many bytes and tokens.
  private static let longestBytes = 200
  private static let longest = 14

  /// `nil` when the text does not begin like an entry of a list.
  init?(_ paragraph: String) {
    let prefix = paragraph.utf8.prefix(Self.longestBytes)
    guard prefix.contains(UInt8(ascii: ".")) || prefix.contains(0xE2) else { return nil }
    let text = WordText(String(decoding: prefix, as: UTF8.self))
    guard let first = text.tokens.first, first.kind == .word, first.isCapitalized, let end = Self.end(in: text), end + 1 < text.tokens.count else {
      return nil
    }
    let range = 0..<end
    guard !UnquotedHead.isClause(text, range) else { return nil }
    names = HeadNames(text: text, head: range, isPlural: false).names().map { name in
      let bytes = text.tokens[name.lowerBound].range.lowerBound..<text.tokens[name.upperBound - 1].range.upperBound
      return FoundDefinition.Name(text: TextBytes.string(text.bytes, bytes), range: bytes, startsSentence: name.lowerBound == 0)
    }
    head = 0..<text.tokens[end - 1].range.upperBound
    body = text.tokens[end].range.upperBound
    isVerb = text.word(end + 1) == "to"
    key = Self.key(text.text(of: range))
    couldBeTerm = !UnquotedHead.startsSentenceOnly(text.word(0))
  }

  /// The token of the full stop or the dash that ends the head.
  private static func end(in text: WordText) -> Int? {
    for index in text.tokens.indices.dropFirst().prefix(longest) {
      switch text.tokens[index].kind {
      case .word, .comma, .slash, .open, .close: continue
      case .period:
        guard index + 1 < text.tokens.count, text.tokens[index + 1].range.lowerBound > text.tokens[index].range.upperBound else { continue }
        let next = text.tokens[index + 1]
        let opensMeaning = next.kind == .openQuote || next.kind == .open || next.isCapitalized || next.text.utf8.first.map(TextBytes.isDigit) == true
        // "U.S. citizenship" goes on, "U.S.C. The United States Code" does not.
        if opensMeaning { return index }
      case .dash: return text.kind(index + 1) == .open ? index : nil
      default: return nil
      }
    }
    return nil
  }

  /// The key of a provision's heading that could be a term; `nil` for a heading that is a clause.
  static func key(ofHeading heading: String) -> String? {
    let text = WordText(heading)
    guard !text.tokens.isEmpty, text.tokens.count <= longest, !UnquotedHead.isClause(text, text.tokens.indices) else { return nil }
    return key(heading)
  }

  private static func key(_ text: String) -> String {
    String(decoding: text.utf8.filter { TextBytes.isLetter($0) || TextBytes.isDigit($0) }.map(TextBytes.lowercase), as: UTF8.self)
  }
}
