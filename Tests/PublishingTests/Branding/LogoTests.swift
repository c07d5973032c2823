import Diagnostics
import Testing

@testable import Publishing

@Suite struct LogoTests {
  private static let place = SourcePosition(file: "content/handbook.yaml", line: 4, column: 9)

  private func check(_ svg: String) -> Checked<Logo?> { Logo.check(Array(svg.utf8), path: "content/logo.svg", namedAt: Self.place) }

  private func svg(_ inside: String) -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 120 40\">\(inside)</svg>"
  }

  @Test func takesAnImageOfPathsWithItsSize() throws {
    let checked = check(svg("<defs><linearGradient id=\"g\"/></defs><path fill=\"url(#g)\" d=\"M0 0h9\"/><use xlink:href=\"#g\"/>"))
    #expect(checked.diagnostics == [])
    let logo = try #require(checked.value)
    #expect([logo.width, logo.height] == [120, 40])
    #expect(logo.file.path == "assets/logo.svg")
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "Element 'script' may run or embed something; remove it from the image"),
    ("<path onload=\"x()\"/>", "Attribute 'onload' runs a script; remove it from the image"),
    (
      "<image href=\"https://example.com/a.png\"/>",
      "Attribute 'href' leads out of the image, to 'https://example.com/a.png'; embed what it needs as paths"
    ),
    ("<a xlink:href=\"javascript:x()\"/>", "Attribute 'xlink:href' leads out of the image, to 'javascript:x()'; embed what it needs as paths"),
    ("<rect fill=\"url( 'https://example.com/f.svg#g')\"/>", "Attribute 'fill' fetches something from elsewhere; remove 'url' from the image"),
    (
      "<style>@import 'https://example.com/a.css'</style>",
      "Style sheet of the image fetches something from elsewhere; remove '@import' and 'url'"
    ),
    ("<style>rect { fill: u\\72l(//example.com) }</style>", "Style sheet of the image fetches something from elsewhere; remove '@import' and 'url'"),
    ("<foreignObject/>", "Element 'foreignObject' may run or embed something; remove it from the image"),
    ("<set attributeName=\"onclick\" to=\"x()\"/>", "Animation of 'onclick' may lead out of the image; remove it"),
  ])
  func refusesWhatRunsOrFetches(inside: String, message: String) {
    let checked = check(svg(inside))
    #expect(checked.value == nil)
    #expect(checked.diagnostics.map(\.message) == [message])
    #expect(checked.diagnostics.allSatisfy { $0.position?.file == "content/logo.svg" && $0.severity == .error })
  }

  @Test func refusesDocumentTypesAndEntities() {
    let checked = check("<!DOCTYPE svg [<!ENTITY a \"b\">]>" + svg(""))
    #expect(checked.value == nil && checked.diagnostics.count == 1)
  }

  @Test func refusesImagesOfNoSizeAndOfTooMuch() {
    #expect(
      check("<svg xmlns=\"http://www.w3.org/2000/svg\"/>").diagnostics.map(\.description) == [
        "content/handbook.yaml:4:9: error: Image 'content/logo.svg' does not say how large it is; give its 'svg' element a viewBox [wrong-image]"
      ])
    #expect(check(svg(String(repeating: "<g/>", count: 40_000))).diagnostics.map(\.rule.name) == ["wrong-image"])
    #expect(check("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9999 1\"/>").diagnostics.map(\.rule.name) == ["wrong-image"])
  }

  @Test func readsTheSizeOfAPNG() throws {
    let header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 1, 0, 0, 0, 0, 64]
    let logo = try #require(Logo.check(header + [UInt8](repeating: 0, count: 20), path: "logo.png", namedAt: Self.place).value)
    #expect(logo.width == 256 && logo.height == 64 && logo.file.path == "assets/logo.png")
    #expect(Logo.check(header, path: "logo.png", namedAt: Self.place).value == nil)
    #expect(
      Logo.check(Array("GIF89a".utf8), path: "logo.gif", namedAt: Self.place).diagnostics.map(\.message) == [
        "Image 'logo.gif' is neither SVG nor PNG; export it as one of them"
      ])
  }
}
