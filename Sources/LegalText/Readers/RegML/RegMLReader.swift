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
    RegMLAssembler.read(source, instrument: instrument, accounting: accounting)
  }
}
