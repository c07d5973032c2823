/// Finds the references in the text of a law.
///
/// One grammar for the American and the European forms: sections before or behind their code, levels from the inside out
/// and from the outside in, runs and ranges expanded. Headings that name their own section are the caller's to leave out.
/// Instruments named without a pinpoint are no citations, nor are "this section" and "such section" alone.
package struct CitationFinder: Sendable {
  private let names: InstrumentNames

  package init(names: InstrumentNames) { self.names = names }

  /// The references in the order of the text; their ranges do not overlap.
  ///
  /// A name that two citations of a run share ("Section 1 or Section 2 of the Civil Code") is in the range of the last.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  package func citations(in text: String, within context: CitationContext) -> [Citation] {
    var parser = CitationParser(text: text, names: names, context: context)
    return parser.parse()
  }

  /// Where the text names an instrument without a pinpoint: "the CCPA", "these regulations".
  package func mentions(in text: String, within context: CitationContext) -> [InstrumentMention] {
    let lexed = LexedText(text)
    let cited = citations(in: text, within: context).map(\.range)
    var result: [InstrumentMention] = []
    var position = 0
    var nextCited = 0
    while position < lexed.tokens.count {
      let token = lexed.tokens[position]
      while nextCited < cited.count, cited[nextCited].upperBound <= token.start { nextCited += 1 }
      let isCited = nextCited < cited.count && cited[nextCited].contains(token.start)
      guard !isCited, token.kind == .word || token.kind == .number,
        let mention = mention(in: lexed.bytes, at: token.start, context.instrument)
      else {
        position += 1
        continue
      }
      result.append(mention)
      position = max(position + 1, lexed.token(at: mention.range.upperBound, from: position))
    }
    return result
  }

  private func mention(in bytes: [UInt8], at start: Int, _ own: InstrumentIdentifier) -> InstrumentMention? {
    if let end = names.matchSelfReference(of: own, in: bytes, at: start) {
      return InstrumentMention(range: start..<end, instrument: own)
    }
    return names.match(in: bytes, at: start).map { InstrumentMention(range: start..<$0.end, instrument: $0.instrument) }
  }
}

/// A place where a text names a loaded instrument as a whole.
package struct InstrumentMention: Hashable, Sendable {
  /// UTF-8 offsets.
  package var range: Range<Int>
  package var instrument: InstrumentIdentifier
}
