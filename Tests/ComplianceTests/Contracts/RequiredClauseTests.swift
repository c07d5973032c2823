import Testing

@testable import Compliance

@Suite struct RequiredClauseTests {
  private static func obligation(_ satisfiedBy: String) -> String {
    """
    - id: terms
      title: Have terms
      modality: obligation
      cite: § 2(a)
      applies-to: { role: recipient }
      satisfied-by: \(satisfiedBy)
    """
  }

  @Test(arguments: [
    ("{ meets: § 2(a)(1), at: § 1 }", Status.met),
    ("{ meets: § 2(c), at: § 1 }", .met),
    ("{ meets: § 2(a)(1), status: absent }, { meets: § 2(c), at: § 1 }", .met),
    ("{ meets: § 2(a)(1), status: absent }, { meets: § 2(c), status: absent }", .notMet),
    // The alternative that nobody has looked for may be the one that is there.
    ("{ meets: § 2(a)(1), status: absent }", .notAssessed),
    ("{ meets: § 2(a)(1), status: partial, at: § 1 }", .notAssessed),
    ("{ meets: § 2(a)(1), status: partial, at: § 1 }, { meets: § 2(c), status: absent }", .partial),
    ("", .notAssessed),
  ])
  func isMetByEitherOfTwoAlternatives(clauses: String, status: Status) throws {
    var organization = SmallOrganization()
    organization.obligations = Self.obligation("{ clauses: [{ any: [§ 2(a)(1), § 2(c)] }] }")
    organization.vendors = [
      SmallOrganization.vendor("role: handler\ncontract: main", contracts: SmallOrganization.contract(clauses))
    ]
    let assessed = try organization.assess()
    #expect(assessed.first()?.status == status)
    #expect(assessed.clauseRequirements(of: 0).map { $0.clause.inWords(assessed.corpus) } == ["§ 2(a)(1) or § 2(c)"])
  }

  @Test(arguments: [
    ("{ meets: [§ 2(a)(1), § 2(a)(2), § 2(a)(3)], at: § 1 }", Status.met),
    ("{ meets: [§ 2(a)(1), § 2(a)(2)], at: § 1 }, { meets: § 2(a)(3), status: absent }, { meets: § 2(c), status: absent }", .partial),
    ("{ meets: [§ 2(a)(1), § 2(a)(2)], at: § 1 }, { meets: § 2(a)(3), status: absent }, { meets: § 2(c), at: § 3 }", .met),
  ])
  func takesAProvisionWithinAlternativesForAllOfItsParts(clauses: String, status: Status) throws {
    var organization = SmallOrganization()
    organization.obligations = Self.obligation("{ clauses: [{ any: [§ 2(a), § 2(c)] }] }")
    organization.vendors = [
      SmallOrganization.vendor("role: handler\ncontract: main", contracts: SmallOrganization.contract(clauses))
    ]
    #expect(try organization.assess().first()?.status == status)
  }

  @Test func asksAConditionalClauseOfItsRoleAlone() throws {
    var organization = SmallOrganization()
    organization.obligations = Self.obligation("{ clauses: [§ 2(a), { clause: § 2(c), role: guest }] }")
    organization.vendors = ["handler", "guest"].map { role in
      SmallOrganization.vendor(
        role, "role: \(role)\ncontract: main",
        contracts: SmallOrganization.contract("{ meets: § 2(a), at: § 1 }, { meets: § 2(c), status: absent }"))
    }
    let assessed = try organization.assess()
    let guest = try #require(assessed.linked.vendors.firstIndex { $0.record.id.value == "guest" })
    #expect(assessed.determination(0, guest)?.status == .partial)
    #expect(assessed.determination(0, 1 - guest)?.status == .met)
    #expect(assessed.clauseRequirements(of: guest).count == 4)
    #expect(assessed.clauseRequirements(of: 1 - guest).count == 3)
  }

  @Test func letsAClauseStandForThePartsThatNoOtherClauseNames() throws {
    var organization = SmallOrganization()
    organization.vendors = [
      SmallOrganization.vendor(
        "role: handler\ncontract: main",
        contracts: SmallOrganization.contract("{ meets: § 2(a), at: § 1 }, { meets: § 2(a)(2), status: absent }"))
    ]
    #expect(try organization.assess().first()?.clauses == ClauseTally(present: 2, absent: 1))
  }

  @Test(arguments: [
    ("{ clauses: [{ any: [], role: guest }] }", "obligations.yaml:6:29: error: A required clause is a reference, or has one of 'clause', 'all' and 'any'; write one of them [wrong-shape]"),
    ("{ clauses: [{ clause: § 2(c), all: [§ 2(a)] }] }", "obligations.yaml:6:29: error: A required clause is a reference, or has one of 'clause', 'all' and 'any'; write one of them [wrong-shape]"),
    ("{ clauses: [{ clause: § 2(c), rol: guest }] }", "obligations.yaml:6:48: error: Key 'rol' is not known in a required clause; did you mean 'role'? [unknown-key]"),
    ("{ clauses: [{ clause: § 2(c), role: gest }] }", "obligations.yaml:6:54: error: Value 'gest' is not a known role; did you mean 'guest'? [unknown-role]"),
  ])
  func reportsDemandsThatCannotBeRead(satisfiedBy: String, expected: String) throws {
    var organization = SmallOrganization()
    organization.obligations = Self.obligation(satisfiedBy)
    organization.vendors = [SmallOrganization.vendor("role: handler")]
    #expect(try organization.diagnostics() == [expected])
  }
}
