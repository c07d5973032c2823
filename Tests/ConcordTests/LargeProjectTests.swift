import Concord
import Diagnostics
import Foundation
import Publishing
import Testing

/// A project whose lists are too long for one page.
@Suite struct LargeProjectTests {
  private static let vendors = 130
  private static let obligations = 40
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("concord-large-\(UUID().uuidString)").path

  private func put(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(folder)/content/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func vendor(_ number: Int, service: String = "Service") -> String {
    """
    id: vendor-\(number)
    name: Vendor \(number), Inc.
    owner: Owner \(number % 3)
    engagements:
      - { id: main, service: \(service), role: service-provider, purposes: [purpose-\(number % 4)], contract: none }

    """
  }

  private func makeProject() throws -> Project {
    try put("handbook.yaml", "title: Large\norganization: Large\ndefault-regulation: act\n")
    try put(
      "regulations/act/regulation.yaml",
      """
      title: The Act
      citation: { full: "Act § {}", short: "§ {}", aliases: [Act] }
      editions: [{ id: "2024", file: text.md, effective: 2024-01-01 }]

      """)
    try put(
      "regulations/act/text.md",
      (1...Self.obligations).map { "## § \($0). Duty \($0)\n\n(a) A handler shall keep record \($0).\n\n" }.joined())
    try put("vocabularies/roles.yaml", "vocabulary: roles\nterms:\n  - { id: service-provider, label: Service provider }\n")
    try put("vocabularies/purposes.yaml", "vocabulary: purposes\nterms:\n" + (0..<4).map { "  - { id: purpose-\($0), label: Purpose \($0) }\n" }.joined())
    try put("vocabularies/data-categories.yaml", "vocabulary: data-categories\nterms:\n  - { id: identifiers, label: Identifiers }\n")
    try put(
      "obligations/all.yaml",
      (1...Self.obligations).map { number in
        """
        - id: duty-\(number)
          title: Duty number \(number)
          modality: obligation
          bearer: [service-provider]
          cite: § \(number)(a)
          quote: shall keep record
          applies-to: \(number == 1 ? "{ role: service-provider }" : "{ purpose: purpose-\(number % 4) }")
          satisfied-by: { assessment: true }

        """
      }.joined())
    for number in 0..<Self.vendors { try put("vendors/vendor-\(number).yaml", vendor(number)) }
    return Project(folder: ProjectFolder(root: folder), asOf: try #require(CalendarDate(iso: "2026-11-23")), width: 4)
  }

  private func matches(_ text: String, _ part: String) -> Int { text.components(separatedBy: part).count - 1 }

  @Test func dividesListsIntoPagesThatLoadQuicklyAndHaveEverything() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rendered = await (try makeProject()).render()
    #expect(rendered.diagnostics.filter { $0.severity == .error } == [])
    let site = try #require(rendered.value)
    let text = Dictionary(uniqueKeysWithValues: site.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    // Pages for print have all on one page.
    for (path, page) in text where path.hasSuffix(".html") && !path.hasSuffix("print.html") { #expect(page.utf8.count <= 100_000, "\(path)") }
    // An engagement may be named as anything on its page, such as "main".
    for (path, page) in text where path.hasSuffix(".html") {
      let anchors = page.matches(of: /\sid="([^"]*)"/).map(\.1)
      #expect(Set(anchors).count == anchors.count, "\(path)")
    }
    // Landmarks of one page have names of their own.
    for (path, page) in text where path.hasSuffix(".html") { #expect(matches(page, "aria-label=\"Parts of this list\"") <= 1, "\(path)") }

    let registers = try ["vendors/index.html", "vendors/index--2.html"].map { try #require(text[$0]) }
    #expect(registers.map { matches($0, "<tr data-role=") } == [65, 65])
    #expect(registers[0].contains("Part 1 of 2") && registers[1].contains("href=\"index.html\""))
    #expect(text["markdown/vendors/index--2.md"]?.contains("Part 2 of 2") == true)

    let everywhere = try ["obligations/duty-1.html", "obligations/duty-1--2.html"].map { try #require(text[$0]) }
    #expect(everywhere.map { matches($0, "<tr data-status=") }.reduce(0, +) == Self.vendors)
    // Of an obligation that binds some, those are listed and the others counted.
    let some = try #require(text["obligations/duty-2.html"])
    #expect(matches(some, "<tr data-status=") == 32)
    #expect(some.contains("98 engagements: "))

    let overview = try #require(text["matrix.html"])
    #expect(overview.contains("matrix--1-1.html") && overview.contains("matrix--2-1.html"))
    let block = try #require(text["matrix--1-1.html"])
    #expect(matches(block, "<a class=\"cell") == matches(block, "Not assessed, §"))
    #expect(text["markdown/matrix--2-1.md"]?.contains("- §") == true)
  }

  @Test func explainsWhatDoesNotApplyOnceForAllThatAskTheSame() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let site = try #require(await (try makeProject()).render().value)
    let page = String(decoding: try #require(site.files.first { $0.path == "vendors/vendor-5.html" }).bytes, as: UTF8.self)
    #expect(page.contains("30 of 40 obligations do not apply to Service, and why"))
    #expect(page.contains("Asks for purpose purpose 2; the record has purpose 1: does not hold <code>content/vendors/vendor-5.yaml:5:"))
    let scopes = String(decoding: try #require(site.files.first { $0.path == "scopes.html" }).bytes, as: UTF8.self)
    #expect(scopes.contains("40 obligations in 5 scopes"))
    let csv = String(decoding: try #require(site.files.first { $0.path == "data/out-of-scope.csv" }).bytes, as: UTF8.self)
    #expect(matches(csv, "vendor-5,main") == 3)
  }

  @Test func buildsTheSameOverAnOlderSiteAsFromNothing() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let project = try makeProject()
    func build(_ name: String) async throws -> (written: Int, manifest: [UInt8]) {
      let writer = SiteWriter(target: "\(folder)/\(name)", name: name)
      let staged = try writer.stage()
      let made = try #require(await project.make(into: staged).value)
      let manifest = try made.manifest()
      try staged.add(manifest)
      try writer.finish()
      return (staged.writtenCount, manifest.bytes)
    }
    let first = try await build("public")
    try put("vendors/vendor-7.yaml", vendor(7, service: "Other"))
    try put("vendors/vendor-8.yaml", vendor(8).replacing("purpose-0", with: "purpose-1"))
    let over = try await build("public")
    let clean = try await build("clean")
    #expect(over.manifest == clean.manifest)
    #expect(over.written < first.written / 2)
    for name in ["public", "clean"] {
      let verified = await SiteVerification.verify(folder: "\(folder)/\(name)", name: name, width: 2)
      #expect(verified.value?.findings == [])
    }
  }
}
