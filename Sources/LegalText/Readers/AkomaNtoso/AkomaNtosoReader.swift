package import Diagnostics

/// Reads Akoma Ntoso (LegalDocML), any version of its namespace: acts, bills, documents, portions and collections of them.
///
/// Levels become provisions; lists without a number lend their items to what holds them. Provisions that an amendment quotes are
/// other acts' and stay text of the amendment. Footnotes become notes behind the text; recitals stay recitals; an explanatory
/// document that accompanies an act asks for nothing, a schedule is law. Metadata and tables of contents are left out.
package enum AkomaNtosoReader {
  /// - Complexity: O(*n*) in the bytes of the source times the nesting of containers without a name.
  package static func read(
    _ source: SourceText, instrument: InstrumentIdentifier, accounting: Bool
  ) -> Checked<EditionReading> {
    let read = MarkupDocument.read(source)
    guard let document = read.value else { return Checked(.empty(instrument), read.diagnostics) }
    let root = document.names[document.nameIndex(of: document.root) ?? 0]
    guard AkomaNtosoElement.isAkomaNtoso(root.namespace), root.local == "akomaNtoso" else {
      let diagnostic = Diagnostic(
        "akoma-ntoso-root", .error,
        "Root element '\(root.local)' is not Akoma Ntoso; looked for 'akomaNtoso' in a namespace such as http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
        at: document.position(of: document.root))
      return Checked(.empty(instrument), read.diagnostics + [diagnostic])
    }
    var assembler = AkomaNtosoAssembler(document, instrument: instrument)
    assembler.assemble()
    var result = assembler.finish(accounting: accounting)
    result.diagnostics = read.diagnostics + result.diagnostics
    return result
  }
}
