package import Diagnostics

/// An edition read from the text of printed pages, with an account of every character.
package struct PageTextImport: Sendable {
  package var parsed: ParsedEdition
  /// In the order of the source; together the runs hold every character but white space.
  package var account: [ImportedRun]
}

/// Reads text that was extracted from the pages of a PDF.
///
/// Page furniture is removed and listed, hard wraps are joined, likely residue of redlines is reported and, in two certain
/// shapes, mended with an editor's note. Not a word of the law is added, and none is dropped without being listed.
package enum PageTextReader {
  /// - Complexity: linear in the text.
  package static func read(_ source: SourceText, instrument: InstrumentIdentifier) -> Checked<PageTextImport> {
    var map = DispositionMap(source)
    let columns = PageColumns(source)
    let pages = PageLine.pages(of: source).map(columns.inReadingOrder)
    let furniture = PageFurniture(pages)
    let labels = PageLabels(pages)
    var lines: [PageLine] = []
    var followsBreak = false
    for (number, page) in pages.enumerated() {
      followsBreak = followsBreak || number > 0
      for (line, reason) in zip(page, furniture.reasons(page: number)) {
        if let reason {
          map.mark(line.range, as: .removed(reason))
          followsBreak = true
          continue
        }
        for (piece, isLabel) in line.isBlank ? [(line, false)] : labels.pieces(of: line) {
          if isLabel {
            map.mark(piece.range, as: .removed(.pageLabel))
            followsBreak = true
            continue
          }
          lines.append(piece)
          guard !piece.isBlank else { continue }
          lines[lines.count - 1].followsBreak = followsBreak
          followsBreak = false
        }
      }
    }
    // Where pages join, a paragraph goes on: blank lines at their edges would not say otherwise.
    let blocks = PageBlocks(lines, source: source)
    for hyphen in blocks.hyphens { map.mark(hyphen, as: .removed(.hyphenation)) }
    var assembler = PageAssembler(source: source, instrument: instrument, map: map)
    assembler.add(blocks.blocks)
    var result = assembler.finish()
    result.diagnostics += blocks.diagnostics
    if result.value.parsed.edition.provisions.isEmpty {
      result.diagnostics.append(
        Diagnostic(
          "no-provisions", .error,
          "No section was found in '\(source.path)'; looked for headings such as '§ 7050. Title' and 'Article 4. Title'",
          at: SourcePosition(startOf: source.path)))
    }
    return result
  }
}
