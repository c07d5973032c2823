internal import Diagnostics

/// What an element inside a text is to the text.
package enum InlineRole: Hashable, Sendable {
  /// Emphasis and the like: its words belong to the text, its markup is dropped.
  case inline
  /// Its words are set off by blanks: a line break, a paragraph within a note.
  case separate
  /// A reference whose target the source marks up.
  case reference(target: String, last: String? = nil)
  /// A term where it is defined, with the name that the source gives besides its words.
  case term(name: String?)
  /// Its words belong elsewhere; it is listed in `InlineText.takenOut`.
  case takenOut
  case leftOut(RemovalReason)
}

/// A paragraph as it is put together from the pieces of mixed content.
///
/// White space of XML is collapsed to one blank and trimmed. All other characters stay as they are printed: no-break and thin
/// spaces, soft hyphens, dashes, quotation marks.
package struct InlineText {
  /// A paragraph with where it stands and what its source marks up.
  package struct Piece {
    package var paragraph: Paragraph
    package var origin: TextOrigin
    package var references: [Reference]
    package var terms: [Term]
  }

  package struct Reference: Hashable {
    /// UTF-8 offsets in the text.
    package var range: Range<Int>
    package var target: String
    package var last: String?
  }

  package struct Term: Hashable {
    /// UTF-8 offsets in the text.
    package var range: Range<Int>
    package var name: String?
  }

  /// Elements whose words were taken out, in order.
  package private(set) var takenOut: [Int] = []

  /// The text so far in UTF-8, without a blank that may follow.
  private(set) var bytes: [UInt8] = []
  private var runs: [TextPlace] = []
  private var file = ""
  /// The line of the last run: the next is on it or follows soon.
  private var line = 0
  private var references: [Reference] = []
  private var terms: [Term] = []
  private var needsBlank = false
  private var open: (target: String, last: String?, end: Int, start: Int?)?
  private var openTerm: (name: String?, end: Int, start: Int?)?

  package init() {}

  package var isEmpty: Bool { bytes.isEmpty }
  /// The UTF-8 length of the text so far, without a blank that may follow.
  package var length: Int { bytes.count }

  /// Sets off what follows by a blank.
  package mutating func separate() { needsBlank = !bytes.isEmpty }

  /// Adds a text node.
  package mutating func append(_ node: Int, of document: MarkupDocument) {
    document.withBytes(of: node) { text in
      guard let first = text.firstIndex(where: { !$0.isXMLSpace }) else {
        if !text.isEmpty { separate() }
        return
      }
      if first > 0 { separate() }
      if file.isEmpty { file = document.source.path }
      if document.isLiteral(node) { return append(text, from: document.sourceOffset(of: node), of: document) }
      let segments = document.segments(of: node)
      for (number, segment) in segments.enumerated() {
        let end = number + 1 < segments.count ? segments[number + 1].offset : text.count
        append(UnsafeBufferPointer(rebasing: text[segment.offset..<end]), from: segment.source, of: document)
      }
    }
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, from source: Int, of document: MarkupDocument) {
    var index = 0
    while index < text.count {
      if text[index].isXMLSpace {
        index += 1
        needsBlank = !bytes.isEmpty
        continue
      }
      // As far as single blanks divide the words the text stands in the source as it does here.
      let start = index
      index += 1
      while index < text.count {
        if text[index] > 0x20 {
          index += 1
        } else if text[index] == 0x20, index + 1 < text.count, text[index + 1] > 0x20 {
          index += 2
        } else if text[index].isXMLSpace {
          break
        } else {
          index += 1
        }
      }
      append(UnsafeBufferPointer(rebasing: text[start..<index]), at: document.source.place(at: source + start, near: &line))
    }
  }

  /// Adds words that stand at one place.
  private mutating func append(_ words: UnsafeBufferPointer<UInt8>, at place: (line: Int, column: Int)) {
    if needsBlank { bytes.append(0x20) }
    needsBlank = false
    runs.append(TextPlace(offset: bytes.count, line: place.line, column: place.column))
    if open != nil, open?.start == nil { open?.start = bytes.count }
    if openTerm != nil, openTerm?.start == nil { openTerm?.start = bytes.count }
    bytes.append(contentsOf: words)
  }

  /// Adds all text below a node and marks what it takes.
  ///
  /// - Parameters:
  ///   - isMoved: the words will stand in the edition behind the text in which they are printed.
  ///   - role: what an element below `node` is to the text; not asked for `node` itself.
  package mutating func append(
    _ node: Int, of document: MarkupDocument, account: inout MarkupAccount, isMoved: Bool = false, role: (Int) -> InlineRole
  ) {
    append(document.isElement(node) ? node + 1 : node, to: document.end(of: node), of: document, &account, isMoved, role)
  }

  /// Adds a node as its role has it: an element within a text, or a text.
  package mutating func append(
    whole node: Int, of document: MarkupDocument, account: inout MarkupAccount, isMoved: Bool = false, role: (Int) -> InlineRole
  ) {
    append(node, to: document.end(of: node), of: document, &account, isMoved, role)
  }

  private mutating func append(
    _ start: Int, to end: Int, of document: MarkupDocument, _ account: inout MarkupAccount, _ isMoved: Bool, _ role: (Int) -> InlineRole
  ) {
    var index = start
    var separated: [Int] = []
    while index < end {
      close(at: index)
      while let last = separated.last, index >= last {
        separated.removeLast()
        separate()
      }
      if document.isText(index) {
        append(index, of: document)
        if isMoved { account.move(index) } else { account.keep(index) }
      } else if document.isElement(index) {
        switch role(index) {
        case .inline: break
        case .separate:
          separate()
          separated.append(document.end(of: index))
        case .reference(let target, let last): if open == nil { open = (target, last, document.end(of: index), nil) }
        case .term(let name): if openTerm == nil { openTerm = (name, document.end(of: index), nil) }
        case .takenOut:
          takenOut.append(index)
          index = document.end(of: index)
          continue
        case .leftOut(let reason):
          account.leaveOut(index, of: document, reason)
          index = document.end(of: index)
          continue
        }
      }
      index += 1
    }
    close(at: end)
    if !separated.isEmpty { separate() }
  }

  private mutating func close(at index: Int) {
    if let term = openTerm, index >= term.end {
      if let start = term.start { terms.append(Term(range: start..<bytes.count, name: term.name)) }
      openTerm = nil
    }
    guard let reference = open, index >= reference.end else { return }
    if let start = reference.start {
      references.append(Reference(range: start..<bytes.count, target: reference.target, last: reference.last))
    }
    open = nil
  }

  /// The text so far as a paragraph, without its first `count` bytes and the blanks behind them; `nil` when there is none. What
  /// was taken out stays listed until `takeTakenOut`.
  package mutating func take(dropping count: Int = 0) -> Piece? {
    defer {
      needsBlank = false
      bytes.removeAll(keepingCapacity: true)
      runs.removeAll(keepingCapacity: true)
      references.removeAll(keepingCapacity: true)
      terms.removeAll(keepingCapacity: true)
    }
    guard let start = bytes[min(count, bytes.count)...].firstIndex(where: { $0 != 0x20 }) else { return nil }
    if start > 0 { drop(first: start) }
    return Piece(
      paragraph: Paragraph(String(decoding: bytes[start...], as: UTF8.self)), origin: TextOrigin(file: file, places: runs), references: references,
      terms: terms)
  }

  /// Moves what is known of the text to the left.
  private mutating func drop(first count: Int) {
    if let first = runs.lastIndex(where: { Int($0.offset) <= count }) {
      runs[first].column += Int32(count) - runs[first].offset
      runs[first].offset = Int32(count)
      runs.removeFirst(first)
    }
    for index in runs.indices { runs[index].offset -= Int32(count) }
    func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound - count..<range.upperBound - count }
    references = references.compactMap { reference in
      reference.range.lowerBound < count ? nil : Reference(range: moved(reference.range), target: reference.target, last: reference.last)
    }
    terms = terms.compactMap { $0.range.lowerBound < count ? nil : Term(range: moved($0.range), name: $0.name) }
  }

  /// The elements taken out since the last call.
  package mutating func takeTakenOut() -> [Int] {
    defer { takenOut.removeAll() }
    return takenOut
  }
}

extension EditionBuilder {
  /// Adds a paragraph to the innermost open provision and returns its references with their place.
  package mutating func add(_ piece: InlineText.Piece) -> [MarkedReference] {
    var terms: [MarkedTerm] = []
    return add(piece, terms: &terms)
  }

  /// Adds a paragraph to the innermost open provision, its terms to `terms`, and returns its references with their place.
  package mutating func add(_ piece: InlineText.Piece, terms: inout [MarkedTerm]) -> [MarkedReference] {
    guard let index = current else { return [] }
    let item = itemCount(of: index)
    add(piece.paragraph, origin: piece.origin)
    terms += piece.terms.map { MarkedTerm(provision: index, item: item, range: $0.range, name: $0.name) }
    return piece.references.map {
      MarkedReference(provision: index, item: item, range: $0.range, target: $0.target, last: $0.last)
    }
  }
}
