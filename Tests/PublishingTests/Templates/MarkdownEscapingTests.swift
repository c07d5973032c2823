import CommonMark
import Testing

@testable import Publishing

@Suite struct MarkdownEscapingTests {
  @Test(arguments: [
    ("§ 7050(a)(3)(A), \"shall not\"", "§ 7050(a)(3)(A), \"shall not\""),
    ("(a) A business shall not...", "(a) A business shall not..."),
    ("opt-out of a C# and R&D record - 1.5 + 2", "opt-out of a C# and R&amp;D record - 1.5 + 2"),
    ("1. First", "1\\. First"), ("12) Twelfth", "12\\) Twelfth"), ("3.5 percent", "3.5 percent"), ("7.", "7\\."),
    ("- a - b", "\\- a - b"), ("+ a", "\\+ a"), ("# a # b #", "\\# a \\# b \\#"), ("in C#", "in C#"),
    ("> a", "\\> a"), ("===", "&#61;=="),
    ("snake_case _a_", "snake_case \\_a\\_"), ("Yahoo! and Go!", "Yahoo! and Go\\!"),
    ("a\r\nb\nc\rd", "a b c d"), (" \n a  \t", " a "), (" ", " "), ("", ""), ("a|b~c`d", "a\\|b&#126;c\\`d"),
    ("<b> & 3 < 4", "&lt;b\\> &amp; 3 &lt; 4"), (": a", "&#58; a"), ("a: b", "a: b"), ("https://a.b/c_d_", "https&#58;//a.b/c_d\\_"),
    ("see www.a.b", "see www\\.a.b"), ("a\u{7}b\u{1B}c", "a\u{FFFD}b\u{FFFD}c"),
    ("[x](y) {z} \\ *", "\\[x\\](y) \\{z\\} \\\\ \\*"), (". a", "\\. a"), (") a", "\\) a"),
  ])
  func escapesWhereItMatters(text: String, escaped: String) {
    #expect(Markdown(escaping: text).source == escaped)
  }

  /// Pieces that mean something to CommonMark, and words around them.
  private static let pieces = [
    "\\", "`", "``", "```", "*", "**", "_", "__", "{", "}", "[", "]", "(", ")", "<", ">", "#", "##", "+", "-", "---",
    "=",
    "===", ".", "!", "![", "|", "&", "&amp;", "&#35;", ";", "~", "~~~", ":", "\"", "'", "1", "42", "1.", "2)", " ",
    "  ",
    "    ", "\t", "\n", "\r\n", "a", "b c", "é", "§", "<b>", "</div>", "<!--", "<a@b.c>", "<http://a.b>", "[a]: /b",
    "/",
    "://", "www.", "\u{301}", "\u{B}", "\u{C}", "\u{A0}", "$", "^", "@", "?", ",", "%", "\u{1F600}",
  ]

  private static func nastyTexts(count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(state: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
    }
  }

