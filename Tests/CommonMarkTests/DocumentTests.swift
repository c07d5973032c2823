import Testing

@testable import CommonMark

@Suite struct DocumentTests {
  @Test func rendersCommonMark() {
    #expect(Document(parsing: "# A *b*\n\n- c\n- d\n").html() == "<h1>A <em>b</em></h1>\n<ul>\n<li>c</li>\n<li>d</li>\n</ul>\n")
    #expect(Document(parsing: "").html() == "")
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "<!-- raw HTML omitted -->\n"),
    ("a <b onclick=x>b</b>", "<p>a <!-- raw HTML omitted -->b<!-- raw HTML omitted --></p>\n"),
    ("[x](javascript:alert(1))", "<p><a href=\"\">x</a></p>\n"),
    ("[x](JaVaScRiPt:alert(1))", "<p><a href=\"\">x</a></p>\n"),
    ("[x](vbscript:x) [y](file:///etc/passwd) [z](data:text/html,x)", "<p><a href=\"\">x</a> <a href=\"\">y</a> <a href=\"\">z</a></p>\n"),
    ("&lt;i&gt; \" & <", "<p>&lt;i&gt; &quot; &amp; &lt;</p>\n"),
  ])
  func leavesOutMarkupAndUnsafeAddresses(text: String, html: String) {
    #expect(Document(parsing: text).html() == html)
  }

  @Test func listsLinksAndImagesWithTheLineOfTheirBlock() {
    let document = Document(parsing: "[a](x.html)\n\n> text\n> [b](<y z> \"t\") ![c](p.png)\n\n<http://d.e>\n")
    #expect(
      document.links() == [
        Link(destination: "x.html", isImage: false, line: 1), Link(destination: "y z", isImage: false, line: 3),
        Link(destination: "p.png", isImage: true, line: 3), Link(destination: "http://d.e", isImage: false, line: 6),
      ])
  }

  @Test func listsRawHTML() {
    let document = Document(parsing: "one\n\n<div>\nx\n</div>\n\ntwo <br> three\n")
    #expect(document.rawHTML().map(\.line) == [3, 7])
    #expect(document.rawHTML().map(\.text) == ["<div>\nx\n</div>\n", "<br>"])
  }

  @Test func rewritesLinks() {
    var document = Document(parsing: "[a](cite:x/1) ![b](p.png)")
    document.rewriteLinks { $0.isImage ? "q.png" : "law/x.html#1" }
    #expect(document.html() == "<p><a href=\"law/x.html#1\">a</a> <img src=\"q.png\" alt=\"b\" /></p>\n")
  }

  @Test func takesOutTheTitle() {
    var document = Document(parsing: "# How *to* `read`\n\ntext\n")
    #expect(document.removeLeadingHeading() == "How to read")
    #expect(document.html() == "<p>text</p>\n")
  }

  @Test(arguments: ["text\n\n# later\n", "## second level\n", ""])
  func leavesADocumentWithoutATitleAsItIs(text: String) {
    let before = Document(parsing: text).html()
    var document = Document(parsing: text)
    #expect(document.removeLeadingHeading() == nil)
    #expect(document.html() == before)
  }

  @Test func survivesDeepNesting() {
    let html = Document(parsing: String(repeating: "> ", count: 20_000) + "x").html()
    #expect(html.contains("x"))
  }

  @Test func keepsNULOutOfItsOutput() {
    #expect(Document(parsing: "a\u{0}b").html() == "<p>a\u{FFFD}b</p>\n")
  }
}
