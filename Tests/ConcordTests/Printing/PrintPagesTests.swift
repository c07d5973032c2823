import Compliance
import Concord
import Diagnostics
import Foundation
import LegalText
import Testing

@testable import Publishing

/// The pages that have all on one page, to be printed.
@Suite struct PrintPagesTests {
  private static let asOf = CalendarDate(iso: "2026-11-23") ?? CalendarDate(dayNumber: 0)
  private static let sample = Project(folder: ProjectFolder(root: Golden.packageRoot), asOf: asOf, width: 2)

  private struct Pages {
    var handbook: Handbook
    var files: [OutputFile]

    func text(_ path: String) throws -> String { String(decoding: try #require(files.first { $0.path == path }, "\(path)").bytes, as: UTF8.self) }
    var printPages: [OutputFile] { files.filter { $0.path.firstMatch(of: /(^|\/)print(--\d+)?\.html$/) != nil } }

    /// What is wrong with the links of print pages.
    func deadLinks() async -> [String] {
      await LinkCheck.check(files, width: 2).map(\.message).filter { $0.contains(/on page '([^']*\/)?print(--\d+)?\.html'/) }
    }
  }

  /// The pages of a project whose print pages hold more or less than usual.
  private func render(_ project: Project, _ limits: PrintLimits = PrintLimits()) async throws -> Pages {
    var handbook = try #require(await project.assess().value)
    handbook.printLimits = limits
    let templates = try #require(TemplateLoader.load(folder: project.folder, templates: project.templates).value)
    let plan = PagePlan.plan(handbook)
    #expect(plan.diagnostics == [])
    let renderer = PageRenderer(handbook, plan: plan.value, templates: templates.site)
    let files = await renderer.render(width: 2, kept: { _, _ in nil }) { file, _ in file }
    return Pages(handbook: handbook, files: files + renderer.printStyleSheets + templates.site.assetFiles)
  }

  private func anchors(_ page: String) -> [String] { page.matches(of: /\sid="([^"]*)"/).map { String($0.1) } }

  /// The words of a page without its markup, blanks folded.
  private func words(_ page: String) -> String {
    let text = page.replacing(/<a class="ed"[^>]*>[^<]*<\/a>/, with: "").replacing(/<[^>]*>/, with: "")
    return text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }

  /// Says what is missing, and not the whole page in which it is.
  private func expect(_ text: String, has part: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let isThere = text.contains(part)
    #expect(isThere, "\(part)", sourceLocation: sourceLocation)
  }

  @Test func printsEveryProvisionOnceInOrderWithTheAnchorOfItsSectionsPage() async throws {
    let pages = try await render(Self.sample)
    for instrument in pages.handbook.corpus.instruments {
      let edition = instrument.current.edition
      let page = try pages.text("law/\(instrument.id)/print.html")
      let own = Set(edition.provisions.map(\.address.anchor))
      #expect(anchors(page).filter(own.contains) == edition.provisions.map(\.address.anchor), "\(instrument.id)")
      for section in edition.sections {
        let address = edition.provisions[section].address
        let other = try pages.text("law/\(instrument.id)/\(address.section).html")
        #expect(Set(anchors(other)).isSuperset(of: edition.subtree(of: section).map { edition.provisions[$0].address.anchor }))
      }
      let text = words(page)
      for paragraph in edition.provisions.flatMap(\.paragraphs) { expect(text, has: paragraph.text) }
      for note in edition.editorNotes { #expect(text.contains(note.text)) }
    }
  }

  @Test func hasEachAnchorOnceAndNoDeadLink() async throws {
    for pages in [try await render(Self.sample), try await render(try Golden.project("amended")), try await render(try Golden.project("minimal"))] {
      #expect(await pages.deadLinks() == [])
      #expect(pages.printPages.count == pages.handbook.corpus.instruments.count + 1)
      for file in pages.printPages {
        let own = anchors(String(decoding: file.bytes, as: UTF8.self))
        #expect(Set(own).count == own.count, "\(file.path)")
      }
    }
  }

  @Test func leadsWithinThePageToWhatThePageHas() async throws {
    let pages = try await render(Self.sample)
    let law = try pages.text("law/ccpa-regulations/print.html")
    #expect(law.contains("data-to=\"ccpa-regulations/7051/a\" href=\"#7051-a\"") || law.contains("<a href=\"#7051-a\">"))
    #expect(!law.contains("href=\"7050.html") && !law.contains("href=\"7051.html"))
    #expect(law.contains("href=\"../../obligations/sp-use-limit.html\">Use personal information only as the contract allows</a>"))
    let main = try #require(try pages.text("print.html").firstRange(of: "<main").map { try String(pages.text("print.html")[$0.lowerBound...]) })
    #expect(main.contains("href=\"#obligation--sp-use-limit\">5.4 Use personal information only as the contract allows</a>"))
    #expect(main.contains("href=\"#vendor--mailwave--campaigns\"") && main.contains("id=\"vendor--mailwave--campaigns\""))
    #expect(main.contains("href=\"#law--ccpa-regulations--7050-a\"") && main.contains("id=\"law--ccpa-regulations--7050-a\""))
    let body = main.components(separatedBy: "<footer")[0]
    for path in ["obligations/", "vendors/mailwave.html", "law/ccpa-regulations/70"] { #expect(!body.contains("href=\"\(path)"), "\(path)") }
    // Its navigation leads to pages all the same.
    #expect(try pages.text("print.html").contains("<a href=\"vendors/index.html\">Vendors</a>"))
  }

  @Test func printsEveryObligationEngagementActionAndTerm() async throws {
    let pages = try await render(Self.sample)
    let page = try pages.text("print.html")
    let handbook = pages.handbook
    for obligation in handbook.linked.obligations { #expect(page.contains("id=\"obligation--\(obligation.record.id.value)\"")) }
    for vendor in handbook.linked.vendors {
      for engagement in vendor.engagements {
        let id = handbook.linked.engagements[engagement].record.id.value
        #expect(page.contains("id=\"vendor--\(vendor.record.id.value)--\(id)\""))
      }
    }
    let text = words(page)
    for finding in handbook.findings { expect(text, has: finding.message.withNoBreakSections) }
    #expect(page.matches(of: /<td data-label="Severity">/).count == handbook.findings.count)
    #expect(page.contains("id=\"def-business\""))
    for sentence in ["162 of 203 assessed, 41 not assessed", "All 72 actions", "11 vendors with 11 engagements", "23 November 2026"] {
      expect(text, has: sentence)
    }
    // A reader of paper opens nothing.
    for file in pages.printPages { #expect(!String(decoding: file.bytes, as: UTF8.self).contains("<details")) }
  }

  @Test func dividesALongTextAndLeadsFromPartToPart() async throws {
    var limits = PrintLimits()
    limits.textBytes = 12_000
    let pages = try await render(Self.sample, limits)
    let instrument = try #require(pages.handbook.corpus.instruments.first { $0.id.rawValue == "ccpa-regulations" })
    let parts = pages.printPages.filter { $0.path.hasPrefix("law/ccpa-regulations/") }.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(parts.count > 2)
    #expect(await pages.deadLinks() == [])
    let own = Set(instrument.current.edition.provisions.map(\.address.anchor))
    #expect(parts.map { anchors($0).filter(own.contains) }.flatMap(\.self) == instrument.current.edition.provisions.map(\.address.anchor))
    #expect(parts[1].contains("Part 2 of \(parts.count)") && parts[1].contains("href=\"print.html"))
    #expect(parts[0].contains("href=\"print--2.html#"))
    #expect(parts[0].contains("Known gaps") && !parts[1].contains("Known gaps"))
  }

  @Test func carriesALineForEachWhereAllWouldBeTooMuchAndSaysSo() async throws {
    var limits = PrintLimits()
    limits.handbookTextBytes = 1_000
    limits.engagements = 10
    limits.actions = 20
    let pages = try await render(Self.sample, limits)
    let page = try pages.text("print.html")
    let text = words(page)
    #expect(await pages.deadLinks() == [])
    for sentence in [
      "The contents of 3 instruments; the texts are too long to be printed together and have print pages of their own",
      "A line for each of 36 obligations; how each engagement stands is on their own pages and in data/matrix.csv",
      "A line for each of 11 engagements; what is on record of each stands on the vendors’ own pages",
      "The first 20 of 72 actions, worst first; all are in data/actions.csv", "20 of 72 actions, worst first.",
    ] { expect(text, has: sentence) }
    #expect(page.contains("<tr id=\"obligation--sp-use-limit\">") && !page.contains("id=\"vendor--mailwave\""))
    #expect(page.contains("href=\"law/ccpa-regulations/print.html\"") && page.contains("href=\"vendors/mailwave.html#campaigns\""))
    #expect(page.matches(of: /<td data-label="Severity">/).count == 20)

    limits.engagementRows = 5
    let counts = try await render(Self.sample, limits).text("print.html")
    expect(counts, has: "Counts of 11 engagements by role; each stands on the vendors’ own pages and in data/vendors.csv")
    #expect(counts.matches(of: /<td data-label="Engagements">/).count == 4 && counts.matches(of: /<td data-label="Declared">/).isEmpty)
  }

  @Test func keepsApartTwoProvisionsThatShareAnAnchorOnTheirOwnPages() async throws {
    let regulation = "regulations/vendor-handling-standard/edition-1.md"
    let project = try MemoryProject()
    try project.append("\n## § 12. Twelve\n\n(8) Keep records under section 12-8.\n\n## § 12-8. Twelve eight\n\nKeep more.\n", to: "content/" + regulation)
    let pages = try await render(project.project)
    let page = try pages.text("law/vendor-handling-standard/print.html")
    #expect(anchors(page).filter { $0.hasPrefix("12") } == ["12", "12-8", "12-8--2"])
    #expect(await pages.deadLinks() == [])
  }

  @Test func standsBesideTheOrderOfTheHandbook() async throws {
    let project = try MemoryProject()
    try project.append("publishing: { base-url: \"https://example.com/\", robots: index }\n", to: "content/handbook.yaml")
    let (files, diagnostics) = await project.render()
    #expect(diagnostics == [])
    for path in ["print.html", "law/vendor-handling-standard/print.html"] {
      let page = try #require(files[path])
      #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
      #expect(!page.contains("class=\"turn\""))
      #expect(page.contains("<link rel=\"stylesheet\" href=\"print.css\">"))
    }
    #expect(files["sitemap.xml"]?.contains("print") == false)
    #expect(files.keys.filter { $0.hasPrefix("markdown/") && $0.contains("print") } == [])
    #expect(files["search/index.js"]?.contains("print.html") == false)
    #expect(files["law/vendor-handling-standard/index.html"]?.contains("href=\"print.html\"") == true)
    #expect(files["index.html"]?.contains("href=\"print.html\"") == true)
    #expect(files["print.css"]?.hasPrefix("@page{@top-left{content:\"") == true)
  }
}
