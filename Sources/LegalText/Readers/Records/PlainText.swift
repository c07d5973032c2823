internal import Diagnostics

/// Reads scalars that hold plain text, without markup of any kind.
struct PlainTextReader {
  let origins: ScalarOrigin
  var account: ScalarAccount

  init(origins: ScalarOrigin, accounting: Bool) {
    self.origins = origins
    account = ScalarAccount(isAsked: accounting)
  }

  /// The text of a value on one line: white space at its ends is dropped, and every run of it within becomes one blank.
  mutating func line(of value: RecordValue) -> SourcedText {
    guard let text = value.text else { return SourcedText() }
    account.keep(value)
    let bytes = Array(text.utf8)
    return Self.folded(bytes, 0..<bytes.count, from: origins.origin(of: value))
  }

  /// The text of a value that is one paragraph as it stands; `nil` when white space must be folded.
  mutating func paragraph(of value: RecordValue) -> (text: String, origin: TextOrigin)? {
    guard var text = value.text else { return nil }
    let isPlain = text.withUTF8 { bytes in
      var previous: UInt8 = 0x20
      for byte in bytes {
        if byte < 0x20 || (byte == 0x20 && previous == 0x20) { return false }
        previous = byte
      }
      return previous != 0x20
    }
    guard isPlain else { return nil }
    account.keep(value)
    return (text, origins.origin(of: value))
  }

  /// The paragraphs of a value: its lines that hold something.
  mutating func paragraphs(of value: RecordValue) -> [SourcedText] {
    guard let text = value.text else { return [] }
    account.keep(value)
    let bytes = Array(text.utf8)
    let origin = origins.origin(of: value)
    var result: [SourcedText] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = Self.folded(bytes, start..<end, from: origin)
      if !line.isEmpty { result.append(line) }
      start = end + 1
    }
    return result
  }

  /// A piece of a text with its white space folded; a no-break space stays what it is.
  static func folded(_ bytes: [UInt8], _ range: Range<Int>, from origin: TextOrigin) -> SourcedText {
    var result = SourcedText()
    var start = range.lowerBound
    while start < range.upperBound, isBlank(bytes[start]) { start += 1 }
    var offset = start
    while offset < range.upperBound {
      guard isBlank(bytes[offset]) else {
        offset += 1
        continue
      }
      let blank = offset
      while offset < range.upperBound, isBlank(bytes[offset]) { offset += 1 }
      if offset == range.upperBound {
        result.append(bytes, start..<blank, from: origin)
        return result
      }
      // One blank that is a blank already needs no new run.
      if offset - blank == 1, bytes[blank] == 0x20 { continue }
      result.append(bytes, start..<blank, from: origin)
      result.append(" ", at: origin.position(of: blank))
      start = offset
    }
    result.append(bytes, start..<range.upperBound, from: origin)
    return result
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

/// Recognizes a text that only says what a term means.
enum DefinitionShape {
  private static let openings: [[UInt8]] = ["“", "‘", "\"", "'"].map { Array($0.utf8) }
  private static let verbs = [" means ", " means:", " mean ", " shall mean ", " has the same meaning", " has the meaning", " includes ", " is defined "]

  /// A term in quotation marks, and within its first words a verb that defines.
  static func matches(_ text: String) -> Bool {
    let head = Array(text.utf8.prefix(300))
    guard openings.contains(where: { head.starts(with: $0) }) else { return false }
    let words = String(decoding: head, as: UTF8.self)
    return verbs.contains { words.contains($0) }
  }
}
