import Diagnostics
import LegalText
import Testing

@testable import Compliance

@Suite struct WaiverTests {
  private static let lapsed = [
    SmallOrganization.vendor(
      "role: handler\ncontract: main",
      contracts: SmallOrganization.contract(SmallOrganization.allClauses, dates: "signed: 2024-02-01, ends: 2026-08-31"))
  ]
  private static let absent = [
    SmallOrganization.vendor(
      "role: handler\ncontract: main",
      contracts: SmallOrganization.contract("{ meets: § 2(a)(1), at: § 9 }, { meets: § 2(a)(2), status: absent }, { meets: § 2(a)(3), status: absent }"))
  ]

  private func organization(_ waiver: String, vendors: [String] = lapsed, asOf: String = "2026-11-23") -> SmallOrganization {
    let entry = "- { \(waiver), reason: Renewal is out., approver: Counsel, on: 2026-11-02, expires: 2026-12-31 }\n"
    return SmallOrganization(vendors: vendors, waivers: entry, asOf: asOf)
  }

  private func assess(_ small: SmallOrganization) async throws -> (organization: AssessedOrganization, findings: [Finding]) {
    var organization = try small.assess()
    let law = await LinkedLaw.link(organization.corpus, width: 1)
    let findings = FindingRules.findings(in: &organization, law: law)
    return (organization, findings)
  }

  private func rules(_ findings: [Finding]) -> [String] { findings.map(\.rule.name).filter { $0.hasPrefix("waiver") } }

  @Test func coversAFindingAndTheDeterminationsThatRestOnItAndLeavesTheirStatus() async throws {
    let (organization, findings) = try await assess(organization("rule: contract-expired, vendor: acme, engagement: main"))
    let finding = try #require(findings.first { $0.rule == ContractExpired.identifier })
    #expect(finding.severity == .error)
    #expect(finding.waiver?.inWords == "waived until 31 December 2026")
    #expect(finding.waiver?.whyInWords == "Accepted by Counsel: Renewal is out.")
    #expect(finding.diagnostic.severity == .note)
    #expect(finding.diagnostic.message.hasSuffix("(error, waived until 31 December 2026 by Counsel)"))
    #expect(organization.first()?.status == .notMet)
    #expect(organization.flags(of: 0, 0).waivedUntil?.description == "2026-12-31")
    #expect(rules(findings) == [])
  }

  @Test(arguments: [
    ("2026-11-01", false, [String]()), ("2026-11-02", true, []), ("2026-12-31", true, []), ("2027-01-01", false, ["waiver-expired"]),
  ])
  func holdsFromItsApprovalThroughItsLastDay(asOf: String, isWaived: Bool, found: [String]) async throws {
    let (organization, findings) = try await assess(organization("rule: contract-expired, vendor: acme", asOf: asOf))
    #expect(findings.contains { $0.waiver != nil } == isWaived)
    #expect((organization.flags(of: 0, 0).waivedUntil != nil) == isWaived)
    #expect(rules(findings) == found)
  }

  @Test func reportsThatItEndedAndWhetherItIsStillNeeded() async throws {
    let needed = try await assess(organization("rule: contract-expired, vendor: acme", asOf: "2027-01-01")).findings
    #expect(
      needed.filter { $0.rule == WaiverExpired.identifier }.map(\.diagnostic.description) == [
        "waivers.yaml:1:3: warning: The waiver of contract-expired for acme ended on 31 December 2026, and what it covered counts again; remedy what it covered and remove it, or have it approved anew [waiver-expired]"
      ])
    let gone = try await assess(organization("rule: contract-expired, vendor: acme", vendors: Self.absent, asOf: "2027-01-01")).findings
    #expect(
      gone.filter { $0.rule == WaiverExpired.identifier }.map(\.message) == [
        "The waiver of contract-expired for acme ended on 31 December 2026, and what it covered is no longer found"
      ])
  }

  @Test func reportsWhatCoversNothing() async throws {
    let findings = try await assess(organization("rule: contract-expired, vendor: acme, engagement: main", vendors: Self.absent)).findings
    #expect(
      findings.filter { $0.rule == WaiverOrphaned.identifier }.map(\.message) == [
        "The waiver of contract-expired for acme/main covers nothing that is found"
      ])
  }

  @Test func ofAnObligationCoversItWhateverRuleFindsTheGap() async throws {
    let (organization, findings) = try await assess(organization("obligation: use-limit, vendor: acme"))
    #expect(organization.flags(of: 0, 0).waivedUntil?.description == "2026-12-31")
    #expect(rules(findings) == [])
  }

  @Test func leavesADeterminationUnwaivedWhileAPartOfItsGapIs() async throws {
    var small = organization("rule: clause-missing, vendor: acme", vendors: Self.absent)
    #expect(try await assess(small).organization.flags(of: 0, 0).waivedUntil != nil)
    small.assessments = "- { vendor: acme, engagement: main, obligation: use-limit, status: not-met, reason: Sold., by: Counsel, on: 2026-11-02 }\n"
    let (organization, findings) = try await assess(small)
    #expect(findings.count { $0.waiver != nil } == 2)
    #expect(organization.flags(of: 0, 0).waivedUntil == nil)
  }

  @Test func namesTheNearestKnownName() throws {
    func diagnostics(_ waiver: String) throws -> [String] { try organization(waiver).diagnostics() }
    #expect(
      try diagnostics("rule: contract-expird, obligation: use-limits, vendor: acme") == [
        "waivers.yaml:1:11: error: Value 'contract-expird' is not a known rule; did you mean 'contract-expired'? [unknown-rule]",
        "waivers.yaml:1:40: error: Value 'use-limits' is not a known obligation; did you mean 'use-limit'? [unknown-obligation]",
      ])
    #expect(
      try diagnostics("rule: contract-expired, vendor: acne") == [
        "waivers.yaml:1:37: error: Value 'acne' is not a known vendor; did you mean 'acme'? [unknown-vendor]"
      ])
    #expect(
      try diagnostics("rule: contract-expired, vendor: acme, engagement: mian") == [
        "waivers.yaml:1:55: error: Value 'mian' is not a known engagement; did you mean 'main'? [unknown-engagement]"
      ])
    #expect(try diagnostics("rule: waiver-expired, vendor: acme").first?.contains("is not a known rule") == true)
  }

  @Test func needsARuleOrAnObligationAndAnEnd() throws {
    #expect(
      try organization("vendor: acme").diagnostics() == [
        "waivers.yaml:1:3: error: A waiver names the 'rule' or the 'obligation' from which it lets a vendor deviate; add one of the two [missing-key]"
      ])
    var small = organization("rule: contract-expired, vendor: acme")
    small.waivers = small.waivers.replacing(", expires: 2026-12-31", with: "")
    #expect(try small.diagnostics().map { $0.contains("[missing-key]") && $0.contains("'expires'") } == [true])
    small.waivers = small.waivers.replacing(" }", with: ", expires: 2026-11-01 }")
    #expect(
      try small.diagnostics() == [
        "waivers.yaml:1:112: error: Waiver expires on 2026-11-01, before it was approved on 2026-11-02; correct one [wrong-value]"
      ])
  }
}
