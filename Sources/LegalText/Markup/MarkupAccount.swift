package import Diagnostics

/// What a reader does with each text of a document: one byte a node.
///
/// A reader marks texts as it takes them. What nobody marked was left out because nobody knew it; it is reported, so that no
/// word can be lost by a forgotten element.
package struct MarkupAccount: Sendable {
  private var marks: [UInt8]

  private static let kept: UInt8 = 1
  private static let moved: UInt8 = 2
  private static let firstReason: UInt8 = 3
  private static let reasons = RemovalReason.allCases
  private static let bytes = Dictionary(uniqueKeysWithValues: reasons.enumerated().map { ($1, firstReason + UInt8($0)) })

  package init(_ document: MarkupDocument) { marks = [UInt8](repeating: 0, count: document.count) }

  /// Notes that the whole of a text is in the edition, at its place.
  package mutating func keep(_ text: Int) { marks[text] = Self.kept }

  /// Notes that the whole of a text is in the edition, behind the text in which it is printed.
  package mutating func move(_ text: Int) { marks[text] = Self.moved }

  /// Notes that a node and everything below it is left out.
  package mutating func leaveOut(_ node: Int, of document: MarkupDocument, _ reason: RemovalReason) {
    let byte = Self.bytes[reason] ?? 0
    for descendant in node..<document.end(of: node) { marks[descendant] = byte }
  }

  private func disposition(_ node: Int) -> Disposition {
    switch marks[node] {
    case 0: .removed(.notRecognized)
    case Self.kept: .kept
    case Self.moved: .moved
    case let byte: .removed(Self.reasons[Int(byte - Self.firstReason)])
    }
  }

  /// One warning for each name of an element whose text nobody took, at its first place.
  package func unrecognized(in document: MarkupDocument) -> [Diagnostic] {
    var found: [Int: (first: Int, count: Int)] = [:]
    for node in marks.indices where marks[node] == 0 && document.isText(node) && !document.isBlank(node) {
      let name = document.parent(of: node).flatMap { document.nameIndex(of: $0) } ?? 0
      found[name, default: (node, 0)].count += 1
    }
    return found.sorted { $0.value.first < $1.value.first }.map { name, places in
      let more = places.count > 1 ? ", here and in \(places.count - 1) more" : ""
      return Diagnostic(
        "markup-unrecognized", .warning,
        "Text of element '\(document.names[name].local)' is not recognized and was left out\(more); check that it is no law",
        at: document.position(of: places.first))
    }
  }

  /// Every text and processing instruction of the document in order, each run within one line of it.
  ///
  /// - Complexity: O(*n*) in the bytes of the document.
  package func runs(of document: MarkupDocument) -> [ImportedRun] {
    var result: [ImportedRun] = []
    for node in marks.indices {
      if document.isText(node) {
        add(document.bytes(of: node), at: document.position(of: node), disposition(node), to: &result)
      } else if document.isInstruction(node) {
        let bytes = Array(document.instruction(of: node).utf8)
        add(bytes[...], at: document.position(of: node), .removed(.processingInstruction), to: &result)
      }
    }
    return result
  }

  private func add(_ bytes: ArraySlice<UInt8>, at start: SourcePosition, _ disposition: Disposition, to runs: inout [ImportedRun]) {
    var position = start
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let blanks = line.prefix(while: \.isXMLSpace).count
      var end = line.endIndex
      while end > line.startIndex + blanks, line[end - 1].isXMLSpace { end -= 1 }
      let piece = line[(line.startIndex + blanks)..<end]
      if !piece.isEmpty {
        let place = SourcePosition(file: position.file, line: position.line, column: position.column + blanks)
        runs.append(ImportedRun(position: place, text: String(decoding: piece, as: UTF8.self), disposition: disposition))
      }
      position = SourcePosition(file: position.file, line: position.line + 1, column: 1)
    }
  }
}
