import Concord
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

/// A build that keeps pages of the last one publishes what a build from nothing would.
@Suite struct KeptPagesTests {
  private static let vendors = 96
  private static let obligations = 12
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("concord-kept-\(UUID().uuidString)").path

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  private func put(_ name: String, _ text: String) throws {
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path(name)).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  private func text(_ name: String) throws -> String { String(decoding: try #require(FileManager.default.contents(atPath: path(name))), as: UTF8.self) }

  private func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try text(name)
    #expect(text.contains(old), "\(name) has '\(old)'")
    try put(name, text.replacing(old, with: new))
  }

  private func vendor(_ number: Int) -> String {
    """
    id: vendor-\(number)
    name: Vendor \(number), Inc.
    owner: Owner \(number % 3)
    engagements:
      - id: main
        service: Service \(number)
        role: \(number % 2 == 0 ? "service-provider" : "contractor")
        purposes: [purpose-\(number % 4)]
        data: [identifiers]
        contract: main
        subcontractors: \(number % 10 == 4 ? "[{ vendor: vendor-\(number + 1), purposes: [purpose-\(number % 4)], data: [identifiers], contract: { signed: 2024-01-01, meets: [§ 1(b)] } }]" : "none")
    contracts:
      - id: main
        signed: 2024-02-01
        ends: 2027-01-31
        clauses:
          - { meets: § \(number % 12 + 1)(b), at: "§ 1", quote: keep record }

    """
  }

  private func makeProject() throws {
    try put("content/handbook.yaml", "title: Kept\norganization: Kept\ndefault-regulation: act\n")
    try put(
      "content/regulations/act/regulation.yaml",
      """
      title: The Act
      citation: { full: "Act § {}", short: "§ {}", aliases: [Act] }
      editions: [{ id: "2024", file: text.md, effective: 2024-01-01 }]

      """)
    try put(
      "content/regulations/act/text.md",
      (1...Self.obligations).map { "## § \($0). Duty \($0)\n\n(a) A handler shall keep record \($0).\n\n(b) A contract shall say so.\n\n" }.joined())
    try put(
      "content/vocabularies/roles.yaml",
      "vocabulary: roles\nterms:\n  - { id: service-provider, label: Service provider }\n  - { id: contractor, label: Contractor }\n")
    try put(
      "content/vocabularies/purposes.yaml", "vocabulary: purposes\nterms:\n" + (0..<4).map { "  - { id: purpose-\($0), label: Purpose \($0) }\n" }.joined())
    try put("content/vocabularies/data-categories.yaml", "vocabulary: data-categories\nterms:\n  - { id: identifiers, label: Identifiers }\n")
    try put(
      "content/obligations/all.yaml",
      (1...Self.obligations).map { number in
        """
        - id: duty-\(number)
          title: Duty number \(number)
          modality: obligation
          bearer: [service-provider]
          cite: § \(number)(a)
          quote: shall keep record
          applies-to: \(number == 1 ? "{ role: service-provider }" : "{ purpose: purpose-\(number % 4) }")
          satisfied-by: { clauses: [§ \(number)(b)], assessment: \(number % 2 == 0) }

        """
      }.joined())
    for number in 0..<Self.vendors { try put("content/vendors/vendor-\(number).yaml", vendor(number)) }
  }

  /// Builds as the command does, and says how many files were not made, with the manifest.
  private func build(_ name: String, asOf: String) async throws -> (kept: Int, manifest: [UInt8]) {
    let project = Project(folder: ProjectFolder(root: folder), asOf: try #require(CalendarDate(iso: asOf)), width: 4)
    let state = BuildState(project: project, target: path(name))
    let writer = SiteWriter(target: path(name), name: name)
    let staged = try writer.stage()
    let made = await project.make(into: staged, identity: state.identity, keeping: state.published())
    #expect(made.diagnostics.filter { $0.severity == .error } == [])
    let site = try #require(made.value)
    let manifest = try site.manifest()
    try staged.add(manifest)
    try writer.finish()
    await state.record(summary: "", diagnostics: [], site: site)
    return (staged.takenCount, manifest.bytes)
  }

  private func expectSame(_ change: String, asOf: String = "2026-11-23") async throws {
    let over = try await build("public", asOf: asOf)
    try? FileManager.default.removeItem(atPath: path("clean"))
    try? FileManager.default.removeItem(atPath: path(".concord-clean.pages"))
    let clean = try await build("clean", asOf: asOf)
    #expect(clean.kept == 0)
    #expect(over.manifest == clean.manifest, "after \(change)")
    let verified = await SiteVerification.verify(folder: path("public"), name: "public", width: 4)
    #expect(verified.value?.findings == [], "after \(change)")
  }

  @Test func publishesAfterEveryChangeWhatABuildFromNothingWould() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeProject()
    try await expectSame("nothing")
    var random = SeededGenerator(seed: 20_261)
    func one() -> String { "content/vendors/vendor-\(Int.random(in: 0..<Self.vendors / 10, using: &random) * 10 + 2).yaml" }
    let changes: [(String, () throws -> Void)] = [
      ("another service", { try edit(one(), "service: Service", "service: Other service") }),
      ("another role", { try edit("content/vendors/vendor-12.yaml", "role: service-provider", "role: contractor") }),
      ("another purpose", { try edit("content/vendors/vendor-23.yaml", "purposes: [purpose-3]", "purposes: [purpose-1]") }),
      ("a clause that is gone and a contract that ended", {
        try edit("content/vendors/vendor-31.yaml", "(b), at: \"§ 1\", quote: keep record", "(b), status: absent")
        try edit("content/vendors/vendor-65.yaml", "ends: 2027-01-31", "ends: 2026-01-31")
      }),
      ("a name, which is in the plan", { try edit("content/vendors/vendor-40.yaml", "name: Vendor 40", "name: Zebra 40") }),
      // It has an engagement with the vendor of the next number for its subcontractor.
      ("a subcontractor's name for its service", { try edit("content/vendors/vendor-55.yaml", "service: Service 55", "service: Vendor 54’s work") }),
      ("words of the law", { try edit("content/regulations/act/text.md", "(a) A handler shall keep record 3.", "(a) A handler shall keep record 3 and copies of it.") }),
      ("an obligation", { try edit("content/obligations/all.yaml", "title: Duty number 5", "title: Another duty") }),
      ("a setting", { try edit("content/handbook.yaml", "organization: Kept", "organization: Other") }),
      ("a waiver", {
        try put(
          "content/waivers.yaml",
          "- { rule: clause-missing, vendor: vendor-31, engagement: main, reason: Accepted, approver: Counsel, on: 2026-01-01, expires: 2027-01-01 }\n")
      }),
      // Its finding stands on the page of an obligation that does not bind the engagement.
      ("a waiver of what does not apply", {
        try put(
          "content/waivers.yaml",
          "- { rule: not-assessed, vendor: vendor-3, engagement: main, obligation: duty-1, reason: Accepted, approver: Counsel, on: 2026-01-01, expires: 2027-01-01 }\n")
        #expect(try !text("public/obligations/duty-1.html").contains("vendor-3.html#main"))
      }),
      ("the service that a waiver's finding names", {
        #expect(try text("public/obligations/duty-1.html").contains("Service 3"))
        try edit("content/vendors/vendor-3.yaml", "service: Service 3", "service: Work of another kind")
      }),
      ("a template", { try put("templates/html/_running.mustache", "<p class=\"only-print\">{{title}}, printed</p>\n") }),
    ]
    for (name, change) in changes {
      try change()
      try await expectSame(name)
    }
    try await expectSame("another day", asOf: "2027-03-01")
  }

  @Test func makesOnlyWhatAChangeInOneVendorTouches() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeProject()
    let first = try await build("public", asOf: "2026-11-23")
    #expect(first.kept == 0)
    try edit("content/vendors/vendor-12.yaml", "Service 12", "Other service")
    let second = try await build("public", asOf: "2026-11-23")
    // All pages of vendors but one, and of sections, in both forms.
    #expect(second.kept >= 2 * (Self.vendors - 1 + Self.obligations))
    // A file that somebody changed is not taken, whatever its bytes.
    try edit("public/vendors/vendor-3.html", "Vendor 3", "Vendor 4")
    try edit("content/vendors/vendor-12.yaml", "Other service", "Service 12")
    let third = try await build("public", asOf: "2026-11-23")
    #expect(third.manifest == first.manifest)
    let verified = await SiteVerification.verify(folder: path("public"), name: "public", width: 4)
    #expect(verified.value?.findings == [])
  }

  @Test func keepsNothingOfAnotherDay() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeProject()
    _ = try await build("public", asOf: "2026-11-23")
    #expect(try await build("public", asOf: "2026-11-24").kept == 0)
  }
}
