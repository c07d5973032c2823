import Diagnostics
import LegalText
import Testing

@testable import Compliance

/// The rules that hold obligations and the loaded law to each other.
@Suite struct LawFindingsTests {
  private static let law = """
    ## § 1. Handlers

    (a) A handler shall not use records except as allowed.

    (b) A handler may keep a copy.

    (c) A handler shall tell whom it engages.

    (d) A person has the right to see the records.

    (e) “Record” means what is written down.

    ## § 2. Contracts

    (a) The contract does the following:

    (1) It names the purposes.

    (2) It forbids resale.

    (3) It has the handler help.

    (b) A handler binds its subcontractors.

    (c) As section 9 says.
    """

  private func organization(_ obligations: [(id: String, modality: String, cite: String)], exceptions: String = "") throws -> AssessedOrganization {
    var small = SmallOrganization(
      vendors: [SmallOrganization.vendor("role: handler", contracts: SmallOrganization.contract(SmallOrganization.allClauses))])
    small.text = Self.law
    small.obligations = obligations.map { obligation in
      "- { id: \(obligation.id), title: T, modality: \(obligation.modality), cite: \(obligation.cite), applies-to: { role: handler }\(exceptions) }\n"
    }.joined()
    return try small.assess()
  }

  @Test(arguments: [
    ("obligation", "§ 1(b)", "Obligation 'x' is declared an obligation, but Act § 1(b) is a permission ('may')"),
    ("prohibition", "§ 1(b)", "Obligation 'x' is declared a prohibition, but Act § 1(b) is a permission ('may')"),
    ("permission", "§ 1(a)", "Obligation 'x' is declared a permission, but Act § 1(a) is a prohibition ('shall not')"),
    ("permission", "§ 1(c)", "Obligation 'x' is declared a permission, but Act § 1(c) is an obligation ('shall')"),
  ])
  func reportsAnotherModalityThanTheWordsSay(modality: String, cite: String, message: String) async throws {
    #expect(try await organization([("x", modality, cite)]).findings(ModalityMismatch.self) == [message])
  }

  @Test(arguments: [("prohibition", "§ 1(a)"), ("permission", "§ 1(b)"), ("obligation", "§ 1(c)"), ("obligation", "§ 1(e)"), ("prohibition", "§ 2(b)")])
  func findsNothingWhereTheWordsAgreeOrDoNotSay(modality: String, cite: String) async throws {
    #expect(try await organization([("x", modality, cite)]).findings(ModalityMismatch.self) == [])
  }

  @Test func reportsWhatBindsAndNoObligationCites() async throws {
    let found = try await organization([("x", "prohibition", "§ 1(a)")]).findings(ProvisionWithoutObligation.self)
    #expect(
      found == [
        "Act § 1(c) is an obligation ('shall') and no obligation cites it", "Act § 1(d) is a right ('has the right to') and no obligation cites it",
      ])
  }

  @Test func countsAProvisionAsCoveredByOneAboveItAndByAnException() async throws {
    let above = try await organization([("x", "obligation", "§ 1")]).findings(ProvisionWithoutObligation.self)
    #expect(above == [])
    let exception = try await organization([("x", "prohibition", "§ 1(a)")], exceptions: ", exceptions: [§ 1(c), § 1(d)]")
      .findings(ProvisionWithoutObligation.self)
    #expect(exception == [])
  }

  @Test func knowsAStaleCitationAgainWhateverItsPlaceAndPrinting() async throws {
    func subjects(_ text: String) async throws -> [String] {
      var small = SmallOrganization(vendors: [SmallOrganization.vendor("role: handler")])
      small.text = text
      let organization = try small.assess()
      let law = await LinkedLaw.link(organization.corpus, width: 1)
      return CitationUnresolved.findings(in: FindingSubject(organization: organization, law: law)).map(\.subject)
    }
    let text = SmallOrganization.law.replacing("Without a contract that complies with section 2, subdivision (a)", with: "Without what section 2, subdivision (z) asks")
    let first = try await subjects(text)
    #expect(first == ["act/1/b act/2/z"])
    #expect(try await subjects("# A remark above\n\n" + text) == first)
  }
}
