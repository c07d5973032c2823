package import Diagnostics

/// What is accepted on the day of an assessment.
///
/// A waiver changes no status: what it covers is still there, and is shown beside it.
enum WaivedFindings {
  /// Findings with the waivers in force that cover them; of several the one that ends last.
  ///
  /// - Complexity: *findings* · *waivers* of the same vendor.
  static func applying(_ waivers: [LinkedWaiver], to findings: [Finding], in organization: AssessedOrganization) -> [Finding] {
    let inForce = Dictionary(grouping: waivers.filter { $0.record.isInForce(on: organization.asOf) }, by: \.vendor)
    guard !inForce.isEmpty else { return findings }
    return findings.map { finding in
      guard let engagement = finding.engagement else { return finding }
      let candidates = inForce[organization.linked.engagements[engagement].vendor] ?? []
      guard let waiver = last(candidates.filter({ $0.covers(finding) })) else { return finding }
      var waived = finding
      waived.waiver = AppliedWaiver(waiver)
      return waived
    }
  }

  /// The waiver that ends last; the first in the file of those that end on one day.
  static func last(_ waivers: [LinkedWaiver]) -> LinkedWaiver? {
    waivers.reduce(nil) { best, next in best.map { $0.record.expires >= next.record.expires ? $0 : next } ?? next }
  }
}

extension AssessedOrganization {
  /// The day until which a gap is accepted; `nil` when there is no gap, or a part of it is not accepted.
  ///
  /// A waiver of the obligation covers all of it. Waivers of rules do together, when they cover everything that was found for
  /// the pair and, where the gap is in the contract, everything found there; the earliest end counts.
  func waivedUntil(_ obligation: ObligationIndex, _ determination: Determination) -> CalendarDate? {
    guard determination.status == .notMet || determination.status == .partial else { return nil }
    let engagement = determination.engagement
    let own = linked.waivers.filter { $0.record.isInForce(on: asOf) && $0.covers(obligation, engagement) }
    if let waiver = WaivedFindings.last(own) { return waiver.record.expires }
    guard let found = waivableFindings[engagement] else { return nil }
    let hasClauseGap = determination.clauses.map { $0.absent > 0 || $0.partial > 0 } ?? false
    let causes = found.filter { finding in
      finding.obligation == obligation || hasClauseGap && Self.contractRules.contains(finding.rule)
    }
    guard !causes.isEmpty, causes.allSatisfy({ $0.waiver != nil }) else { return nil }
    return causes.compactMap(\.waiver?.until).min()
  }

  /// The rules that find gaps in contracts. They report a term once, however many obligations ask for it.
  private static let contractRules: Set<RuleIdentifier> = [
    ContractExpired.identifier, ClauseMissing.identifier, ClausePartial.identifier,
  ]

  /// Findings of the rules on the organization, with the waivers that cover them.
  mutating func accept(_ findings: [Finding]) {
    waivableFindings = [:]
    guard findings.contains(where: { $0.waiver != nil }) else { return }
    for finding in findings {
      if let engagement = finding.engagement { waivableFindings[engagement, default: []].append(finding) }
    }
  }
}
