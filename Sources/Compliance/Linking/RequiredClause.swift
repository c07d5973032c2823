package import LegalText

/// The place of a provision in `LinkedOrganization.clauseProvisions`.
package typealias ClauseIndex = Int

/// A provision that a clause of a contract can meet.
package struct ClauseReference: Hashable, Sendable {
  package var provision: ProvisionAddress
  package var index: ClauseIndex
}

/// A term that a contract must have.
package struct RequiredClause: Hashable, Sendable {
  /// Any one of the outer list is enough, and all of an inner list are needed for it. Never empty.
  package var alternatives: [[ClauseReference]]
  /// The effective roles of which it is asked; empty when it is asked of all.
  package var roles: [TermIndex]
}

/// What an obligation asks of every subcontractor: always a contract in force, and this.
package struct RequiredFlowDown: Hashable, Sendable {
  package var clauses: [RequiredClause]
  package var needsNotice: Bool
}
