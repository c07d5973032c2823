/// Reads JSON files into the same record values as YAML: values that know their place.
///
/// Foundation's decoders give no places, so diagnostics could name no line. This reader takes RFC 8259 and nothing else: no
/// comment, no comma at the end of a list, no key twice. Depth and size are bounded, since the files come from others.
package enum JSONDocument {
  /// Deepest nesting of lists and mappings; official catalogs need fewer than thirty levels.
  package static let maximumDepth = 100
  /// Most values in one file; a catalog of 10 MB has about 400,000.
  package static let maximumValues = 2_000_000

  /// Reads the only value of a file; `nil` when the file is empty or is not JSON, with a diagnostic in the latter case.
  ///
  /// Numbers, `true` and `false` become text as written, `null` becomes nothing.
  ///
  /// - Complexity: O(*n*) in the bytes of the source.
  package static func read(_ source: SourceText) -> Checked<RecordValue?> {
    let utf8 = source.text.utf8
    return utf8.withContiguousStorageIfAvailable { read($0, source) }
      ?? Array(utf8).withUnsafeBufferPointer { read($0, source) }
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ source: SourceText) -> Checked<RecordValue?> {
    var parser = JSONParser(bytes, file: source.path)
    do {
      return Checked(try parser.document())
    } catch {
      return Checked(nil, [Diagnostic(error.rule, .error, error.message, at: source.position(at: error.offset))])
    }
  }
}
