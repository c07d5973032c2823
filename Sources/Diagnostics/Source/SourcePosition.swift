/// A place in a source file, as compilers print it.
package struct SourcePosition: Hashable, Sendable {
  /// The file's path below the project folder, with `/` separators; never an absolute path.
  package var file: String
  /// 1-based line.
  package var line: Int
  /// 1-based column, counted in UTF-8 bytes from the start of the line.
  package var column: Int

  /// - Precondition: `line` and `column` are at least 1.
  package init(file: String, line: Int, column: Int) {
    precondition(line >= 1 && column >= 1, "lines and columns count from 1")
    self.file = file
    self.line = line
    self.column = column
  }

  /// The start of a file: the place of what concerns the file as a whole.
  package init(startOf file: String) {
    self.init(file: file, line: 1, column: 1)
  }
}

extension SourcePosition: Comparable {
  /// Orders by file name (Unicode scalar order), then line, then column.
  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension SourcePosition: CustomStringConvertible {
  /// `file:line:column`.
  package var description: String { "\(file):\(line):\(column)" }
}
