/// A text cut into the pieces that references are made of.
struct LexedText: Sendable {
  let bytes: [UInt8]
  private(set) var tokens: [CitationToken] = []

  /// - Complexity: O(*n*).
  init(_ text: String) {
    bytes = Array(text.utf8)
    var lexer = CitationLexer(bytes: bytes)
    while let token = lexer.next() { tokens.append(token) }
  }

  /// The token's text with blanks folded.
  func text(_ index: Int) -> String { TextBytes.string(bytes, tokens[index].start..<tokens[index].end) }

  /// The text of an enumerator without its parentheses: `a`, and `c~2` for `(c)~2`.
  func label(_ index: Int) -> String {
    String(decoding: bytes[tokens[index].start..<tokens[index].end].filter { $0 != 0x28 && $0 != 0x29 }, as: UTF8.self)
  }

  /// The first token that ends behind an offset, looking forward from `index`: the token at the offset, or around it.
  func token(at offset: Int, from index: Int) -> Int {
    var index = index
    while index < tokens.count, tokens[index].end <= offset { index += 1 }
    return index
  }

  func isCapitalized(_ index: Int) -> Bool {
    tokens[index].kind == .word && TextBytes.isUppercase(bytes[tokens[index].start])
  }

  /// Two to six capital letters and no other: "TFEU".
  func isAcronym(_ index: Int) -> Bool {
    let range = tokens[index].start..<tokens[index].end
    return tokens[index].kind == .word && (2...6).contains(range.count)
      && bytes[range].allSatisfy(TextBytes.isUppercase)
  }
}

private struct CitationLexer {
  let bytes: [UInt8]
  var offset = 0

  mutating func next() -> CitationToken? {
    let before = offset
    while true {
      let blank = TextBytes.blankLength(bytes, at: offset)
      if blank == 0 { break }
      offset += blank
    }
    guard offset < bytes.count else { return nil }
    let start = offset
    let (kind, end) = scan()
    offset = end
    var token = CitationToken(kind: kind, start: start, end: end, followsBlank: start > before)
    // No keyword is longer than "subparagraphs".
    if kind == .word, end - start <= 14 {
      token.keyword = CitationKeyword.all[String(decoding: bytes[start..<end].map(TextBytes.lowercase), as: UTF8.self)]
    }
    return token
  }

  private func scan() -> (CitationToken.Kind, Int) {
    let byte = bytes[offset]
    if TextBytes.isDigit(byte) { return (.number, endOfNumber()) }
    if TextBytes.isWordByte(bytes, at: offset) { return (.word, endOfWord()) }
    let dash = TextBytes.dashLength(bytes, at: offset)
    if dash > 0 { return (.dash, offset + dash) }
    switch byte {
    case 0xC2 where offset + 1 < bytes.count && bytes[offset + 1] == 0xA7:
      var end = offset + 2
      while end + 1 < bytes.count, bytes[end] == 0xC2, bytes[end + 1] == 0xA7 { end += 2 }
      return (.sectionSign, end)
    case UInt8(ascii: "("): return endOfLabel().map { (.label, $0) } ?? (.open, offset + 1)
    case UInt8(ascii: ")"): return (.close, offset + 1)
    case UInt8(ascii: ","): return (.comma, offset + 1)
    case UInt8(ascii: "."): return (.period, offset + 1)
    case UInt8(ascii: ";"): return (.semicolon, offset + 1)
    case UInt8(ascii: ":"): return (.colon, offset + 1)
    default:
      var end = offset + 1
      while end < bytes.count, (0x80...0xBF).contains(bytes[end]) { end += 1 }
      return (.other, end)
    }
  }

  /// Letters, hyphens between letters, and the full stops of an abbreviation made of single letters ("U.S.C").
  private func endOfWord() -> Int {
    var end = offset
    var segment = offset
    while end < bytes.count {
      if TextBytes.isWordByte(bytes, at: end) || (end > offset && bytes[end] >= 0x80 && bytes[end] < 0xC0) {
        end += 1
      } else if bytes[end] == UInt8(ascii: "-"), end + 1 < bytes.count, TextBytes.isLetter(bytes[end + 1]) {
        end += 1
        segment = end
      } else if bytes[end] == UInt8(ascii: "."), end - segment == 1, end + 1 < bytes.count,
        TextBytes.isLetter(bytes[end + 1])
      {
        end += 1
        segment = end
      } else {
        break
      }
    }
    return end
  }

  private func endOfNumber() -> Int {
    var end = endOfNumberPart(from: offset)
    while end + 1 < bytes.count, end - offset < CitationLimits.numberBytes {
      let next = bytes[end + 1]
      switch bytes[end] {
      case UInt8(ascii: "/") where TextBytes.isDigit(next) || TextBytes.isLetter(next):
        end = endOfNumberPart(from: end + 1)
      case UInt8(ascii: "-") where TextBytes.isDigit(next) || TextBytes.isLetter(next):
        let right = endOfNumberPart(from: end + 1)
        if SectionNumber.isRange(bytes[offset..<end], bytes[(end + 1)..<right], hyphen: true) { return end }
        end = right
      case UInt8(ascii: "~") where TextBytes.isDigit(next):
        end = endOfNumberPart(from: end + 1)
      default: return end
      }
    }
    return end
  }

  /// Letters and digits, with full stops between digits.
  private func endOfNumberPart(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      if TextBytes.isDigit(bytes[end]) || TextBytes.isLetter(bytes[end]) {
        end += 1
      } else if bytes[end] == UInt8(ascii: "."), end + 1 < bytes.count, TextBytes.isDigit(bytes[end + 1]) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// An enumerator holds at most six letters, digits, full stops or hyphens.
  private func endOfLabel() -> Int? {
    var end = offset + 1
    while end < bytes.count, end - offset <= 7 {
      let byte = bytes[end]
      if byte == UInt8(ascii: ")") {
        guard end > offset + 1 else { return nil }
        return endOfSuffix(from: end + 1)
      }
      guard TextBytes.isDigit(byte) || TextBytes.isLetter(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      else { return nil }
      end += 1
    }
    return nil
  }

  /// The suffix that keeps two provisions of one number apart: `~2`.
  private func endOfSuffix(from start: Int) -> Int {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "~"), TextBytes.isDigit(bytes[start + 1]) else {
      return start
    }
    var end = start + 1
    while end < bytes.count, TextBytes.isDigit(bytes[end]) { end += 1 }
    return end
  }
}
