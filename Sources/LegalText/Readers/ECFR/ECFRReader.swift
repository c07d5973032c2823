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
    ECFRAssembler.read(source, instrument: instrument, accounting: accounting)
  }
}
