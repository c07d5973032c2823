import Diagnostics
import Testing

@testable import Compliance

@Suite struct FlowDownTests {
  private func organization(_ subcontractors: String, others: [String] = []) -> SmallOrganization {
    var organization = SmallOrganization()
    organization.obligations = """
      - id: chain
        title: Bind subcontractors
        modality: obligation
        cite: § 2(b)
        applies-to: { role: handler }
        satisfied-by: { subcontractors: { clauses: [§ 2(a)], notice: true } }
      """
    organization.vendors =
      [SmallOrganization.vendor("role: handler\npurposes: [storage]\ndata: [names]\n\(subcontractors)")] + others
    return organization
  }

  private static let bound = "contract: { signed: 2024-01-01, meets: § 2(a) }, notice: 2024-01-01"

  @Test(arguments: [
    ("", Status.notAssessed, []),
    ("subcontractors: none", .met, []),
    ("subcontractors: []", .met, []),
    ("subcontractors: [{ name: B, purposes: storage, data: names, \(bound), subcontractors: none }]", .met, ["bound as asked"]),
    ("subcontractors: [{ name: B, purposes: storage, data: names, \(bound) }]", .notAssessed, ["its own subcontractors not recorded"]),
    ("subcontractors: [{ name: B, purposes: [storage, analysis], data: [names, places], \(bound), subcontractors: none }]", .notMet,
      ["purpose beyond its parent's: analysis; data beyond its parent's: places"]),
    ("subcontractors: [{ name: B, purposes: storage, data: names, contract: none, notice: none, subcontractors: none }]", .notMet, ["no contract; no notice was given"]),
    ("subcontractors: [{ name: B }]", .notAssessed,
      ["contract not recorded; purposes not recorded; data not recorded; notice not recorded; its own subcontractors not recorded"]),
    ("subcontractors: [{ name: B, purposes: storage, \(bound), subcontractors: [{ name: C, purposes: storage, data: names, \(bound), subcontractors: none }] }]",
      .notAssessed, ["data not recorded", "the data of whoever engages it are not recorded"]),
    ("subcontractors: [{ name: B, data: names, \(bound), subcontractors: [{ name: C, purposes: storage, data: names, \(bound), subcontractors: none }] }]",
      .notAssessed, ["purposes not recorded", "the purposes of whoever engages it are not recorded"]),
    ("subcontractors: [{ name: B, purposes: storage, data: names, notice: 2024-01-01, subcontractors: none, contract: { signed: 2024-01-01, ends: 2026-11-22, meets: § 2(a) } }]", .notMet,
      ["its contract ended on 22 November 2026"]),
    ("subcontractors: [{ name: B, purposes: storage, data: names, notice: 2024-01-01, subcontractors: none, contract: { meets: § 2(a) } }]", .notAssessed,
      ["its contract has no day of signature or start on record"]),
    ("subcontractors: [{ name: B, purposes: storage, data: names, notice: 2024-01-01, subcontractors: none, contract: { signed: 2024-01-01, clauses: [{ meets: § 2(a)(1), status: absent }, { meets: § 2(a)(2), at: § 1 }] } }]", .notMet,
      ["§ 2(a)(1) missing in its contract; § 2(a)(3) not recorded in its contract"]),
  ])
  func needsAContractInForceWithTheSameTermsAndNothingBeyondTheParent(list: String, status: Status, words: [String]) throws {
    let assessed = try organization(list).assess()
    #expect(assessed.first()?.status == status)
    #expect(assessed.first()?.flowDown == status)
    #expect(assessed.flowDown[0].map { assessed.hopReviews(of: $0).map(assessed.words) } ?? [] == words)
  }

