package import Diagnostics

package enum ReviewSuspect: FindingRule {
  package static let identifier: RuleIdentifier = "review-suspect"
  package static let title = "The law changed under a review"
  package static let explanation = """
    Somebody looked at an obligation, a contract, a clause or an assessment under an edition that is no longer current, and words \
    on which the record rests changed in more than an editorial way; or the record does not say under which edition it was made. \
    The status stays as it is until a person looks again. Read the redline, then record it with 'concord review', or say there \
    that the change does not matter.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return organization.reviewItems().flatMap { item -> [Finding] in
      item.reasons.map { reason in
        let obligation = item.obligation.map { organization.linked.obligations[$0] }
        let vendor = item.vendor.map { organization.linked.vendors[$0] }
        let engagement = item.engagement ?? vendor?.engagements.first
        return Finding(
          rule: identifier, severity: .warning, message: "\(item.label.prefix(1).uppercased())\(item.label.dropFirst()): \(reason.inWords)",
          action: "Look at it again and stamp it with 'concord review', or say there that the change does not matter.",
          position: item.position, engagement: engagement, obligation: item.obligation, provision: obligation?.address ?? item.provisions.first,
          owner: reason.reviewer, subject: "\(item.label) \(reason.instrument)")
      }
    }
  }
}
