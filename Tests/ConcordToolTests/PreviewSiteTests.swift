import FlyingFox
import Foundation
import Publishing
import Testing

@testable import ConcordTool

@Suite struct PreviewSiteTests {
  private let site = PreviewSite([
    OutputFile(path: "index.html", bytes: Array("home".utf8)), OutputFile(path: "law/index.html", bytes: Array("law".utf8)),
    OutputFile(path: "law/§ 1.html", bytes: Array("one".utf8)), OutputFile(path: "assets/concord.css", bytes: []),
  ])

  @Test(arguments: [
    ("/", 200, "home"), ("/index.html", 200, "home"), ("/law/", 200, "law"), ("/law/%C2%A7%201.html", 200, "one"), ("/law", 301, ""),
    ("/nothing.html", 404, "No page 'nothing.html' in this handbook"), ("/../etc/passwd", 404, "No page '../etc/passwd' in this handbook"),
    ("index.html", 400, "A path begins with '/'"),
  ])
  func answersWithThePageOfAPath(path: String, code: Int, body: String) async throws {
    let response = site.response(to: path)
    #expect(response.statusCode.code == code)
    #expect(String(decoding: try await response.bodyData, as: UTF8.self) == body)
  }

  @Test func sendsTheHeadersThatAHandbookShouldHave() {
    let headers = site.response(to: "/assets/concord.css").headers
    #expect(headers[.contentType] == "text/css; charset=utf-8")
    #expect(headers[HTTPHeader("Content-Security-Policy")]?.hasPrefix("default-src 'self';") == true)
    #expect(headers[HTTPHeader("X-Content-Type-Options")] == "nosniff")
  }

  @Test func sendsAFolderToItsPage() {
    #expect(site.response(to: "/law").headers[.location] == "/law/")
  }
}
