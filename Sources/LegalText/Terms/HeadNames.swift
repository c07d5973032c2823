/// The names in the head of a definition without quotation marks: "Firearm muffler or firearm silencer", "Privacy Impact Assessment
/// (PIA)", "Act and FOIA".
struct HeadNames {
  let text: WordText
  /// Tokens of the head, not empty.
  let head: Range<Int>
  /// Whether the verb behind the head is in the plural, so that "and" joins two terms.
  let isPlural: Bool

  private static let longestParenthesis = 5
  private static let sharedStem = 4

  /// In the order of the text, at least one.
  func names() -> [Range<Int>] {
    var outer = head
    var inner: Range<Int>?
    if text.kind(head.upperBound - 1) == .close, let open = head.last(where: { text.kind($0) == .open }), open > head.lowerBound {
      let parenthesis = (open + 1)..<(head.upperBound - 1)
      if isName(parenthesis) {
        outer = head.lowerBound..<open
        inner = parenthesis
      }
    }
    return split(outer) + (inner.map(splitEverywhere) ?? [])
  }

  /// Without the full stop or dash that ends a heading.
  static func names(inHeading heading: String) -> [String] {
    let text = WordText(heading)
    let end = text.tokens.lastIndex { ![.period, .dash, .colon].contains($0.kind) } ?? -1
    guard end >= 0 else { return [] }
    return HeadNames(text: text, head: 0..<(end + 1), isPlural: false).names().map(text.text(of:))
  }

  /// A short form, not a qualification such as "(as defined in …)".
  private func isName(_ tokens: Range<Int>) -> Bool {
    guard !tokens.isEmpty, tokens.count <= Self.longestParenthesis, let first = tokens.first else { return false }
    return text.kind(first) == .word && !DefinitionClause.introductions.contains(text.word(first)) && text.word(first).utf8.count > 1
      && text.tokens[tokens].allSatisfy { $0.kind == .word || $0.kind == .comma }
  }

  /// "SOR or Systems"
  private func splitEverywhere(_ tokens: Range<Int>) -> [Range<Int>] {
    guard let join = tokens.first(where: isJoin), let (left, right) = sides(of: join, in: tokens) else { return [tokens] }
    return [left, right]
  }

  /// Both sides of "or" where each is a term: an initialism, the end or the kin of the other; "Frame or receiver" is one.
  private func split(_ tokens: Range<Int>) -> [Range<Int>] {
    guard let join = tokens.first(where: isJoin), let (left, right) = sides(of: join, in: tokens) else { return [tokens] }
    let (first, second) = (words(left), words(right))
    let isKin =
      (isPlural && text.word(join) == "and") || (right.count == 1 && left.count > 1 && isInitialism(right.lowerBound))
      || (first.count > second.count && (first.suffix(second.count).elementsEqual(second) || first.starts(with: second)))
      || (first.count > 1 && second.count > 1 && first[0] == second[0])
      || (first.count == 1 && second.count == 1 && first[0].commonPrefix(with: second[0]).utf8.count >= Self.sharedStem)
    return isKin ? [left, right] : [tokens]
  }

  private func isJoin(_ index: Int) -> Bool { text.word(index) == "or" || text.word(index) == "and" }

  private func sides(of join: Int, in tokens: Range<Int>) -> (Range<Int>, Range<Int>)? {
    var left = tokens.lowerBound..<join
    while let last = left.last, text.kind(last) == .comma { left = left.dropLast() }
    let right = (join + 1)..<tokens.upperBound
    return left.isEmpty || right.isEmpty ? nil : (left, right)
  }

  private func words(_ tokens: Range<Int>) -> [String] { text.tokens[tokens].filter { $0.kind == .word }.map(\.text) }

  private func isInitialism(_ index: Int) -> Bool {
    let bytes = text.bytes[text.tokens[index].range]
    return bytes.count > 1 && bytes.allSatisfy { TextBytes.isUppercase($0) || TextBytes.isDigit($0) }
  }
}
