package import Diagnostics

/// An XML document as flat lists of values, in document order.
///
/// A node is an offset: the root is 0, the descendants of a node are `node + 1..<end(of: node)`. Elements nest at most
/// `MarkupLimits.depth` deep, so a reader may recurse. Comments are gone; texts that only a comment divides are one. Entities
/// and CDATA sections are resolved, line ends are `\n`.
package struct MarkupDocument: Sendable {
  struct Node: Sendable {
    /// The offset in `names`, or one of those below.
    var name: Int32
    var end: Int32 = 0
    var parent: Int32
    /// UTF-8 offset in the source.
    var offset: Int32
    /// The node's first attribute, or in `text` the first byte of a text that is not literal.
    var start: Int32
    var count: Int32

    /// A text that stands in the source byte for byte, from its place on.
    static let text: Int32 = -1
    /// Any other text: one with references, comments or other line ends within.
    static let convertedText: Int32 = -3
    static let instruction: Int32 = -2
  }

  struct Attribute: Sendable {
    var name: Int32
    var start: Int32
    var count: Int32
  }

  struct Lists: Sendable {
    var nodes: [Node] = []
    var attributes: [Attribute] = []
    var names: [MarkupName] = []
    /// The numbers of names as they are written; attributes are known by these.
    var attributeNames: [String: Int32] = [:]
    /// The bytes of the texts that do not stand in the source as they are.
    var text: [UInt8] = []
    /// The bytes of all attributes and processing instructions.
    var values: [UInt8] = []
  }

  /// One box for all lists: a document is passed around as often as its nodes.
  private final class Storage: Sendable {
    let source: SourceText
    let lists: Lists

    init(_ source: SourceText, _ lists: Lists) {
      self.source = source
      self.lists = lists
    }
  }

  private let storage: Storage

  init(source: SourceText, lists: Lists) { storage = Storage(source, lists) }

  package var source: SourceText { storage.source }
  /// Every name of an element once, in the order of first use. A reader classifies these once and then each node by
  /// `nameIndex(of:)`, instead of comparing strings at each node.
  package var names: [MarkupName] { storage.lists.names }
  var nodes: [Node] { storage.lists.nodes }
  var text: [UInt8] { storage.lists.text }
  private var attributes: [Attribute] { storage.lists.attributes }
  private var attributeNames: [String: Int32] { storage.lists.attributeNames }
  private var values: [UInt8] { storage.lists.values }

  /// The number of nodes; at least 1.
  package var count: Int { nodes.count }
  package var root: Int { 0 }

  package func isElement(_ node: Int) -> Bool { nodes[node].name >= 0 }
  package func isText(_ node: Int) -> Bool { nodes[node].name == Node.text || nodes[node].name == Node.convertedText }
  /// Whether a node is a processing instruction, such as a page break.
  package func isInstruction(_ node: Int) -> Bool { nodes[node].name == Node.instruction }

  /// The offset in `names`; `nil` for texts and processing instructions.
  package func nameIndex(of node: Int) -> Int? { nodes[node].name >= 0 ? Int(nodes[node].name) : nil }
  /// The local name; empty for texts and processing instructions.
  package func localName(of node: Int) -> String { nameIndex(of: node).map { names[$0].local } ?? "" }

  /// The offset behind the last descendant.
  package func end(of node: Int) -> Int { Int(nodes[node].end) }
  /// `nil` for the root.
  package func parent(of node: Int) -> Int? { node == 0 ? nil : Int(nodes[node].parent) }

  /// Elements, texts and processing instructions directly below a node, in order.
  package func children(of node: Int) -> MarkupChildren {
    MarkupChildren(document: self, cursor: node + 1, end: nodes[node].name >= 0 ? end(of: node) : node + 1)
  }

  /// The first child element of a local name.
  package func firstChild(of node: Int, named name: String) -> Int? { children(of: node).first { localName(of: $0) == name } }

  /// Where an element's `<`, a text's first character or a processing instruction's `<` stands.
  ///
  /// - Complexity: O(log *n*) in the lines of the file.
  package func position(of node: Int) -> SourcePosition { source.position(at: Int(nodes[node].offset)) }

  /// The place of `position(of:)` as a UTF-8 offset in the source.
  func sourceOffset(of node: Int) -> Int { Int(nodes[node].offset) }

  /// An attribute by its name as written: `value`, `xml:lang`.
  package func attribute(_ name: String, of node: Int) -> String? {
    guard nodes[node].count > 0, nodes[node].name >= 0, let index = attributeNames[name] else { return nil }
    for attribute in attributes[Int(nodes[node].start)..<Int(nodes[node].start + nodes[node].count)] where attribute.name == index {
      return String(decoding: values[Int(attribute.start)..<Int(attribute.start + attribute.count)], as: UTF8.self)
    }
    return nil
  }

  /// Whether a text stands in the source byte for byte, from its place on.
  func isLiteral(_ node: Int) -> Bool { nodes[node].name == Node.text }

  /// All attributes of an element by their names as written, in the order of names.
  ///
  /// - Complexity: linear in the different attribute names of the file, for each attribute.
  package func attributes(of node: Int) -> [(name: String, value: String)] {
    guard nodes[node].count > 0, nodes[node].name >= 0 else { return [] }
    return attributes[Int(nodes[node].start)..<Int(nodes[node].start + nodes[node].count)].map { attribute in
      let name = attributeNames.first { $0.value == attribute.name }?.key ?? ""
      return (name, String(decoding: values[Int(attribute.start)..<Int(attribute.start + attribute.count)], as: UTF8.self))
    }.sorted { $0.name < $1.name }
  }

  /// The bytes of a text in UTF-8; empty for other nodes.
  package func bytes(of node: Int) -> ArraySlice<UInt8> { withBytes(of: node) { Array($0)[...] } }

  /// The bytes of a text in UTF-8 where they stand; none for other nodes.
  func withBytes<Result>(of node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let count = Int(nodes[node].count)
    switch nodes[node].name {
    case Node.text:
      let start = Int(nodes[node].offset)
      return source.withBytes { body(UnsafeBufferPointer(rebasing: $0[start..<start + count])) }
    case Node.convertedText:
      let start = Int(nodes[node].start)
      return text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<start + count])) }
    default: return body(UnsafeBufferPointer(start: nil, count: 0))
    }
  }

  /// A processing instruction's target and data, as written between `<?` and `?>`; empty for other nodes.
  package func instruction(of node: Int) -> String {
    guard isInstruction(node) else { return "" }
    return String(decoding: values[Int(nodes[node].start)..<Int(nodes[node].start + nodes[node].count)], as: UTF8.self)
  }

  /// Whether a text is nothing but white space.
  package func isBlank(_ node: Int) -> Bool { withBytes(of: node) { $0.allSatisfy(\.isXMLSpace) } }

  /// All text below a node with its white space collapsed and trimmed.
  package func plainText(of node: Int) -> String {
    var inline = InlineText()
    for descendant in node..<end(of: node) where isText(descendant) { inline.append(descendant, of: self) }
    return inline.take()?.paragraph.text ?? ""
  }
}

/// The nodes directly below one.
package struct MarkupChildren: Sequence, IteratorProtocol {
  let document: MarkupDocument
  var cursor: Int
  let end: Int

  package mutating func next() -> Int? {
    guard cursor < end else { return nil }
    defer { cursor = document.end(of: cursor) }
    return cursor
  }
}
