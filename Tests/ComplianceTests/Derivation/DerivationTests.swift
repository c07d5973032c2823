import Testing

@testable import Compliance

@Suite struct DerivationTests {
  private static let selectors = [
    "{ role: handler }", "{ role: [handler, bystander] }", "{ not: { role: handler } }", "{ purpose: service }", "{ not: { purpose: resale } }",
    "{ any: [{ role: guest }, { data: names }] }", "{ contract: none }", "{ contract: [in-force, lapsed] }", "{ not: { contract: in-force } }",
    "{ contract: { meets: § 2(a) } }", "{ role: handler, not: { contract: { meets: § 2(a)(1) } } }", "{ location: Iceland }",
    "{ vendor: v1 }", "{ declared-role: handler, not: [{ data: places }, { purpose: analysis }] }", "{ contract: recorded, role: recipient }",
    "{ contract: not-recorded }",
  ]
  private static let engagements = [
    "role: handler\npurposes: [storage]\ndata: [names]\ncontract: main\nlocations: [Iceland]", "role: handler\npurposes: [resale]",
    "role: guest\ncontract: none", "contract: main", "role: handler\ncontract: none\ndata: [places]", "role: bystander\npurposes: [analysis]\ncontract: main",
  ]

  /// What one algebra finds for all engagements at once the other finds for each one, in words.
  @Test func agreesWithTheSetAlgebraForEveryPair() throws {
    for (clauses, dates) in [
      ("{ meets: § 2(a), at: § 9 }", "signed: 2024-02-01"), ("{ meets: § 2(a)(1), at: § 9 }", "signed: 2024-02-01"),
      ("{ meets: § 2(a)(1), status: absent }", "signed: 2024-02-01"), ("{ meets: § 2(a), at: § 9 }", "ends: 2027-02-01"),
      ("{ meets: § 2(a), at: § 9 }", "signed: 2020-02-01, ends: 2021-01-01"),
    ] {
      var organization = SmallOrganization()
      organization.rules =
        "  - { id: r, when: { role: handler, not: { contract: { meets: § 2(a) } } }, becomes: bystander, cite: § 1(b), reason: Because. }\n"
      organization.obligations = Self.selectors.enumerated().map { index, selector in
        "- { id: duty-\(index), title: Duty, modality: obligation, cite: § 1(a), applies-to: \(selector), satisfied-by: { assessment: true } }\n"
      }.joined()
      organization.vendors = Self.engagements.enumerated().map { index, engagement in
        SmallOrganization.vendor("v\(index)", engagement, contracts: SmallOrganization.contract(clauses, dates: dates))
      }
      let assessed = try organization.assess()
      for (index, obligation) in assessed.linked.obligations.enumerated() {
        for engagement in assessed.linked.engagements.indices {
          let truth = SelectorDerivation(assessed, engagement).derive(obligation.record.appliesTo, obligation.appliesTo).truth
          let expected: Truth =
            assessed.scope[index].contains(engagement) ? .yes : assessed.openScope[index].contains(engagement) ? .open : .no
          #expect(truth == expected, "\(obligation.record.id.value) for v\(engagement)")
        }
      }
    }
  }

  @Test func namesEveryFactWithItsPlace() throws {
    var organization = SmallOrganization()
    organization.vendors = [
      SmallOrganization.vendor(
        "role: handler\ncontract: main",
        contracts: SmallOrganization.contract("{ meets: § 2(a)(1), at: § 4 }, { meets: § 2(a)(2), status: absent, note: Read in full. }"))
    ]
    let derivation = try organization.assess().derivation(of: 0, 0)
    #expect(derivation.conclusion == .status(.partial))
    #expect(
      derivation.steps.map { "\($0.kind.rawValue) \($0.text)\($0.position.map { " @ \($0)" } ?? "")" } == [
        "law Obligation 'use-limit': Use records as allowed @ obligations.yaml:1:3",
        "fact Declared role: handler @ vendor.yaml:6:11", "result Effective role: handler",
        "fact Asks for effective role handler; the effective role is handler: holds @ vendor.yaml:6:11", "result So it applies",
        "fact Contract 'main' is in force since 1 February 2024, with no end on record @ vendor.yaml:9:5",
        "fact § 2(a)(1): present in contract 'main', § 4 @ vendor.yaml:9:47",
        "fact § 2(a)(2): missing in contract 'main' (Read in full) @ vendor.yaml:9:80",
        "fact § 2(a)(3): not recorded @ vendor.yaml:4:5",
        "result Clauses: 1 of 3 required clauses present, 1 missing, 1 not recorded", "result Status: partial",
      ])
  }

  @Test func saysWhyAnObligationDoesNotApply() throws {
    var organization = SmallOrganization()
    organization.vendors = [SmallOrganization.vendor("role: guest")]
    let derivation = try organization.assess().derivation(of: 0, 0)
    #expect(derivation.conclusion == .doesNotApply)
    #expect(
      derivation.steps.suffix(2).map(\.text) == [
        "Asks for effective role handler; the effective role is guest: does not hold", "So it does not apply",
      ])
  }
}
