/// The token at the start of a paragraph that numbers it: "(a)", "1.", "a)".
package struct Enumerator: Hashable, Sendable {
  package enum Delimiter: UInt8, Hashable, Sendable {
    /// "(a)"
    case parentheses
    /// "a."
    case period
    /// "a)"
    case closingParenthesis
  }

  /// As printed: "(a)".
  package var designation: String
  /// Without punctuation: "a", "a-1", "1.5".
  package var label: String
  package var delimiter: Delimiter

  package init(designation: String, label: String, delimiter: Delimiter) {
    self.designation = designation
    self.label = label
    self.delimiter = delimiter
  }

  /// Reads a text that is one enumerator and nothing else; `nil` for anything else.
  package init?(_ designation: some StringProtocol) {
    let bytes = Array(designation.utf8)
    var scanner = EnumeratorScanner(bytes)
    guard let enumerator = scanner.next(), enumerator.designation.utf8.count == bytes.count else { return nil }
    self = enumerator
  }
}

/// The enumerators with which a paragraph begins, and where its text goes on.
package struct LeadingEnumerators: Hashable, Sendable {
  /// Outermost first; "(A)(i) text" has two.
  package var enumerators: [Enumerator]
  /// UTF-8 offset of the first byte after the enumerators and the blanks behind them; 0 when there are none.
  package var textOffset: Int

  /// - Complexity: O(*k*) in the bytes of the enumerators, after a copy of the text.
  package init(in text: some StringProtocol) {
    self.init(in: Array(text.utf8))
  }

  init(in bytes: [UInt8]) {
    var scanner = EnumeratorScanner(bytes)
    enumerators = []
    while let enumerator = scanner.next() { enumerators.append(enumerator) }
    textOffset = enumerators.isEmpty ? 0 : scanner.offset
  }
}
