import Compliance
import Concord
import Diagnostics
import Foundation
import LegalText
import Testing

/// What the second edition of the sample's standard asks of the sample's people.
@Suite struct ImpactTests {
  private func impact(asOf day: String = "2026-11-25", with file: SourceText? = nil) async throws -> Checked<Impact?> {
    let project = Project(folder: ProjectFolder(root: Golden.packageRoot), asOf: try #require(CalendarDate(iso: day)), width: 2)
    return await project.impact(of: InstrumentIdentifier("vendor-data-standard"), from: nil, to: nil, with: file)
  }

  @Test func saysWhatChangedAndHowManyItTouches() async throws {
    let impact = try #require(try await impact().value)
    #expect(
      impact.lines.prefix(12) == [
        "Vendor Data Standard: from edition-1 to edition-2 (in force from 1 February 2027), as of 2026-11-25",
        "3 of 8 obligations rest on changed words, 11 of 11 engagements are touched; 1 reviewed or assessed under edition 2 already",
        "0 contracts to read again, 5 people with something to do",
        "",
        "What changed (4):",
        "  VDS § 3.2: '24 months' became '13 months'; ', or the last reply to a support request, whichever is later,' was added",
        "  VDS § 3.3 was renumbered from VDS § 3.4, same words",
        "  VDS § 3.4, formerly VDS § 3.3: 9 words became 16 words, where 'shall' was added, 'five working days' was added",
        "  VDS § 4.1: '72 hours' became '48 hours'",
        "",
        "Looked at already (1):",
        "  vds-incident-notice: Tell the Duty Desk of an incident within 72 hours, by Vendor Management on 16 November 2026",
      ])
    #expect(impact.lines.contains("To do by 1 February 2027 (26):"))
  }

  @Test func givesEachPersonTheirWork() async throws {
    let impact = try #require(try await impact().value)
    let work = impact.tasks.filter { $0.who == "Vendor Management" }.map { "\($0.kind.rawValue) \($0.subject)" }
    #expect(
      work == [
        "review-obligation vds-retention: Erase our records 24 months after the last order",
        "review-obligation vds-confirmation: Confirm each erasure by letter or fax",
        "correct-reference vds-return: Hand back our records on request",
        "assess-again Cartwell Logistics, Inc. (Parcel delivery), vds-retention",
        "assess-again Harborlight Support, Inc. (Customer support desk), vds-retention",
        "assess-again Ledgerline Payroll Co. (Payroll), vds-retention",
        "assess-again MailWave, Inc. (Email campaigns), vds-retention",
        "assess-again Northbeam Cloud, Inc. (Storefront and order hosting), vds-retention",
        "assess-again Sablegate Screening, Inc. (Order fraud screening), vds-retention",
        "assess-again Northbeam Cloud, Inc. (Storefront and order hosting), vds-confirmation",
      ])
    #expect(impact.tasksByPerson.map { "\($0.who ?? "nobody") \($0.tasks.count)" } == [
      "Digital Product 3", "Information Security 9", "Marketing Operations 3", "Platform Engineering 1", "Vendor Management 10",
    ])
  }

  @Test func touchesNothingThatKeptItsWords() async throws {
    let impact = try #require(try await impact().value)
    let assessed = Set(impact.tasks.filter { $0.kind == .assess || $0.kind == .assessAgain }.compactMap(\.obligation))
    #expect(assessed.sorted() == ["vds-confirmation", "vds-incident-notice", "vds-retention"])
  }

  @Test func writesATaskListAndATable() async throws {
    let impact = try #require(try await impact().value)
    let tasks = impact.markdown.split(separator: "\n").filter { $0.hasPrefix("- [ ] ") }
    #expect(tasks.count == impact.tasks.count)
    #expect(
      tasks.contains("- [ ] Correct the reference; no review is needed: vds-return: Hand back our records on request (VDS § 3.4 is now VDS § 3.3)"))
    let rows = impact.csv.components(separatedBy: "\r\n")
    #expect(rows.count == impact.tasks.count + 2)
    #expect(rows[0] == "due,who,task,obligation,vendor,engagement,contract,subject,reason,file,line")
    #expect(try impact.json().contains("\"due\" : \"2027-02-01\""))
  }

  @Test func comparesWithATextThatIsNotLoaded() async throws {
    let text = """
      # Part 2. Handling

      ## § 2.1. Access

      A Supplier shall give access to nobody.

      """
    let impact = try #require(try await impact(with: SourceText(path: "draft.md", text: text)).value)
    #expect(impact.due == nil)
    #expect(impact.tasks.contains { $0.kind == .retireObligation && $0.obligation == "vds-return" })
    #expect(impact.lines.contains { $0.hasPrefix("To do as soon as the date is known on which 'draft.md' takes effect") })
  }
}
