/// What the bytes of a UTF-8 text are to a reader of references.
enum TextBytes {
  /// The length in bytes of the blank at an offset, 0 when there is none: white space, no-break, thin and narrow blanks.
  static func blankLength(_ bytes: [UInt8], at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    switch bytes[offset] {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2: return offset + 1 < bytes.count && bytes[offset + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      guard offset + 2 < bytes.count, bytes[offset + 1] == 0x80 else { return 0 }
      // U+2000 to U+200B, and U+202F, which the United States Code prints behind the section sign
      return (0x80...0x8B).contains(bytes[offset + 2]) || bytes[offset + 2] == 0xAF ? 3 : 0
    default: return 0
    }
  }

  /// The length in bytes of the dash or hyphen at an offset, 0 when there is none.
  static func dashLength(_ bytes: [UInt8], at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    if bytes[offset] == UInt8(ascii: "-") { return 1 }
    // U+2010 to U+2015
    guard offset + 2 < bytes.count, bytes[offset] == 0xE2, bytes[offset + 1] == 0x80 else { return 0 }
    return (0x90...0x95).contains(bytes[offset + 2]) ? 3 : 0
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isUppercase(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  static func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { isUppercase(byte) || isLowercase(byte) }
  static func lowercase(_ byte: UInt8) -> UInt8 { isUppercase(byte) ? byte + 0x20 : byte }

  /// Whether a word goes on at an offset: a letter, a digit, or a letter outside ASCII.
  static func isWordByte(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let byte = bytes[offset]
    if isLetter(byte) || isDigit(byte) { return true }
    return byte >= 0x80 && isLetterOutsideASCII(bytes, at: offset)
  }

  /// Whether a non-ASCII character is taken for a letter: all but the section sign, blanks, dashes and quotation marks.
  static func isLetterOutsideASCII(_ bytes: [UInt8], at offset: Int) -> Bool {
    switch bytes[offset] {
    case 0xC2: return offset + 1 < bytes.count && bytes[offset + 1] == 0xAD  // a soft hyphen, within a word
    case 0xE2: return offset + 1 < bytes.count && bytes[offset + 1] > 0x83  // below are punctuation and symbols
    case 0x80...0xBF: return false
    default: return true
    }
  }

  /// A piece of text with every run of blanks as one plain blank.
  static func string(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let blank = blankLength(bytes, at: offset)
      if blank > 0 {
        if let last = result.last, last != 0x20 { result.append(0x20) }
        offset += blank
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }
}
