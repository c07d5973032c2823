package import Diagnostics
internal import Foundation
internal import FoundationXML

extension MarkupDocument {
  /// Reads a document in one pass of FoundationXML's parser, behind a scan of the bytes that bounds it.
  ///
  /// The source is decoded already (see `MarkupEncoding`), so what its XML declaration says of an encoding is passed over.
  /// Nothing outside the text is read. A document is all or nothing: on an error there is no value and one diagnostic.
  ///
  /// - Complexity: O(*n*) in the bytes of the source.
  package static func read(_ source: SourceText, limits: MarkupLimits = MarkupLimits()) -> Checked<MarkupDocument?> {
    do throws(MarkupFailure) {
      let collector = try collect(source, limits)
      let document = MarkupDocument(
        source: source, names: collector.names, nodes: collector.nodes, attributes: collector.attributes,
        attributeNames: collector.attributeNames, text: collector.text, values: collector.values)
      let warning = collector.undeclaredNamespace.map { line in
        Diagnostic(
          MarkupProblem.undeclaredNamespace.rule, .warning, MarkupProblem.undeclaredNamespace.message,
          at: SourcePosition(file: source.path, line: line, column: 1))
      }
      return Checked(document, warning.map { [$0] } ?? [])
    } catch {
      return Checked(nil, [error.diagnostic(in: source)])
    }
  }

  private static func collect(_ source: SourceText, _ limits: MarkupLimits) throws(MarkupFailure) -> MarkupCollector {
    var data = Data(source.text.utf8)
    let scanned = data.withUnsafeBytes { buffer in
      Result { () throws(MarkupFailure) in try MarkupScan.scan(buffer.bindMemory(to: UInt8.self), limits: limits) }
    }
    let collector = MarkupCollector(offsets: try scanned.get().offsets, byteCount: data.count)
    MarkupEncoding.blankDeclaredEncoding(in: &data)
    let parser = XMLParser(data: data)
    parser.shouldProcessNamespaces = true
    parser.shouldResolveExternalEntities = false
    parser.externalEntityResolvingPolicy = .never
    parser.delegate = collector
    // The result says nothing: it is true for a file that is cut off. The collector holds the error.
    _ = parser.parse()
    if let failure = collector.failure {
      throw MarkupFailure(
        problem: .refusedByParser(code: failure.code),
        offset: source.offset(ofLine: max(1, failure.line)) + max(0, failure.column - 1))
    }
    guard collector.isWhole else { throw MarkupFailure(problem: .refusedByParser(code: 0), offset: 0) }
    return collector
  }
}

/// Puts the parser's events into flat lists. Private to one pass; what leaves it are values.
final class MarkupCollector: NSObject, XMLParserDelegate {
  private(set) var nodes: [MarkupDocument.Node] = []
  private(set) var attributes: [MarkupDocument.Attribute] = []
  private(set) var names: [MarkupName] = []
  private(set) var attributeNames: [String: Int32] = [:]
  private(set) var text: [UInt8] = []
  private(set) var values: [UInt8] = []
  private(set) var failure: (code: Int, line: Int, column: Int)?
  /// The line of the first name whose prefix is not declared; the parser goes on behind it.
  private(set) var undeclaredNamespace: Int?

  private let offsets: [Int32]
  private var open: [Int32] = []
  private var isInText = false
  private var namespaces: [(uri: String, names: [String: Int32])] = []
  private var namespace = 0

  init(offsets: [Int32], byteCount: Int) {
    self.offsets = offsets
    super.init()
    nodes.reserveCapacity(offsets.count)
    text.reserveCapacity(byteCount / 2)
  }

  /// Whether the parser saw the nodes that the scan saw.
  var isWhole: Bool { nodes.count == offsets.count && open.isEmpty }

  private func add(_ name: Int32, start: Int, count: Int) {
    let offset = nodes.count < offsets.count ? offsets[nodes.count] : 0
    nodes.append(
      MarkupDocument.Node(
        name: name, end: Int32(truncatingIfNeeded: nodes.count + 1), parent: open.last ?? 0, offset: offset,
        start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: count)))
  }

  private func nameIndex(_ local: String, _ uri: String) -> Int32 {
    if namespaces.isEmpty || namespaces[namespace].uri != uri {
      if let known = namespaces.firstIndex(where: { $0.uri == uri }) {
        namespace = known
      } else {
        namespace = namespaces.count
        namespaces.append((uri, [:]))
      }
    }
    if let known = namespaces[namespace].names[local] { return known }
    let index = Int32(truncatingIfNeeded: names.count)
    names.append(MarkupName(local, namespace: uri))
    namespaces[namespace].names[local] = index
    return index
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI uri: String?, qualifiedName: String?,
    attributes given: [String: String]
  ) {
    isInText = false
    let index = nameIndex(element, uri ?? "")
    add(index, start: attributes.count, count: given.count)
    // A dictionary's order changes per process; no reader sees it, since attributes are only looked up by name.
    for (name, value) in given {
      let known = attributeNames[name] ?? Int32(truncatingIfNeeded: attributeNames.count)
      attributeNames[name] = known
      let start = values.count
      values.append(contentsOf: value.utf8)
      attributes.append(
        MarkupDocument.Attribute(
          name: known, start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: values.count - start)))
    }
    open.append(Int32(truncatingIfNeeded: nodes.count - 1))
  }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    isInText = false
    guard let node = open.popLast() else { return }
    nodes[Int(node)].end = Int32(truncatingIfNeeded: nodes.count)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    add(string.utf8)
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    add(block)
  }

  private func add(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty, !open.isEmpty else { return }
    if !isInText { add(MarkupDocument.Node.text, start: text.count, count: 0) }
    isInText = true
    text.append(contentsOf: bytes)
    nodes[nodes.count - 1].count += Int32(truncatingIfNeeded: bytes.count)
  }

  func parser(_ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?) {
    guard !open.isEmpty else { return }
    isInText = false
    let start = values.count
    values.append(contentsOf: target.utf8)
    if let data, !data.isEmpty {
      values.append(UInt8(ascii: " "))
      values.append(contentsOf: data.utf8)
    }
    add(MarkupDocument.Node.instruction, start: start, count: values.count - start)
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    let code = (error as NSError).code
    switch code {
    case 201: undeclaredNamespace = undeclaredNamespace ?? max(1, parser.lineNumber)
    // Warnings of libxml2: the name of a namespace is no address, or a relative one such as "eregs". It is a name all the same.
    case 99, 100: break
    default:
      guard failure == nil else { return }
      failure = (code, parser.lineNumber, parser.columnNumber)
      parser.abortParsing()
    }
  }
}
