import Diagnostics
import Testing

@testable import Compliance

/// Which days decide that something was disclosed in the twelve months from 24 November 2025 to 23 November 2026.
@Suite struct DisclosureTimingTests {
  private func timing(_ keys: String, contract dates: String? = nil, terminated: String? = nil) throws -> DisclosureTiming {
    var text = SmallOrganization.vendor(
      "role: handler\n" + keys + (dates == nil ? "" : "\ncontract: main"),
      contracts: dates.map { SmallOrganization.contract(SmallOrganization.allClauses, dates: $0) } ?? "")
    if let terminated { text += "terminated: \(terminated)\n" }
    var small = SmallOrganization(vendors: [text])
    // Without another vendor a terminated one leaves the register empty.
    small.vendors.append(SmallOrganization.vendor("zeta", "role: handler"))
    return try #require(DisclosureRollUp(try small.assess()).sources.first).timing
  }

  @Test func beginsTheWindowTheDayAfterTheSameDayOfTheYearBefore() throws {
    let window = DisclosureWindow(endingOn: try #require(CalendarDate(iso: "2026-11-23")))
    #expect(window.inWords == "from 24 November 2025 to 23 November 2026")
    let leap = DisclosureWindow(endingOn: try #require(CalendarDate(iso: "2028-02-29")))
    #expect(leap.first.description == "2027-03-01")
  }

  @Test(arguments: ["starts: 2024-01-01", "starts: 2026-11-23", "starts: 2024-01-01\nends: 2025-11-24", "ends: 2026-01-31"])
  func isWithinByTheEngagementsOwnDays(keys: String) throws {
    #expect(try timing(keys) == .within)
  }

  @Test(arguments: ["starts: 2026-11-24", "ends: 2025-11-23", "starts: 2020-01-01\nends: 2025-11-23"])
  func isOutsideByTheEngagementsOwnDays(keys: String) throws {
    #expect(try timing(keys) == .outside)
  }

  @Test func takesTheContractsDaysWhereTheEngagementHasNone() throws {
    #expect(try timing("", contract: "signed: 2024-02-01") == .within)
    #expect(try timing("", contract: "signed: 2026-11-01, starts: 2026-12-01") == .outside)
    #expect(try timing("", contract: "signed: 2024-02-01, ends: 2026-08-31") == .within)
    #expect(try timing("starts: 2026-12-01", contract: "signed: 2024-02-01") == .outside)
  }

  @Test func knowsThatAContractOfUnknownBeginWasThereOnItsLastDay() throws {
    #expect(try timing("", contract: "ends: 2026-08-31") == .within)
    #expect(try timing("", contract: "ends: 2027-08-31") == .unknown(.startNotRecorded))
  }

  @Test func assumesNothingWhereNoDayIsRecorded() throws {
    #expect(try timing("") == .unknown(.startNotRecorded))
    #expect(try timing("contract: none") == .unknown(.startNotRecorded))
  }

  @Test func doesNotTakeTheEndOfAContractForTheEndOfTheService() throws {
    let end = try #require(CalendarDate(iso: "2025-06-30"))
    #expect(try timing("", contract: "signed: 2024-02-01, ends: 2025-06-30") == .unknown(.contractEndedBefore(end)))
    #expect(try timing("", contract: "ends: 2025-06-30") == .unknown(.contractEndedBefore(end)))
    #expect(try timing("ends: 2025-06-30", contract: "signed: 2024-02-01, ends: 2025-06-30") == .outside)
  }

  @Test func countsATerminatedVendorUpToItsLastDay() throws {
    #expect(try timing("", contract: "signed: 2024-02-01", terminated: "2025-11-25") == .within)
    #expect(try timing("", contract: "signed: 2024-02-01", terminated: "2025-11-24") == .outside)
    #expect(try timing("", contract: "signed: 2024-02-01", terminated: "unknown") == .unknown(.terminationNotDated))
  }
}
