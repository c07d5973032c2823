package import Diagnostics

/// Reads an edition in the outline form, which looks like the law itself: headings with `#`, one paragraph a line, levels told
/// by the enumerators. `OutlineForm.md` describes it.
package enum OutlineReader {
  /// Reads a file. Malformed parts are reported at their place; what can be read is in the edition.
  ///
  /// - Complexity: O(*n*) in the bytes of the source.
  package static func read(_ source: SourceText, instrument: InstrumentIdentifier) -> Checked<ParsedEdition> {
    let document = OutlineDocument(source)
    var blocks = OutlineBlockReader(document)
    blocks.read()
    var assembler = OutlineAssembler(document, instrument: instrument)
    for block in blocks.blocks { assembler.add(block) }
    var result = assembler.finish(notes: blocks.notes)
    result.diagnostics = (blocks.diagnostics + result.diagnostics).sorted()
    return result
  }
}
