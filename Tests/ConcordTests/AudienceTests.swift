import Compliance
import Testing

@testable import Concord

/// A canary in each restricted field; the bytes of everything that is published are searched for them.
@Suite struct AudienceTests {
  private static let canaries: [RestrictedField: [String]] = [
    .contractQuotes: ["canary-quote", "canary-subquote"], .evidence: ["canary-evidence"],
    .people: [
      "canary-handbook-owner", "canary-vendor-owner", "canary-engagement-owner", "canary-obligation-owner", "canary-reviewer", "canary-assessor",
      "canary-approver", "canary-register-owner",
    ],
    .notes: [
      "canary-clause-note", "canary-amendment-note", "canary-engagement-note", "canary-summary", "canary-register-note", "canary-subnote",
    ],
    .reasons: ["canary-reason", "canary-waiver-reason"], .extra: ["canary-extra"],
  ]

  private func project(_ audiences: String) throws -> MemoryProject {
    try MemoryProject([
      "handbook.yaml": """
        title: Handbook
        organization: Example
        owner: canary-handbook-owner
        default-regulation: vendor-handling-standard
        \(audiences)

        """,
      "vendors/helpdesk.yaml": """
        id: helpdesk
        name: Helpdesk Ltd.
        summary: canary-summary
        owner: canary-vendor-owner
        engagements:
          - id: tickets
            service: Support tickets
            role: processor
            purposes: [support]
            data: [contact-details]
            note: canary-engagement-note
            owner: canary-engagement-owner
            contract: agreement
            extra: { retention: canary-extra }
            subcontractors:
              - name: Cloud Ltd.
                purposes: [support]
                data: [contact-details]
                contract:
                  signed: 2024-01-01
                  clauses: [{ meets: § 1(b)(1), at: § 1, quote: canary-subquote, note: canary-subnote }]
        contracts:
          - id: agreement
            signed: 2024-01-01
            ends: 2028-01-01
            reviewed: { on: 2024-01-01, by: canary-reviewer, edition: "1" }
            amendments: [{ signed: 2025-01-01, title: First, note: canary-amendment-note }]
            clauses: [{ meets: § 1(b)(1), at: § 2, quote: canary-quote, note: canary-clause-note }]

        """,
      "vendors/register.csv": "name,service,role,purposes,data,owner,notes\nOther Ltd.,Hosting,processor,hosting,customer-data,canary-register-owner,canary-register-note\n",
      "obligations/more.yaml": """
        - id: written
          title: Have a contract
          modality: obligation
          bearer: [processor]
          cite: § 1(a)
          owner: canary-obligation-owner
          applies-to: { role: processor }
          satisfied-by: { assessment: true }

        """,
      "assessments/use.yaml": """
        - vendor: helpdesk
          engagement: tickets
          obligation: no-own-use
          status: partial
          reason: canary-reason
          evidence: [canary-evidence]
          by: canary-assessor
          on: 2026-11-01
          edition: "1"

        """,
      "waivers.yaml": """
        - { obligation: report-breaches, vendor: helpdesk, reason: canary-waiver-reason, approver: canary-approver, on: 2026-11-01, expires: 2027-11-01 }

        """,
    ])
  }

  private func render(_ project: MemoryProject, for audience: String?) async throws -> [String: [UInt8]] {
    var settings = project.project
    settings.audience = audience
    let rendered = await settings.render()
    #expect(rendered.diagnostics.filter { $0.severity == .error } == [])
    let files = try (try #require(rendered.value)).filesWithManifest()
    return Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
  }

  private func canaries(in files: [String: [UInt8]]) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for (path, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self)
      for canary in Self.canaries.values.joined() where text.contains(canary) { found[canary, default: []].append(path) }
    }
    return found
  }

  @Test func leavesRestrictedFieldsOutOfEveryByte() async throws {
    let all = RestrictedField.allCases.map(\.rawValue).joined(separator: ", ")
    let project = try project("audiences:\n  - { id: staff }\n  - { id: suppliers, withhold: [\(all)] }")
    let whole = canaries(in: try await render(project, for: nil))
    // Every canary is published to those who may see it, so that the next lines mean something; a note on an amendment is on no page.
    #expect(Set(whole.keys) == Set(Self.canaries.values.joined()).subtracting(["canary-amendment-note", "canary-subquote", "canary-subnote"]))
    let restricted = try await render(project, for: "suppliers")
    #expect(canaries(in: restricted) == [:])
    #expect(restricted.keys.sorted() == (try await render(project, for: "staff")).keys.sorted())
    let page = String(decoding: try #require(restricted["vendors/helpdesk.html"]), as: UTF8.self)
    #expect(page.contains("Built for suppliers: contract quotes, evidence, people, notes, reasons, extra withheld"))
    #expect(page.contains("Withheld found on 1 November 2026"))
  }

  @Test(arguments: RestrictedField.allCases)
  func leavesOutWhatIsNamedAndNothingElse(field: RestrictedField) async throws {
    let project = try project("audiences: [{ id: some, withhold: [\(field.rawValue)] }]")
    let whole = Set(canaries(in: try await render(project, for: nil)).keys)
    let found = Set(canaries(in: try await render(project, for: "some")).keys)
    #expect(found == whole.subtracting(Self.canaries[field] ?? []))
  }

  @Test func changesNoStatus() async throws {
    let all = RestrictedField.allCases.map(\.rawValue).joined(separator: ", ")
    let project = try project("audiences: [{ id: suppliers, withhold: [\(all)] }]")
    var settings = project.project
    let whole = await settings.assess()
    settings.audience = "suppliers"
    let restricted = await settings.assess()
    let (counts, others) = (try #require(whole.value).organization.totalCounts, try #require(restricted.value).organization.totalCounts)
    #expect([counts.met, counts.partial, counts.notMet, counts.notAssessed] == [others.met, others.partial, others.notMet, others.notAssessed])
    #expect(whole.value?.findings.map(\.fingerprint).sorted() == restricted.value?.findings.map(\.fingerprint).sorted())
  }

  @Test func namesTheNearestAudienceAndField() async throws {
    let project = try project("audiences: [{ id: suppliers, withhold: [evidnce] }]")
    var settings = project.project
    settings.audience = "supplier"
    let diagnostics = await settings.render().diagnostics.map(\.description)
    #expect(diagnostics.contains("error: Value 'supplier' is not a known audience; did you mean 'suppliers'? [unknown-audience]"))
    #expect(
      diagnostics.contains(
        "content/handbook.yaml:5:41: error: Value 'evidnce' of key 'withhold' is not one of contract-quotes, evidence, people, notes, reasons, "
          + "extra; did you mean 'evidence'? [unknown-value]"))
  }
}
