package import Diagnostics
package import LegalText

/// A review that does not cover the law as it reads on the day.
package struct SuspectReason: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// The record of the obligation.
    case obligation
    /// The reading of a contract, by its identifier: its clauses for what the obligation asks.
    case contract(String)
    /// The reading of the contract that binds a subcontractor, by its name.
    case subcontract(with: String)
    /// A clause of a contract that was looked at by itself, by the citation of the provision that it meets.
    case clause(of: String, provision: String)
    case assessment

    /// "contract 'dpa-2024'": the agreement that was read.
    var agreementInWords: String {
      switch self {
      case .contract(let id): "contract '\(id)'"
      case .subcontract(let name): "the contract with \(name)"
      case .clause(let agreement, _): agreement
      case .obligation, .assessment: ""
      }
    }
  }

  package var subject: Subject
  package var instrument: InstrumentIdentifier
  /// When and under which edition somebody looked; `nil` for an edition that was not recorded.
  package var on: CalendarDate
  package var edition: String?
  /// The edition of the instrument that is current.
  package var current: EditionIdentifier
  /// What changed in between; empty when the two could not be compared.
  package var changes: [GroundChange] = []
  /// Provisions whose text in the edition of the review is not the one that was looked at.
  package var altered: [String] = []
  /// Instruments in which words on which these rest are not those that were looked at, by their short titles.
  package var alteredIndirectly: [String] = []
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
      case .contract, .subcontract: "the review of \(subject.agreementInWords)"
      case .clause(let agreement, let provision): "the review of the clause for \(provision) in \(agreement)"
      case .assessment: "the assessment"
      }
    let basis = edition.map { "rests on edition '\($0)'" } ?? "names no edition"
    let start = "\(what) of \(on.inWords) \(basis)"
    var parts: [String] = []
    if !altered.isEmpty, let edition {
      parts.append("the text of \(altered.joined(separator: ", ")) in '\(edition)' is not the one that was looked at")
    }
    if !alteredIndirectly.isEmpty {
      parts.append(
        "indirectly, a definition or provision of \(alteredIndirectly.joined(separator: " and of ")) on which it rests is not the one that was looked at")
    }
    if !changes.isEmpty { parts.append("in edition '\(current)' \(changes.map(\.inWords).joined(separator: "; "))") }
    guard !parts.isEmpty else { return "\(start); edition '\(current)' is current" }
    return "\(start); \(parts.joined(separator: "; ")); to be looked at by \(reviewer)"
  }
}
