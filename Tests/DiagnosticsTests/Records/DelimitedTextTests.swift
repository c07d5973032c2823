import Diagnostics
import Testing

@Suite struct DelimitedTextTests {
  private func read(_ text: String, _ delimiter: DelimitedText.Delimiter = .comma, limit: Int? = nil) -> (rows: [[String]], problems: [String]) {
    let read = DelimitedText.rows(of: SourceText(path: "r.csv", text: text), delimiter: delimiter, limit: limit)
    return (read.value.map { $0.cells.map(\.value) }, read.diagnostics.map(\.description))
  }

  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]), ("a\rb", [["a"], ["b"]]),
    ("a,,\n", [["a", "", ""]]), ("\n\na", [[""], [""], ["a"]]), ("", []), ("\"\"", [[""]]),
    ("\"a,\"\"b\"\"\r\nc\",d", [["a,\"b\"\r\nc", "d"]]), ("\"\u{22}\u{22}\u{301}\"", [["\"\u{301}"]]),
  ])
  func readsQuotedAndPlainCells(text: String, rows: [[String]]) {
    let read = read(text)
    #expect(read.rows == rows)
    #expect(read.problems == [])
  }

  @Test(arguments: DelimitedText.Delimiter.allCases)
  func splitsAtItsDelimiterAlone(delimiter: DelimitedText.Delimiter) {
    let mark = String(UnicodeScalar(delimiter.byte))
    let others = DelimitedText.Delimiter.allCases.filter { $0 != delimiter }.map { String(UnicodeScalar($0.byte)) }.joined()
    #expect(read("a\(mark)\(others)\n", delimiter).rows == [["a", others]])
  }

  @Test func saysWhereEachCellStands() {
    let text = "é,\"x\ny\",z\nw"
    let cells = DelimitedText.rows(of: SourceText(path: "r.csv", text: text), delimiter: .comma).value.flatMap(\.cells)
    #expect(cells.map(\.position.description) == ["r.csv:1:1", "r.csv:1:4", "r.csv:2:4", "r.csv:3:1"])
  }

  @Test func readsOnAfterAQuotationMarkThatIsNeverClosed() {
    let read = read("a,b\n\"c,d\ne,f\n")
    #expect(read.rows == [["a", "b"], ["\"c", "d"], ["e", "f"]])
    #expect(
      read.problems == [
        "r.csv:2:1: error: A quotation mark is never closed; close it, or double it if it belongs to the text [csv-quote]"
      ])
  }

  @Test func reportsTextBehindAClosingQuotationMarkAndKeepsIt() {
    let read = read("\"a\"b,c\nd \"e\",f")
    #expect(read.rows == [["ab", "c"], ["d \"e\"", "f"]])
    #expect(
      read.problems == [
        "r.csv:1:4: error: Text stands behind the closing quotation mark of the cell that opens in line 1; double a quotation mark that belongs to the text [csv-quote]",
        "r.csv:2:3: warning: A quotation mark within a cell without quotation marks is kept as written; enclose the cell and double it [csv-quote]",
      ])
  }

  @Test func boundsCellsRowsAndNumbersOfCells() {
    let long = String(repeating: "x", count: DelimitedText.maximumCellBytes + 1)
    #expect(
      read("a,b\n" + long + "\nc,d").problems == [
        "r.csv:2:1: error: A cell may have at most 262144 bytes; the rest of the file is not read [csv-limit]"
      ])
    #expect(
      read("a,b\n\"" + long).problems == [
        "r.csv:2:1: error: A cell may have at most 262144 bytes; is its closing quotation mark missing?; the rest of the file is not read [csv-limit]"
      ])
    let wide = read("a\n" + String(repeating: ",", count: 100_000))
    #expect(wide.rows == [["a"]])
    #expect(wide.problems == ["r.csv:2:1: error: A row may have at most 2000 cells; the rest of the file is not read [csv-limit]"])
  }

  @Test func refusesNulCharacters() {
    #expect(read("a,b\nc\u{0},d").problems == [
      "r.csv:2:2: error: A NUL character is not allowed in a table; save the file as UTF-8 text [csv-syntax]"
    ])
  }

  /// Every text that can be written can be read back, whatever stands in the cells.
  @Test func readsBackWhatIsQuotedAsTheStandardSays() {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = ["a", "\"", ",", "\n", "\r\n", ";", " ", "é", "'", "="]
    for _ in 0..<300 {
      let rows = (0...next(4)).map { _ in (0...next(4)).map { _ in (0..<next(5)).map { _ in pieces[next(pieces.count)] }.joined() } }
      let text = rows.map { $0.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n" }.joined()
      let read = read(text)
      #expect(read.rows == rows)
      #expect(read.problems == [])
    }
  }
}

@Suite struct SourceDecodingTests {
  private func read(_ bytes: [UInt8]) -> (text: String?, problems: [String]) {
    let read = SourceText.decoding(bytes, path: "r.csv")
    return (read.value?.text, read.diagnostics.map(\.description))
  }

  @Test func readsUTF8AndUTF16ByTheirMarks() {
    #expect(read([0xEF, 0xBB, 0xBF] + Array("é,b".utf8)).text == "é,b")
    #expect(read([0xFF, 0xFE] + "é€😀".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).text == "é€😀")
    #expect(read([0xFE, 0xFF] + "é€😀".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }).text == "é€😀")
    #expect(read([]).text == "")
  }

  @Test func namesTheByteThatIsNotTextAndItsPlace() {
    #expect(
      read(Array("name\nM".utf8) + [0xFC] + Array("ller".utf8)).problems == [
        "r.csv:2:2: error: Byte 0xFC at offset 6 is not UTF-8 text; save the file as UTF-8 [not-utf-8]"
      ])
    #expect(
      read([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x00, 0xD8, 0x62, 0x00]).problems == [
        "r.csv:2:1: error: Bytes at offset 6 are not UTF-16 text, as the byte order mark says; save the file as UTF-8 [not-utf-16]"
      ])
    #expect(read([0xFF, 0xFE, 0x61]).problems.count == 1)
  }
}

@Suite struct SpreadsheetCellTests {
  @Test(arguments: ["=1+1", "+1", "-x", "@a", "\tb", "\rc", "'=1", "''=1", "'quoted'", "plain", "", "a=b", "'"])
  func guardsFormulasSoThatTheyCanBeReadBack(text: String) {
    let guarded = SpreadsheetCell.guarded(text)
    #expect(SpreadsheetCell.unguarded(guarded) == text)
    #expect(guarded.utf8.first.map { !"=+-@\t\r".utf8.contains($0) } ?? true)
  }
}
