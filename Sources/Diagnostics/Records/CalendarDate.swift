/// A day of the Gregorian calendar, without a time or a time zone.
package struct CalendarDate: Hashable, Sendable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// `nil` for a day that no calendar has; years 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-11-23`, the only form that project files use.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(Optional(0)) { total, byte in
        guard let total, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        return total * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// "November".
  ///
  /// - Parameter month: 1 to 12.
  package static func monthName(_ month: Int) -> String { monthNames[(month + 11) % 12] }

  /// "23 November 2026".
  package var inWords: String { "\(day) \(Self.monthNames[month - 1]) \(year)" }

  /// "23 Nov 2026".
  package var inShortWords: String { "\(day) \(Self.monthNames[month - 1].prefix(3)) \(year)" }

  /// Days since 1 March of year 0 in the proleptic Gregorian calendar: for differences, and for days from a day.
  package var dayNumber: Int {
    let shifted = month > 2 ? (year: year, month: month - 3) : (year: year - 1, month: month + 9)
    return shifted.year * 365 + shifted.year / 4 - shifted.year / 100 + shifted.year / 400 + (shifted.month * 153 + 2) / 5
      + day - 1
  }

  /// The day with a number; days outside years 1 to 9999 become the first or last of them.
  package init(dayNumber: Int) {
    let first = 306  // 1 January of year 1
    let last = 3_652_364  // 31 December of year 9999
    let number = min(max(dayNumber, first), last)
    let era = number / 146_097  // the days of 400 years
    let dayOfEra = number % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (dayOfYear * 5 + 2) / 153
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    day = dayOfYear - (shiftedMonth * 153 + 2) / 5 + 1
  }

  /// The number of 1 January 1970, from which systems count their time.
  package static let unixEpochDayNumber = 719_468
}

extension CalendarDate: Comparable {
  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601: `2026-11-23`.
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
