import Diagnostics
import Testing

@Suite struct SourceTextTests {
  @Test(arguments: [(0, 1, 1), (3, 1, 4), (4, 2, 1), (6, 2, 3), (8, 3, 1), (9, 3, 2), (99, 3, 2), (-1, 1, 1)])
  func countsColumnsInBytes(offset: Int, line: Int, column: Int) {
    let source = SourceText(path: "a.md", text: "abc\n§b\nc")
    #expect(source.position(at: offset) == SourcePosition(file: "a.md", line: line, column: column))
  }

  @Test(arguments: ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc", "a\r\nb\nc"])
  func endsLinesAsEverySystemDoes(text: String) {
    let lines = SourceText(path: "a.md", text: text).lines
    #expect(lines.map { String($0.text) } == ["a", "b", "c"])
    #expect(lines.map(\.number) == [1, 2, 3])
  }

  @Test func countsAnEmptyLastLine() {
    #expect(SourceText(path: "a.md", text: "a\n").lines.map { String($0.text) } == ["a", ""])
    #expect(SourceText(path: "a.md", text: "").lines.map { String($0.text) } == [""])
  }

  @Test func dropsAByteOrderMarkOnce() {
    #expect(SourceText(path: "a.md", text: "\u{FEFF}a").text == "a")
    #expect(SourceText(path: "a.md", text: "\u{FEFF}\u{FEFF}a").text == "\u{FEFF}a")
  }

  @Test func givesTheOffsetOfALine() {
    let source = SourceText(path: "a.md", text: "a\r\nbc\nd")
    #expect([1, 2, 3, 4].map(source.offset(ofLine:)) == [0, 3, 6, 7])
    #expect(source.lineCount == 3)
  }

  @Test func findsEveryOffsetAgainFromItsPosition() {
    let source = SourceText(path: "a.md", text: "one\r\ntwo\n\nthree § four\rfive")
    for offset in 0...source.text.utf8.count {
      let position = source.position(at: offset)
      #expect(source.offset(ofLine: position.line) + position.column - 1 == offset)
    }
  }
}
