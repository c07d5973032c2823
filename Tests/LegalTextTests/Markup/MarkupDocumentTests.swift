import Diagnostics
import Foundation
import LegalText
import Testing

@Suite struct MarkupDocumentTests {
  private func read(_ text: String) throws -> MarkupDocument {
    let result = MarkupDocument.read(SourceText(path: "a.xml", text: text))
    #expect(result.diagnostics.isEmpty)
    return try #require(result.value)
  }

  @Test func keepsElementsTextsAndInstructionsInOrder() throws {
    let document = try read("<a xmlns='u:1' n='1'>t<b/>u<?page 5?><c>v</c></a>")
    let nodes = (0..<document.count).map { node in
      document.isText(node) ? String(decoding: document.bytes(of: node), as: UTF8.self)
        : document.isInstruction(node) ? "?" + document.instruction(of: node) : document.localName(of: node)
    }
    #expect(nodes == ["a", "t", "b", "u", "?page 5", "c", "v"])
    #expect(Array(document.children(of: 0)) == [1, 2, 3, 4, 5])
    #expect(document.parent(of: 6) == 5)
    #expect(document.names.map(\.namespace) == ["u:1", "u:1", "u:1"])
    #expect(document.attribute("n", of: 0) == "1")
    #expect(document.attribute("m", of: 0) == nil)
  }

