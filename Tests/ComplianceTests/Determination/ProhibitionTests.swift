import Testing

@testable import Compliance

@Suite struct ProhibitionTests {
  private func assess(_ engagement: String, satisfiedBy: String = "{ clauses: [§ 2(a)(2)] }", assessment: String? = nil) throws -> AssessedOrganization {
    var organization = SmallOrganization()
    organization.obligations = """
      - id: no-resale
        title: No resale
        modality: prohibition
        cite: § 1(c)
        applies-to: { role: handler }
        prohibits: { purpose: resale }
        satisfied-by: \(satisfiedBy)
      """
    organization.vendors = [
      SmallOrganization.vendor("role: handler\ncontract: main\n\(engagement)", contracts: SmallOrganization.contract(SmallOrganization.allClauses))
    ]
    if let assessment {
      organization.assessments =
        "- { vendor: acme, engagement: main, obligation: no-resale, status: \(assessment), reason: Looked., by: Counsel, on: 2026-01-01, edition: '2024' }"
    }
    return try organization.assess()
  }

  @Test(arguments: [
    ("purposes: [storage]", nil, Status.notAssessed), ("purposes: [storage]", "met", .met), ("purposes: [storage]", "partial", .partial),
    ("purposes: [storage]", "not-applicable", .notApplicable),
    // The record speaks against itself, whatever a person found.
    ("purposes: [storage, resale]", "met", .notMet), ("purposes: [resale]", "not-applicable", .notMet), ("purposes: [resale]", nil, .notMet),
    // Without purposes nobody knows whether it resells.
    ("", "met", .notAssessed),
  ])
  func isMetByContractAndAssessmentAndBrokenByTheRecord(purposes: String, assessment: String?, status: Status) throws {
    #expect(try assess(purposes, assessment: assessment).first()?.status == status)
  }

  @Test func needsNoAssessmentWhereItsRecordSaysSo() throws {
    #expect(try assess("purposes: [storage]", satisfiedBy: "{ clauses: [§ 2(a)(2)], assessment: false }").first()?.status == .met)
    #expect(try assess("purposes: [storage]", satisfiedBy: "{ assessment: false }").first()?.status == .notAssessed)
  }

  @Test func isReportedAtThePurpose() async throws {
    let assessed = try assess("purposes: [storage, resale]")
    #expect(await assessed.findings(ProhibitedPurpose.self) == ["Acme, Inc. (Work): the record (storage, resale) shows what § 1(c) prohibits (No resale)"])
  }

  @Test func standsOnlyInAProhibition() throws {
    var organization = SmallOrganization()
    organization.obligations += "\n  prohibits: { purpose: resale }"
    organization.vendors = [SmallOrganization.vendor("role: handler")]
    #expect(
      try organization.diagnostics() == [
        "obligations.yaml:8:14: error: Key 'prohibits' stands in an obligation; only a prohibition has it [modality-mismatch]"
      ])
  }

  @Test func hasFlagsBesideItsStatus() throws {
    var organization = SmallOrganization()
    organization.obligations += "\n  effective: 2027-01-01\n  reviewed: { on: 2023-05-01, by: Counsel, edition: '2020' }"
    organization.vendors = [
      SmallOrganization.vendor(
        "role: handler\ncontract: main",
        contracts: "  - { id: main, signed: 2024-02-01, reviewed: { on: 2024-02-01, by: Counsel }, clauses: [\(SmallOrganization.allClauses)] }")
    ]
    let assessed = try organization.assess()
    let flags = assessed.flags(of: 0, 0)
    #expect(assessed.first()?.status == .met)
    #expect(flags.pendingFrom?.description == "2027-01-01")
    #expect(
      flags.suspect.map(\.inWords) == [
        "the review of the obligation of 1 May 2023 rests on edition '2020'; edition '2024' is current",
        "the review of contract 'main' of 1 February 2024 names no edition; edition '2024' is current",
      ])
  }
}
