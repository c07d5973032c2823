/// Writes texts so that the reader takes them for what they are.
enum OutlineEscape {
  /// Where a text begins, which decides what it might be mistaken for.
  enum Start {
    /// A paragraph of its own.
    case paragraph
    /// Behind an enumerator or "Note:" on the same line.
    case behindOpener
    /// Behind `#`, in a table's cell or an editor's note.
    case other
  }

  /// - Complexity: O(*n*) in the bytes of the text and its marks.
  static func write(_ text: String, marks: [EditorMark] = [], start: Start) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 8)
    var marks = marks[...]
    func isMarked(_ offset: Int) -> Bool { (marks.first?.offset ?? Int.max) <= offset }
    var isRawStart = !isMarked(0)
    if isRawStart, needsBackslash(bytes, start) { output.append(OutlineSyntax.backslash) }
    for (offset, byte) in bytes.enumerated() {
      let hadMark = isMarked(offset)
      while isMarked(offset), let mark = marks.popFirst() { output += Array("[^\(mark.label)]".utf8) }
      switch byte {
      case OutlineSyntax.backslash:
        // At the start one backslash makes the next literal already.
        if !(isRawStart && output.last == OutlineSyntax.backslash) { output.append(OutlineSyntax.backslash) }
      case OutlineSyntax.bracket where offset + 1 < bytes.count && bytes[offset + 1] == OutlineSyntax.caret && !isMarked(offset + 1):
        if !(isRawStart && output.last == OutlineSyntax.backslash) { output.append(OutlineSyntax.backslash) }
      case UInt8(ascii: ":") where hadMark && offset == 0:
        output.append(OutlineSyntax.backslash)  // "[^1]:" would be the note itself
      case _ where byte.isASCIIBlank && offset == bytes.count - 1 && !isMarked(bytes.count):
        if !(isRawStart && output.last == OutlineSyntax.backslash) { output.append(OutlineSyntax.backslash) }
      default: break
      }
      // A line break would end the text; the law has its words on one line.
      output.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
      isRawStart = false
    }
    while let mark = marks.popFirst() { output += Array("[^\(mark.label)]".utf8) }
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether a text must begin with a backslash.
  private static func needsBackslash(_ bytes: [UInt8], _ start: Start) -> Bool {
    guard let first = bytes.first else { return start != .other }
    if first.isASCIIBlank { return true }
    switch start {
    case .other:
      return first == OutlineSyntax.backslash
    case .behindOpener:
      if first == 0xC2, bytes.count > 1, bytes[1] == 0xA0 { return true }
      if first == OutlineSyntax.backslash { return true }
      return first == UInt8(ascii: "(") && !LeadingEnumerators(in: bytes).enumerators.isEmpty
    case .paragraph:
      if [OutlineSyntax.heading, OutlineSyntax.attributes, OutlineSyntax.table, OutlineSyntax.backslash].contains(first) {
        return true
      }
      return !LeadingEnumerators(in: bytes).enumerators.isEmpty
        || OutlineSyntax.noteDesignation(in: bytes, 0..<bytes.count) != nil
    }
  }

  /// A table's cell: also `|` is escaped, and what would be a line of dashes.
  static func writeCell(_ text: String) -> String {
    let isDashes = !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
    let written = (isDashes ? "\\" : "") + write(text, start: .other)
    return written.contains("|") ? written.replacing("|", with: "\\|") : written
  }

  /// An attribute's value, in quotes unless it is a plain word.
  static func writeValue(_ text: String) -> String {
    let isWord =
      !text.isEmpty
      && text.utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter || "._~#/-".utf8.contains($0) }
    if isWord { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
    }
    return result + "\""
  }
}
