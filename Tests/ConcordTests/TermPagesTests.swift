import Concord
import Diagnostics
import Foundation
import Publishing
import Testing

/// Defined terms on the pages of the search tests' project.
@Suite struct TermPagesTests {
  private func page(_ path: String) async throws -> String {
    let project = Project(
      folder: ProjectFolder(root: Golden.packageRoot), content: "Tests/ConcordTests/Search/content",
      asOf: try #require(CalendarDate(iso: "2026-11-23")), width: 2)
    let site = try #require(await project.render().value)
    return String(decoding: try #require(site.files.first { $0.path == path }, "\(path)").bytes, as: UTF8.self)
  }

  @Test func linksTheFirstUseInEachProvisionToTheListAtTheEnd() async throws {
    let page = try await page("law/code/1799.html")
    #expect(page.components(separatedBy: "<a class=\"term\" href=\"#def-business-purpose\">").count == 3)
    #expect(page.contains("For a <a class=\"term\" href=\"#def-business-purpose\">business purpose</a>, and for no business purpose of others"))
    #expect(
      page.contains(
        "<div id=\"def-business-purpose\"><dt>Business purpose</dt><dd class=\"words\">“Business purpose” means a use that is reasonably necessary, namely: …</dd>"
      ))
    #expect(page.contains("Defined in <a href=\"1798.140.html#1798.140-e\">Civ. Code §\u{A0}1798.140(e)</a> for the whole instrument; used 3 times."))
    #expect(page.components(separatedBy: "id=\"def-").count == 2)
  }

  @Test func listsAllTermsByInstrument() async throws {
    let page = try await page("terms.html")
    #expect(page.contains("<p class=\"standfirst\">1 term in 1 of 3 instruments, each as its instrument defines it.</p>"))
    #expect(page.contains("<section class=\"band\" id=\"code\">"))
    #expect(page.contains("<div id=\"def-business-purpose\">"))
  }

  @Test func listsTheTermsOfASectionInMarkdownToo() async throws {
    let page = try await page("markdown/law/code/1799.md")
    #expect(page.contains("## Terms used in this section"))
    #expect(page.contains("**Business purpose**: “Business purpose” means a use that is reasonably necessary, namely: …"))
    #expect(!page.contains("class=\"term\""))
  }
}
