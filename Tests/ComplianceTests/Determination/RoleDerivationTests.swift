import Testing

@testable import Compliance

@Suite struct RoleDerivationTests {
  private static func rule(_ id: String, _ when: String, becomes: String) -> String {
    "  - { id: \(id), when: \(when), becomes: \(becomes), cite: § 1(b), reason: Because of \(id). }\n"
  }

  private static let needsContract = rule(
    "no-contract", "{ role: handler, not: { contract: { meets: § 2(a) } } }", becomes: "bystander")

  private func roles(_ rules: String, _ vendors: [String]) throws -> AssessedOrganization {
    var organization = SmallOrganization()
    organization.rules = rules
    organization.vendors = vendors
    return try organization.assess()
  }

  @Test(arguments: [
    ("contract: main", "{ meets: § 2(a), at: § 9 }", "signed: 2024-02-01", "handler", 0, 0),
    ("contract: main", "{ meets: [§ 2(a)(1), § 2(a)(2)], at: § 9 }, { meets: § 2(a)(3), status: absent }", "signed: 2024-02-01", "bystander", 1, 0),
    ("contract: main", "{ meets: [§ 2(a)(1), § 2(a)(2)], at: § 9 }, { meets: § 2(a)(3), status: partial, at: § 1 }", "signed: 2024-02-01", "bystander", 1, 0),
    ("contract: main", "{ meets: § 2(a), at: § 9 }", "signed: 2024-02-01, ends: 2025-01-01", "bystander", 1, 0),
    ("contract: none", "", "signed: 2024-02-01", "bystander", 1, 0),
    // What nobody has recorded changes no role and confirms none.
    ("", "", "signed: 2024-02-01", "not determined; it may be handler or bystander", 0, 1),
    ("contract: main", "{ meets: [§ 2(a)(1), § 2(a)(2)], at: § 9 }", "signed: 2024-02-01", "not determined; it may be handler or bystander", 0, 1),
    ("contract: main", "{ meets: § 2(a), status: unclear, at: § 9 }", "signed: 2024-02-01", "not determined; it may be handler or bystander", 0, 1),
    ("contract: main", "{ meets: § 2(a), at: § 9 }", "ends: 2027-01-01", "not determined; it may be handler or bystander", 0, 1),
    // A gap that is known decides, whatever else is unknown.
    ("contract: main", "{ meets: § 2(a)(1), status: absent }", "signed: 2024-02-01", "bystander", 1, 0),
  ])
  func restsOnWhatIsRecordedOfTheContract(
    contract: String, clauses: String, dates: String, role: String, changes: Int, open: Int
  ) throws {
    let assessed = try roles(
      Self.needsContract,
      [SmallOrganization.vendor("role: handler\n\(contract)", contracts: SmallOrganization.contract(clauses, dates: dates))])
    #expect(assessed.roleWords(of: 0) == role)
    #expect(assessed.roles[0].rules.count == changes)
    #expect(assessed.roles[0].openRules.count == open)
  }

  @Test func isCertainOnOtherGroundsWhateverTheContractSays() throws {
    let assessed = try roles(
      Self.needsContract + Self.rule("resale", "{ role: handler, purpose: resale }", becomes: "bystander"),
      [SmallOrganization.vendor("role: handler\npurposes: [resale]")])
    #expect(assessed.roleWords(of: 0) == "bystander")
    #expect(assessed.roles[0].rules == [1])
    #expect(
      assessed.roleDerivation(of: 0).map(\.text) == [
        "Declared role: handler", "Rule 'resale' makes it bystander: Because of resale", "Effective role: bystander",
      ])
  }

  @Test func followsRulesToTheFixedPoint() throws {
    let assessed = try roles(
      Self.rule("second", "{ role: guest }", becomes: "bystander") + Self.rule("first", "{ role: handler }", becomes: "guest"),
      [SmallOrganization.vendor("role: handler")])
    #expect(assessed.roleWords(of: 0) == "bystander")
    #expect(assessed.roles[0].rules == [1, 0])
  }

  @Test func endsAndReportsRulesThatUndoEachOther() async throws {
    let assessed = try roles(
      Self.rule("there", "{ role: handler }", becomes: "guest") + Self.rule("back", "{ role: guest }", becomes: "handler"),
      [SmallOrganization.vendor("role: handler"), SmallOrganization.vendor("other", "role: bystander")])
    #expect(assessed.roleWords(of: 0) == "not determined; rules undo each other between handler or guest")
    #expect(assessed.roleWords(of: 1) == "bystander")
    #expect(await assessed.findings(RoleRulesCircular.self) == ["Role rules 'there', 'back' undo each other for Acme, Inc. (Work)"])
    #expect(assessed.first()?.status == .notAssessed)
  }

  @Test func leavesObligationsOfAnOpenRoleNotAssessedUnlessEveryCandidateIsBound() throws {
    var organization = SmallOrganization()
    organization.rules = Self.needsContract
    organization.obligations =
      ["handler", "[handler, bystander]", "recipient", "guest"].enumerated().map { index, role in
        "- { id: duty-\(index), title: Duty, modality: obligation, cite: § 1(a), applies-to: { role: \(role) }, satisfied-by: { assessment: true } }\n"
      }.joined()
    organization.vendors = [SmallOrganization.vendor("role: handler")]
    let assessed = try organization.assess()
    #expect(assessed.scope.map { $0.contains(0) } == [false, true, true, false])
    #expect(assessed.openScope.map { $0.contains(0) } == [true, false, false, false])
    #expect(assessed.determination(0, 0)?.isApplicabilityKnown == false)
    #expect(assessed.determination(0, 0)?.status == .notAssessed)
    #expect(assessed.determination(3, 0) == nil)
    #expect(
      assessed.reason(for: try #require(assessed.determination(0, 0)), of: 0)
        == "Whether it applies is not determined: the effective role is not determined; it may be handler or bystander (§ 1(b)). No assessment on file.")
  }

  @Test func saysThatAMissingDeclarationLeavesTheRoleOpen() async throws {
    let assessed = try roles("", [SmallOrganization.vendor("contract: none")])
    #expect(assessed.roleWords(of: 0) == "not determined")
    #expect(await assessed.findings(RoleNotDetermined.self) == ["Acme, Inc. (Work) declares no role, so it is open whether 1 obligations apply"])
  }
}
