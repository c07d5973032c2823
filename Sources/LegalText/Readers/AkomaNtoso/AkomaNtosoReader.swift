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
    AkomaNtosoAssembler.read(source, instrument: instrument, accounting: accounting)
  }
}
