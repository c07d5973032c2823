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
  /// Of a prohibition: engagements in scope that match break it by what their record says.
  package var prohibits: Selector?
  /// The first day on which it binds, where that is later than its provision's edition says.
  package var effective: CalendarDate?
  package var owner: String?
  package var reviewed: Review?
  package var reviewedAhead: Review? = nil
  package var laterReview: Review? = nil
  /// Changes of the law that do not matter to it.
  package var immaterial: [ImmaterialChange] = []
  package var position: SourcePosition
}

extension Obligation {
  /// Every reference to a provision, as written.
  package var references: [Located<String>] { [cite] + exceptions + clauseReferences }

  /// Terms that it, or one of its selectors, asks of a contract.
  var clauseReferences: [Located<String>] {
    let demands = satisfiedBy.clauses + (satisfiedBy.subcontractors?.clauses ?? [])
    return demands.flatMap { $0.alternatives.flatMap { $0 } } + appliesTo.contractTerms + (prohibits?.contractTerms ?? [])
  }
}

/// What shows that an obligation is met.
package struct Satisfaction: Sendable {
  /// Terms that the contract must have. A provision with sub-provisions stands for all of them.
  package var clauses: [ClauseDemand]
  /// What every subcontractor's contract must have.
  package var subcontractors: SubcontractorDemand?
  /// Whether a person's assessment is needed besides. For a prohibition it is unless its record says otherwise; without
  /// clauses and subcontractors it always is.
  package var needsAssessment: Bool
}

/// A rule by which the law gives an engagement another role than the declared one.
package struct RoleRule: Sendable {
  package enum Effect: String, Hashable, Sendable, CaseIterable {
    /// The engagement has the other role.
    case changes
    /// It keeps its role, and the rule is said beside it for a person to decide.
    case questions
  }

  package var id: Located<String>
  package var condition: Selector
  package var becomes: Located<String>
  package var effect: Effect = .changes
  /// The provision on which the rule rests, as written.
  package var cite: Located<String>
  package var reason: String
  package var position: SourcePosition
}
