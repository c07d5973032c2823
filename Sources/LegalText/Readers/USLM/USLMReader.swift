package import Diagnostics

/// Reads United States Legislative Markup, 1.0 and 2.x: titles of the Code, statute compilations, volumes of the CFR.
///
/// Every level of the instrument becomes one provision. Levels that notes or amendments quote are other acts' and stay text of the
/// note. Notes, source credits and footnotes become notes; tables of contents, running heads and metadata are left out.
package enum USLMReader {
  /// - Complexity: O(*n*) in the bytes of the source.
  package static func read(
    _ source: SourceText, instrument: InstrumentIdentifier, accounting: Bool
  ) -> Checked<EditionReading> {
    let read = MarkupDocument.read(source)
    guard let document = read.value else { return Checked(.empty(instrument), read.diagnostics) }
    let root = document.names[document.nameIndex(of: document.root) ?? 0]
    guard USLMElement.isUSLM(root.namespace) else {
      let diagnostic = Diagnostic(
        "uslm-root", .error,
        "Root element '\(root.local)' is not of USLM; looked for the namespaces http://xml.house.gov/schemas/uslm/1.0 and http://schemas.gpo.gov/xml/uslm",
        at: document.position(of: document.root))
      return Checked(.empty(instrument), read.diagnostics + [diagnostic])
    }
    var assembler = USLMAssembler(document, instrument: instrument)
    assembler.assemble()
    var result = assembler.finish(accounting: accounting)
    result.diagnostics = read.diagnostics + result.diagnostics
    return result
  }
}
