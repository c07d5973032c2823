/// A term that the source marks up where it is defined: `def` and `term` elements.
package struct MarkedTerm: Hashable, Sendable {
  package var provision: ProvisionIndex
  /// The offset of the paragraph in the provision's content.
  package var item: Int
  /// UTF-8 offsets in the paragraph's text.
  package var range: Range<Int>
  /// The name that the source gives besides the printed words: RegML's `@term`.
  package var name: String?

  package init(provision: ProvisionIndex, item: Int, range: Range<Int>, name: String? = nil) {
    self.provision = provision
    self.item = item
    self.range = range
    self.name = name
  }
}
