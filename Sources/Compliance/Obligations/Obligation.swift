package import Diagnostics
package import LegalText

/// What a provision asks of somebody, as its record has it.
package struct Obligation: Sendable {
  package var id: Located<String>
  package var title: String
  package var modality: Modality
  /// Roles that must, in the order of the record; empty when the organization itself is bound.
  package var bearers: [Located<String>]
  /// To whom it is owed, in words.
  package var counterparty: String?
  /// The provision, as written.
  package var cite: Located<String>
  /// Words of the provision, checked against its text.
  package var quote: Located<String>?
  /// Carve-outs in the law, as written: permissions, never gaps.
  package var exceptions: [Located<String>]
  package var deadline: String?
  package var summary: String?
  package var appliesTo: Selector
  package var satisfiedBy: Satisfaction
  package var owner: String?
  package var reviewed: Review?
  package var position: SourcePosition
}

/// What shows that an obligation is met.
package struct Satisfaction: Sendable {
  /// Provisions for which the contract must have a clause, as written. One with sub-provisions stands for all of them.
  package var clauses: [Located<String>]
  /// Whether a person's assessment is needed besides the clauses. Without clauses it always is.
  package var needsAssessment: Bool
}

/// A rule by which the law gives an engagement another role than the declared one.
package struct RoleRule: Sendable {
  package var id: Located<String>
  package var condition: Selector
  package var becomes: Located<String>
  /// The provision on which the rule rests, as written.
  package var cite: Located<String>
  package var reason: String
  package var position: SourcePosition
}
