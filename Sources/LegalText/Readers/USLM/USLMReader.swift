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
    USLMAssembler.read(source, instrument: instrument, accounting: accounting)
  }
}
