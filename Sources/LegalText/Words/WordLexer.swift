/// Cuts a text into words and marks.
struct WordLexer {
  let bytes: [UInt8]
  private(set) var tokens: [WordToken] = []
  private(set) var quotations: [Quotation] = []
  private var offset = 0
  private var open: (inner: Int, end: Int, start: Int, token: Int)?

  /// A quotation longer than this is speech or a stray mark, not a term.
  private static let longestQuotation = 400

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    while offset < bytes.count {
      let blank = TextBytes.blankLength(bytes, at: offset)
      if blank > 0 {
        offset += blank
      } else if let current = open, offset >= current.end {
        close(current)
      } else if TextBytes.isWordByte(bytes, at: offset) {
        scanWord()
      } else if open == nil, let length = openingQuote(), let end = closingQuote(from: offset + length, opening: offset) {
        let start = offset
        add(.openQuote, length)
        open = (inner: offset, end: end, start: start, token: tokens.count)
      } else {
        scanMark()
      }
    }
    if let current = open, offset >= current.end { close(current) }
  }

  private mutating func close(_ current: (inner: Int, end: Int, start: Int, token: Int)) {
    let length = quoteLength(at: current.end)
    quotations.append(
      Quotation(
        inner: current.inner..<current.end, outer: current.start..<(current.end + length),
        tokens: current.token..<tokens.count))
    open = nil
    offset = current.end
    add(.closeQuote, length)
  }

  private mutating func add(_ kind: WordToken.Kind, _ length: Int) {
    var token = WordToken(kind: kind, range: offset..<(offset + length), text: "")
    token.isQuoted = open != nil && kind != .closeQuote
    tokens.append(token)
    offset += length
  }

  private mutating func scanWord() {
    let start = offset
    let limit = open?.end ?? bytes.count
    var end = offset
    var folded: [UInt8] = []
    var isPossessive = false
    while end < limit {
      if bytes[end] == 0xC2, end + 1 < limit, bytes[end + 1] == 0xAD {
        end += 2
      } else if TextBytes.isWordByte(bytes, at: end) || (bytes[end] & 0xC0 == 0x80 && end > start) {
        folded.append(TextBytes.lowercase(bytes[end]))
        end += 1
      } else if bytes[end] == UInt8(ascii: "-"), end + 1 < limit, TextBytes.isWordByte(bytes, at: end + 1) {
        folded.append(bytes[end])
        end += 1
      } else if bytes[end] == UInt8(ascii: "."), end + 1 < limit, TextBytes.isDigit(bytes[end + 1]),
        end > start, TextBytes.isDigit(bytes[end - 1])
      {
        folded.append(bytes[end])
        end += 1
      } else if let apostrophe = apostropheLength(at: end), end + apostrophe < limit,
        TextBytes.isWordByte(bytes, at: end + apostrophe)
      {
        let behind = end + apostrophe
        if TextBytes.lowercase(bytes[behind]) == UInt8(ascii: "s"), !TextBytes.isWordByte(bytes, at: behind + 1) {
          isPossessive = true
          break
        }
        folded.append(UInt8(ascii: "'"))
        end = behind
      } else {
        break
      }
    }
    var token = WordToken(kind: .word, range: start..<end, text: String(decoding: folded, as: UTF8.self))
    token.isCapitalized = TextBytes.isUppercase(bytes[start])
    token.isPossessive = isPossessive
    token.isQuoted = open != nil
    tokens.append(token)
    offset = end
    if isPossessive, let apostrophe = apostropheLength(at: end) { offset += apostrophe + 1 }
  }

  private mutating func scanMark() {
    let dash = TextBytes.dashLength(bytes, at: offset)
    if dash > 1 { return add(.dash, dash) }
    switch bytes[offset] {
    case UInt8(ascii: ","): add(.comma, 1)
    case UInt8(ascii: "."): add(.period, 1)
    case UInt8(ascii: ";"): add(.semicolon, 1)
    case UInt8(ascii: ":"): add(.colon, 1)
    case UInt8(ascii: "/"): add(.slash, 1)
    case UInt8(ascii: "("), UInt8(ascii: "["): add(.open, 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): add(.close, 1)
    default:
      var end = offset + 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      add(.other, end - offset)
    }
  }

  private func apostropheLength(at offset: Int) -> Int? {
    guard offset < bytes.count else { return nil }
    if bytes[offset] == UInt8(ascii: "'") { return 1 }
    return isMark(0x99, at: offset) ? 3 : nil
  }

  /// U+2000 to U+203F by the last byte.
  private func isMark(_ last: UInt8, at offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && bytes[offset + 2] == last
  }

  private func openingQuote() -> Int? {
    if bytes[offset] == UInt8(ascii: "\"") { return 1 }
    if isMark(0x9C, at: offset) || isMark(0x98, at: offset) { return 3 }
    // A straight single mark opens only where no word precedes and one follows.
    if bytes[offset] == UInt8(ascii: "'"), offset + 1 < bytes.count, TextBytes.isLetter(bytes[offset + 1]),
      offset == 0 || bytes[offset - 1] == 0x20 || bytes[offset - 1] == UInt8(ascii: "(")
    {
      return 1
    }
    return nil
  }

  private func closingQuote(from inner: Int, opening: Int) -> Int? {
    let isSingle = bytes[opening] == UInt8(ascii: "'") || isMark(0x98, at: opening)
    var end = inner
    let limit = min(bytes.count, inner + Self.longestQuotation)
    while end < limit {
      if isSingle {
        if let length = apostropheLength(at: end), !TextBytes.isWordByte(bytes, at: end + length) { return end > inner ? end : nil }
      } else if bytes[end] == UInt8(ascii: "\"") || isMark(0x9D, at: end) || (isMark(0x99, at: end) && isMark(0x99, at: end + 3)) {
        return end > inner ? end : nil
      }
      end += 1
    }
    return nil
  }

  private func quoteLength(at offset: Int) -> Int {
    if isMark(0x99, at: offset), isMark(0x99, at: offset + 3) { return 6 }
    return bytes[offset] == 0xE2 ? 3 : 1
  }
}
