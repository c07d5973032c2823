import Diagnostics
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: ["2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func readsWhatItPrints(text: String) throws {
    #expect(try #require(CalendarDate(iso: text)).description == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-32", "2026-04-31", "2026-1-1", "26-01-01", "0000-01-01",
    "2026/01/01", "2026-01-01T00:00", "٢٠٢٦-01-01", "+026-01-01", "", "next year",
  ])
  func refusesWhatNoCalendarHas(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func countsDaysFromTheEpoch() throws {
    #expect(try #require(CalendarDate(iso: "1970-01-01")).dayNumber == CalendarDate.unixEpochDayNumber)
    #expect(CalendarDate(dayNumber: CalendarDate.unixEpochDayNumber + 20_780).description == "2026-11-23")
  }

  @Test func countsEveryDayOfFourCenturiesOnce() throws {
    var number = try #require(CalendarDate(iso: "1799-12-31")).dayNumber
    var previous = CalendarDate(dayNumber: number)
    var wrong: [CalendarDate] = []
    for _ in 0..<146_500 {
      number += 1
      let day = CalendarDate(dayNumber: number)
      if day.dayNumber != number || previous >= day { wrong.append(day) }
      previous = day
    }
    #expect(wrong == [])
    #expect(previous.description == "2201-02-07")
  }

  @Test func staysWithinTheYearsThatItPrints() {
    #expect(CalendarDate(dayNumber: -5).description == "0001-01-01")
    #expect(CalendarDate(dayNumber: .max).description == "9999-12-31")
  }

  @Test func ordersByDay() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map { try #require(CalendarDate(iso: $0)) }
    #expect(days.reversed().sorted() == days)
    #expect(days[1].inWords == "1 January 2026" && days[3].inShortWords == "1 Feb 2026")
  }
}
