package import Diagnostics

package enum ReviewOverdue: FindingRule {
  package static let identifier: RuleIdentifier = "review-overdue"
  package static let title = "A review is overdue"
  package static let explanation = """
    The day by which a contract or an assessment was to be looked at again is over: the 'next' of its review, or so many months \
    after it as 'review-months' of handbook.yaml sets. That day is still in time; days are counted in UTC. Look again, then \
    record when, by whom and under which edition.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    let linked = subject.linked
    return ReviewSchedule.reviews(of: organization).prefix { $0.next < organization.asOf }.map { review in
      let vendor = linked.vendors[review.vendor]
      var finding = Finding(
        rule: identifier, severity: .warning, message: "", action: "Review it again and record when, by whom and under which edition.",
        position: review.position, engagement: vendor.engagements.first, owner: vendor.record.owner, subject: "")
      let since = "was due on \(review.next.inWords); the last was on \(review.last.inWords)"
      switch review.subject {
      case .contract(let id):
        finding.message = "\(vendor.record.name): the review of contract '\(id)' \(since)"
        finding.subject = "\(vendor.record.id.value) contract \(id)"
      case .subcontract(let name, let engagement):
        finding.message = "\(organization.name(of: engagement)): the review of the contract with \(name) \(since)"
        finding.engagement = engagement
        finding.owner = organization.owner(of: engagement)
        finding.subject = "\(EngagementKey(in: linked, engagement)) subcontract \(name)"
      case .assessment(let obligation, let engagement):
        let record = linked.obligations[obligation]
        finding.message =
          "\(organization.name(of: engagement)): the assessment of \(subject.corpus.shortCitation(of: record.address)) \(since)"
        finding.engagement = engagement
        finding.obligation = obligation
        finding.provision = record.address
        finding.owner = organization.owner(of: engagement)
        finding.subject = "\(EngagementKey(in: linked, engagement)) \(record.record.id.value)"
      }
      return finding
    }
  }
}
