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
  /// What the source says of the instrument, as a key of `regulation.yaml`; `nil` when it says nothing.
  package var title: String?
  /// The entry for `editions` in `regulation.yaml`.
  package var entry: String

  /// Reads a source as an edition; `nil` when no provision was found, or when something of it cannot be trusted.
  ///
  /// - Parameters:
  ///   - format: the source's format where somebody names it; otherwise its content shows it.
  ///   - effective: the day that somebody names; without it, the one that the source states as a date of law.
  package static func make(
    from source: SourceText, format: EditionFormat? = nil, regulation: InstrumentIdentifier, edition: EditionIdentifier,
    effective: CalendarDate?, content: String
  ) -> Checked<RegulationImport?> {
    var read = EditionFile.read(source, instrument: regulation, format: format, accounting: true)
    guard !read.diagnostics.contains(where: { $0.severity == .error }) else { return Checked(nil, read.diagnostics) }
    let parsed = read.value.parsed.edition
    let text = OutlineWriter.write(parsed)
    let again = OutlineReader.read(SourceText(path: "\(edition).md", text: text), instrument: regulation)
    guard again.value.edition == parsed else {
      read.diagnostics.append(
        Diagnostic(
          "internal", .error, "Edition reads differently once written; this is a fault of Concord, please report it with the file",
          at: SourcePosition(startOf: source.path)))
      return Checked(nil, read.diagnostics)
    }
    return Checked(
      RegulationImport(
        path: "\(content)/regulations/\(regulation)/\(edition).md", text: text, edition: parsed, account: read.value.account,
        title: read.value.stated.title.map { "title: \(quoted($0.value))" },
        entry: entry(edition, read.value.stated, effective: effective)),
      read.diagnostics)
  }

  private static func entry(_ edition: EditionIdentifier, _ stated: StatedInformation, effective: CalendarDate?) -> String {
    var lines = ["  - id: \(quotedIfNeeded(edition.rawValue))", "    file: \(quotedIfNeeded(edition.rawValue + ".md"))"]
    if let day = stated.adopted?.value { lines.append("    adopted: \(day)") }
    lines.append("    effective: \((effective ?? stated.effective?.value)?.description ?? "unknown")")
    if let day = stated.operative?.value { lines.append("    operative: \(day)") }
    return lines.joined(separator: "\n")
  }

  /// Only what YAML would not read as text is quoted.
  private static func quotedIfNeeded(_ text: String) -> String {
    text.first?.isLetter == true || text.contains("-") ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(String(String.UnicodeScalarView(escaped.unicodeScalars.map { $0.value < 0x20 ? " " : $0 })))\""
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
    return EditionFile.decode(Array(data), path: path)
  }

  /// Writes a file that a user names, wherever it is; `false` when it cannot.
  package static func write(_ text: String, toNamed path: String) -> Bool {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      return true
    } catch {
      return false
    }
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
