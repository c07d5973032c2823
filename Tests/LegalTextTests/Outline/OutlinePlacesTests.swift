import Diagnostics
import Testing

@testable import LegalText

@Suite struct OutlinePlacesTests {
  @Test func placesProvisionsAtTheirDesignation() {
    let result = readOutline("{summary}\n##   § 1. A\n\n{example}\n  (a)(1) Text\n\n{definition}\nUnnumbered.\n\nNote: X")
    let positions = result.value.places.provisions.map { "\($0.line):\($0.column)" }
    #expect(positions == ["2:6", "5:3", "5:6", "8:1", "10:1"])
  }

  @Test func mapsOffsetsThroughJoinedLinesAndEscapes() {
    let result = readOutline("# A\n\n(a) é one\n   two \\{x[^1] end\n\n[^1]: n")
    let paragraph = result.value.edition.provisions[1].paragraphs[0]
    #expect(paragraph.text == "é one two {x end")
    func place(of word: String) -> String? {
      guard let range = paragraph.text.range(of: word) else { return nil }
      let offset = paragraph.text.utf8.distance(from: paragraph.text.startIndex, to: range.lowerBound)
      return result.value.places.position(of: offset, item: 0, in: 1).map { "\($0.line):\($0.column)" }
    }
    #expect(place(of: "é") == "3:5")
    #expect(place(of: "one") == "3:8")
    #expect(place(of: "two") == "4:4")
    #expect(place(of: "{") == "4:9")
    #expect(place(of: "end") == "4:16")
  }

  @Test func placesEveryCharacterOnItself() {
    let source = "# A\n\n(a) One \\[^2] and\ntwo\\\\three[^1], four.\n\n\\{Text\u{A0}here} \\\n\n[^1]: n"
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    let result = readOutline(source)
    for (index, provision) in result.value.edition.provisions.enumerated() {
      for (item, content) in provision.content.enumerated() {
        guard let text = content.paragraph?.text else { continue }
        for (offset, byte) in text.utf8.enumerated() where byte != 0x20 {
          let place = result.value.places.position(of: offset, item: item, in: index)
          #expect(place.map { lines[$0.line - 1][$0.column - 1] } == byte, "\(text) at \(offset)")
        }
      }
    }
  }
}

extension String {
  /// The first occurrence of a text; the tests need no Foundation for it.
  fileprivate func range(of text: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
