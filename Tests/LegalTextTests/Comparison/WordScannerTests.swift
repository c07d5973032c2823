import Testing

@testable import LegalText

@Suite struct WordScannerTests {
  private func tokens(_ text: String) -> [String] {
    var table = WordTable()
    return WordScanner.scan(text, into: &table).numbers.map { table.word($0) }
  }

  @Test(arguments: [
    ("A business shall not sell, or share.", ["A", "business", "shall", "not", "sell", ",", "or", "share", "."]),
    ("opt-out and/or the consumer’s", ["opt-out", "and/or", "the", "consumer's"]),
    ("purpose(s) in § 7050(a)(3)(A), subdivision (a)(1)", ["purpose(s)", "in", "§", "7050(a)(3)(A)", ",", "subdivision", "(a)(1)"]),
    ("$2,500.50 under 15 U.S.C. 6804", ["$", "2,500.50", "under", "15", "U.S.C", ".", "6804"]),
    ("(the contract) fifteen (15) days", ["(", "the", "contract", ")", "fifteen", "(15)", "days"]),
    ("1–2 “quoted”\u{A0}text\u{AD}ual", ["1-2", "\"", "quoted", "\"", "textual"]),
    ("§ 5 – ends;", ["§", "5", "-", "ends", ";"]),
    ("", []), (" \u{A0} ", []),
    ("cafe\u{301} =\u{338} x", ["caf\u{e9}", "\u{2260}", "x"]),
  ])
  func keepsWordsWhole(text: String, expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test func tokensTogetherAreTheText() {
    let text = "  “A”, 1\u{2009}000 (s) — end\u{AD}  "
    var table = WordTable()
    let words = WordScanner.scan(text, into: &table)
    let bytes = Array(text.utf8)
    let pieces = (0..<words.count).map { String(decoding: bytes[words.bytes(of: $0..<($0 + 1))], as: UTF8.self) }
    #expect(pieces.joined() == text)
  }
}
