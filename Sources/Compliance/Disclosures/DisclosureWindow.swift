package import Diagnostics

/// The twelve months that end on a day, both ends included.
package struct DisclosureWindow: Hashable, Sendable {
  package var first: CalendarDate
  package var last: CalendarDate

  package init(endingOn day: CalendarDate) {
    last = day
    // The day after the same day of the year before; 28 February stands for a 29th that the year before had not.
    let before = CalendarDate(year: max(day.year - 1, 1), month: day.month, day: day.day) ?? CalendarDate(dayNumber: day.dayNumber - 366)
    first = CalendarDate(dayNumber: before.dayNumber + 1)
  }

  package var inWords: String { "from \(first.inWords) to \(last.inWords)" }
}

/// Whether personal information was disclosed within a window, by the days on record.
package enum DisclosureTiming: Hashable, Sendable {
  case within
  case outside
  /// The records do not decide it.
  case unknown(Reason)

  package enum Reason: Hashable, Sendable {
    /// Neither a day on which the engagement began nor one that its contracts give is recorded.
    case startNotRecorded
    /// The last contract ended before the window, and nobody recorded whether the service went on.
    case contractEndedBefore(CalendarDate)
    /// The vendor is terminated on a day that nobody knows.
    case terminationNotDated

    package var inWords: String {
      switch self {
      case .startNotRecorded: "when it began is not recorded"
      case .contractEndedBefore(let day): "its contract ended on \(day.inWords), and whether the service went on is not recorded"
      case .terminationNotDated: "it was terminated on a day that is not recorded"
      }
    }
  }

  /// - Parameter contracts: those that the engagement names.
  init(_ engagement: Engagement, contracts: [Contract], terminated: Termination?, window: DisclosureWindow) {
    let start = engagement.starts ?? contracts.compactMap(\.firstDay).min()
    // The termination's day is the first without an engagement.
    let end = [engagement.ends, terminated?.date.map { CalendarDate(dayNumber: $0.dayNumber - 1) }].compactMap(\.self).min()
    let contractEnds = contracts.map { $0.lastDay(asOf: window.last) }
    let contractEnd = contractEnds.contains(nil) ? nil : contractEnds.compactMap(\.self).max()
    if let end, end < window.first {
      self = .outside
    } else if let start, start > window.last {
      self = .outside
    } else if terminated == .dateNotRecorded, end == nil {
      self = .unknown(.terminationNotDated)
    } else if start != nil {
      if end == nil, let contractEnd, contractEnd < window.first {
        self = .unknown(.contractEndedBefore(contractEnd))
      } else {
        self = .within
      }
    } else if let last = end ?? contractEnd, last >= window.first, last <= window.last {
      // Whenever it began, it was there on its last day.
      self = .within
    } else if let contractEnd, end == nil, contractEnd < window.first {
      self = .unknown(.contractEndedBefore(contractEnd))
    } else {
      self = .unknown(.startNotRecorded)
    }
  }
}
