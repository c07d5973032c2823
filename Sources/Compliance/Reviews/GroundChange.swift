/// A change of the law under a record: what somebody must look at again.
package struct GroundChange: Hashable, Sendable {
  /// The offset in `EditionComparison.changes`.
  package var change: Int
  /// Not the cited words, but a definition or provision on which they rest.
  package var isIndirect: Bool
  /// "VDS § 3.2: '24 months' became '13 months'".
  package var text: String

  /// The text, with a word where the cited words themselves are the same.
  package var inWords: String { isIndirect ? "indirectly, \(text)" : text }
}
