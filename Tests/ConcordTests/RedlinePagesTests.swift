import Concord
import Diagnostics
import Foundation
import Publishing
import Testing

/// The editions of the sample's Vendor Data Standard on its pages, before and after the second takes effect.
@Suite struct RedlinePagesTests {
  private func pages(asOf day: String) async throws -> [String: String] {
    let project = Project(folder: ProjectFolder(root: Golden.packageRoot), asOf: try #require(CalendarDate(iso: day)), width: 2)
    let site = try #require(await project.render().value)
    return Dictionary(
      site.files.filter { $0.path.contains("law/vendor-data-standard/") }.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    ) { first, _ in first }
  }

  private static let redline = "law/vendor-data-standard/redline-edition-1--edition-2"

  @Test func saysThatALaterEditionIsPendingAndWhatItChanges() async throws {
    let pages = try await pages(asOf: "2026-11-23")
    let page = try #require(pages[Self.redline + ".html"])
    #expect(page.contains("<strong>Edition 2 is not yet in force.</strong></p><p>It takes effect on 1 February 2027, in 70 days. Until then edition 1 binds."))
    #expect(page.contains("<del><span class=\"vh\">[removed: </span>72<span class=\"vh\">] </span></del> <ins><span class=\"vh\">[added: </span>48<span class=\"vh\">] </span></ins> hours"))
    let words = "On request a Supplier shall hand back Customer Records in a common format within ten working days."
    #expect(page.components(separatedBy: words).count == 2, "moved text is shown once")
    #expect(page.contains("<p class=\"same\">VDS §\u{A0}3.1 is unchanged</p>"))
    #expect(page.contains("10 February 2025"))
    let summary = try #require(page.range(of: "Summary of changes"))
    let marked = try #require(page.range(of: "<h2>Redline</h2>"))
    #expect(summary.lowerBound < marked.lowerBound)

    let markdown = try #require(pages["markdown/\(Self.redline).md"])
    #expect(markdown.contains("within ~~72~~ **48** hours"))
    #expect(markdown.contains("> **Edition 2 is not yet in force.** It takes effect on 1 February 2027, in 70 days."))

    let instrument = try #require(pages["law/vendor-data-standard/index.html"])
    #expect(instrument.contains("<a href=\"redline-edition-1--edition-2.html\">Redline against edition 1</a>"))
    #expect(instrument.contains("<span>Not yet in force</span>"))
  }

  @Test func warnsOnSectionsThatChangeAndOnNoOthers() async throws {
    let pages = try await pages(asOf: "2026-11-23")
    let changed = try #require(pages["law/vendor-data-standard/4.1.html"])
    #expect(changed.contains("<div class=\"banner pending\">"))
    #expect(changed.contains("<strong>Other words from 1 February 2027.</strong>"))
    #expect(changed.contains("href=\"redline-edition-1--edition-2.html#4.1\""))
    let moved = try #require(pages["law/vendor-data-standard/3.4.html"])
    #expect(moved.contains("<strong>Renumbered or moved from 1 February 2027.</strong>"))
    let same = try #require(pages["law/vendor-data-standard/3.1.html"])
    #expect(!same.contains("<div class=\"banner pending\">"))
  }

  @Test func callsTheEarlierEditionSupersededOnceTheLaterIsInForce() async throws {
    let pages = try await pages(asOf: "2027-02-01")
    let instrument = try #require(pages["law/vendor-data-standard/index.html"])
    #expect(instrument.contains("<span>Superseded</span>"))
    #expect(!instrument.contains("Not yet in force"))
    let page = try #require(pages[Self.redline + ".html"])
    #expect(!page.contains("<div class=\"banner"))
    let changed = try #require(pages["law/vendor-data-standard/4.1.html"])
    #expect(!changed.contains("<div class=\"banner pending\">"))
  }
}
