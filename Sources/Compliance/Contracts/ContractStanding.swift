package import Diagnostics

/// Whether a contract binds on a day.
package enum ContractStanding: Hashable, Sendable {
  case inForce
  /// It will bind from a later day.
  case notBegun(from: CalendarDate)
  /// It bound for the last time on an earlier day.
  case ended(on: CalendarDate)
  /// Another contract of the vendor, by its identifier, has taken its place.
  case superseded(by: String, since: CalendarDate)
  /// Neither signature nor start is recorded, so nobody can tell whether it has begun.
  case undated

  /// Whether it certainly does not bind.
  package var hasLapsed: Bool {
    switch self {
    case .inForce, .undated: false
    case .notBegun, .ended, .superseded: true
    }
  }

  /// What a sentence says of the contract: "ended on 31 August 2026".
  package var inWords: String {
    switch self {
    case .inForce: "is in force"
    case .notBegun(let day): "begins on \(day.inWords)"
    case .ended(let day): "ended on \(day.inWords)"
    case .superseded(let other, let day): "was superseded by '\(other)' on \(day.inWords)"
    case .undated: "has no day of signature or start on record"
    }
  }
}

extension Contract {
  /// Both the first and the last day count as days on which it binds.
  ///
  /// - Parameter successor: the contract that replaces this one, which it does once it binds itself.
  package func standing(on day: CalendarDate, successor: Contract? = nil) -> ContractStanding {
    if let last = lastDay(asOf: day), last < day { return .ended(on: last) }
    if let successor, let since = successor.firstDay, since <= day { return .superseded(by: successor.id.value, since: since) }
    guard let first = firstDay else { return .undated }
    return first > day ? .notBegun(from: first) : .inForce
  }
}
