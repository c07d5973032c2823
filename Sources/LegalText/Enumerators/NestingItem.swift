/// One provision of a section whose level is to be inferred, in the order of the text.
package struct NestingItem: Hashable, Sendable {
  /// `nil` for a provision without a number, such as a note.
  package var enumerator: Enumerator?
  /// A level that is known, and wins over inference.
  package var level: Int?
  /// How many provisions deep below the section it stands, where that differs from the level.
  package var depth: Int?
  /// Printed on the same line behind its parent: the `(i)` of "(A)(i)".
  package var followsParent = false
  /// What is open at most when it is reached: a text that goes on with `(a)` closes all below `(a)`, so the next item stands
  /// at most 2 deep.
  package var maximumDepth: Int?

  package init(_ enumerator: Enumerator?, level: Int? = nil) {
    self.enumerator = enumerator
    self.level = level
  }
}
