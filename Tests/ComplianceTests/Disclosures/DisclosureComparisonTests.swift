import Diagnostics
import LegalText
import Testing

@testable import Compliance

@Suite struct DisclosureComparisonTests {
  private static let recipients = "  - id: helpers\n    label: Helpers\n    children:\n      - { id: hosts, label: Hosts }\n      - { id: couriers, label: Couriers }\n"

  private func organization(_ keys: String, declared: String, recipients: String = recipients) -> SmallOrganization {
    SmallOrganization(
      vendors: [SmallOrganization.vendor("role: handler\nstarts: 2024-02-01\n" + keys)],
      disclosures: declared.isEmpty ? "" : "stated-on: 2026-02-01\n" + declared, recipients: recipients)
  }

  private func messages(_ small: SmallOrganization) async throws -> [String] {
    let organization = try small.assess()
    let law = await LinkedLaw.link(organization.corpus, width: 1)
    let rules: [any FindingRule.Type] = [
      DisclosureUndeclared.self, DisclosureNotFound.self, DisclosureNotRecorded.self, DisclosureStatementOutdated.self,
    ]
    return rules.flatMap { $0.findings(in: FindingSubject(organization: organization, law: law)) }
      .map { "\($0.severity.rawValue): \($0.message) [\($0.rule) \($0.subject)]" }
  }

  private static let hosting = "recipient: hosts\npurposes: [storage]\ndata: [names]"

  @Test func findsNothingWhereTheDeclarationCoversTheRegister() async throws {
    let declared = "sold-or-shared: none\nbusiness-purpose: [{ data: any, recipients: helpers, purposes: service }]"
    #expect(try await messages(organization(Self.hosting, declared: declared)) == [])
  }

  @Test func comparesNothingWithoutADeclaration() async throws {
    #expect(try await messages(organization("", declared: "")) == [])
  }

