package import Diagnostics

extension MarkupDocument {
  /// Reads a document.
  ///
  /// The source is decoded already (see `MarkupEncoding`), so what its XML declaration says of an encoding is passed over.
  /// Nothing outside the text is read. A document is all or nothing: on an error there is no value and one diagnostic.
  ///
  /// - Complexity: O(*n*) in the bytes of the source.
  package static func read(_ source: SourceText, limits: MarkupLimits = MarkupLimits()) -> Checked<MarkupDocument?> {
    let parsed = source.withBytes { bytes in
      Result { () throws(MarkupFailure) in try MarkupParser.parse(bytes, limits: limits) }
    }
    switch parsed {
    case .failure(let failure): return Checked(nil, [failure.diagnostic(in: source)])
    case .success(let parser):
      let warning = parser.undeclaredPrefix.map { offset in
        Diagnostic(
          MarkupProblem.undeclaredNamespace.rule, .warning, MarkupProblem.undeclaredNamespace.message, at: source.position(at: offset))
      }
      return Checked(MarkupDocument(source: source, lists: parser.lists), warning.map { [$0] } ?? [])
    }
  }
}
