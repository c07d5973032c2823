import Publishing
import Testing

@Suite struct LinkCheckTests {
  private func problems(_ files: [OutputFile]) async -> [String] { await LinkCheck.check(files, width: 2).map(\.message) }

  @Test func acceptsFilesAnchorsAndTheWeb() async {
    let problems = await problems([
      OutputFile(path: "a/one.html", text: ##"<p id="x"><a href="../two.html#y">2</a> <a href="#x">x</a> <a href="https://example.com/#q">w</a>"##),
      OutputFile(path: "two.html", text: ##"<p id="y"><img src="a/i.svg">"##), OutputFile(path: "a/i.svg", text: ""),
      OutputFile(path: "m.md", text: "<a id=\"z\"></a>\n\n[z](#z) [one](two.html#y)\n"),
    ])
    #expect(problems == [])
  }

  @Test func refusesMissingFilesAnchorsAndPathsOutOfTheSite() async {
    let problems = await problems([
      OutputFile(path: "one.html", text: ##"<a href="no.html">n</a> <a href="#no">n</a> <a href="../one.html">up</a>"##),
      OutputFile(path: "m.md", text: "[n](one.html#no) [run](javascript:alert)\n"),
    ])
    #expect(
      problems == [
        "Link 'no.html' on page 'one.html' leads to no file of the site", "Link '#no' on page 'one.html' leads to no anchor of 'one.html'",
        "Link '../one.html' on page 'one.html' leads to no file of the site",
        "Link 'one.html#no' on page 'm.md' leads to no anchor of 'one.html'",
        "Link 'javascript:alert' on page 'm.md' leads to no file of the site",
      ])
  }
}
