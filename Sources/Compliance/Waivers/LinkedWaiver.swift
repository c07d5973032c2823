package import Diagnostics

/// A waiver whose names are resolved.
package struct LinkedWaiver: Sendable {
  package var record: Waiver
  package var vendor: VendorIndex
  /// All engagements of the vendor that it covers; none once the vendor is terminated.
  package var engagements: Range<EngagementIndex>
  package var obligation: ObligationIndex?

  /// Whether it covers a finding, whatever the day.
  func covers(_ finding: Finding) -> Bool {
    guard let engagement = finding.engagement, engagements.contains(engagement) else { return false }
    if let rule = record.rule, rule.value != finding.rule.name { return false }
    return obligation == nil || obligation == finding.obligation
  }

  /// Whether it covers all that an obligation asks of an engagement, whatever rule finds it.
  func covers(_ obligation: ObligationIndex, _ engagement: EngagementIndex) -> Bool {
    record.rule == nil && self.obligation == obligation && engagements.contains(engagement)
  }

  /// Whether there is something to accept: a finding, or an obligation with a gap that no finding of its own reports.
  func isNeeded(in subject: FindingSubject) -> Bool {
    if subject.found.contains(where: { covers($0) }) { return true }
    guard record.rule == nil, let obligation else { return false }
    return engagements.contains { engagement in
      let status = subject.organization.determination(obligation, engagement)?.status
      return status == .notMet || status == .partial
    }
  }

  /// "The waiver of contract-expired for cartwell/parcel-delivery".
  package var inWords: String {
    let what = [record.rule?.value, record.obligation?.value].compactMap(\.self).joined(separator: " and ")
    return "The waiver of \(what) for \(whom)"
  }

  private var whom: String { record.vendor.value + (record.engagement.map { "/" + $0.value } ?? "") }

  /// A stable name: what it covers, without its dates.
  var subject: String { "\(record.rule?.value ?? "*") \(record.obligation?.value ?? "*") \(whom)" }
}

/// That a finding is accepted, by whom and until when.
package struct AppliedWaiver: Hashable, Sendable {
  /// The last day, in UTC.
  package var until: CalendarDate
  package var reason: String
  package var approver: String

  init(_ waiver: LinkedWaiver) {
    until = waiver.record.expires
    reason = waiver.record.reason
    approver = waiver.record.approver
  }

  /// "waived until 31 December 2026".
  package var inWords: String { "waived until \(until.inWords)" }
  /// "Accepted by Privacy Counsel: Renewal is out for signature."
  package var whyInWords: String { "Accepted by \(approver): \(reason)" }
}
