import Diagnostics
import Testing

@testable import Compliance

@Suite struct RoleQuestionTests {
  private func organization(_ clauses: String?, effect: String = ", effect: questions") throws -> AssessedOrganization {
    var small = SmallOrganization(vendors: [
      clauses.map { SmallOrganization.vendor("role: handler\ncontract: main", contracts: SmallOrganization.contract($0)) }
        ?? SmallOrganization.vendor("role: handler")
    ])
    small.rules =
      "  - { id: incomplete, when: { role: handler, not: { contract: { meets: § 2(a) } } }, becomes: bystander\(effect), cite: § 1(b), reason: The contract does not comply. }\n"
    return try small.assess()
  }

  private static let lacking = "{ meets: § 2(a)(1), at: § 9 }, { meets: § 2(a)(2), status: absent }, { meets: § 2(a)(3), at: § 9 }"

  @Test func leavesTheRoleAndSaysThatItIsInQuestion() async throws {
    let organization = try organization(Self.lacking)
    #expect(organization.roleWords(of: 0) == "handler")
    #expect(organization.roles[0].questions == [0])
    #expect(organization.determination(0, 0)?.status == .partial)
    #expect(
      await organization.findings(RoleQuestioned.self) == [
        "Acme, Inc. (Work) is treated as handler but may be bystander by § 1(b) (The contract does not comply)"
      ])
    let steps = organization.roleDerivation(of: 0).map(\.text)
    #expect(steps.contains("Rule 'incomplete' puts it in question and changes nothing; it may be bystander: The contract does not comply"))
    #expect(steps.last == "Effective role: handler")
  }

  @Test func changesTheRoleWithoutTheKey() throws {
    let organization = try organization(Self.lacking, effect: "")
    #expect(organization.roleWords(of: 0) == "bystander")
    #expect(organization.roles[0].questions == [])
  }

  @Test func asksNothingOfACompleteContractNorOfOneThatIsNotRecorded() async throws {
    #expect(try organization(SmallOrganization.allClauses).roles[0].questions == [])
    let open = try organization(nil)
    #expect(open.roles[0].questions == [] && open.roleWords(of: 0) == "handler")
    let unread = try organization("{ meets: § 2(a)(1), at: § 9 }")
    #expect(unread.roles[0].questions == [])
  }

  @Test func refusesAnEffectThatIsNone() throws {
    var small = SmallOrganization(vendors: [SmallOrganization.vendor("role: handler")])
    small.rules = "  - { id: r, when: { role: handler }, becomes: bystander, effect: question, cite: § 1(b), reason: R. }\n"
    #expect(
      try small.diagnostics() == [
        "rules.yaml:2:67: error: Value 'question' of key 'effect' is not one of changes, questions; did you mean 'questions'? [unknown-value]"
      ])
  }
}
