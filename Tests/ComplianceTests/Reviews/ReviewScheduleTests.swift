import Diagnostics
import LegalText
import Testing

@testable import Compliance

@Suite struct ReviewScheduleTests {
  private func organization(reviewed: String, dates: String = "signed: 2024-02-01", assessed: String = "") -> SmallOrganization {
    var small = SmallOrganization(
      vendors: [
        SmallOrganization.vendor(
          "role: handler\ncontract: main",
          contracts: SmallOrganization.contract(SmallOrganization.allClauses, dates: "\(dates), reviewed: { \(reviewed) }"))
      ])
    if !assessed.isEmpty {
      small.assessments = "- { vendor: acme, engagement: main, obligation: use-limit, status: met, reason: Read., by: Counsel, \(assessed) }\n"
    }
    return small
  }

  @Test(arguments: [("2026-11-22", ["Acme, Inc.: the review of contract 'main' was due on 22 November 2026; the last was on 5 January 2026"]), ("2026-11-23", [])])
  func reportsAReviewOnceItsDayIsOver(next: String, messages: [String]) async throws {
    let small = organization(reviewed: "on: 2026-01-05, by: Counsel, edition: \"2024\", next: \(next)")
    #expect(try await small.assess().findings(ReviewOverdue.self) == messages)
  }

  @Test func countsMonthsFromTheReviewAndKeepsToTheMonthsEnd() throws {
    let small = organization(reviewed: "on: 2025-08-31, by: Counsel")
    #expect(ReviewSchedule.reviews(of: try small.assess()) == [])
    let reviews = ReviewSchedule.reviews(of: try small.assess(settings: ComplianceSettings(reviewMonths: 6)))
    #expect(reviews.map(\.next.description) == ["2026-02-28"])
  }

  @Test func listsEveryMonthBetweenTheFirstAndTheLast() throws {
    let small = organization(
      reviewed: "on: 2026-01-05, by: Counsel, next: 2026-11-30", assessed: "on: 2026-01-05, next: 2027-02-01")
    let months = ReviewSchedule.months(ReviewSchedule.reviews(of: try small.assess()))
    #expect(months.map { "\($0.year)-\($0.month): \($0.reviews.count)" } == ["2026-11: 1", "2026-12: 0", "2027-1: 0", "2027-2: 1"])
  }

  @Test func asksForNoReviewOfAContractThatHasLapsed() throws {
    let small = organization(
      reviewed: "on: 2026-01-05, by: Counsel, next: 2026-02-01", dates: "signed: 2024-02-01, ends: 2026-08-31")
    #expect(ReviewSchedule.reviews(of: try small.assess()) == [])
  }
}
