/// The place of a term among all of a corpus: by instrument, then in the order of the text.
package typealias TermOffset = Int

/// A place where a text uses a defined term.
package struct TermUse: Hashable, Sendable {
  /// The offset of the paragraph in the provision's content.
  package var item: Int
  /// UTF-8 offsets in the paragraph's text, without a possessive ending.
  package var range: Range<Int>
  package var term: TermOffset
}
