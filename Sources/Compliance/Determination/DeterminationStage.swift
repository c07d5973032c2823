/// Determines every obligation for every engagement that it binds or may bind.
struct DeterminationStage {
  let organization: LinkedOrganization
  let clauses: ClauseFacts
  let roles: [EffectiveRole]
  let flowDown: [EngagementIndex: FlowDownTree]
  /// Offsets in `LinkedOrganization.assessments` by `obligation * engagements.count + engagement`.
  private let assessments: [Int: Int]

  init(
    _ organization: LinkedOrganization, clauses: ClauseFacts, roles: [EffectiveRole], flowDown: [EngagementIndex: FlowDownTree]
  ) {
    self.organization = organization
    self.clauses = clauses
    self.roles = roles
    self.flowDown = flowDown
    assessments = Dictionary(
      organization.assessments.enumerated().map { ($1.obligation * organization.engagements.count + $1.engagement, $0) }
    ) { first, _ in first }
  }

  /// - Parameter breach: engagements whose record shows, or may show, what the obligation prohibits.
  /// - Complexity: linear in the pairs that apply times the clauses asked for.
  func determinations(of index: ObligationIndex, scope: EngagementMatch, breach: EngagementMatch?) -> [Determination] {
    let obligation = organization.obligations[index]
    let needsAssessment = obligation.record.satisfiedBy.needsAssessment
    return scope.possible.members.map { engagement in
      let tally = obligation.required.isEmpty ? nil : clauseTally(obligation.required, engagement)
      let flow = obligation.flowDown.map { flowDownStatus($0, engagement) }
      let found = breach.map { $0.certain.contains(engagement) ? Breach.shown : $0.possible.contains(engagement) ? .open : .notShown }
      let assessment = assessments[index * organization.engagements.count + engagement]
      let isKnown = scope.certain.contains(engagement)
      let judged = assessment.map { organization.assessments[$0].record.status }
      let status =
        isKnown
        ? Self.status(
          clauses: tally?.status, flowDown: flow, breach: found, assessment: judged, needsAssessment: needsAssessment)
        : judged == .notApplicable ? .notApplicable : .notAssessed
      return Determination(
        engagement: engagement, status: status, isApplicabilityKnown: isKnown, clauses: tally, flowDown: flow, breach: found,
        assessment: assessment)
    }
  }

  /// The worst of what the contract, the chain of subcontractors, the record and a person show. A person can find that an
  /// obligation does not apply, but not against a record that shows what it prohibits.
  static func status(
    clauses: Status?, flowDown: Status? = nil, breach: Breach? = nil, assessment: Status?, needsAssessment: Bool
  ) -> Status {
    if breach == .shown { return .notMet }
    if assessment == .notApplicable { return .notApplicable }
    let found = assessment ?? (needsAssessment ? .notAssessed : nil)
    let parts = [clauses, flowDown, found, breach == .open ? .notAssessed : nil].compactMap(\.self)
    return parts.min { $0.urgency < $1.urgency } ?? .notAssessed
  }

  private func clauseTally(_ required: [RequiredClause], _ engagement: EngagementIndex) -> ClauseTally {
    var tally = ClauseTally()
    for clause in required {
      let isAsked = clause.isAsked(of: roles[engagement].effective, in: organization.vocabularies.roles)
      guard isAsked != false else { continue }
      let state = clause.state { clauses.state(of: $0.index, engagement) }
      // Where nobody knows whether the term is needed, its absence is no gap yet.
      tally.add(isAsked == nil && state.isKnown && state != .present ? .unclear : state)
    }
    return tally
  }

  private func flowDownStatus(_ demand: RequiredFlowDown, _ engagement: EngagementIndex) -> Status {
    switch organization.engagements[engagement].subcontractors {
    case .notRecorded: .notAssessed
    case .none: .met
    case .listed:
      flowDown[engagement]?.status(under: demand, role: roles[engagement].effective, in: organization) ?? .notAssessed
    }
  }
}
