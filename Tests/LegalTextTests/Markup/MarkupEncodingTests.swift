import Diagnostics
import LegalText
import Testing

@Suite struct MarkupEncodingTests {
  private func decode(_ bytes: [UInt8]) -> Checked<SourceText?> { MarkupEncoding.decode(bytes, path: "a.xml") }

  private func text(_ bytes: [UInt8]) throws -> String {
    let source = try #require(decode(bytes).value)
    return try #require(MarkupDocument.read(source).value).plainText(of: 0)
  }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test func readsEveryEncodingThatIsDeclaredOrMarked() throws {
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
    #expect(try text(Array("\u{FEFF}<a>é</a>".utf8)) == "é")
    #expect(try text(utf16("\u{FEFF}" + declaration + "<a>é§</a>", bigEndian: true)) == "é§")
    #expect(try text(utf16("\u{FEFF}" + declaration + "<a>é§</a>", bigEndian: false)) == "é§")
    #expect(try text(utf16(declaration + "<a>é§</a>", bigEndian: false)) == "é§")
    let latin = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>".utf8) + [0xE9, 0xA7] + Array("</a>".utf8)
    #expect(try text(latin) == "é§")
    let windows = Array("<?xml version='1.0' encoding='windows-1252'?><a>".utf8) + [0x93, 0xE9, 0x94] + Array("</a>".utf8)
    #expect(try text(windows) == "“é”")
  }

  @Test func readsAFileInUTF8ThatClaimsUTF16() throws {
    let result = decode(Array("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>é</a>".utf8))
    #expect(result.diagnostics.map(\.description) == [
      "a.xml:1:21: warning: Encoding 'UTF-16' is declared but the file is in UTF-8; it is read as UTF-8 [text-encoding]"
    ])
    let source = try #require(result.value)
    let document = try #require(MarkupDocument.read(source).value)
    #expect(document.plainText(of: 0) == "é")
  }

  @Test(arguments: [
    ([], "a.xml:1:1: error: File is empty; an XML document has one root element [empty-file]"),
    ([0x50, 0x4B, 3, 4, 0, 0], "a.xml:1:1: error: File is a ZIP archive, not XML; unpack it and name the XML file inside [not-text]"),
    (Array("<a>\né".utf8) + [0xFF] + Array("</a>".utf8),
     "a.xml:2:3: error: Bytes here are not valid UTF-8; save the file as UTF-8 or name its encoding in the XML declaration [text-encoding]"),
    (Array("<?xml version='1.0' encoding='KLINGON'?><a/>".utf8),
     "a.xml:1:21: error: Encoding 'KLINGON' is not read; UTF-8, UTF-16, ISO-8859-1 and windows-1252 are, save the file as UTF-8 [text-encoding]"),
    ([0xFF, 0xFE, 0x3C], "a.xml:1:1: error: File is not valid UTF-16 although it begins so; save it as UTF-8 [text-encoding]"),
  ] as [([UInt8], String)])
  func saysWhatIsWrongWithTheBytes(bytes: [UInt8], diagnostic: String) {
    let result = decode(bytes)
    #expect(result.value == nil)
    #expect(result.diagnostics.map(\.description) == [diagnostic])
  }
}
