/// What an XML file may hold at most. Law files come from anywhere: each bound is far above what real law needs and low
/// enough that no file can exhaust a stack, the memory or the patience of a build.
package struct MarkupLimits: Sendable {
  /// Bytes of the file in UTF-8. Title 42 of the United States Code has about 110 million.
  package var bytes = 256 << 20
  /// Elements, texts and processing instructions together.
  package var nodes = 16_000_000
  /// Elements inside each other: readers may recurse over a document.
  package var depth = 200
  /// Attributes of one element: each is compared with all others.
  package var attributes = 256
  /// Namespace declarations that are in scope at once: they are searched one by one.
  package var namespaces = 256
  /// Bytes of one text between two tags, and of one attribute.
  package var text = 8 << 20

  package init() {}
}
