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
    for (path, page) in text where path.hasSuffix(".html") && path.split(separator: "/").last?.hasPrefix("print") != true { #expect(page.utf8.count <= 100_000, "\(path)") }
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

  /// Law and records that are long in every way in which they may be.
  private func makeLongProject() throws -> Project {
    try put("handbook.yaml", "title: Long\norganization: Long\ndefault-regulation: act\nreview-months: 12\n")
    try put(
      "regulations/act/regulation.yaml",
      """
      title: The Act
      citation: { full: "Act § {}", short: "§ {}", aliases: [Act], self: [this act] }
      editions: [{ id: "2023", file: old.md, effective: 2023-01-01 }, { id: "2024", file: text.md, effective: 2024-01-01 }]

      """)
    func law(_ word: String) -> String {
      let recitals = (1...220).map { "{kind: recital}\n(\($0)) Recital \($0) says at some length why records are \(word) and by whom they are read.\n\n" }
      let terms = (1...250).map { "(\($0)) “Term\($0)” means what a handler \(word) as the record numbered \($0), wherever it may be.\n\n" }
      let duties = (1...300).map { "(\($0)) A handler shall keep as \(word) the record numbered \($0), that of Term\($0 % 250 + 1) too, as § 1(\($0 % 250 + 1)) has it.\n\n" }
      return "# Recitals\n\n" + recitals.joined() + "# Part 1. Duties\n\n## § 1. Definitions\n\nIn this act:\n\n" + terms.joined() + "## § 2. Records\n\n" + duties.joined()
    }
    try put("regulations/act/old.md", law("held"))
    try put("regulations/act/text.md", law("kept"))
    try put("vocabularies/roles.yaml", "vocabulary: roles\nterms:\n  - { id: handler, label: Handler }\n")
    try put("vocabularies/purposes.yaml", "vocabulary: purposes\nterms:\n" + (1...150).map { "  - { id: purpose-\($0), label: Purpose \($0) }\n" }.joined())
    try put("vocabularies/data-categories.yaml", "vocabulary: data-categories\nterms:\n  - { id: identifiers, label: Identifiers }\n")
    try put(
      "obligations/all.yaml",
      (1...150).map { number in
        """
        - id: duty-\(number)
          title: Keep the record that has the number \(number)
          modality: obligation
          bearer: [handler]
          cite: § 2(\(number))
          quote: the record numbered \(number)
          applies-to: \(number <= 100 ? "{ role: handler }" : "{ purpose: purpose-\(number) }")
          satisfied-by: { assessment: true }
          reviewed: { on: 2023-05-02, by: Counsel, edition: "2023" }

        """
      }.joined())
    try put(
      "vendors/acme.yaml",
      """
      id: acme
      name: Acme, Inc.
      engagements:
        - { id: one, service: Storage, role: handler, purposes: [purpose-1], contract: main }
        - { id: two, service: Support, role: handler, purposes: [purpose-101], contract: main }
      contracts:
        - { id: main, signed: 2023-02-01, reviewed: { on: 2023-05-02, by: Counsel, edition: "2023" } }

      """)
    try put(
      "assessments/all.yaml",
      (1...100).flatMap { number in
        ["one", "two"].map { engagement in
          """
          - vendor: acme
            engagement: \(engagement)
            obligation: duty-\(number)
            status: met
            reason: The record was seen.
            by: Counsel
            on: 2023-06-01
            edition: "2023"

          """
        }
      }.joined())
    return Project(folder: ProjectFolder(root: folder), asOf: try #require(CalendarDate(iso: "2026-11-23")), width: 4)
  }

  @Test func dividesLongTextsAndLeadsEveryLinkIntoTheRightPart() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // Every link and anchor is checked when a site is made.
    let rendered = await (try makeLongProject()).render()
    #expect(rendered.diagnostics.filter { $0.severity == .error } == [])
    let site = try #require(rendered.value)
    let text = Dictionary(uniqueKeysWithValues: site.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    // A print page has all on one page, whatever its size.
    for (path, page) in text where path.hasSuffix(".html") && path.split(separator: "/").last?.hasPrefix("print") != true {
      #expect(page.utf8.count <= 100_000, "\(path): \(page.utf8.count)")
    }
    func parts(_ path: String, _ ending: String) -> [String] {
      text.filter { $0.key == path + ending || $0.key.hasPrefix(path + "--") && $0.key.hasSuffix(ending) }
        .sorted { ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key) }.map(\.value)
    }
    let (redline, update) = ("law/act/redline-2023--2024", "law/act/update-2023--2024")
    for path in ["law/act/index", "law/act/1", "law/act/2", redline, update, "terms", "vendors/acme", "reviews"] {
      #expect(parts(path, ".html").count > 1, "\(path)")
      #expect(parts(path, ".html").count == parts("markdown/" + path, ".md").count, "\(path)")
    }
    for path in [redline, "vendors/acme", "terms"] {
      let anchors = parts(path, ".html").flatMap { $0.matches(of: /\sid="((?:1-|2-|one|two|def-)[^"]*)"/).map { String($0.1) } }
      #expect(Set(anchors).count == anchors.count, "\(path)")
    }
    // Its tasks stand behind its changes, on parts of their own.
    for page in parts(update, ".html") + parts("markdown/" + update, ".md") { #expect(!page.contains("Nothing:")) }
    #expect(!parts(update, ".html")[0].contains("To do ") && parts(update, ".html").joined().contains("To do "))
    let second = try #require(text["law/act/2--2.html"])
    // The contents in the margin lead from any part into any other, and the words of the law use a term that stands on each page.
    #expect(second.contains("href=\"2.html#2-1\"") && !second.contains("id=\"2-1\""))
    let used = second.matches(of: /class="term" href="([^"]*)"/).map { String($0.1) }
    #expect(!used.isEmpty && used.allSatisfy { $0.hasPrefix("#def-") && second.contains("id=\"\($0.dropFirst())\"") })
    let section = parts("law/act/2", ".html").joined()
    for number in 1...300 { #expect(section.contains("id=\"2-\(number)\""), "\(number)") }
    let vendor = parts("vendors/acme", ".html").joined()
    for number in 1...100 { for engagement in ["one", "two"] { #expect(vendor.contains("id=\"\(engagement)--duty-\(number)\"")) } }
    let terms = parts("terms", ".html").joined()
    for number in 1...250 { #expect(terms.contains("id=\"def-term\(number)\""), "\(number)") }
  }
}
