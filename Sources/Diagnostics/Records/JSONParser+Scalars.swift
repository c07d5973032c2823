// Texts, numbers and the three words of JSON.

extension JSONParser {
  /// Reads a text from its opening quote on.
  mutating func text() throws(Problem) -> String {
    let open = offset
    let start = offset + 1
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20 { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      offset = end + 1
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }
    scratch.removeAll(keepingCapacity: true)
    offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: scratch, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape()
      case 0: throw Problem(message: "A NUL character is not allowed in JSON; save the file as UTF-8 text", offset: offset)
      case 0x0A, 0x0D:
        throw Problem(message: "A text ends on the line where it begins; close it with '\"' or write the line break as '\\n'", offset: offset)
      case ..<0x20:
        throw Problem(message: "A control character is not allowed in a JSON text; write it as '\\u00\(hexadecimal(byte))'", offset: offset)
      default:
        scratch.append(byte)
        offset += 1
      }
    }
    throw Problem(message: "JSON ends within the text that begins here; get the whole file", offset: open)
  }

  private mutating func escape() throws(Problem) {
    guard offset + 1 < bytes.count else { throw ended("an escaped character") }
    let plain: UInt8
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = bytes[offset + 1]
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      throw Problem(message: "A backslash stands before one of \" \\ / b f n r t u, not \(shown(offset + 1)); write '\\\\' for a backslash", offset: offset)
    }
    scratch.append(plain)
    offset += 2
  }

  private mutating func unicodeEscape() throws(Problem) {
    let start = offset
    guard var value = codeUnit(at: offset) else {
      throw Problem(message: "'\\u' is followed by four hexadecimal digits", offset: start)
    }
    offset += 6
    if (0xD800..<0xDC00).contains(value), let low = codeUnit(at: offset), (0xDC00..<0xE000).contains(low) {
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
      offset += 6
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw Problem(message: "'\\u' writes one half of a character here; write both halves, as in '\\uD83D\\uDE00'", offset: start)
    }
    scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// The UTF-16 code unit that a `\uXXXX` at an offset writes.
  private func codeUnit(at offset: Int) -> UInt32? {
    guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u") else { return nil }
    var value: UInt32 = 0
    for byte in bytes[offset + 2..<offset + 6] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return value
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count < 2 ? "0" + digits : digits
  }

  /// Reads a number and gives it as written.
  mutating func number() throws(Problem) -> String {
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let first = offset
    var isNumber = digits()
    if offset - first > 1, bytes[first] == UInt8(ascii: "0") { isNumber = false }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      isNumber = digits() && isNumber
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
      isNumber = digits() && isNumber
    }
    guard isNumber else {
      throw Problem(message: "A number is written as in -1.5e3, without zeros in front; put other texts in double quotes", offset: start)
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() -> Bool {
    let start = offset
    while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) { offset += 1 }
    return offset > start
  }

  /// Reads `true`, `false` or `null`.
  mutating func word() throws(Problem) -> RecordValue.Content {
    var end = offset
    while end < bytes.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[end] | 0x20), end - offset < 20 { end += 1 }
    let word = String(decoding: bytes[offset..<end], as: UTF8.self)
    let content: RecordValue.Content
    switch word {
    case "true", "false": content = .scalar(word)
    case "null": content = .empty
    case "": throw unexpected("a value")
    default: throw Problem(message: "'\(word)' is no value of JSON; put texts in double quotes", offset: offset)
    }
    offset = end
    return content
  }
}
