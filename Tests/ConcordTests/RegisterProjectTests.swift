import Compliance
import Concord
import Diagnostics
import Foundation
import Publishing
import Testing

/// Projects whose vendors come from registers.
@Suite struct RegisterProjectTests {
  private let root = FileManager.default.temporaryDirectory.appendingPathComponent("concord-register-\(UUID().uuidString)")

  /// The recorded minimal project with other files in `vendors/`.
  private func render(_ vendorFiles: [String: [UInt8]]) async throws -> Checked<RenderedSite?> {
    defer { try? FileManager.default.removeItem(at: root) }
    let manager = FileManager.default
    try manager.createDirectory(at: root, withIntermediateDirectories: true)
    let minimal = URL(fileURLWithPath: Golden.packageRoot + "/Tests/ConcordTests/Golden/minimal/content").resolvingSymlinksInPath()
    try manager.copyItem(at: minimal, to: root.appendingPathComponent("content"))
    try manager.copyItem(at: URL(fileURLWithPath: Golden.packageRoot + "/templates").resolvingSymlinksInPath(), to: root.appendingPathComponent("templates"))
    for folder in ["vendors", "assessments", "pages"] { try manager.removeItem(at: root.appendingPathComponent("content/\(folder)")) }
    let vendors = root.appendingPathComponent("content/vendors")
    try manager.createDirectory(at: vendors, withIntermediateDirectories: true)
    for (name, bytes) in vendorFiles { try Data(bytes).write(to: vendors.appendingPathComponent(name)) }
    let project = Project(
      folder: ProjectFolder(root: root.path), asOf: try #require(CalendarDate(iso: "2026-11-23")), width: 2)
    return await project.render()
  }

  private func text(_ site: RenderedSite, _ path: String) throws -> String {
    String(decoding: try #require(site.files.first { $0.path == path }?.bytes, "\(path)"), as: UTF8.self)
  }

  private static let register =
    "Data Broker Name;How may a consumer opt out?;Terminated\r\n"
    + (1...484).map { "\"Broker \($0), Inc.\";Write to us;\($0 % 242 == 0 ? "2026-01-31" : "")\r\n" }.joined()

  @Test func buildsFromARegisterAndSaysThatNothingIsRecorded() async throws {
    let rendered = try await render([
      "brokers.csv": [0xFF, 0xFE] + Self.register.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      "brokers.columns.yaml": Array("defaults: { role: handler }\n".utf8),
    ])
    #expect(rendered.diagnostics.map(\.description) == [])
    let site = try #require(rendered.value)
    let counts = site.handbook.organization.totalCounts
    #expect(site.handbook.linked.engagements.count == 482)
    // A register without purposes may have the one that the second obligation applies to: unknown is in scope, not assessed.
    #expect(counts.inScope == 2 * 482)
    #expect(counts.assessed == 0)
    #expect(counts.notAssessed == 2 * 482)
    let home = try text(site, "index.html")
    #expect(home.contains("0 of 964 determinations in scope assessed, 964 not assessed, for 482 engagements with 482 vendors"))
    let vendor = try text(site, "vendors/broker-7-inc.html")
    #expect(vendor.contains("Service not recorded"))
    #expect(vendor.contains("<dt>How may a consumer opt out?</dt><dd>Write to us</dd>"))
    #expect(vendor.contains("<dt>Contract</dt><dd>Not recorded</dd>"))
    #expect(try text(site, "vendors/broker-484-inc.html").contains("Terminated on 31 January 2026. Kept for the record."))
    #expect(try text(site, "vendors/index.html").contains("2 vendors, outside the counts"))
    #expect(try text(site, "markdown/vendors/index.md").contains("- [Broker 242, Inc.](broker-242-inc.md): Terminated on 31 January 2026"))
    #expect(site.handbook.findings.filter { $0.severity == .error && $0.engagement != nil } == [])
  }

  @Test func readsItsOwnExportAsTheSameRegister() async throws {
    let site = try #require(try await render([
      "brokers.csv": Array(Self.register.utf8), "brokers.columns.yaml": Array("defaults: { role: handler }\n".utf8),
    ]).value)
    let export = try #require(site.files.first { $0.path == "data/vendors.csv" })
    let again = try #require(try await render(["export.csv": export.bytes]).value)
    #expect(again.files.first { $0.path == "data/vendors.csv" } == export)
    #expect(again.handbook.organization.totalCounts == site.handbook.organization.totalCounts)
  }

  @Test func showsAndReportsWordsThatNoVocabularyKnows() async throws {
    let rendered = try await render(["r.csv": Array("name,role,purposes\nA & B,Processor,<b>Cake</b>\nA & B GmbH,Handler,trade\n".utf8)])
    #expect(rendered.diagnostics.map(\.description) == [])
    let site = try #require(rendered.value)
    #expect(try text(site, "vendors/a-b.html").contains("<dt>Purposes, as recorded</dt><dd>&lt;b&gt;Cake&lt;/b&gt;</dd>"))
    let findings = site.handbook.findings.map(\.diagnostic.description)
    #expect(
      findings.contains(
        "content/vendors/r.csv:2:7: warning: A & B (Service not recorded) is recorded with role 'Processor'; purposes '<b>Cake</b>', which no vocabulary knows; say which terms the words stand for, or correct the record [term-as-recorded]"
      ))
    #expect(
      findings.contains(
        "content/vendors/r.csv:3:1: warning: 'A & B GmbH' (a-b-gmbh) may be the same vendor as 'A & B' (a-b): the same name; merge the two records, or keep both if they are two vendors [duplicate-vendor]"
      ))
  }

  @Test func keepsErrorsOfOtherFilesWhereARegisterIsReadWithAWarning() async throws {
    let project = try MemoryProject([
      "vendors/list.csv": "name,service\nQuill,He said \"hi\" there\n",
      "assessments/other.yaml": "- { obligation: no-own-use, vendor: nobody, engagement: mail, status: met, on: 2026-10-01, by: Counsel, reason: Seen. }\n",
    ])
    let diagnostics = await project.project.assess().diagnostics.map(\.description)
    #expect(diagnostics.contains { $0.hasPrefix("content/vendors/list.csv:2:") && $0.contains("warning") && $0.hasSuffix("[csv-quote]") })
    #expect(diagnostics.contains { $0.contains("Value 'nobody' is not a known vendor") })
    #expect(!diagnostics.contains { $0.hasSuffix("[consequences]") })
  }

  @Test func tellsConfigurationsFromVendorsAndNamesThoseWithoutRegister() async throws {
    let rendered = try await render([
      "r.csv": [0x6E, 0x61, 0x6D, 0x65, 0x0A, 0xE9], "other.columns.yaml": Array("rows: vendors\n".utf8),
      "s.json": Array("[]".utf8),
    ])
    #expect(rendered.value == nil)
    #expect(
      rendered.diagnostics.map(\.description) == [
        "note: 1 problem is left out that may only follow from files and records that could not be read; mend those, then check again [consequences]",
        "content/vendors/other.columns.yaml:1:1: error: This configuration has no register beside it; name it as its register, with '.csv', '.tsv' or '.json' for '.columns.yaml' [orphan-configuration]",
        "content/vendors/r.csv:2:1: error: Byte 0xE9 at offset 5 is not UTF-8 text; save the file as UTF-8 [not-utf-8]",
        "content/vendors/s.json:1:1: error: No list of records is found in this file; name its key with 'records: …' in content/vendors/s.columns.yaml [missing-records]",
      ])
  }
}
