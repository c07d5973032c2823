/// Takes comments and white space that means nothing out of style sheets and scripts, on the way into the published folder.
///
/// Nothing is renamed or rewritten: every other byte stays, so that what is tested is what is written. Texts, templates and regular
/// expressions are never touched. A file that ends inside one of them is published as it is, and so is a script in which a slash stands
/// behind ")" or "}": only a parser of the language knows whether that divides or begins a regular expression.
enum CompactAssets {
  static func compact(_ file: OutputFile) -> OutputFile {
    let bytes: [UInt8]? =
      if file.path.hasSuffix(".css") { StyleSheet.compact(file.bytes) } else if file.path.hasSuffix(".js") { Script.compact(file.bytes) } else { nil }
    return bytes.map { OutputFile(path: file.path, bytes: $0) } ?? file
  }

  private enum StyleSheet {
    /// `nil` when a comment or text does not end.
    static func compact(_ bytes: [UInt8]) -> [UInt8]? {
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var index = 0
      var hasSpace = false
      while index < bytes.count {
        let byte = bytes[index]
        if byte.isSpace {
          hasSpace = true
          index += 1
        } else if bytes[index...].starts(with: "/*".utf8) {
          guard let end = endOfComment(bytes, from: index) else { return nil }
          hasSpace = true
          index = end
        } else {
          let start = index
          if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            guard let end = endOfText(bytes, from: index) else { return nil }
            index = end
          } else {
            index += 1
          }
          if hasSpace, let last = result.last, !"{};,".utf8.contains(last), !"{};,".utf8.contains(byte) { result.append(UInt8(ascii: " ")) }
          hasSpace = false
          // The last declaration of a block needs no semicolon.
          if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
          result += bytes[start..<index]
        }
      }
      return result + [UInt8(ascii: "\n")]
    }
  }

  private enum Script {
    /// `nil` when a comment, text, template or regular expression does not end, or a slash may be either of two things.
    static func compact(_ bytes: [UInt8]) -> [UInt8]? {
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var index = 0
      var hasSpace = false
      var hasLineEnd = false
      /// For each open parenthesis whether it belongs to a statement that may have an empty body, and the same of the last that closed.
      var opened: [Bool] = []
      var closesHead = false
      while index < bytes.count {
        let byte = bytes[index]
        if byte.isSpace {
          hasSpace = true
          hasLineEnd = hasLineEnd || byte == UInt8(ascii: "\n")
          index += 1
          continue
        }
        if bytes[index...].starts(with: "/*".utf8) {
          guard let end = endOfComment(bytes, from: index) else { return nil }
          hasSpace = true
          hasLineEnd = hasLineEnd || bytes[index..<end].contains(UInt8(ascii: "\n"))
          index = end
          continue
        }
        if bytes[index...].starts(with: "//".utf8) {
          index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
          continue
        }
        guard let end = endOfToken(bytes, from: index, after: result) else { return nil }
        if hasSpace, let last = result.last { result += separator(last, byte, hasLineEnd) }
        (hasSpace, hasLineEnd) = (false, false)
        if byte == UInt8(ascii: "(") { opened.append(endsWithWord(result, among: ["for", "while", "if", "with"])) }
        if byte == UInt8(ascii: ")") { closesHead = opened.popLast() ?? true }
        // The last statement of a block needs no semicolon, unless the semicolon is the statement.
        if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") {
          let before = result.dropLast()
          if before.last == UInt8(ascii: ")") ? !closesHead : !endsWithWord(before, among: ["else", "do"]) { result.removeLast() }
        }
        result += bytes[index..<end]
        index = end
      }
      return result + [UInt8(ascii: "\n")]
    }

    /// What has to stay of white space between two tokens: a line end where it might end a statement, a blank between words.
    private static func separator(_ last: UInt8, _ next: UInt8, _ hasLineEnd: Bool) -> [UInt8] {
      if hasLineEnd, !"{;,([=&|?:".utf8.contains(last), !"})].,;?:=&|".utf8.contains(next) { return [UInt8(ascii: "\n")] }
      let isBetweenWords = last.isWord && next.isWord
      // "a + +b" and "a - -b"; "/" so that no comment begins.
      let couldMerge = last == next && "+-/".utf8.contains(last)
      return isBetweenWords || couldMerge ? [UInt8(ascii: " ")] : []
    }

    private static func endOfToken(_ bytes: [UInt8], from start: Int, after result: [UInt8]) -> Int? {
      switch bytes[start] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return endOfText(bytes, from: start)
      case UInt8(ascii: "/"): return beginsExpression(after: result).flatMap { $0 ? endOfExpression(bytes, from: start) : start + 1 }
      default:
        var end = start + 1
        while bytes[start].isWord, end < bytes.count, bytes[end].isWord { end += 1 }
        return end
      }
    }

    /// Whether a slash begins a regular expression, by what stands before it; else it divides. `nil` where that does not tell.
    private static func beginsExpression(after result: [UInt8]) -> Bool? {
      guard let last = result.last else { return true }
      if last == UInt8(ascii: ")") || last == UInt8(ascii: "}") { return nil }
      if last == UInt8(ascii: "]") { return false }
      guard last.isWord else { return true }
      return endsWithWord(result[...], among: ["return", "typeof", "case", "in", "of", "do", "else", "void"])
    }

    private static func endsWithWord(_ bytes: some BidirectionalCollection<UInt8>, among words: [String]) -> Bool {
      let word = bytes.reversed().prefix { $0.isWord }.reversed()
      return words.contains { word.elementsEqual($0.utf8) }
    }

    private static func endOfExpression(_ bytes: [UInt8], from start: Int) -> Int? {
      var index = start + 1
      var isInClass = false
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
        switch bytes[index] {
        case UInt8(ascii: "\\"): index += 1
        case UInt8(ascii: "["): isInClass = true
        case UInt8(ascii: "]"): isInClass = false
        case UInt8(ascii: "/") where !isInClass: return index + 1
        default: break
        }
        index += 1
      }
      return nil
    }
  }

  private static func endOfComment(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start + 2
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return nil
  }

  /// Behind the quotation mark that ends a text. What a template inserts may hold no backtick of its own, else the script stays as it is.
  private static func endOfText(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count, bytes[index] != bytes[start] {
      if bytes[start] != UInt8(ascii: "`"), bytes[index] == UInt8(ascii: "\n") { return nil }
      if bytes[start] == UInt8(ascii: "`"), bytes[index...].starts(with: "${".utf8) { return nil }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index < bytes.count ? index + 1 : nil
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// A byte of an identifier or number; everything beyond ASCII counts as one.
  fileprivate var isWord: Bool {
    self >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || self == UInt8(ascii: "_") || self == UInt8(ascii: "$")
  }
}
