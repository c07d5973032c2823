import Diagnostics
import Testing

@Suite struct YAMLDocumentTests {
  private func read(_ text: String) -> Checked<RecordValue?> { YAMLDocument.read(SourceText(path: "a.yaml", text: text)) }

  /// The value in one line, with the place of each scalar.
  private func describe(_ value: RecordValue?) -> String {
    switch value?.content {
    case nil: "-"
    case .empty: "empty"
    case .scalar(let text): "\(text)@\(value!.position.line):\(value!.position.column)"
    case .list(let values): "[" + values.map { describe($0) }.joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key.value)@\($0.key.position.line):\($0.key.position.column): \(describe($0.value))" }
        .joined(separator: ", ") + "}"
    }
  }

  @Test func keepsEveryScalarAsItIsWritten() {
    #expect(
      describe(read("a: no\nb: 1.10\nc: 2024-01-01\nd: '7000'\ne: 0x1F\nf: ~\ng:\nh: null\ni: 'null'").value)
        == "{a@1:1: no@1:4, b@2:1: 1.10@2:4, c@3:1: 2024-01-01@3:4, d@4:1: 7000@4:4, e@5:1: 0x1F@5:4, f@6:1: empty, g@7:1: empty, h@8:1: empty, i@9:1: null@9:4}")
  }

  @Test func countsColumnsInBytesBehindOtherScripts() {
    #expect(describe(read("- { é§: x, b: y }").value) == "[{é§@1:5: x@1:11, b@1:14: y@1:17}]")
  }

  @Test func knowsPlacesFarAlongALine() throws {
    let text = "[" + (0..<2000).map { "é\($0)" }.joined(separator: ",") + "]"
    let bytes = Array(text.utf8)
    let elements = try #require(read(text).value).elements
    #expect(elements.count == 2000)
    #expect(elements.allSatisfy { bytes[($0.position.column - 1)...].starts(with: ($0.text ?? "?").utf8) })
  }

  @Test(arguments: [
    ("a: [1, 2", "a.yaml:1:9: error: YAML syntax: did not find expected ',' or ']' [yaml-syntax]"),
    ("a: 1\na: 2\n", "a.yaml:1:1: error: Key 'a' stands twice in one mapping; keep one [yaml-syntax]"),
    ("a: 1\n\tb: 2", "a.yaml:2:1: error: YAML syntax: found a tab character that violates indentation [yaml-syntax]"),
    ("a\u{0}b", "a.yaml:1:2: error: A NUL character is not allowed in YAML; save the file as UTF-8 text [yaml-syntax]"),
    ("[a]: 1", "a.yaml:1:1: error: A key is text, not a list [yaml-syntax]"),
    ("a: *nobody", "a.yaml:1:4: error: YAML syntax: found undefined alias [yaml-syntax]"),
  ])
  func reportsWhatIsNoYAMLWithItsPlace(text: String, message: String) {
    let checked = read(text)
    #expect(checked.value == nil)
    #expect(checked.diagnostics.map(\.description) == [message])
  }

  @Test func givesNothingForAnEmptyFile() {
    for text in ["", "\n\n", "# only a comment\n"] {
      let checked = read(text)
      #expect(checked.value == nil && checked.diagnostics.isEmpty)
    }
  }

  @Test func boundsNesting() {
    let checked = read(String(repeating: "[", count: 90) + String(repeating: "]", count: 90))
    #expect(checked.value == nil)
    #expect(
      checked.diagnostics.map(\.description) == [
        "a.yaml:1:66: error: YAML may hold at most 64 levels deep, aliases expanded; split the file [yaml-limit]"
      ])
  }

  @Test func boundsTheExpansionOfAliases() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let checked = read(text)
    #expect(checked.value == nil)
    #expect(checked.diagnostics.map(\.rule) == ["yaml-limit"])
  }

  @Test func constructsNothingFromATag() {
    #expect(describe(read("a: !!python/object:os.system ls").value) == "{a@1:1: ls@1:4}")
  }
}
