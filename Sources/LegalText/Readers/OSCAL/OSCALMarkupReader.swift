package import Diagnostics

/// Reads an OSCAL catalog in XML as the edition that its JSON gives.
///
/// The elements are put in the shape of the JSON first (`OSCALMarkupRecord`); from there on both are read alike.
package enum OSCALMarkupReader {
  /// Controls and parts nest as deep as JSON lets them, two levels of it for each.
  private static var limits: MarkupLimits {
    var limits = MarkupLimits()
    limits.depth = Nesting.maximumDepth
    return limits
  }

  /// - Complexity: linear in the file, and in the words that its parameters insert.
  package static func read(
    _ source: SourceText, instrument: InstrumentIdentifier, accounting: Bool = false
  ) -> Checked<EditionReading> {
    let read = MarkupDocument.read(source, limits: limits)
    guard let document = read.value else { return Checked(.empty(instrument), read.diagnostics) }
    let root = document.names[document.nameIndex(of: document.root) ?? 0]
    guard root.local == "catalog", root.namespace.contains("oscal") else {
      let diagnostic = Diagnostic(
        "not-a-catalog", .error,
        "Root element '\(root.local)' is no OSCAL catalog; looked for 'catalog' in the namespace http://csrc.nist.gov/ns/oscal/1.0\(OSCALReader.hint(for: root.local))",
        at: document.position(of: document.root))
      return Checked(.empty(instrument), read.diagnostics + [diagnostic])
    }
    var record = OSCALMarkupRecord(document)
    let catalog = record.catalog()
    let scalars = record.scalars
    // Without an account no claim is kept, and which texts were read need not be known.
    var account = MarkupAccount(document)
    var reader = OSCALCatalog(
      catalog, instrument: instrument, origins: ScalarOrigin(source, known: record.origins), accounting: accounting)
    reader.read()
    var result = reader.finish { catalog in
      guard accounting else { return [] }
      for scalar in scalars {
        let isKept = catalog.texts.account.isClaimed(scalar.value)
        for text in scalar.texts {
          if isKept { account.keep(text) } else { account.leaveOut(text, of: document, OSCALReasons.reason(scalar.path)) }
        }
      }
      return account.runs(of: document)
    }
    result.diagnostics = (read.diagnostics + result.diagnostics).sorted()
    return result
  }
}
