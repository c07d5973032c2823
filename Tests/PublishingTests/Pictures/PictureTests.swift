import Compliance
import Diagnostics
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Publishing

@Suite struct PictureTests {
  private let tree = TreePicture(
    title: "Pinwheel: engagements",
    nodes: [
      TreePicture.Node(title: "Pinwheel", detail: "1 engagement"),
      TreePicture.Node(parent: 0, title: "Ads", detail: "Third party", say: "3 not met of 10", status: .notMet),
      TreePicture.Node(parent: 1, title: "Larkfield", detail: "Network", say: "Bound", status: .met),
      TreePicture.Node(parent: 2, title: "Sorrel", detail: "Statistics", say: "Not recorded", status: .notAssessed),
    ])

  /// Every element and attribute of a picture, read as XML.
  private func elements(_ html: HTML) throws -> [XMLElement] {
    let document = try XMLDocument(xmlString: "<div>\(html.markup)</div>")
    func all(_ element: XMLElement) -> [XMLElement] {
      [element] + (element.children ?? []).compactMap { $0 as? XMLElement }.flatMap(all)
    }
    return try all(#require(document.rootElement()))
  }

  private func number(_ element: XMLElement, _ name: String) -> Int { Int(element.attribute(forName: name)?.stringValue ?? "") ?? -1 }

  @Test func saysStatusByWordShapeAndClass() throws {
    let svg = tree.svg("p").markup
    #expect(svg.contains("<rect class=\"node notMet\""))
    #expect(svg.contains("<use href=\"#i-notMet\""))
    #expect(svg.contains(">3 not met of 10</text>"))
  }

  @Test func hasATextAlternativeAndNoStyle() throws {
    let svg = tree.svg("p").markup
    #expect(svg.contains("role=\"img\" aria-labelledby=\"p-t p-d\""))
    #expect(svg.contains("<title id=\"p-t\">Pinwheel: engagements</title>"))
    #expect(
      svg.contains(
        "<desc id=\"p-d\">Pinwheel, 1 engagement. Ads, Third party, 3 not met of 10. Larkfield (below Ads), Network, Bound. Sorrel (below Larkfield), Statistics, Not recorded.</desc>"
      ))
    #expect(!svg.contains("style="))
  }

  @Test func isTheSameListInMarkdown() {
    #expect(
      tree.markdown.source
        == "- Pinwheel, 1 engagement\n    - Ads, Third party, 3 not met of 10\n        - Larkfield, Network, Bound\n            - Sorrel, Statistics, Not recorded")
  }

  @Test func keepsAChainOfThreeWithinANarrowTelephone() throws {
    // 320 pixels less the page's margins.
    #expect(number(try elements(tree.svg("p"))[1], "width") <= 288)
  }

  @Test func printsHostileNamesAsTextWithinTheirBoxes() throws {
    let name = "</text><script>alert(1)</script> \u{0}& \"Wide\" WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
    let picture = TreePicture(title: name, nodes: [TreePicture.Node(title: name), TreePicture.Node(parent: 0, title: name, detail: name, say: name, status: .partial)])
    let parts = try elements(picture.svg("p"))
    #expect(!parts.contains { $0.name == "script" })
    let boxes = parts.filter { $0.name == "rect" }
    for text in parts where text.name == "text" {
      let (x, y) = (number(text, "x"), number(text, "y"))
      let style = text.attribute(forName: "class")?.stringValue ?? ""
      let width = TextFit.width(of: text.stringValue ?? "", size: style == "name" ? 13 : 12, isBold: style != "sub")
      #expect(
        boxes.contains { box in
          let left = number(box, "x")
          let top = number(box, "y")
          return left <= x && x + width <= left + number(box, "width") && top <= y - 12 && y + 4 <= top + number(box, "height")
        }, "\(text.stringValue ?? "")")
    }
    // The whole name is there for who points at it.
    #expect(parts.contains { $0.name == "title" && ($0.stringValue ?? "").contains("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW") })
  }

  @Test func boxesDoNotOverlap() throws {
    var nodes = [TreePicture.Node(title: "Root")]
    for index in 1..<30 { nodes.append(TreePicture.Node(parent: index / 2, title: "Node \(index) with a rather long name for a box", detail: "d", say: "s", status: .met)) }
    let boxes = try elements(TreePicture(title: "t", nodes: nodes).svg("p")).filter { $0.name == "rect" }
    for (above, below) in zip(boxes, boxes.dropFirst()) {
      #expect(number(above, "y") + number(above, "height") < number(below, "y"))
    }
  }

  @Test func countsWhatItDoesNotDraw() throws {
    let nodes = (0..<1000).map { TreePicture.Node(parent: $0 == 0 ? nil : $0 - 1, title: "Node \($0)") }
    let svg = TreePicture(title: "t", nodes: nodes).svg("p")
    #expect(try elements(svg).count { $0.name == "rect" } == TreePicture.mostNodes)
    #expect(svg.markup.contains(">and 960 more</text>"))
    #expect(svg.markup.utf8.count < 30_000)
    // However deep the chain, the picture has a width.
    #expect(number(try elements(svg)[1], "width") <= 360)
  }

  @Test func countsDatesByMonthFromTheDayOn() throws {
    let asOf = try #require(CalendarDate(iso: "2026-11-23"))
    let days = ["2026-11-22", "2026-11-23", "2026-11-30", "2027-10-31", "2027-11-01", "2029-01-01"].compactMap { CalendarDate(iso: $0) }
    let grid = MonthGridPicture(
      title: "What comes up", asOf: asOf,
      rows: [MonthGridPicture.Row(label: "Contracts end", dates: days), MonthGridPicture.Row(label: "Waivers end", dates: [])])
    #expect(grid.words == "Contracts end: 2 in November 2026, 1 in October 2027, 2 later. Waivers end: none.")
    let texts = try elements(grid.svg("g")).filter { $0.name == "text" }.compactMap(\.stringValue)
    #expect(texts.filter { $0.count == 1 && $0.first?.isLetter == true }.joined() == "NDJFMAMJJASO")
    #expect(texts.contains("Contracts end: 3, 2 later"))
    #expect(texts.contains("2026") && texts.contains("2027"))
  }
}