  @Test func reportsACategoryThatIsNotDeclared() async throws {
    let declared = "sold-or-shared: none\nbusiness-purpose: none"
    #expect(
      try await messages(organization(Self.hosting, declared: declared)) == [
        "error: 'Names' was disclosed for a business purpose (Acme, Inc., Work), which is not declared [disclosure-undeclared business-purpose names]"
      ])
  }

  @Test func keepsTheTwoListsApart() async throws {
    let declared = "sold-or-shared: [{ data: names }]\nbusiness-purpose: none"
    let found = try await messages(organization("recipient: hosts\npurposes: [storage, resale]\ndata: names", declared: declared))
    #expect(found == ["error: 'Names' was disclosed for a business purpose (Acme, Inc., Work), which is not declared [disclosure-undeclared business-purpose names]"])
  }

  @Test func reportsRecipientsAndPurposesThatACategorysDeclarationDoesNotName() async throws {
    let declared = "sold-or-shared: none\nbusiness-purpose: [{ data: names, recipients: couriers, purposes: analysis }]"
    #expect(
      try await messages(organization(Self.hosting, declared: declared)) == [
        "error: 'Names' was disclosed for a business purpose to 'Hosts' (Acme, Inc., Work), which its declaration does not name [disclosure-undeclared business-purpose names recipient hosts]",
        "error: 'Names' was disclosed for a business purpose for 'Storage' (Acme, Inc., Work), which its declaration does not name [disclosure-undeclared business-purpose names purpose storage]",
        "warning: 'Names' to 'Couriers' is declared as disclosed for a business purpose, and the register shows no such disclosure in twelve months [disclosure-not-found business-purpose names recipient couriers]",
        "warning: 'Names' for 'Analysis' is declared as disclosed for a business purpose, and the register shows no such disclosure in twelve months [disclosure-not-found business-purpose names purpose analysis]",
      ])
  }

  @Test func leavesOpenWhatADeclarationDoesNotName() async throws {
    let declared = "sold-or-shared: none\nbusiness-purpose: [{ data: names }]"
    #expect(try await messages(organization(Self.hosting, declared: declared)) == [])
  }

  @Test func reportsADeclaredCategoryThatTheRegisterDoesNotShow() async throws {
    let declared = "sold-or-shared: [{ data: places }]\nbusiness-purpose: [{ data: names }]"
    #expect(
      try await messages(organization(Self.hosting, declared: declared)) == [
        "warning: 'Places' is declared as sold or shared, and the register shows no such disclosure in twelve months [disclosure-not-found sold-or-shared places]"
      ])
  }

  @Test func saysWhereWhatIsNotRecordedMayBeWhatIsDeclared() async throws {
    var small = organization(Self.hosting, declared: "sold-or-shared: none\nbusiness-purpose: [{ data: [names, places] }]")
    small.vendors.append(SmallOrganization.vendor("zeta", "role: handler\nrecipient: hosts\npurposes: storage\ndata: places"))
    #expect(
      try await messages(small) == [
        "note: 'Places' is declared as disclosed for a business purpose, and the register shows no such disclosure in twelve months for certain; the records of 1 engagement leave it open [disclosure-not-found business-purpose places]",
        "note: Zeta, Inc. (Work): when it began is not recorded [disclosure-not-recorded zeta/main]",
      ])
  }

  @Test func saysWhatOfAnEngagementIsNotRecorded() async throws {
    let small = organization("", declared: "sold-or-shared: none\nbusiness-purpose: none")
    #expect(
      try await messages(small) == [
        "note: Acme, Inc. (Work): the categories of personal information are not recorded; the purposes are not recorded; the recipient's category is not recorded [disclosure-not-recorded acme/main]"
      ])
  }

  @Test func putsNoPurposeOnAListThatTheVocabularyDoesNotName() throws {
    let small = organization("recipient: hosts\npurposes: other\ndata: names", declared: "")
    let rollUp = DisclosureRollUp(try small.assess())
    #expect(rollUp.entries.map(\.list) == [nil])
    #expect(
      rollUp.sources[0].gaps(in: rollUp.vocabularies).map { $0.inWords(rollUp.vocabularies) }
        == ["the vocabulary does not say on which list 'Other' belongs"])
  }

  @Test func leavesTheListOpenWhereTheLawGivesAnotherRole() throws {
    var small = organization(Self.hosting + "\ncontract: none", declared: "")
    small.rules = "  - { id: unbound, when: { role: handler, contract: none }, becomes: bystander, cite: § 1(b), reason: No contract. }\n"
    let rollUp = DisclosureRollUp(try small.assess())
    #expect(rollUp.entries.map(\.list) == [nil])
    #expect(rollUp.sources[0].gaps(in: rollUp.vocabularies) == [.role(.changed)])
    // What counsel decides stands.
    small.vendors = [SmallOrganization.vendor("role: handler\nstarts: 2024-02-01\ncontract: none\ndisclosure: sold-or-shared\n" + Self.hosting)]
    let decided = DisclosureRollUp(try small.assess())
    #expect(decided.entries.map(\.list) == [.soldOrShared])
    #expect(decided.sources[0].gaps(in: decided.vocabularies) == [])
  }

  @Test func tellsRecipientsByTheirRolesWhereNoVocabularyGroupsThem() async throws {
    let small = organization(
      "purposes: storage\ndata: names", declared: "sold-or-shared: none\nbusiness-purpose: [{ data: names, recipients: guest }]",
      recipients: "")
    #expect(
      try await messages(small).first
        == "error: 'Names' was disclosed for a business purpose to 'Handler' (Acme, Inc., Work), which its declaration does not name [disclosure-undeclared business-purpose names recipient handler]"
    )
  }

  @Test(arguments: [("2025-11-24", []), ("2025-11-23", ["warning: What is declared of disclosures was stated on 23 November 2025, more than twelve months before 23 November 2026 [disclosure-statement-outdated disclosures]"])])
  func reportsAStatementOfMoreThanTwelveMonths(day: String, expected: [String]) async throws {
    var small = organization(Self.hosting, declared: "x")
    small.disclosures = "stated-on: \(day)\nsold-or-shared: none\nbusiness-purpose: [{ data: names }]"
    #expect(try await messages(small) == expected)
  }

  @Test func reportsWhatCannotBeReadOrIsNotKnown() throws {
    var small = organization(Self.hosting, declared: "x")
    small.disclosures = "sold-or-shared: never\nbusiness-purpose:\n  - { data: nmaes, recipient: hosts }\n"
    #expect(
      try small.diagnostics() == [
        "handbook.yaml:1:17: error: Key 'sold-or-shared' takes a list or 'none', not text [wrong-shape]",
        "handbook.yaml:3:13: error: Value 'nmaes' is not a known data category; did you mean 'names'? [unknown-data-category]",
        "handbook.yaml:3:20: error: Key 'recipient' is not known in a declared disclosure; did you mean 'recipients'? [unknown-key]",
      ])
    small.disclosures = "business-purpose: none\n"
    #expect(
      try small.diagnostics() == [
        "handbook.yaml:1:1: error: Key 'sold-or-shared' is missing in this declaration of disclosures; add it [missing-key]"
      ])
  }
}
