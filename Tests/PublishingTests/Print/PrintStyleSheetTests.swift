import Testing

@testable import Publishing

@Suite struct PrintStyleSheetTests {
  @Test func writesAllButLettersDigitsAndBlanksAsNumbers() {
    #expect(PrintStyleSheet.quoted("Juniper & Oak, § 1.") == "\"Juniper \\26  Oak, \\a7  1.\"")
  }

  @Test(arguments: ["\"}body{display:none}", "\\", "a\nb", "</style>", "\u{0}", "é\u{301}"])
  func letsNoTitleEndTheString(title: String) {
    let quoted = PrintStyleSheet.quoted(title)
    let inside = quoted.dropFirst().dropLast()
    #expect(quoted.hasPrefix("\"") && quoted.hasSuffix("\""))
    #expect(!inside.contains("\"") && !inside.contains("\n") && inside.unicodeScalars.allSatisfy(\.isASCII))
    // Every backslash begins a number that a blank ends.
    #expect(inside.matches(of: #/\\[0-9a-f]{1,6} /#).count == inside.filter { $0 == "\\" }.count)
  }

  @Test func cutsATitleThatNoSheetHasRoomFor() {
    #expect(PrintStyleSheet.quoted(String(repeating: "a", count: 500)) == "\"" + String(repeating: "a", count: 89) + "\\2026 \"")
  }
}
