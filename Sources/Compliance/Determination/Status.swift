/// How an obligation stands for an engagement. States that the law distinguishes are separate cases: unknown is never
/// drawn as met or as a gap.
package enum Status: Hashable, Sendable {
  case met, partial, notMet
  case notApplicable
  case notAssessed

  /// The status value as it stands in files, class names and exports: `notMet`.
  package var name: String {
    switch self {
    case .met: "met"
    case .partial: "partial"
    case .notMet: "notMet"
    case .notApplicable: "notApplicable"
    case .notAssessed: "notAssessed"
    }
  }

  /// "Not met".
  package var label: String {
    switch self {
    case .met: "Met"
    case .partial: "Partial"
    case .notMet: "Not met"
    case .notApplicable: "Not applicable"
    case .notAssessed: "Not assessed"
    }
  }

  /// Whether somebody has determined the status; what does not apply needs no determination.
  package var isAssessed: Bool { self == .met || self == .partial || self == .notMet }

  /// The order in which people want rows: what is wrong first, then what is unknown, then what is in order.
  package var urgency: Int {
    switch self {
    case .notMet: 0
    case .partial: 1
    case .notAssessed: 2
    case .met: 3
    case .notApplicable: 4
    }
  }
}

/// Counts of determinations, always shown with their denominator.
package struct StatusCounts: Hashable, Sendable {
  package var met = 0
  package var partial = 0
  package var notMet = 0
  package var notApplicable = 0
  package var notAssessed = 0

  package init() {}

  package mutating func add(_ status: Status) {
    switch status {
    case .met: met += 1
    case .partial: partial += 1
    case .notMet: notMet += 1
    case .notApplicable: notApplicable += 1
    case .notAssessed: notAssessed += 1
    }
  }

  /// Met, partial or not met.
  package var assessed: Int { met + partial + notMet }
  /// Assessed or not assessed: the denominator. What does not apply is outside it.
  package var inScope: Int { assessed + notAssessed }

  package static func + (left: StatusCounts, right: StatusCounts) -> StatusCounts {
    var sum = left
    sum.met += right.met
    sum.partial += right.partial
    sum.notMet += right.notMet
    sum.notApplicable += right.notApplicable
    sum.notAssessed += right.notAssessed
    return sum
  }
}
