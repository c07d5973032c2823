import Concord
import Diagnostics
import Testing

@Suite struct PDFDocumentTests {
  private let asOf = CalendarDate(iso: "2026-11-23")

  private func settled(_ text: String) throws -> String? {
    PDFDocument.settled(Array(text.utf8), asOf: try #require(asOf)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func putsTheAsOfDateInPlaceOfTheClock() throws {
    let text = "%PDF-1.4\n<</Title (x)\n/CreationDate (D:20240102030405+00'00')\n/ModDate (D:20240102030406+00'00')>>\n%%EOF\n"
    let changed = try settled(text)
    #expect(changed == "%PDF-1.4\n<</Title (x)\n/CreationDate (D:20261123000000+00'00')\n/ModDate (D:20261123000000+00'00')>>\n%%EOF\n")
    #expect(changed?.utf8.count == text.utf8.count)
  }

  @Test func leavesDatesOfAnotherLength() throws {
    for date in ["D:2024", "D:20240102030405Z", "D:20240102030405+00'00'00"] {
      let text = "%PDF-1.4\n/CreationDate (\(date))\n%%EOF\n"
      #expect(try settled(text) == text)
    }
  }

  @Test func countsTagsAnewInTheirOrder() throws {
    func text(_ first: String, _ second: String) -> String {
      "%PDF-1.4\n<</ID (node\(second))>>\n<</ID (node\(first))>>\n<</Names [(node\(first)) 7 0 R (node\(second)) 8 0 R]>>\n"
        + "(\\(node00000009\\) (node12) (node0000000x))\n%%EOF\n"
    }
    let one = try settled(text("00002226", "00002239"))
    #expect(one == text("00000001", "00000002"))
    #expect(try settled(text("00000041", "00010002")) == one)
  }

  @Test(arguments: ["", "%PDF-1.4\n", "<html>%%EOF", "%PDF-1.4\n%%EO"])
  func refusesWhatIsNoWholePDF(text: String) throws {
    #expect(try settled(text) == nil)
  }
}
