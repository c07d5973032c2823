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
  package var position: SourcePosition
}
