internal import LegalText

extension AssessedOrganization {
  /// Why a determination came out as it did, in one sentence or two for a table.
  package func reason(for determination: Determination, of obligation: ObligationIndex) -> String {
    var parts: [String] = []
    if !determination.isApplicabilityKnown {
      parts.append("Whether it applies is not determined: \(openWords(of: determination.engagement)).")
    }
    if determination.breach == .shown { parts.append("The record shows what is prohibited.") }
    if determination.breach == .open { parts.append("Whether the record shows what is prohibited is not determined.") }
    if let assessment = determination.assessment { parts.append(linked.assessments[assessment].record.reason) }
    if let tally = determination.clauses { parts.append(tally.inWords(contracts.coverage[determination.engagement])) }
    if let status = determination.flowDown { parts.append(flowDownReason(status, of: determination.engagement)) }
    if determination.assessment == nil, linked.obligations[obligation].record.satisfiedBy.needsAssessment {
      parts.append("No assessment on file.")
    }
    return parts.joined(separator: " ")
  }

  /// Why an obligation does not apply to an engagement, in one sentence.
  package func reasonForNotApplying(_ obligation: ObligationIndex, _ engagement: EngagementIndex) -> String {
    let role = roles[engagement]
    let bearers = linked.obligations[obligation].bearers
    if !bearers.isEmpty, let effective = role.effective,
      !bearers.contains(where: { linked.vocabularies.roles.covered(by: $0).contains(effective) })
    {
      let basis = role.rules.last.map { " (\(corpus.shortCitation(of: linked.roleRules[$0].address)))" } ?? ""
      return "\(label(ofRole: effective)) for this service\(basis); the obligation binds \(bearers.map { label(ofRole: $0).lowercased() }.joined(separator: " and "))."
    }
    return "Its purposes, data, places or contract are not those that the obligation applies to."
  }

  private func openWords(of engagement: EngagementIndex) -> String {
    let role = roles[engagement]
    guard role.effective == nil else { return "the record lacks what decides it" }
    let basis = role.openRules.map { corpus.shortCitation(of: linked.roleRules[$0].address) }
    return "the effective role is \(roleWords(of: engagement))" + (basis.isEmpty ? "" : " (\(basis.joined(separator: ", ")))")
  }

  private func flowDownReason(_ status: Status, of engagement: EngagementIndex) -> String {
    switch linked.engagements[engagement].subcontractors {
    case .notRecorded: return "Whether it engages subcontractors is not recorded."
    case .none: return "It engages no subcontractors."
    case .listed(let members):
      let count = flowDown[engagement]?.hops.count ?? members.count
      return count == 1
        ? "Its subcontractor: \(status.label.lowercased())." : "Its \(count) subcontractors: \(status.label.lowercased())."
    }
  }
}

extension ClauseTally {
  /// "3 of 4 required clauses present, 1 not recorded."
  func inWords(_ coverage: ContractCoverage) -> String {
    switch coverage {
    case .none: return "There is no contract."
    case .notRecorded: return "No contract is on record."
    case .lapsed: return "No contract is in force."
    case .undated: return "The contract has no day of signature or start on record, so nobody can tell whether it binds."
    case .inForce: break
    }
    if total == 0 { return "No clause is asked of this role." }
    if total == 1 {
      if present == 1 { return "The required clause is present." }
      if partial == 1 { return "The required clause covers only part of it." }
      if absent == 1 { return "The required clause is missing." }
      return unclear == 1 ? "The required clause is unclear." : "The required clause is not recorded."
    }
    let rest = [(partial, "in part"), (absent, "missing"), (unclear, "unclear"), (notRecorded, "not recorded")]
      .filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    return "\(present) of \(total) required clauses present\(rest)."
  }
}
