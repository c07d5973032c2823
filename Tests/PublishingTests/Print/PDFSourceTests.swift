import Publishing
import Testing

@Suite struct PDFSourceTests {
  private func source(_ html: String, path: String = "law/act/print.html", base: String? = nil) -> String {
    String(decoding: PDFSource.html(of: OutputFile(path: path, text: html), baseURL: base.flatMap(BaseURL.init)), as: UTF8.self)
  }

  @Test func leavesOutScriptsAndLetsNothingRunOrLoad() {
    let html = source("<head><script src=\"a.js\"></script><script>if (1 < 2) { x }</script><title>T</title></head><p>1 &lt; 2</p>")
    #expect(
      html == "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src file:; img-src file:\">"
        + "<title>T</title></head><p>1 &lt; 2</p>")
  }

  @Test func keepsLinksWithinThePageAndToTheWeb() {
    let html = "<a href=\"#1-a\">a</a><a class=\"x\" href=\"https://example.com/\">w</a><a href=\"mailto:a@example.com\">m</a>"
    #expect(source(html) == html)
    #expect(source(html, base: "https://example.org/") == html)
  }

  @Test func makesWordsOfLinksThatWouldLeadToAFolderOfThisMachine() {
    #expect(source("<p><a class=\"x\" href=\"../../vendors/acme.html#main\" rel=\"next\">Acme</a></p>") == "<p><a class=\"x\" rel=\"next\">Acme</a></p>")
    #expect(source("<a href=\"x.html\">x</a>") == "<a>x</a>")
  }

  @Test func leadsToThePublishedHandbookWhereItsAddressIsKnown() {
    #expect(
      source("<a href=\"../../vendors/acme.html#main\">Acme</a>", base: "https://example.org/privacy/")
        == "<a data-page href=\"https://example.org/privacy/law/act/../../vendors/acme.html#main\">Acme</a>")
    #expect(source("<a href=\"terms.html\">t</a>", path: "print.html", base: "https://example.org/") == "<a data-page href=\"https://example.org/terms.html\">t</a>")
  }

  @Test func leavesStyleSheetsAndIconsAndTextAsTheyAre() {
    let html = "<link rel=\"stylesheet\" href=\"../print.css\"><use href=\"#i-met\"/><abbr title=\"x\">a href=&quot;</abbr>"
    #expect(source(html) == html)
  }

  @Test(arguments: ["<a href=\"x", "<a ", "<", "<script>", "</", "", "<a href=\"", "text", "<a href=\"x\""])
  func readsWhatBreaksOffToTheEnd(html: String) {
    #expect(source(html).utf8.count <= html.utf8.count)
  }
}
