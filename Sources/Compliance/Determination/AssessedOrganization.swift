package import Diagnostics
package import LegalText

/// The organization as it stands on a day: who is bound by what, and how each determination came out.
package struct AssessedOrganization: Sendable {
  package var linked: LinkedOrganization
  package var corpus: Corpus
  package var asOf: CalendarDate
  package var settings: ComplianceSettings
  /// From the editions that records name to the current ones.
  package let lawChanges: LawChanges
  package let contracts: ContractRegister
  let clauses: ClauseFacts
  /// One for each engagement.
  package let roles: [EffectiveRole]
  /// Of the engagements with subcontractors on record.
  package let flowDown: [EngagementIndex: FlowDownTree]
  /// For each obligation the engagements that it applies to.
  package let scope: [EngagementSet]
  /// For each obligation the engagements of which the records leave open whether it applies.
  package let openScope: [EngagementSet]
  /// For each engagement the obligations that apply to it, or may, ascending; permissions left out.
  package let binding: [[ObligationIndex]]
  /// For each obligation its determinations, ascending by engagement. Permissions have none: they are never a gap.
  package let determinations: [[Determination]]
  /// By engagement what rules found, where any of it is waived; empty until they have looked.
  var waivableFindings: [EngagementIndex: [Finding]] = [:]

  /// Derives roles, applies selectors, determines statuses.
  ///
  /// - Parameter lawChanges: without them whatever rests on another edition than the current one is suspect.
  /// - Complexity: applicability is set algebra over bit sets; determinations are linear in the pairs that apply.
  package init(
    _ linked: LinkedOrganization, corpus: Corpus, asOf: CalendarDate, settings: ComplianceSettings = ComplianceSettings(),
    lawChanges: LawChanges = LawChanges()
  ) {
    self.lawChanges = lawChanges
    self.linked = linked
    self.corpus = corpus
    self.asOf = asOf
    self.settings = settings
    contracts = ContractRegister(linked.vendors, linked.engagements, on: asOf)
    clauses = ClauseFacts(linked, contracts)
    flowDown = FlowDown.trees(of: linked, on: asOf)
    var facts = EngagementFacts(linked, contracts, clauses)
    roles = RoleDerivation.roles(of: linked, facts: &facts)
    let matches = linked.obligations.map { facts.matching($0.appliesTo) }
    scope = matches.map(\.certain)
    openScope = matches.map(\.undetermined)
    let stage = DeterminationStage(linked, clauses: clauses, roles: roles, flowDown: flowDown)
    var binding = [[ObligationIndex]](repeating: [], count: linked.engagements.count)
    for index in linked.obligations.indices where linked.obligations[index].record.modality != .permission {
      for engagement in matches[index].possible.members { binding[engagement].append(index) }
    }
    self.binding = binding
    determinations = linked.obligations.indices.map { index in
      let obligation = linked.obligations[index]
      guard obligation.record.modality != .permission else { return [] }
      return stage.determinations(of: index, scope: matches[index], breach: obligation.prohibits.map(facts.matching))
    }
  }

  /// Whether an obligation applies to an engagement, or may for all that is recorded.
  package func mayBind(_ obligation: ObligationIndex, _ engagement: EngagementIndex) -> Bool {
    scope[obligation].contains(engagement) || openScope[obligation].contains(engagement)
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

  /// The label of the declared role, or the words that stand in its place.
  package func declaredRoleLabel(of engagement: EngagementIndex) -> String {
    if let role = roles[engagement].declared { return label(ofRole: role) }
    let recorded = linked.engagements[engagement].record.recorded.first { $0.name == VocabularyKind.roles.termsName }
    return recorded.map { "Not recorded as a known role (\($0.text))" } ?? "Not recorded"
  }

  /// The label of a role; "Not determined" when there is none.
  package func label(ofRole role: TermIndex?) -> String {
    role.map { linked.vocabularies.roles.terms[$0].label } ?? "Not determined"
  }
}
