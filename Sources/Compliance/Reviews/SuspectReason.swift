package import Diagnostics
package import LegalText

/// A review that does not cover the law as it reads on the day.
package struct SuspectReason: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// The record of the obligation.
    case obligation
    /// The reading of a contract, by its identifier: its clauses for what the obligation asks.
    case contract(String)
    case assessment
  }

  package var subject: Subject
  /// When and under which edition somebody looked; `nil` for an edition that was not recorded.
  package var on: CalendarDate
  package var edition: String?
  /// The edition of the obligation's instrument that is current.
  package var current: EditionIdentifier
  /// What changed in between; empty when the two could not be compared.
  package var changes: [GroundChange] = []
  /// Who must look.
  package var reviewer: String
  package var position: SourcePosition
}

extension SuspectReason {
  /// "the assessment of 14 June 2021 names no edition; edition 'deskbook' is current".
  package var inWords: String {
    let what =
      switch subject {
      case .obligation: "the review of the obligation"
      case .contract(let id): "the review of contract '\(id)'"
      case .assessment: "the assessment"
      }
    let basis = edition.map { "rests on edition '\($0)'" } ?? "names no edition"
    let start = "\(what) of \(on.inWords) \(basis)"
    guard !changes.isEmpty else { return "\(start); edition '\(current)' is current" }
    return "\(start); in edition '\(current)' \(changes.map(\.inWords).joined(separator: "; ")); to be looked at by \(reviewer)"
  }
}
