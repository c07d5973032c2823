package import Diagnostics

/// Reads RegML, the XML in which the CFPB kept its regulations: one file an edition, every paragraph labelled.
///
/// Addresses come from the labels: `1016-5-e-1-i` is `1016.5/e/1/i`. Run-in titles become headings; a paragraph whose title
/// begins "Example" illustrates, with all below it; official interpretations become notes. Tables of contents, the preamble and
/// the agency's analysis are left out. References that the file marks up keep their targets.
package enum RegMLReader {
  /// - Complexity: O(*n*) in the bytes of the source.
  package static func read(
    _ source: SourceText, instrument: InstrumentIdentifier, accounting: Bool
  ) -> Checked<EditionReading> {
    let read = MarkupDocument.read(source)
    guard let document = read.value else { return Checked(.empty(instrument), read.diagnostics) }
    let root = document.names[document.nameIndex(of: document.root) ?? 0]
    guard RegMLElement.isRegML(root), root.local == "regulation" else {
      let diagnostic = Diagnostic(
        "regml-root", .error, problem(of: root), at: document.position(of: document.root))
      return Checked(.empty(instrument), read.diagnostics + [diagnostic])
    }
    var assembler = RegMLAssembler(document, instrument: instrument)
    assembler.assemble()
    var result = assembler.finish(accounting: accounting)
    result.diagnostics = read.diagnostics + result.diagnostics
    return result
  }

  private static func problem(of root: MarkupName) -> String {
    RegMLElement.isRegML(root) && root.local == "notice"
      ? "Root element 'notice' holds the changes between two editions and no edition; give the file whose root is 'regulation'"
      : "Root element '\(root.local)' is not an edition in RegML; looked for 'regulation' in the namespace 'eregs'"
  }
}
