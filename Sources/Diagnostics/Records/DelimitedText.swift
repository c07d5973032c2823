/// Reads tables of text cells: RFC 4180, with any of four delimiters and CRLF, LF or CR line ends.
///
/// Registers are untrusted: the sizes of cells and rows are bounded, and what cannot be read is reported at its place while
/// the rest is read.
package enum DelimitedText {
  /// Most cells in a row; the widest register at hand has 45.
  package static let maximumCells = 2_000
  /// Most bytes in a cell; the longest at hand has 2,723.
  package static let maximumCellBytes = 256 * 1024
  package static let maximumRows = 500_000
  /// Most cells in a file; a register of 10,000 vendors has about 450,000.
  package static let maximumTotalCells = 2_000_000
  /// A file with more malformed cells is not a table.
  package static let maximumProblems = 100

  /// What stands between two cells.
  package enum Delimiter: String, Sendable, CaseIterable {
    case comma, semicolon, tab, pipe

    package var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      case .pipe: UInt8(ascii: "|")
      }
    }
  }

  /// All rows, blank lines as rows of one empty cell. The rows may differ in length.
  ///
  /// - Parameter limit: how many rows to read at most; what lies beyond is then not looked at.
  /// - Complexity: O(*n*) in the bytes read.
  package static func rows(
    of source: SourceText, delimiter: Delimiter, limit: Int? = nil
  ) -> Checked<[DelimitedRow]> {
    var parser = DelimitedParser(source: source, delimiter: delimiter.byte)
    parser.run(limit: limit)
    return Checked(parser.rows, parser.diagnostics)
  }
}

/// A row of a table; a cell in quotation marks can make it longer than a line.
package struct DelimitedRow: Sendable, Equatable {
  /// Where its first cell starts.
  package var position: SourcePosition
  /// Each as it reads without its quotation marks, at the start of the cell.
  package var cells: [Located<String>]
}
