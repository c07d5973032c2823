import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  private func place(_ line: Int, _ column: Int = 1, file: String = "b.yaml") -> SourcePosition {
    SourcePosition(file: file, line: line, column: column)
  }

  @Test func printsAsCompilersDo() {
    let diagnostic = Diagnostic(
      "unknown-provision", .error, "Provision 'gdpr/77' is not in the corpus; did you mean 'gdpr/7'?", at: place(12, 5))
    #expect(
      diagnostic.description
        == "b.yaml:12:5: error: Provision 'gdpr/77' is not in the corpus; did you mean 'gdpr/7'? [unknown-provision]")
    #expect(Diagnostic("no-vendors", .warning, "No vendor", at: nil).description == "warning: No vendor [no-vendors]")
  }

  @Test func putsNoPlaceFirstThenOrdersByPlaceSeverityRuleAndText() {
    let ordered = [
      Diagnostic("z", .note, "z", at: nil),
      Diagnostic("z", .note, "z", at: place(9, file: "a.yaml")),
      Diagnostic("a", .error, "a", at: place(2)),
      Diagnostic("a", .warning, "a", at: place(2)),
      Diagnostic("b", .warning, "a", at: place(2)),
      Diagnostic("b", .warning, "b", at: place(2)),
      Diagnostic("a", .error, "a", at: place(2, 4)),
      Diagnostic("a", .error, "a", at: place(10)),
    ]
    #expect(ordered.reversed().sorted() == ordered)
    for (index, left) in ordered.enumerated() {
      #expect(!(left < left))
      for right in ordered[(index + 1)...] { #expect(left < right && !(right < left)) }
    }
  }

  @Test(arguments: [
    ("a\u{1B}[31mred", "a\\u{1B}[31mred"), ("one\ntwo", "one\\u{A}two"), ("\u{202E}evil", "\\u{202E}evil"),
    ("\u{2028}", "\\u{2028}"), ("§ 7050(a) – “ok” é", "§ 7050(a) – “ok” é"),
  ])
  func showsWhatWouldDriveATerminal(text: String, shown: String) {
    #expect(text.withVisibleControlCharacters == shown)
  }

  @Test func ordersSeverities() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
  }
}
