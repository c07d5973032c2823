internal import Diagnostics

/// Makes the lists of a document from events, with the places that the scan has taken down.
struct MarkupListBuilder {
  private(set) var lists = MarkupDocument.Lists()
  private let source: SourceText
  private let offsets: [Int32]
  private let instructions: [MarkupScan.Instruction]
  private var nextInstruction = 0
  private var open: [Int32] = []
  private var isInText = false
  private var namespaces: [(uri: String, names: [String: Int32])] = []
  private var namespace = 0

  init(_ scan: MarkupScan, source: SourceText) {
    self.source = source
    offsets = scan.offsets
    instructions = scan.instructions.filter { $0.node != nil }
    lists.nodes.reserveCapacity(offsets.count)
    lists.text.reserveCapacity(source.text.utf8.count / 2)
  }

  /// Whether the parser saw the nodes that the scan saw.
  var isWhole: Bool { lists.nodes.count == offsets.count && open.isEmpty }

  private mutating func add(_ name: Int32, start: Int, count: Int) {
    let number = lists.nodes.count
    lists.nodes.append(
      MarkupDocument.Node(
        name: name, end: Int32(truncatingIfNeeded: number + 1), parent: open.last ?? 0,
        offset: number < offsets.count ? offsets[number] : 0, start: Int32(truncatingIfNeeded: start),
        count: Int32(truncatingIfNeeded: count)))
  }

  mutating func open(_ element: String, _ uri: String, _ given: [String: String]) {
    isInText = false
    let node = lists.nodes.count
    if nextInstruction < instructions.count, instructions[nextInstruction].node == node {
      addInstruction(instructions[nextInstruction].range)
      nextInstruction += 1
    } else {
      add(nameIndex(element, uri), start: lists.attributes.count, count: given.count)
      // A dictionary's order changes per process; no reader sees it, since attributes are only looked up by name.
      for (name, value) in given { addAttribute(name, value) }
    }
    open.append(Int32(truncatingIfNeeded: node))
  }

  mutating func close() {
    isInText = false
    guard let node = open.popLast() else { return }
    lists.nodes[Int(node)].end = Int32(truncatingIfNeeded: lists.nodes.count)
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty, !open.isEmpty else { return }
    if !isInText { add(MarkupDocument.Node.text, start: lists.text.count, count: 0) }
    isInText = true
    lists.text.append(contentsOf: bytes)
    lists.nodes[lists.nodes.count - 1].count += Int32(truncatingIfNeeded: bytes.count)
  }

  /// What stands between `<?` and `?>`; the parser sees an empty element instead.
  private mutating func addInstruction(_ range: Range<Int>) {
    let utf8 = source.text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound + 2)
    let content = utf8[start..<utf8.index(start, offsetBy: max(0, range.count - 4))]
    add(MarkupDocument.Node.instruction, start: lists.values.count, count: content.count)
    lists.values.append(contentsOf: content)
  }

  private mutating func addAttribute(_ name: String, _ value: String) {
    let index: Int32
    if let known = lists.attributeNames[name] {
      index = known
    } else {
      index = Int32(truncatingIfNeeded: lists.attributeNames.count)
      lists.attributeNames[name] = index
    }
    let start = lists.values.count
    var value = value
    value.withUTF8 { lists.values.append(contentsOf: $0) }
    lists.attributes.append(
      MarkupDocument.Attribute(
        name: index, start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: lists.values.count - start)))
  }

  private mutating func nameIndex(_ local: String, _ uri: String) -> Int32 {
    if namespaces.isEmpty || namespaces[namespace].uri != uri {
      if let known = namespaces.firstIndex(where: { $0.uri == uri }) {
        namespace = known
      } else {
        namespace = namespaces.count
        namespaces.append((uri, [:]))
      }
    }
    if let known = namespaces[namespace].names[local] { return known }
    let index = Int32(truncatingIfNeeded: lists.names.count)
    lists.names.append(MarkupName(local, namespace: uri))
    namespaces[namespace].names[local] = index
    return index
  }
}
