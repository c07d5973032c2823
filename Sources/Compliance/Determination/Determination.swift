package import LegalText

/// How an obligation stands for one engagement in its scope, in a few bytes: a project can have hundreds of thousands.
/// `Explanation` puts it in words.
package struct Determination: Hashable, Sendable {
  package var engagement: EngagementIndex
  package var status: Status
  /// What the contract shows; `nil` when the obligation asks for no clause.
  package var clauses: ClauseTally?
  /// The offset in `LinkedOrganization.assessments`.
  package var assessment: Int?
}

/// How many of the clauses that an obligation asks for are there.
package struct ClauseTally: Hashable, Sendable {
  package var present = 0
  package var partial = 0
  package var absent = 0
  package var unclear = 0
  package var notRecorded = 0

  package var total: Int { present + partial + absent + unclear + notRecorded }

  /// A gap that is known outranks what is unknown; what is unknown outranks what is in order.
  package var status: Status {
    if absent > 0 { return present + partial > 0 ? .partial : .notMet }
    if unclear + notRecorded > 0 { return .notAssessed }
    return partial > 0 ? .partial : .met
  }
}

/// Determines every obligation for every engagement in its scope.
enum DeterminationStage {
  /// - Complexity: linear in the pairs that apply times the clauses asked for.
  static func determine(
    _ organization: LinkedOrganization, scope: [EngagementSet]
  ) -> [[Determination]] {
    var assessments: [Int: Int] = [:]
    let width = max(1, organization.engagements.count)
    for (offset, assessment) in organization.assessments.enumerated() {
      assessments[assessment.obligation * width + assessment.engagement] = offset
    }
    return organization.obligations.indices.map { obligationIndex in
      let obligation = organization.obligations[obligationIndex]
      return scope[obligationIndex].members.map { engagementIndex in
        let tally = obligation.clauses.isEmpty ? nil : tally(obligation.clauses, organization, engagementIndex)
        let assessment = assessments[obligationIndex * width + engagementIndex]
        return Determination(
          engagement: engagementIndex,
          status: status(
            clauses: tally?.status, assessment: assessment.map { organization.assessments[$0].record.status },
            needsAssessment: obligation.record.satisfiedBy.needsAssessment),
          clauses: tally, assessment: assessment)
      }
    }
  }

  /// The worse of what the contract shows and what a person found. A person can find that an obligation does not apply.
  static func status(clauses: Status?, assessment: Status?, needsAssessment: Bool) -> Status {
    if assessment == .notApplicable { return .notApplicable }
    let found = assessment ?? (needsAssessment ? .notAssessed : nil)
    switch (clauses, found) {
    case (nil, nil): return .notAssessed
    case (let only?, nil), (nil, let only?): return only
    case (let one?, let other?): return one.urgency <= other.urgency ? one : other
    }
  }

  private static func tally(
    _ clauses: [ProvisionAddress], _ organization: LinkedOrganization, _ engagementIndex: EngagementIndex
  ) -> ClauseTally {
    let engagement = organization.engagements[engagementIndex]
    var tally = ClauseTally()
    for clause in clauses {
      switch organization.presence(of: clause, in: engagement) {
      case .present: tally.present += 1
      case .partial: tally.partial += 1
      case .absent: tally.absent += 1
      case .unclear: tally.unclear += 1
      case nil: tally.notRecorded += 1
      }
    }
    return tally
  }
}

extension LinkedOrganization {
  /// What is known of a required clause for an engagement; `nil` when nothing is recorded. Where there is no contract at
  /// all, every clause is absent.
  package func presence(of clause: ProvisionAddress, in engagement: LinkedEngagement) -> Clause.Presence? {
    switch engagement.record.contract {
    case .noContract: .absent
    default: self.clause(clause, in: engagement)?.presence
    }
  }

  /// The record of a required clause in an engagement's contract.
  package func clause(_ address: ProvisionAddress, in engagement: LinkedEngagement) -> Clause? {
    engagement.contract.flatMap { vendors[engagement.vendor].contracts[$0].clauses[address] }
  }
}
