package import Diagnostics

/// Reads an OSCAL catalog in JSON as an edition: groups as divisions, controls as sections, the items of their statements as
/// subdivisions.
///
/// Only statements are operative. Guidance and other parts become notes; material for assessors is left out. Parameters stand
/// in the text as "[Assignment: …]", links as notes. Files of before OSCAL 1.0 are read too.
package enum OSCALReader {
  /// - Complexity: linear in the file, and in the words that its parameters insert.
  package static func read(
    _ source: SourceText, instrument: InstrumentIdentifier, accounting: Bool = false
  ) -> Checked<EditionReading> {
    let document = JSONDocument.read(source)
    guard let root = document.value else {
      return Checked(.empty(instrument), document.diagnostics.isEmpty ? [.empty(source)] : document.diagnostics)
    }
    guard let catalog = root["catalog"] else {
      let name = root.entries.map(\.key.value).first { !$0.hasPrefix("$") } ?? root.kindInWords
      return Checked(
        .empty(instrument),
        [
          Diagnostic(
            "not-a-catalog", .error, "An OSCAL catalog begins with the key 'catalog', this file with '\(name)'\(hint(for: name))",
            at: root.position)
        ])
    }
    var reader = OSCALCatalog(catalog, instrument: instrument, origins: ScalarOrigin(source), accounting: accounting)
    reader.read()
    return reader.finish { catalog in
      catalog.texts.account.runs(of: root, origins: catalog.origins, reason: OSCALReasons.reason)
    }
  }

  static func hint(for root: String) -> String {
    switch root {
    case "profile": "; resolve the profile into a catalog and read that"
    case "component-definition": "; component definitions describe products, not requirements"
    default: ""
    }
  }
}

extension EditionReading {
  /// Of a file that could not be read at all.
  static func empty(_ instrument: InstrumentIdentifier) -> EditionReading {
    EditionReading(parsed: ParsedEdition(edition: Edition(instrument: instrument, provisions: []), places: EditionPlaces()))
  }
}

extension Diagnostic {
  static func empty(_ source: SourceText) -> Diagnostic {
    Diagnostic("empty-file", .error, "File is empty; get it again from its publisher", at: SourcePosition(startOf: source.path))
  }
}
