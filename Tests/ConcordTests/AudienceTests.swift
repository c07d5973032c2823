import Compliance
import Testing

@testable import Concord

/// A canary in each restricted field; the bytes of everything that is published are searched for them.
@Suite struct AudienceTests {
  private static let canaries: [RestrictedField: [String]] = [
    .contractQuotes: ["canary-quote", "canary-subquote"], .evidence: ["canary-evidence"],
    .people: [
      "canary-handbook-owner", "canary-vendor-owner", "canary-engagement-owner", "canary-obligation-owner", "canary-reviewer", "canary-assessor",
      "canary-approver", "canary-register-owner", "canary-obligation-reviewer", "canary-clause-reviewer", "canary-assessment-reviewer",
      "canary-immaterial-person",
    ],
    .notes: [
      "canary-clause-note", "canary-amendment-note", "canary-engagement-note", "canary-summary", "canary-register-note", "canary-subnote",
    ],
    .reasons: [
      "canary-reason", "canary-waiver-reason", "canary-obligation-why", "canary-assessment-why", "canary-contract-why",
      "canary-immaterial-reason",
    ],
    .extra: ["canary-extra"],
  ]
  /// Said on no page of this project, whoever reads it.
  private static let unpublished: Set<String> = [
    "canary-amendment-note", "canary-subquote", "canary-subnote", "canary-obligation-why", "canary-assessment-why", "canary-contract-why",
    "canary-immaterial-person", "canary-immaterial-reason", "canary-clause-reviewer", "canary-assessment-reviewer",
  ]

  private static let edition = """
    ## § 1. Written contract

    (a) A vendor that handles personal information shall do so under a written contract.

    (b) The contract shall:

    (1) name the purposes for which personal information is handled; and

    (2) require the vendor to report a breach of security within 72 hours.

    ## § 2. Use

    (a) A vendor shall not use personal information for its own purposes.

    (b) A vendor may use what it has made anonymous to improve its service.

    """

  /// Pages and data of every kind that a build makes, so that none is forgotten when its bytes are searched.
  private static let kinds = [
    "index.html", "law/vendor-handling-standard/1.html", "obligations/written.html", "vendors/helpdesk.html", "matrix.html", "actions.html",
    "disclosures.html", "reviews.html", "changes.html", "changes.atom", "edition.html", "authorities.html", "scopes.html", "search.html",
    "law/vendor-handling-standard/redline-0--1.html", "law/vendor-handling-standard/update-1--2.html",
    "data/handbook.json", "data/findings.sarif", "data/vendors.csv", "data/actions.csv", "data/reviews.csv", "data/disclosures.json",
    "data/oscal/vendor-handling-standard/assessment-results.json", "markdown/disclosures.md", "markdown/reviews.md", "markdown/changes.md",
  ]

  private func project(_ audiences: String) throws -> MemoryProject {
    try MemoryProject([
      "handbook.yaml": """
        title: Handbook
        organization: Example
        owner: canary-handbook-owner
        default-regulation: vendor-handling-standard
        disclosures: { stated-in: Policy, stated-on: 2026-02-16, sold-or-shared: none, business-purpose: [{ data: contact-details, recipients: processor }] }
        \(audiences)

        """,
      "regulations/vendor-handling-standard/regulation.yaml": """
        title: Vendor Handling Standard
        short-title: Handling Standard
        citation: { full: "Handling Standard § {}", short: "§ {}" }
        levels: [subsection, paragraph]
        editions:
          - { id: "0", file: edition-0.md, effective: 2023-01-01 }
          - { id: "1", file: edition-1.md, effective: 2024-01-01 }
          - { id: "2", file: edition-2.md, effective: 2028-01-01 }

        """,
      "regulations/vendor-handling-standard/edition-0.md": Self.edition.replacing("72 hours", with: "96 hours"),
      "regulations/vendor-handling-standard/edition-2.md": Self.edition.replacing("72 hours", with: "24 hours"),
      "releases/2026-01-01.yaml": """
        format: 1
        on: 2026-01-01
        regulations: [{ id: vendor-handling-standard, edition: "0", title: Handling Standard }]
        provisions: []
        statuses: []
        findings: [{ fingerprint: 6c33adbaacedd85d, rule: waiver-expired, severity: error, message: canary-released-message }]

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
            reviewed: { on: 2024-01-01, by: canary-reviewer, edition: "0", reason: canary-contract-why, next: 2027-01-01 }
            immaterial: [{ provision: vendor-handling-standard/1/b/2, words: [none, none], by: canary-immaterial-person, on: 2026-01-01, reason: canary-immaterial-reason }]
            amendments: [{ signed: 2025-01-01, title: First, note: canary-amendment-note }]
            clauses: [{ meets: § 1(b)(1), at: § 2, quote: canary-quote, note: canary-clause-note, reviewed: { on: 2025-01-01, by: canary-clause-reviewer, edition: "0" } }]

        """,
      "vendors/register.csv": "name,service,role,purposes,data,owner,notes\nOther Ltd.,Hosting,processor,hosting,customer-data,canary-register-owner,canary-register-note\n",
      "obligations/more.yaml": """
        - id: written
          title: Have a contract
          modality: obligation
          bearer: [processor]
          cite: § 1(a)
          owner: canary-obligation-owner
          reviewed: { on: 2025-01-01, by: canary-obligation-reviewer, edition: "0", reason: canary-obligation-why }
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
          reviewed: { on: 2026-11-02, by: canary-assessment-reviewer, edition: "1", reason: canary-assessment-why }

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
    #expect(Set(whole.keys) == Set(Self.canaries.values.joined()).subtracting(Self.unpublished))
    let restricted = try await render(project, for: "suppliers")
    #expect(canaries(in: restricted) == [:])
    #expect(Self.kinds.filter { restricted[$0] == nil } == [])
    // What was recorded when somebody else could see it.
    #expect(restricted.filter { String(decoding: $0.value, as: UTF8.self).contains("canary-released-message") }.keys.sorted() == [])
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
        "content/handbook.yaml:6:41: error: Value 'evidnce' of key 'withhold' is not one of contract-quotes, evidence, people, notes, reasons, "
          + "extra; did you mean 'evidence'? [unknown-value]"))
  }
}