  @Test func readsInstructionsWithoutData() throws {
    // FoundationXML on Linux crashes at one.
    let document = try read("<?x?><a>1<?page?>2<?b c?>3</a><?y?>")
    #expect((0..<document.count).map { document.isInstruction($0) ? "?" + document.instruction(of: $0) : document.plainText(of: $0) } == [
      "123", "1", "?page", "2", "?b c", "3",
    ])
  }

  @Test func joinsTextsThatOnlyACommentOrDataSectionDivides() throws {
    let document = try read("<a>one<!-- c --> &amp; <![CDATA[<two>]]>&#233;</a>")
    #expect(document.count == 2)
    #expect(document.plainText(of: 0) == "one & <two>é")
  }

  @Test(arguments: ["<a>\n  <b>x</b>\n</a>", "<a>\r\n  <b>x</b>\r\n</a>", "\u{FEFF}<a>\r  <b>x</b>\n</a>"])
  func countsLinesAndColumnsWhateverTheLineEnds(text: String) throws {
    let document = try read(text)
    let element = try #require(document.firstChild(of: 0, named: "b"))
    #expect(document.position(of: element).description == "a.xml:2:3")
    #expect(document.position(of: element + 1).description == "a.xml:2:6")
  }

  @Test func tellsTheNamespacesOfEqualNamesApart() throws {
    let document = try read("<a xmlns='u:1' xmlns:x='u:2'><x:a/><a xmlns='u:2'/></a>")
    #expect(document.names == [MarkupName("a", namespace: "u:1"), MarkupName("a", namespace: "u:2")])
    #expect(document.nameIndex(of: 1) == document.nameIndex(of: 2))
  }

  @Test(arguments: [
    ("", "a.xml:1:1: error: File is empty; an XML document has one root element [empty-file]"),
    (" \n", "a.xml:1:1: error: File is empty; an XML document has one root element [empty-file]"),
    ("<!-- only -->", "a.xml:1:14: error: File is empty; an XML document has one root element [empty-file]"),
    ("law", "a.xml:1:1: error: File does not begin with '<', so it is no XML document; check that it is the right file [markup-syntax]"),
    ("<a>\n<b>x", "a.xml:2:5: error: The file ends before element 'b' of line 2 is closed; it is cut off, get it again from its publisher [markup-syntax]"),
    ("<a><b n='1", "a.xml:1:11: error: The file ends inside an attribute; it is cut off, get it again from its publisher [markup-syntax]"),
    ("<a><!-- x", "a.xml:1:10: error: The file ends inside a comment; it is cut off, get it again from its publisher [markup-syntax]"),
    ("<a>\n<b>x</a></b>", "a.xml:2:5: error: End tag '</a>' does not close '<b>' of line 2; close that element first [markup-syntax]"),
    ("<a/></a>", "a.xml:1:5: error: End tag '</a>' closes no element; remove it [markup-syntax]"),
    ("<a/><b/>", "a.xml:1:5: error: Text or an element stands behind the root element; an XML document has one root element [markup-syntax]"),
    ("<a/>\nrest", "a.xml:2:1: error: Text or an element stands behind the root element; an XML document has one root element [markup-syntax]"),
    ("<a>\nx\0y</a>", "a.xml:2:2: error: NUL byte stands in the text; XML allows none, get the file again from its publisher [markup-syntax]"),
    ("<a>\u{1}</a>", "a.xml:1:4: error: Control character U+0001 stands in the text; XML allows only tab and line ends, remove it [markup-syntax]"),
    ("<a>é&nbsp;</a>", "a.xml:1:6: error: Entity '&nbsp;' is not declared; XML knows amp, lt, gt, quot and apos, write the character itself [markup-syntax]"),
    ("<a>&#0;</a>", "a.xml:1:4: error: Character reference '&#0;' names no character that XML allows; write the character itself [markup-syntax]"),
    ("<a>1 < 2</a>", "a.xml:1:6: error: '<' begins no tag here; write '&lt;' for the character [markup-syntax]"),
    ("<a b='1' b='2'/>", "a.xml:1:10: error: Attribute 'b' stands twice in one tag; remove one [markup-syntax]"),
    ("<a b='1'c='2'/>", "a.xml:1:9: error: The tag is malformed; attributes are written name=\"value\", with a blank before each [markup-syntax]"),
    ("<a b/>", "a.xml:1:5: error: The tag is malformed; attributes are written name=\"value\", with a blank before each [markup-syntax]"),
    ("<a$b/>", "a.xml:1:3: error: The tag is malformed; attributes are written name=\"value\", with a blank before each [markup-syntax]"),
    ("<a>x]]>y</a>", "a.xml:1:5: error: ']]>' stands in the text; write ']]&gt;' [markup-syntax]"),
    ("<a><!-- x -- y --></a>", "a.xml:1:11: error: A comment holds '--'; write it otherwise [markup-syntax]"),
    ("<a>\u{FFFE}</a>", "a.xml:1:4: error: Control character U+FFFE stands in the text; XML allows only tab and line ends, remove it [markup-syntax]"),
    ("<a b=1/>", "a.xml:1:6: error: The tag is malformed; attributes are written name=\"value\", with a blank before each [markup-syntax]"),
    ("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
     "a.xml:2:1: error: Document type declarations are not read, since entities they declare could expand without bound; remove '<!DOCTYPE …>' and write characters themselves [markup-document-type]"),
  ])
  func givesOneDiagnosticForABrokenFile(text: String, diagnostic: String) {
    let result = MarkupDocument.read(SourceText(path: "a.xml", text: text))
    #expect(result.value == nil)
    #expect(result.diagnostics.map(\.description) == [diagnostic])
  }

  @Test func namesTheLimitThatAFileBreaks() {
    func message(_ text: String, _ change: (inout MarkupLimits) -> Void = { _ in }) -> [String] {
      var limits = MarkupLimits()
      change(&limits)
      let result = MarkupDocument.read(SourceText(path: "a.xml", text: text), limits: limits)
      #expect(result.value == nil)
      return result.diagnostics.map(\.description)
    }
    let deep = String(repeating: "<a>", count: 10_000)
    #expect(message(deep) == ["a.xml:1:601: error: Elements nest at most 200 deep; this is no text of a law [markup-limit]"])
    let wide = "<a " + (0..<300).map { "b\($0)='1'" }.joined(separator: " ") + "/>"
    #expect(message(wide) == ["a.xml:1:1: error: An element has at most 256 attributes; this is no text of a law [markup-limit]"])
    let spaces = "<a " + (0..<200).map { "xmlns:b\($0)='1'" }.joined(separator: " ") + ">"
    #expect(message(spaces + "<c " + spaces.dropFirst(2)) == [
      "a.xml:1:\(spaces.utf8.count + 1): error: At most 256 namespace declarations are in scope at once; this is no text of a law [markup-limit]"
    ])
    #expect(message("<a>\n<b/><b/></a>") { $0.nodes = 3 } == [
      "a.xml:2:5: error: XML files hold at most 3 elements and texts; split the instrument [markup-limit]"
    ])
    #expect(message("<a>12345</a>") { $0.text = 4 } == [
      "a.xml:1:4: error: A text or attribute holds at most 4 bytes; this is no text of a law [markup-limit]"
    ])
    #expect(message("<a>12345</a>") { $0.bytes = 4 } == [
      "a.xml:1:1: error: XML files hold at most 4 bytes; split the instrument [markup-limit]"
    ])
  }

  @Test func keepsAttributesAsTheirWordsAre() throws {
    let document = try read("<a b=\"1\n2\t3&#10;&amp;&lt;'\" xml:lang='e' ><b\tc = 'd'\r\n/></a>")
    #expect(document.attribute("b", of: 0) == "1 2 3\n&<'")
    #expect(document.attribute("xml:lang", of: 0) == "e")
    #expect(document.attribute("c", of: 1) == "d")
  }

  @Test func readsPrefixesAsTheirScopeDeclaresThem() throws {
    let document = try read("<p:a xmlns:p='u:1'><p:a xmlns:p='u:2' p:n='1'><p:b/></p:a><p:b/><a xmlns='u:1'/><a/></p:a>")
    let names = (0..<document.count).compactMap { document.nameIndex(of: $0) }.map { document.names[$0] }
    #expect(names.map { $0.local + $0.namespace } == ["au:1", "au:2", "bu:2", "bu:1", "au:1", "a"])
    #expect(document.attribute("p:n", of: 1) == "1")
    #expect(document.attribute("xmlns:p", of: 1) == nil)
  }

  @Test func readsAMegabyteOnOneLine() throws {
    let document = try read("<a>" + String(repeating: "word ", count: 200_000) + "</a>")
    #expect(document.plainText(of: 0).utf8.count == 999_999)
  }

  @Test func warnsOfAPrefixThatIsNotDeclared() throws {
    let result = MarkupDocument.read(SourceText(path: "a.xml", text: "<a>\n<q:b>x</q:b></a>"))
    #expect(result.diagnostics.map(\.description) == [
      "a.xml:2:1: warning: Namespace prefix is not declared; its names are read as in no namespace [markup-syntax]"
    ])
    let document = try #require(result.value)
    #expect(document.plainText(of: 0) == "x")
  }
}
