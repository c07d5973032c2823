extension MarkupParser {
  /// Refuses what XML allows nowhere: control characters, U+FFFE and U+FFFF.
  func checkCharacter(at offset: Int) throws(MarkupFailure) {
    let byte = bytes[offset]
    if byte == 0 { throw failure(.nulByte, at: offset) }
    if byte < 0x20, !byte.isXMLSpace { throw failure(.controlCharacter(UInt32(byte)), at: offset) }
    if byte == 0xEF, offset + 2 < bytes.count, bytes[offset + 1] == 0xBF, bytes[offset + 2] >= 0xBE {
      throw failure(.controlCharacter(0xFFC0 + UInt32(bytes[offset + 2] & 0x3F)), at: offset)
    }
  }

  /// Moves past the reference at the index, which is at its `&`, and returns the character for which it stands.
  mutating func readReference() throws(MarkupFailure) -> Unicode.Scalar {
    var end = index + 1
    while end < bytes.count, end - index < 64, bytes[end].isASCIILetter || bytes[end].isASCIIDigit || bytes[end] == UInt8(ascii: "#") {
      end += 1
    }
    let name = string(index + 1..<end)
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { throw failure(.undeclaredEntity(name), at: index) }
    guard let scalar = name.hasPrefix("#") ? Self.scalar(ofReference: name) : Self.entities[name] else {
      throw failure(name.hasPrefix("#") ? .characterReference(name) : .undeclaredEntity(name), at: index)
    }
    index = end + 1
    return scalar
  }

  private static let entities: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  private static func scalar(ofReference name: String) -> Unicode.Scalar? {
    let isHexadecimal = name.hasPrefix("#x")
    guard let value = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value),
      value >= 0x20 || UInt8(value).isXMLSpace, value & 0xFFFE != 0xFFFE
    else { return nil }
    return scalar
  }
}

extension UInt8 {
  /// Blank, tab or line end: the only white space of XML. No-break and thin spaces are characters like others.
  var isXMLSpace: Bool { self <= 0x20 && (self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D) }
  var isXMLNameStart: Bool { isASCIILetter || self == UInt8(ascii: "_") || self == UInt8(ascii: ":") || self >= 0x80 }
  var isXMLName: Bool { isXMLNameStart || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".") }
}