  /// What a reader must see: line ends are blanks, and the edges do not matter.
  private func expected(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n"), bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
      bytes.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte)
    }
    return trimmed(String(decoding: bytes.map { $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }, as: UTF8.self))
  }

  private func trimmed(_ text: String) -> String {
    var bytes = Array(text.utf8)[...]
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    while let byte = bytes.first, isSpace(byte) { bytes.removeFirst() }
    while let byte = bytes.last, isSpace(byte) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text between `prefix` and `suffix` of the document's HTML, or the whole when it does not have that form.
  private func shown(_ source: String, prefix: String = "<p>", suffix: String = "</p>\n") -> String {
    let html = Document(parsing: source).html()
    let bytes = Array(html.utf8)
    guard bytes.starts(with: prefix.utf8), bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8),
      bytes.count >= prefix.utf8.count + suffix.utf8.count
    else { return html }
    let inner = bytes[prefix.utf8.count..<(bytes.count - suffix.utf8.count)]
    guard !inner.contains(UInt8(ascii: "<")) else { return html }
    return unescaped(inner)
  }

  /// By bytes, since a combining accent joins the character before it.
  private func unescaped(_ html: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = html
    next: while let byte = rest.first {
      for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
      where rest.starts(with: entity.utf8) {
        result += character.utf8
        rest = rest.dropFirst(entity.utf8.count)
        continue next
      }
      result.append(byte)
      rest = rest.dropFirst()
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Compares bytes: `String` would take differently composed letters for the same.
  private func expectEqualBytes(_ left: String, _ right: String, _ text: String) {
    #expect(left.utf8.elementsEqual(right.utf8), "\(text.debugDescription): \(left.debugDescription)")
  }

  @Test(arguments: [1, 2, 3])
  func textSurvivesWhereverItStands(seed: UInt64) {
    for text in Self.nastyTexts(count: 3_000, seed: seed) {
      let escaped = Markdown(escaping: text).source
      let expected = expected(text)
      guard !expected.isEmpty else { continue }
      expectEqualBytes(shown(escaped), expected, text)
      expectEqualBytes(
        shown("x\n\n\(escaped)\n\ny", prefix: "<p>x</p>\n<p>", suffix: "</p>\n<p>y</p>\n"), expected, text)
      expectEqualBytes(shown("x\n\(escaped)\ny", prefix: "<p>x\n", suffix: "\ny</p>\n"), expected, text)
      expectEqualBytes(shown("# \(escaped)\n", prefix: "<h1>", suffix: "</h1>\n"), expected, text)
      expectEqualBytes(
        shown("- \(escaped)\n", prefix: "<ul>\n<li>", suffix: "</li>\n</ul>\n"), expected, text)
      expectEqualBytes(
        trimmed(shown("1. (a) \(escaped)x\n", prefix: "<ol>\n<li>(a) ", suffix: "x</li>\n</ol>\n")), expected, text)
      expectEqualBytes(
        trimmed(shown("[\(escaped)](<u>)", prefix: "<p><a href=\"u\">", suffix: "</a></p>\n")), expected, text)
      expectEqualBytes(
        trimmed(shown("\(escaped)[x](<u>)", suffix: "<a href=\"u\">x</a></p>\n")), expected, text)
      expectEqualBytes(
        trimmed(Document(parsing: "[x](<\(escaped)>)").links().first?.destination ?? "no link"), expected, text)
    }
  }

  @Test func textSurvivesInTableCells() {
    for text in Self.nastyTexts(count: 3_000, seed: 4) {
      let escaped = Markdown(escaping: text).source
      let expected = expected(text)
      guard !expected.isEmpty else { continue }
      let row = "| \(escaped) | x |"
      expectEqualBytes(trimmed(shown(row, prefix: "<p>| ", suffix: " | x |</p>\n")), expected, text)
      #expect(unescapedPipes(row) == 3, "\(text.debugDescription)")
      #expect(!row.utf8.contains { $0 == 0x0A || $0 == 0x0D })
    }
  }

  @Test func textSurvivesBesideOtherValues() {
    let texts = Self.nastyTexts(count: 6_000, seed: 5)
    for (first, second) in zip(texts, texts.dropFirst()) {
      let source = Markdown(escaping: first).source + Markdown(escaping: second).source
      let expected = trimmed(visibleEdges(first) + visibleEdges(second))
      guard !expected.isEmpty else { continue }
      expectEqualBytes(shown(source), expected, "\(first) + \(second)")
    }
  }

  /// The text with one blank for white space at each edge.
  private func visibleEdges(_ text: String) -> String {
    let inner = trimmed(text)
    guard !inner.isEmpty else { return text.isEmpty ? "" : " " }
    func isSpace(_ byte: UInt8?) -> Bool { byte.map { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? false }
    return (isSpace(text.utf8.first) ? " " : "") + expected(text) + (isSpace(text.utf8.last) ? " " : "")
  }

  /// Pipes that GitHub takes for the edges of cells: a backslash protects the pipe behind it, whatever stands before.
  private func unescapedPipes(_ row: String) -> Int {
    let bytes = Array(row.utf8)
    return bytes.indices.count { index in
      bytes[index] == UInt8(ascii: "|") && (index == 0 || bytes[index - 1] != UInt8(ascii: "\\"))
    }
  }
}

/// SplitMix64: the same texts in every run.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
