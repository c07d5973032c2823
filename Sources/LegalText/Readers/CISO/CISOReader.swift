package import Diagnostics

/// Reads a framework library of CISO Assistant as an edition.
///
/// A library is a flat list of nodes that name their parents. What conversion left in the texts is mended by rule: page
/// furniture within sentences, blanks at old line ends, a letter of the wrong case in a number. Each mend of a word is
/// reported and has an editor's note.
package enum CISOReader {
  /// - Complexity: linear in the file.
  package static func read(
    _ source: SourceText, instrument: InstrumentIdentifier, accounting: Bool = false
  ) -> Checked<EditionReading> {
    let document = YAMLDocument.read(source)
    guard let root = document.value else {
      return Checked(.empty(instrument), document.diagnostics.isEmpty ? [.empty(source)] : document.diagnostics)
    }
    guard let framework = root["objects"]?["framework"], case .list(let nodes)? = framework["requirement_nodes"]?.content else {
      return Checked(
        .empty(instrument),
        [
          Diagnostic(
            "no-provisions", .error,
            "A framework library has its nodes under objects, framework, requirement_nodes; this file has no such list", at: root.position)
        ])
    }
    var library = CISOLibrary(CISOTree(nodes), instrument: instrument, origins: ScalarOrigin(source), accounting: accounting)
    library.read()
    return library.finish(root: root, framework: framework)
  }
}
