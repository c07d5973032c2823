extension SourceText {
  /// Reads bytes as UTF-8 with or without a byte order mark, or as UTF-16 by its mark; anything else is an error that names
  /// the byte and its place.
  ///
  /// Positions in a UTF-16 file count bytes of the same text in UTF-8, as everywhere.
  package static func decoding(_ bytes: [UInt8], path: String) -> Checked<SourceText?> {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE): return decodingUTF16(bytes, path: path) { UInt16($0) | UInt16($1) << 8 }
    case (0xFE, 0xFF): return decodingUTF16(bytes, path: path) { UInt16($0) << 8 | UInt16($1) }
    default: break
    }
    if let text = String(validating: bytes, as: UTF8.self) { return Checked(SourceText(path: path, text: text)) }
    let valid = UTF8.validPrefix(of: bytes)
    let read = SourceText(path: path, text: String(decoding: bytes.prefix(valid), as: UTF8.self))
    let digits = String(bytes[valid], radix: 16, uppercase: true)
    let byte = digits.count == 1 ? "0" + digits : digits
    return Checked(
      nil,
      [
        Diagnostic(
          "not-utf-8", .error, "Byte 0x\(byte) at offset \(valid) is not UTF-8 text; save the file as UTF-8",
          at: read.position(at: read.text.utf8.count))
      ])
  }

  private static func decodingUTF16(
    _ bytes: [UInt8], path: String, unit: (UInt8, UInt8) -> UInt16
  ) -> Checked<SourceText?> {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
    if bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) {
      return Checked(SourceText(path: path, text: text))
    }
    var decoder = UTF16()
    var iterator = units.makeIterator()
    var text = ""
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { text.unicodeScalars.append(scalar) }
    let read = SourceText(path: path, text: text)
    return Checked(
      nil,
      [
        Diagnostic(
          "not-utf-16", .error,
          "Bytes at offset \(2 + text.utf16.count * 2) are not UTF-16 text, as the byte order mark says; save the file as UTF-8",
          at: read.position(at: text.utf8.count))
      ])
  }
}

extension UTF8 {
  /// The number of bytes before the first that is not UTF-8.
  package static func validPrefix(of bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { count += UTF8.width(scalar) }
    return min(count, bytes.count)
  }
}
