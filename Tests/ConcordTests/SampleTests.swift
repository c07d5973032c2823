import Compliance
import Concord
import Diagnostics
import Foundation
import Publishing
import Testing

/// The handbook that a newcomer builds first.
@Suite struct SampleTests {
  private func render() async throws -> RenderedSite {
    let project = Project(
      folder: ProjectFolder(root: Golden.packageRoot), asOf: try #require(CalendarDate(iso: "2026-11-23")), width: 2)
    let rendered = await project.render()
    #expect(rendered.diagnostics == [])
    return try #require(rendered.value)
  }

  @Test func printsAssessedNotAssessedAndTotalOnEveryPageThatShowsStatus() async throws {
    let site = try await render()
    let counts = site.handbook.organization.totalCounts
    #expect(counts.assessed + counts.notAssessed == counts.inScope)
    #expect(counts.notAssessed > 0)
    for file in site.files where file.path.hasSuffix(".html") || file.path.hasSuffix(".md") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      guard text.contains("class=\"st ") || text.contains("class=\"cell ") else { continue }
      #expect(text.contains("not assessed"), "\(file.path) shows a status and no count of what is not assessed")
      #expect(text.contains("23 November 2026"), "\(file.path) shows a status without its date")
    }
  }

  @Test func linksProvisionsObligationsAndVendorsInEveryDirection() async throws {
    let site = try await render()
    func page(_ path: String) throws -> String {
      String(decoding: try #require(site.files.first { $0.path == path }?.bytes, "\(path)"), as: UTF8.self)
    }
    let section = try page("law/ccpa-regulations/7050.html")
    let obligation = try page("obligations/sp-use-limit.html")
    let vendor = try page("vendors/mailwave.html")
    #expect(section.contains("href=\"../../obligations/sp-use-limit.html\""))
    #expect(obligation.contains("href=\"../law/ccpa-regulations/7050.html#7050-a\""))
    #expect(obligation.contains("href=\"../vendors/mailwave.html#campaigns\""))
    #expect(vendor.contains("href=\"../obligations/sp-use-limit.html\""))
    #expect(vendor.contains("href=\"../law/ccpa-regulations/7050.html#7050-a\""))
  }

  @Test func quotesTheLawWordForWord() async throws {
    let site = try await render()
    for obligation in site.handbook.linked.obligations where obligation.record.quote != nil {
      #expect(obligation.quote == .found, "\(obligation.record.id.value)")
    }
  }

  /// The stale citation of § 7050(a)(5), and the section that the page cites without having it.
  @Test func showsWhatTheTextCitesAndTheEditionsLack() async throws {
    let site = try await render()
    let unresolved = site.handbook.findings.filter { $0.rule == CitationUnresolved.identifier }
    #expect(unresolved.compactMap { $0.provision?.description }.sorted() == ["ccpa-regulations/7028/b", "ccpa-regulations/7050/a/5"])
  }

  @Test func makesAPageForEverySectionObligationAndVendor() async throws {
    let site = try await render()
    let paths = Set(site.files.map(\.path))
    for instrument in site.handbook.corpus.instruments {
      for index in instrument.current.edition.sections {
        let number = instrument.current.edition.provisions[index].address.section
        #expect(paths.contains("law/\(instrument.id)/\(number).html"))
        #expect(paths.contains("markdown/law/\(instrument.id)/\(number).md"))
      }
    }
    for obligation in site.handbook.linked.obligations { #expect(paths.contains("obligations/\(obligation.record.id.value).html")) }
    for vendor in site.handbook.linked.vendors { #expect(paths.contains("vendors/\(vendor.record.id.value).html")) }
  }
}
