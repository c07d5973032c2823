package import Diagnostics

/// What a browser made, checked and with its dates and the names of its tags settled.
package enum PDFDocument {
  /// The document with the day from which the handbook is seen as its dates, and with its tags counted from 1, so that the same pages
  /// give the same bytes; `nil` for what is no whole PDF.
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
    settleTags(&bytes)
    return bytes
  }

  /// The browser names tags `(node00002226)`, by a count of all that it has looked at, which differs from one run to another. Their order,
  /// in which a reader looks them up, and the length of their names stay.
  private static func settleTags(_ bytes: inout [UInt8]) {
    let opening = Array("(node".utf8)
    let digits = 8
    var places: [(offset: Int, number: Int)] = []
    var index = 0
    while let start = bytes[index...].firstIndex(of: opening[0]) {
      index = start + 1
      let number = (start + opening.count)..<(start + opening.count + digits)
      // A parenthesis behind a backslash is one of a text.
      guard number.upperBound < bytes.count, bytes[start...].starts(with: opening), bytes[number.upperBound] == UInt8(ascii: ")"),
        start == 0 || bytes[start - 1] != UInt8(ascii: "\\"), let value = Int(String(decoding: bytes[number], as: UTF8.self))
      else { continue }
      places.append((number.lowerBound, value))
    }
    let ranks = Dictionary(uniqueKeysWithValues: Set(places.map(\.number)).sorted().enumerated().map { ($1, $0 + 1) })
    for (offset, number) in places {
      var rest = ranks[number] ?? 0
      for place in (offset..<(offset + digits)).reversed() {
        bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
    }
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
