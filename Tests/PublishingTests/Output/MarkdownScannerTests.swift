import Foundation
import Testing

@testable import Publishing

@Suite struct MarkdownScannerTests {
  private static let pages: [OutputFile] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ConcordTests/Golden").path
    let paths = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".md") }.sorted()
    return paths.compactMap { path in
      FileManager.default.contents(atPath: folder + "/" + path).map { OutputFile(path: path, bytes: Array($0)) }
    }
  }()

  @Test func findsInOnePassWhatTheParserFinds() {
    var scanned = 0
    for page in Self.pages where page.path.contains("/expected/") && !MarkdownScanner.needsParser(page.bytes) {
      let (quick, parsed) = (MarkdownScanner.quickScan(page), MarkdownScanner.parse(page))
      #expect(quick.anchors == parsed.anchors, "\(page.path)")
      #expect(quick.links == parsed.links, "\(page.path)")
      scanned += 1
    }
    #expect(scanned > 10)
  }

  @Test(arguments: ["`[a](b)`", "[a]: b\n\n[a]", "<https://example.com>", "text <b>"])
  func leavesWhatIsNoPlainLinkToTheParser(text: String) {
    #expect(MarkdownScanner.needsParser(Array(text.utf8)))
  }

  @Test func readsEscapedDestinations() {
    let page = MarkdownScanner.scan(OutputFile(path: "a.md", text: "<a id=\"x\"></a> \\[no\\](b) [c](#3505\\~2) [d](#3505&#126;2) [e](a&amp;#126;)"))
    #expect(page.anchors == ["x"])
    #expect(page.links == ["#3505~2", "#3505~2", "a&#126;"])
  }
}
