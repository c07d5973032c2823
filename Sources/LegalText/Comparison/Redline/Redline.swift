/// Two texts as one: what both have, what was struck and what was put in, by whole words.
///
/// The deleted and equal runs in order are the old text exactly, the inserted and equal ones the new. Blanks and typography
/// make no run: an equal run holds either spelling.
package struct Redline: Hashable, Sendable {
  package enum Run: Hashable, Sendable {
    /// The same words; `old` and `new` differ at most in blanks, quotation marks, dashes and the like, and in the capital of a word that
    /// no longer begins its sentence.
    case equal(old: String, new: String)
    /// Directly before an insertion it is what the insertion replaces.
    case deleted(String)
    case inserted(String)

    /// What the new text has of it; empty for what was struck.
    package var newText: String {
      switch self {
      case .equal(_, let new), .inserted(let new): new
      case .deleted: ""
      }
    }
  }

  package var runs: [Run]

  package var oldText: String {
    runs.map { run in
      switch run {
      case .equal(let old, _), .deleted(let old): old
      case .inserted: ""
      }
    }.joined()
  }

  package var newText: String { runs.map(\.newText).joined() }

  /// Whether no word differs.
  package var isUnchanged: Bool {
    runs.allSatisfy { if case .equal = $0 { true } else { false } }
  }

  /// The redline of two texts.
  ///
  /// - Complexity: bounded as `WordDifference` is.
  package static func between(_ old: String, _ new: String) -> Redline {
    var table = WordTable()
    let oldWords = WordScanner.scan(old, into: &table)
    let newWords = WordScanner.scan(new, into: &table)
    var steps = 0
    return WordAlignment(oldWords, newWords, table: table, steps: &steps).redline(old: old, new: new)
  }
}
