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
      let document = MarkupDocument(source: source, lists: collector.lists)
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
    let scan = try scanned.get()
    let collector = MarkupCollector(scan, source: source)
    hideInstructions(scan.instructions, in: &data)
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

  /// Writes an empty element over each processing instruction inside the root and blanks over each outside.
  ///
  /// FoundationXML on Linux crashes at one without data, `<?page?>`, and the declaration of an encoding is no longer true: the
  /// bytes are UTF-8 whatever the file was. What an instruction says is taken from the source.
  private static func hideInstructions(_ instructions: [MarkupScan.Instruction], in data: inout Data) {
    guard !instructions.isEmpty else { return }
    data.withUnsafeMutableBytes { bytes in
      for instruction in instructions {
        for offset in instruction.range where bytes[offset] != 0x0A && bytes[offset] != 0x0D { bytes[offset] = UInt8(ascii: " ") }
        guard instruction.node != nil else { continue }
        bytes[instruction.range.lowerBound] = UInt8(ascii: "<")
        bytes[instruction.range.lowerBound + 1] = UInt8(ascii: "_")
        bytes[instruction.range.upperBound - 2] = UInt8(ascii: "/")
        bytes[instruction.range.upperBound - 1] = UInt8(ascii: ">")
      }
    }
  }
}

/// Puts the parser's events into flat lists. Private to one pass; what leaves it are values.
final class MarkupCollector: NSObject, XMLParserDelegate {
  private(set) var failure: (code: Int, line: Int, column: Int)?
  /// The line of the first name whose prefix is not declared; the parser goes on behind it.
  private(set) var undeclaredNamespace: Int?
  /// One value, so that each event opens it once.
  private var builder: MarkupListBuilder

  init(_ scan: MarkupScan, source: SourceText) {
    builder = MarkupListBuilder(scan, source: source)
    super.init()
  }

  var lists: MarkupDocument.Lists { builder.lists }
  var isWhole: Bool { builder.isWhole }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI uri: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    builder.open(element, uri ?? "", attributes)
  }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) { builder.close() }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    var string = string
    string.withUTF8 { builder.add($0) }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    block.withUnsafeBytes { builder.add($0.bindMemory(to: UInt8.self)) }
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
