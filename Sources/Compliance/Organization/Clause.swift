package import Diagnostics

/// What a reading of a contract found about a term.
package struct Clause: Sendable {
  package enum Presence: String, Sendable, CaseIterable {
    case present
    /// Part of what the provision asks for.
    case partial
    /// The contract was read and has no such term.
    case absent
    /// The contract was read and can be read either way.
    case unclear
  }

  /// The provisions that the clause meets, as written. One with sub-provisions stands for all of them.
  package var meets: [Located<String>]
  package var presence: Presence
  /// Where it stands in the contract: "§ 3.1".
  package var place: String?
  package var quote: String?
  package var note: String?
  /// That somebody looked at this clause after the review of its contract.
  package var reviewed: Review? = nil
  package var reviewedAhead: Review? = nil
  package var laterReview: Review? = nil
  /// Changes of the law that do not matter to it.
  package var immaterial: [ImmaterialChange] = []
  /// Places of references of which the law repealed the provision.
  package var repealed: [SourcePosition] = []
  package var position: SourcePosition
}

extension Clause.Presence {
  /// The lower, the more somebody has to do.
  var urgency: Int {
    switch self {
    case .absent: 0
    case .unclear: 1
    case .partial: 2
    case .present: 3
    }
  }
}
