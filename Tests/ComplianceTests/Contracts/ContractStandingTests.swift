import Diagnostics
import Testing

@testable import Compliance

@Suite struct ContractStandingTests {
  @Test(arguments: [
    ("signed: 2024-02-01, ends: 2026-11-23", ContractCoverage.inForce([0])),
    ("signed: 2024-02-01, ends: 2026-11-22", .lapsed),
    ("signed: 2026-11-23", .inForce([0])),
    ("signed: 2026-11-24", .lapsed),
    ("signed: 2024-02-01, starts: 2026-11-24", .lapsed),
    ("signed: 2026-12-01, starts: 2026-11-01", .inForce([0])),
    ("ends: 2027-01-01", .undated([0])),
    ("ends: 2025-01-01", .lapsed),
    ("signed: 2024-02-01, ends: 2025-02-01, amendments: [{ signed: 2025-01-15, ends: 2027-02-01 }]", .inForce([0])),
    ("signed: 2024-02-01, ends: 2028-02-01, amendments: [{ signed: 2025-01-15, ends: 2025-12-31 }]", .lapsed),
    ("signed: 2024-02-01, ends: 2025-02-01, amendments: [{ signed: 2026-12-15, ends: 2027-02-01 }]", .lapsed),
    (
      "signed: 2024-02-01, amendments: [{ signed: 2026-05-01, ends: 2027-12-31 }, { signed: 2025-05-01, ends: 2026-01-01 }]",
      .inForce([0])
    ),
  ])
  func bindsFromTheFirstToTheLastDay(dates: String, coverage: ContractCoverage) throws {
    var organization = SmallOrganization()
    organization.vendors = [
      SmallOrganization.vendor("role: handler\ncontract: main", contracts: SmallOrganization.contract(SmallOrganization.allClauses, dates: dates))
    ]
    #expect(try organization.assess().contracts.coverage == [coverage])
  }

  @Test func givesWayToTheContractThatSupersedesItOnceThatHasBegun() throws {
    for (day, expected) in [("2026-11-23", ContractCoverage.lapsed), ("2026-11-24", .inForce([0]))] {
      var organization = SmallOrganization()
      organization.vendors = [
        SmallOrganization.vendor(
          "role: handler\ncontract: old",
          contracts: SmallOrganization.contract("old", "") + "\n  - { id: new, signed: \(day), supersedes: old }")
      ]
      #expect(try organization.assess().contracts.coverage == [expected])
    }
  }

  @Test func refusesContractsThatSupersedeEachOther() throws {
    var organization = SmallOrganization()
    organization.vendors = [
      SmallOrganization.vendor(
        "role: handler\ncontract: a",
        contracts: "  - { id: a, signed: 2024-01-01, supersedes: b }\n  - { id: b, signed: 2024-01-01, supersedes: [a, older] }")
    ]
    #expect(
      try organization.diagnostics() == [
        "vendor.yaml:10:47: error: Contract 'b' supersedes 'a', which in turn supersedes it; remove one [circular-supersession]",
        "vendor.yaml:10:50: error: Contract 'older' is not one of vendor 'acme'; it has 'a', 'b' [unknown-contract]",
      ])
  }

  @Test func takesTheBestEntryOfContractsThatBindTogether() throws {
    var organization = SmallOrganization()
    organization.vendors = [
      SmallOrganization.vendor(
        "role: handler\ncontract: [master, addendum, old]",
        contracts: [
          SmallOrganization.contract("master", "{ meets: § 2(a)(1), status: absent }, { meets: § 2(a)(2), at: § 4 }"),
          SmallOrganization.contract("addendum", "{ meets: § 2(a)(1), at: § 1 }, { meets: § 2(a)(3), status: partial, at: § 2 }"),
          SmallOrganization.contract("old", "{ meets: § 2(a)(3), at: § 8 }", dates: "signed: 2020-01-01, ends: 2021-01-01"),
        ].joined(separator: "\n"))
    ]
    let assessed = try organization.assess()
    #expect(assessed.first()?.clauses == ClauseTally(present: 2, partial: 1))
    #expect(assessed.clauseRequirements(of: 0).map(\.state) == [.present, .present, .partial])
  }

  @Test func countsClausesOfAContractWithoutDateAsUnclearAndOfOneThatEndedAsMissing() throws {
    var organization = SmallOrganization()
    organization.vendors = [
      SmallOrganization.vendor("a", "role: handler\ncontract: main", contracts: SmallOrganization.contract(SmallOrganization.allClauses, dates: "ends: 2027-01-01")),
      SmallOrganization.vendor("b", "role: handler\ncontract: main", contracts: SmallOrganization.contract(SmallOrganization.allClauses, dates: "signed: 2020-01-01, ends: 2021-01-01")),
    ]
    let assessed = try organization.assess()
    #expect(assessed.determination(0, 0)?.status == .notAssessed)
    #expect(assessed.determination(0, 0)?.clauses == ClauseTally(unclear: 3))
    #expect(assessed.determination(0, 1)?.status == .notMet)
    #expect(assessed.reason(for: try #require(assessed.determination(0, 1)), of: 0) == "No contract is in force.")
  }

  @Test func reportsContractsThatHaveEndedOrEndSoon() async throws {
    var organization = SmallOrganization()
    let dates = ["ends: 2026-11-23", "ends: 2026-11-24", "ends: 2026-12-13", "ends: 2026-12-14", "ends: 2026-11-22"]
    organization.vendors = dates.enumerated().map { index, date in
      SmallOrganization.vendor(
        "v\(index)", "role: handler\ncontract: main",
        contracts: SmallOrganization.contract(SmallOrganization.allClauses, dates: "signed: 2024-01-01, \(date)"))
    }
    let assessed = try organization.assess(settings: ComplianceSettings(expiringWithinDays: 20))
    #expect(
      await assessed.findings(ContractExpiring.self) == [
        "V0, Inc. (Work): contract 'main' ends on 23 November 2026, today",
        "V1, Inc. (Work): contract 'main' ends on 24 November 2026, tomorrow",
        "V2, Inc. (Work): contract 'main' ends on 13 December 2026, in 20 days",
      ])
    #expect(
      await assessed.findings(ContractExpired.self) == [
        "V4, Inc. (Work): contract 'main' ended on 22 November 2026, so none of 3 required clauses binds"
      ])
    #expect(await assessed.findings(ClauseMissing.self) == [])
  }

  @Test func reportsAContractThatEndedBesideOneThatBinds() async throws {
    let old = SmallOrganization.contract("old", SmallOrganization.allClauses, dates: "signed: 2023-01-01, ends: 2026-08-31")
    let new = SmallOrganization.contract("new", SmallOrganization.allClauses)
    func messages(_ contracts: String) async throws -> [String] {
      let small = SmallOrganization(vendors: [SmallOrganization.vendor("role: handler\ncontract: [old, new]", contracts: contracts)])
      return try await small.assess().findings(ContractExpired.self)
    }
    #expect(
      try await messages(old + "\n" + new) == [
        "Acme, Inc. (Work): contract 'old' ended on 31 August 2026, and what only it had binds no longer; 'new' binds"
      ])
    // What the binding one replaces is in order, and so is what has not begun.
    let replacing = SmallOrganization.contract("new", SmallOrganization.allClauses, dates: "signed: 2024-02-01, supersedes: old")
    #expect(try await messages(old + "\n" + replacing) == [])
    let future = SmallOrganization.contract("old", SmallOrganization.allClauses, dates: "signed: 2026-11-01, starts: 2027-01-01")
    #expect(try await messages(future + "\n" + new) == [])
  }
}
