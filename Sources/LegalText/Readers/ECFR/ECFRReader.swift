package import Diagnostics

/// Reads the XML of the electronic Code of Federal Regulations: the bulk files of whole titles and what the API gives for a
/// title, part or section.
///
/// The hierarchy is marked up down to the section; below it paragraphs are flat, and their levels are inferred from their
/// enumerators. Definitions without a number stand as provisions of their own, addressed by their terms.
package enum ECFRReader {
  /// - Complexity: O(*n*) in the bytes of the source, but for the nesting of a section's enumerators.
  package static func read(
    _ source: SourceText, instrument: InstrumentIdentifier, accounting: Bool
  ) -> Checked<EditionReading> {
    let read = MarkupDocument.read(source)
    guard let document = read.value else { return Checked(.empty(instrument), read.diagnostics) }
    let name = document.localName(of: document.root)
    guard ["DLPSTEXTCLASS", "ECFR", "ECFRBRWS"].contains(name) || ECFRLevel(rawValue: name) != nil else {
      let diagnostic = Diagnostic(
        "ecfr-root", .error, "Root element '\(name)' is not of the eCFR; looked for DLPSTEXTCLASS, ECFR and DIV1 to DIV9",
        at: document.position(of: document.root))
      return Checked(.empty(instrument), read.diagnostics + [diagnostic])
    }
    var assembler = ECFRAssembler(document, instrument: instrument)
    assembler.assemble()
    var result = assembler.finish(accounting: accounting)
    result.diagnostics = read.diagnostics + result.diagnostics
    return result
  }
}
