/// Names in a tree of words and marks, for finding the longest one that begins at a word.
struct TermTrie: Sendable {
  /// What a name in the tree stands for.
  enum Value: Hashable, Sendable {
    /// The offset of a term in a list.
    case term(Int, capitals: [Bool])
    /// A phrase within which nothing is a term.
    case barrier
  }

  /// A name with more meanings is no term of a law; the bound keeps the search linear.
  private static let mostMeanings = 256

  private struct Node: Sendable {
    var children: [Int: Int] = [:]
    var values: [Value] = []
  }

  private var words: [String: Int] = [:]
  private var nodes = [Node()]

  /// Adds a name; several terms can have one. A name without a word is ignored.
  mutating func insert(_ name: String, _ value: (_ capitals: [Bool]) -> Value) {
    let tokens = WordText(name).tokens.filter { $0.kind != .openQuote && $0.kind != .closeQuote }
    guard tokens.contains(where: { $0.kind == .word }) else { return }
    var node = 0
    for token in tokens {
      let key = words[Self.key(token)] ?? words.count
      words[Self.key(token)] = key
      if let next = nodes[node].children[key] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].children[key] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    let value = value(tokens.filter { $0.kind == .word }.map(\.isCapitalized))
    guard nodes[node].values.count < Self.mostMeanings, !nodes[node].values.contains(value) else { return }
    nodes[node].values.append(value)
  }

  /// The keys of a text's tokens; `nil` for words that no name has.
  func keys(of text: WordText) -> [Int?] { text.tokens.map { words[Self.key($0)] } }

  /// Calls `visit` with each name that begins at a token, shortest first, and the token behind it.
  ///
  /// - Complexity: O(length of the longest name).
  func matches(_ keys: [Int?], at start: Int, _ visit: (_ end: Int, _ values: [Value]) -> Void) {
    var node = 0
    var index = start
    while index < keys.count, let key = keys[index], let next = nodes[node].children[key] {
      node = next
      index += 1
      if !nodes[node].values.isEmpty { visit(index, nodes[node].values) }
    }
  }

  private static func key(_ token: WordToken) -> String {
    switch token.kind {
    case .word: token.text
    case .comma: ","
    case .slash: "/"
    case .dash: "-"
    case .open: "("
    case .close: ")"
    case .period: "."
    case .colon: ":"
    case .semicolon: ";"
    case .openQuote: "“"
    case .closeQuote: "”"
    case .other: "?"
    }
  }
}
