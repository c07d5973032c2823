package import Diagnostics

/// What a browser made, checked and with its dates settled.
package enum PDFDocument {
  /// The document with the day from which the handbook is seen as its dates, so that the same pages give the same bytes; `nil` for what
  /// is no whole PDF.
  package static func settled(_ bytes: [UInt8], asOf: CalendarDate) -> [UInt8]? {
    guard bytes.starts(with: "%PDF-".utf8), contains("%%EOF", in: bytes.suffix(1_024)) else { return nil }
    var bytes = bytes
    let day = asOf.description.filter(\.isNumber) + "000000+00'00'"
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      // The places of all objects stand at the end of the file, so nothing may become longer or shorter.
      guard let start = offset(of: key, in: bytes[...]), start + key.utf8.count + day.utf8.count <= bytes.count else { continue }
      let range = (start + key.utf8.count)..<(start + key.utf8.count + day.utf8.count)
      guard range.upperBound < bytes.count, bytes[range.upperBound] == UInt8(ascii: ")") else { continue }
      bytes.replaceSubrange(range, with: day.utf8)
    }
    return bytes
  }

  private static func contains(_ text: String, in bytes: ArraySlice<UInt8>) -> Bool { offset(of: text, in: bytes) != nil }

  private static func offset(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = text.utf8.first else { return nil }
    var index = bytes.startIndex
    while let next = bytes[index...].firstIndex(of: first) {
      if bytes[next...].starts(with: text.utf8) { return next }
      index = next + 1
    }
    return nil
  }
}
