internal import LegalText

/// How a subcontractor stands against what is asked of it.
package struct HopReview: Hashable, Sendable {
  package var faults: [HopFault] = []
  package var gaps: [HopGap] = []

  /// A known fault outranks what is unknown; what is unknown is never a pass.
  package var status: Status { faults.isEmpty ? gaps.isEmpty ? .met : .notAssessed : .notMet }
}

/// What is known to be wrong.
package enum HopFault: Hashable, Sendable {
  case noContract
  /// The contract has ended or has not begun.
  case lapsed(ContractStanding)
  /// The contract lacks a term, or has only a part of it.
  case clause(RequiredClause, ClauseState)
  case exceedsPurposes([TermIndex])
  case exceedsData([TermIndex])
  /// The record says that the business was not told.
  case noNotice
  /// It stands above itself in the chain.
  case circular
}

/// What nobody has recorded.
package enum HopGap: Hashable, Sendable {
  case contract
  /// The contract has no day of signature or start.
  case begin
  case clause(RequiredClause)
  case purposes
  case data
  /// Its own are recorded, but not those of whoever engages it, within which they would have to be.
  case purposesAbove
  case dataAbove
  case notice
  /// Whom it engages in turn.
  case subcontractors
}

extension AssessedOrganization {
  /// What all obligations in scope together ask of an engagement's subcontractors; `nil` when none asks anything.
  package func flowDownDemand(on engagement: EngagementIndex) -> RequiredFlowDown? {
    var demand: RequiredFlowDown?
    for (index, obligation) in linked.obligations.enumerated() {
      guard let own = obligation.flowDown, mayBind(index, engagement) else { continue }
      var all = demand ?? RequiredFlowDown(clauses: [], needsNotice: false)
      all.clauses += own.clauses.filter { !all.clauses.contains($0) }
      all.needsNotice = all.needsNotice || own.needsNotice
      demand = all
    }
    return demand
  }

  /// One for each hop of an engagement's tree, against what all obligations in scope ask together.
  package func hopReviews(of tree: FlowDownTree) -> [HopReview] {
    let demand = flowDownDemand(on: tree.engagement) ?? RequiredFlowDown(clauses: [], needsNotice: false)
    return tree.hops.map { HopReview(of: $0, demand, role: roles[tree.engagement].effective, in: linked) }
  }
}

extension HopReview {
  init(of hop: FlowDownHop, _ demand: RequiredFlowDown, role: TermIndex?, in organization: LinkedOrganization) {
    let subcontractor = organization.subcontractors[hop.subcontractor]
    if hop.isCircular { faults.append(.circular) }
    switch hop.contract {
    case .notRecorded: gaps.append(.contract)
    case .none: faults.append(.noContract)
    case .recorded(let standing) where standing.hasLapsed: faults.append(.lapsed(standing))
    case .recorded(let standing):
      if standing == .undated { gaps.append(.begin) }
      for clause in demand.clauses where clause.isAsked(of: role, in: organization.vocabularies.roles) != false {
        let state = clause.state { reference in
          subcontractor.clauses[reference.provision].map { ClauseState($0.presence) } ?? .notRecorded
        }
        switch state {
        case .present: break
        case .absent, .partial: faults.append(.clause(clause, state))
        case .unclear, .notRecorded: gaps.append(.clause(clause))
        }
      }
    }
    switch hop.excessPurposes {
    case nil: gaps.append(subcontractor.purposes.isEmpty ? .purposes : .purposesAbove)
    case let excess? where !excess.isEmpty: faults.append(.exceedsPurposes(excess))
    default: break
    }
    switch hop.excessData {
    case nil: gaps.append(subcontractor.data.isEmpty ? .data : .dataAbove)
    case let excess? where !excess.isEmpty: faults.append(.exceedsData(excess))
    default: break
    }
    if demand.needsNotice {
      switch subcontractor.record.notice {
      case .notRecorded: gaps.append(.notice)
      case .notGiven: faults.append(.noNotice)
      case .given: break
      }
    }
    if !hop.isFollowed, !hop.isCircular { gaps.append(.subcontractors) }
  }
}

extension FlowDownTree {
  /// How an obligation's demand stands over the whole tree: met when every hop is, partial when some have a fault.
  func status(under demand: RequiredFlowDown, role: TermIndex?, in organization: LinkedOrganization) -> Status {
    let statuses = hops.map { HopReview(of: $0, demand, role: role, in: organization).status }
    if statuses.contains(.notMet) { return statuses.contains(.met) ? .partial : .notMet }
    return statuses.contains(.notAssessed) || isTruncated ? .notAssessed : .met
  }
}
