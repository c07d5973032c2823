package import Diagnostics

/// Turns the bytes of an XML file into text: whoever loads a file calls this, and readers take the `SourceText`.
///
/// UTF-8, US-ASCII, ISO-8859-1, windows-1252 and UTF-16 are read, told by a byte order mark, by the first bytes and by the XML
/// declaration, in this order.
package enum MarkupEncoding {
  /// The text; `nil` with one diagnostic where the bytes are no text in the encoding that they claim.
  package static func decode(_ bytes: [UInt8], path: String) -> Checked<SourceText?> {
    func refuse(_ rule: RuleIdentifier, _ message: String, at position: SourcePosition? = nil) -> Checked<SourceText?> {
      Checked(nil, [Diagnostic(rule, .error, message, at: position ?? SourcePosition(startOf: path))])
    }
    let head = Array(bytes.prefix(512))
    if head.isEmpty { return refuse(MarkupProblem.empty.rule, MarkupProblem.empty.message) }
    if let archive = archive(head) { return refuse("not-text", MarkupProblem.archive(archive).message) }
    if let isBigEndian = utf16Order(head) {
      guard let text = decodeUTF16(bytes, isBigEndian: isBigEndian) else {
        return refuse("text-encoding", "File is not valid UTF-16 although it begins so; save it as UTF-8")
      }
      return Checked(SourceText(path: path, text: text))
    }
    let declared = declaredEncoding(head)
    switch declared?.name.uppercased() {
    case nil, "UTF-8", "UTF8", "US-ASCII", "ASCII":
      if let text = String(validating: bytes, as: UTF8.self) { return Checked(SourceText(path: path, text: text)) }
      let position = positionOfInvalidUTF8(bytes, path: path)
      return refuse(
        "text-encoding", "Bytes here are not valid UTF-8; save the file as UTF-8 or name its encoding in the XML declaration", at: position)
    case "ISO-8859-1", "LATIN1", "ISO_8859-1", "WINDOWS-1252", "CP1252":
      let isWindows = declared?.name.uppercased().hasSuffix("1252") ?? false
      return Checked(SourceText(path: path, text: decodeLatin(bytes, isWindows: isWindows)))
    case let name?:
      let position = SourcePosition(file: path, line: 1, column: (declared?.range.lowerBound ?? 0) + 1)
      if name.hasPrefix("UTF-16") || name.hasPrefix("UCS-2") {
        // A file that was converted without its declaration: its first bytes are no UTF-16, so they are what they are.
        guard let text = String(validating: bytes, as: UTF8.self) else {
          return refuse("text-encoding", "Encoding '\(declared?.name ?? "")' is declared but the file is not in it; save it as UTF-8", at: position)
        }
        return Checked(
          SourceText(path: path, text: text),
          [Diagnostic("text-encoding", .warning, "Encoding '\(declared?.name ?? "")' is declared but the file is in UTF-8; it is read as UTF-8", at: position)])
      }
      return refuse(
        "text-encoding",
        "Encoding '\(declared?.name ?? "")' is not read; UTF-8, UTF-16, ISO-8859-1 and windows-1252 are, save the file as UTF-8", at: position)
    }
  }

  private static func archive(_ head: [UInt8]) -> String? {
    if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) { return "a ZIP archive" }
    if head.starts(with: [0x1F, 0x8B]) { return "a gzip archive" }
    if head.starts(with: Array("%PDF-".utf8)) { return "a PDF" }
    return nil
  }

  /// Whether UTF-16 is big-endian; `nil` for what is not UTF-16.
  private static func utf16Order(_ head: [UInt8]) -> Bool? {
    if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0, 0x3C, 0]) { return true }
    if head.starts(with: [0xFF, 0xFE]) || (head.starts(with: [0x3C, 0]) && head.dropFirst(2).first != 0) { return false }
    return nil
  }

  private static func decodeUTF16(_ bytes: [UInt8], isBigEndian: Bool) -> String? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: 0, to: bytes.count, by: 2).map { index -> UInt16 in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return String(validating: units, as: UTF16.self)
  }

  /// The characters that windows-1252 has where ISO-8859-1 has control characters; 0 where it has none either.
  private static let windowsScalars: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019,
    0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  private static func decodeLatin(_ bytes: [UInt8], isWindows: Bool) -> String {
    var text = ""
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      var value = UInt32(byte)
      if isWindows, (0x80...0x9F).contains(byte), windowsScalars[Int(byte) - 0x80] != 0 { value = windowsScalars[Int(byte) - 0x80] }
      text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return text
  }

  private static func positionOfInvalidUTF8(_ bytes: [UInt8], path: String) -> SourcePosition {
    let valid = String(decoding: bytes.prefix(UTF8.validPrefix(of: bytes)), as: UTF8.self)
    return SourceText(path: path, text: valid).position(at: valid.utf8.count)
  }

  // MARK: The XML declaration

  private static func declaredEncoding(_ head: [UInt8]) -> (name: String, range: Range<Int>)? {
    guard let start = head.firstIndex(of: UInt8(ascii: "<")), head[start...].starts(with: Array("<?xml ".utf8)),
      let end = head.firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let key = Array("encoding".utf8)
    guard let found = (start..<end).first(where: { head[$0...].starts(with: key) }) else { return nil }
    var index = found + key.count
    while index < end, head[index].isXMLSpace || head[index] == UInt8(ascii: "=") { index += 1 }
    let quote = head[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let close = head[(index + 1)..<end].firstIndex(of: quote)
    else { return nil }
    return (String(decoding: head[(index + 1)..<close], as: UTF8.self), found..<close + 1)
  }
}
