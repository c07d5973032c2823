package import Diagnostics

/// Something that a record says in words of its own: a column of a register that no field stands for, or words that no
/// vocabulary knows. Kept and shown as recorded.
package struct RecordedField: Hashable, Sendable {
  /// The column's header as written, or the vocabulary's key.
  package var name: String
  package var values: [String]
  package var position: SourcePosition

  package init(name: String, values: [String], position: SourcePosition) {
    self.name = name
    self.values = values
    self.position = position
  }

  /// The values as one text.
  package var text: String { values.joined(separator: "; ") }
}

/// That the last engagement of a vendor ended. The vendor stays in the handbook as a tombstone, outside all counts.
package enum Termination: Hashable, Sendable {
  /// The first day without an engagement.
  case on(CalendarDate)
  case dateNotRecorded

  /// How records write a day that nobody knows.
  static let unknownWord = "unknown"

  package var date: CalendarDate? {
    switch self {
    case .on(let date): date
    case .dateNotRecorded: nil
    }
  }

  /// Whether it has taken place: a termination to come changes nothing yet.
  package func isEffective(asOf day: CalendarDate) -> Bool { date.map { $0 <= day } ?? true }

  /// "on 17 June 2020".
  package var inWords: String { date.map { "on \($0.inWords)" } ?? "on a day that is not recorded" }
}
