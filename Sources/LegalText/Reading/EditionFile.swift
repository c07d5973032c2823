package import Diagnostics

/// Reads a file in any format of `EditionFormat` as an edition.
package enum EditionFile {
  /// The text of a file's bytes, whatever its encoding; `nil` with one error when it is no text.
  ///
  /// XML may name its encoding; any other text is UTF-8, or UTF-16 with a byte order mark.
  package static func decode(_ bytes: [UInt8], path: String) -> Checked<SourceText?> {
    func refuse(_ rule: RuleIdentifier, _ message: String, at position: SourcePosition? = nil) -> Checked<SourceText?> {
      Checked(nil, [Diagnostic(rule, .error, message, at: position ?? SourcePosition(startOf: path))])
    }
    if bytes.isEmpty { return refuse("empty-file", "File is empty; get it again from its publisher") }
    if let archive = FileKind.binary(bytes) { return refuse("not-text", archive) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || isMarkup(bytes) {
      return MarkupEncoding.decode(bytes, path: path)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let valid = String(decoding: bytes.prefix(UTF8.validPrefix(of: bytes)), as: UTF8.self)
      let position = SourceText(path: path, text: valid).position(at: valid.utf8.count)
      return refuse("not-utf-8", "File is not UTF-8 text; save it as UTF-8", at: position)
    }
    let source = SourceText(path: path, text: text)
    if let offset = source.firstNUL {
      let position = source.position(at: offset)
      return refuse("not-text", "A NUL character stands in this text; save the file as UTF-8 text", at: position)
    }
    return Checked(source)
  }

  /// Reads a text as an edition.
  ///
  /// - Parameters:
  ///   - format: the format that somebody named; without it, the one that the content shows.
  ///   - fallback: the format to take when the content shows none.
  ///   - accounting: whether the reading says what became of every character.
  package static func read(
    _ source: SourceText, instrument: InstrumentIdentifier, format: EditionFormat? = nil, fallback: EditionFormat? = nil,
    accounting: Bool = false
  ) -> Checked<EditionReading> {
    if let format { return read(source, as: format, instrument, accounting) }
    switch FileKind(source) {
    case .edition(let format): return read(source, as: format, instrument, accounting)
    case .other(let description, let advice):
      if let fallback { return read(source, as: fallback, instrument, accounting) }
      let known = EditionFormat.allCases.map(\.name).joined(separator: ", ")
      return Checked(
        .empty(instrument),
        [
          Diagnostic(
            "unknown-format", .error, "File seems to be \(description), in which no edition is read; looked for \(known); \(advice)",
            at: SourcePosition(startOf: source.path))
        ])
    }
  }

  private static func read(
    _ source: SourceText, as format: EditionFormat, _ instrument: InstrumentIdentifier, _ accounting: Bool
  ) -> Checked<EditionReading> {
    switch format {
    case .outline:
      return OutlineReader.read(source, instrument: instrument).map { parsed in
        EditionReading(parsed: parsed, account: accounting ? OutlineAccount.runs(of: source) : [])
      }
    case .pageText:
      return PageTextReader.read(source, instrument: instrument).map { EditionReading(parsed: $0.parsed, account: $0.account) }
    case .oscalJSON: return OSCALReader.read(source, instrument: instrument, accounting: accounting)
    case .cisoLibrary: return CISOReader.read(source, instrument: instrument, accounting: accounting)
    case .gdprText: return GDPRTextReader.read(source, instrument: instrument, accounting: accounting)
    case .uslm: return USLMReader.read(source, instrument: instrument, accounting: accounting)
    case .ecfr: return ECFRReader.read(source, instrument: instrument, accounting: accounting)
    case .akomaNtoso: return AkomaNtosoReader.read(source, instrument: instrument, accounting: accounting)
    case .regml: return RegMLReader.read(source, instrument: instrument, accounting: accounting)
    case .oscalXML: return OSCALMarkupReader.read(source, instrument: instrument, accounting: accounting)
    }
  }

  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    // A "<" of UTF-16 without a byte order mark has a zero byte beside it.
    guard let first = body.first(where: { $0 > 0x20 }) else { return false }
    return first == UInt8(ascii: "<")
  }
}
