package import Diagnostics
internal import Foundation
package import LegalText

/// An edition file made from a source, not yet written.
package struct RegulationImport: Sendable {
  /// Below the project folder.
  package var path: String
  /// The edition in outline form.
  package var text: String
  package var edition: Edition
  /// What became of every character of the source.
  package var account: [ImportedRun]
  /// The entry for `editions` in `regulation.yaml`.
  package var entry: String

  /// Reads a source as an edition; `nil` when no provision was found.
  package static func make(
    from source: SourceText, regulation: InstrumentIdentifier, edition: EditionIdentifier, effective: CalendarDate?, content: String
  ) -> Checked<RegulationImport?> {
    let read = PageTextReader.read(source, instrument: regulation)
    guard !read.diagnostics.contains(where: { $0.severity == .error }) else { return Checked(nil, read.diagnostics) }
    let parsed = read.value.parsed.edition
    let entry = """
        - id: \(edition)
          file: \(edition).md
          effective: \(effective?.description ?? "unknown")
      """
    return Checked(
      RegulationImport(
        path: "\(content)/regulations/\(regulation)/\(edition).md", text: OutlineWriter.write(parsed), edition: parsed,
        account: read.value.account, entry: entry),
      read.diagnostics)
  }
}

extension ProjectFolder {
  /// Reads a file that a user names, wherever it is; the path is printed as given.
  package static func text(ofNamed path: String) -> Checked<SourceText?> {
    let position = SourcePosition(startOf: path)
    guard let data = FileManager.default.contents(atPath: path) else {
      return Checked(nil, [Diagnostic("cannot-read", .error, "File does not exist or cannot be read", at: position)])
    }
    guard data.count <= maximumFileSize else {
      return Checked(nil, [Diagnostic("cannot-read", .error, "File has \(data.count) bytes; at most \(maximumFileSize) are read", at: position)])
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      return Checked(nil, [Diagnostic("not-utf-8", .error, "File is not UTF-8 text; save it as UTF-8", at: position)])
    }
    return Checked(SourceText(path: path, text: text))
  }

  /// Writes a new file with its folders, whole or not at all; `false` when it cannot.
  package func write(_ text: String, to path: String) -> Bool {
    let url = url(of: path)
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .atomic)
      return true
    } catch {
      return false
    }
  }
}