  @Test func comparesEachHopWithTheOneAboveIt() async throws {
    let assessed = try organization(
      "subcontractors: [{ name: B, purposes: storage, data: any, \(Self.bound), subcontractors: [{ name: C, purposes: analysis, data: names, contract: none, notice: 2024-01-01, subcontractors: none }] }]"
    ).assess()
    #expect(
      await assessed.findings(SubcontractorExceedsData.self) == ["Acme, Inc. (Work): subcontractor B: data beyond its parent's: any"])
    #expect(
      await assessed.findings(SubcontractorExceedsPurposes.self) == [
        "Acme, Inc. (Work): subcontractor B > C: purpose beyond its parent's: analysis"
      ])
    #expect(await assessed.findings(FlowDownMissing.self) == ["Acme, Inc. (Work): subcontractor B > C: no contract"])
    let tree = try #require(assessed.flowDown[0])
    #expect(tree.hops.map(\.depth) == [1, 2])
    #expect(tree.hops.map(\.parent) == [nil, 0])
  }

  @Test func reportsAChainThatComesBackToItself() async throws {
    let assessed = try organization(
      "subcontractors: [{ vendor: beta, \(Self.bound) }]",
      others: [
        SmallOrganization.vendor("beta", "role: handler\nsubcontractors: [{ name: Gamma, subcontractors: [{ vendor: acme }] }]")
      ]
    ).assess()
    #expect(
      await assessed.findings(SubcontractorCircular.self) == [
        "Beta, Inc. (Work): subcontractor Gamma > Acme, Inc. > Beta, Inc.: it stands above itself in the chain",
        "Acme, Inc. (Work): subcontractor Beta, Inc. > Gamma > Acme, Inc.: it stands above itself in the chain",
      ])
  }

  @Test func knowsACompanyAgainByItsName() throws {
    let assessed = try organization(
      "subcontractors: [{ name: B, subcontractors: [{ name: C, subcontractors: [{ name: ' b ', subcontractors: [{ name: D }] }] }] }]"
    ).assess()
    #expect(assessed.flowDown[0]?.hops.map(\.isCircular) == [false, false, true])
  }

  @Test func walksAChainAsDeepAsTheRegister() throws {
    let count = 400
    let others = (0..<count).map { index in
      SmallOrganization.vendor("v\(index)", "role: guest\nsubcontractors: " + (index + 1 < count ? "[{ vendor: v\(index + 1) }]" : "none"))
    }
    let assessed = try organization("subcontractors: [{ vendor: v0 }]", others: others).assess()
    #expect(assessed.flowDown[0]?.hops.count == count)
    #expect(assessed.flowDown[0]?.hops.last?.depth == count)
  }

  /// Each of twenty companies engages the next one twice: a million paths from a few lines.
  @Test func endsWhereAFewLinesStandForMillionsOfPaths() throws {
    let others = (0..<20).map { index in
      SmallOrganization.vendor("v\(index)", "role: guest\nsubcontractors: [{ vendor: v\(index + 1) }, { vendor: v\(index + 1) }]")
    }
    let last = SmallOrganization.vendor("v20", "role: guest\nsubcontractors: none")
    let linked = try organization("subcontractors: [{ vendor: v0 }]", others: others + [last]).link().checked.value
    let day = try #require(CalendarDate(iso: "2026-11-23"))
    let tree = try #require(FlowDown.trees(of: linked, on: day)[linked.engagements.indices.first ?? 0])
    #expect(tree.isTruncated)
    #expect(tree.hops.count == FlowDown.maximumHops)
  }

  @Test(arguments: [
    ("subcontractors: [{ vendor: betta }]", "vendor.yaml:9:32: error: Value 'betta' is not a known vendor; did you mean 'beta'? [unknown-vendor]"),
    ("subcontractors: [{ vendor: omega }]", "vendor.yaml:9:32: error: Value 'omega' is not a known vendor; write 'name' for a subcontractor that is not in the register [unknown-vendor]"),
    ("subcontractors: [{ service: x }]", "vendor.yaml:9:22: error: A subcontractor has a 'name', or a 'vendor' of the register; add one of the two [missing-key]"),
    ("subcontractors: some", "vendor.yaml:9:21: error: Key 'subcontractors' takes a list or 'none', not text [wrong-shape]"),
    ("subcontractors: [{ name: B, contract: yes }]", "vendor.yaml:9:43: error: Key 'contract' of a subcontractor takes 'none' or a mapping with 'signed' and 'clauses' or 'meets', not text [wrong-shape]"),
  ])
  func reportsRecordsThatCannotBeRead(list: String, expected: String) throws {
    let organization = organization(list, others: [SmallOrganization.vendor("beta", "role: handler")])
    #expect(try organization.diagnostics() == [expected])
  }
}
