package import Diagnostics
package import LegalText

/// The organization as it stands on a day: who is bound by what, and how each determination came out.
package struct AssessedOrganization: Sendable {
  package var linked: LinkedOrganization
  package var corpus: Corpus
  package var asOf: CalendarDate
  /// One for each engagement.
  package var roles: [EffectiveRole]
  /// For each obligation the engagements that it applies to.
  package var scope: [EngagementSet]
  /// For each obligation its determinations, ascending by engagement. Permissions have none: they are never a gap.
  package var determinations: [[Determination]]

  /// Derives roles, applies selectors, determines statuses.
  ///
  /// - Complexity: applicability is set algebra over bit sets; determinations are linear in the pairs that apply.
  package init(_ linked: LinkedOrganization, corpus: Corpus, asOf: CalendarDate) {
    self.linked = linked
    self.corpus = corpus
    self.asOf = asOf
    var facts = EngagementFacts(
      engagements: linked.engagements, vendorCount: linked.vendors.count, vocabularies: linked.vocabularies,
      roles: linked.engagements.map(\.declaredRole))
    roles = RoleDerivation.roles(of: linked, facts: &facts)
    scope = linked.obligations.map { facts.matching($0.appliesTo) }
    let bindingScope = zip(linked.obligations, scope).map { obligation, set in
      obligation.record.modality == .permission ? EngagementSet() : set
    }
    determinations = DeterminationStage.determine(linked, scope: bindingScope)
  }

  /// The determination for a pair; `nil` when the obligation does not apply, or is a permission.
  ///
  /// - Complexity: O(log *n*) in the engagements in scope.
  package func determination(_ obligation: ObligationIndex, _ engagement: EngagementIndex) -> Determination? {
    let list = determinations[obligation]
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].engagement < engagement { low = middle + 1 } else { high = middle }
    }
    return low < list.count && list[low].engagement == engagement ? list[low] : nil
  }

  /// Statuses over all obligations, or over one.
  package func counts(of obligation: ObligationIndex) -> StatusCounts {
    determinations[obligation].reduce(into: StatusCounts()) { $0.add($1.status) }
  }

  package var totalCounts: StatusCounts {
    determinations.indices.reduce(StatusCounts()) { $0 + counts(of: $1) }
  }

  package func vendor(of engagement: EngagementIndex) -> LinkedVendor { linked.vendors[linked.engagements[engagement].vendor] }

  /// Who answers for an engagement: its own owner, else its vendor's.
  package func owner(of engagement: EngagementIndex) -> String? {
    linked.engagements[engagement].record.owner ?? vendor(of: engagement).record.owner
  }

  /// "MailWave, Inc. (Email campaigns)".
  package func name(of engagement: EngagementIndex) -> String {
    "\(vendor(of: engagement).record.name) (\(linked.engagements[engagement].record.service))"
  }

  /// The label of a role; "Not determined" when none is recorded.
  package func label(ofRole role: TermIndex?) -> String {
    role.map { linked.vocabularies.roles.terms[$0].label } ?? "Not determined"
  }
}
