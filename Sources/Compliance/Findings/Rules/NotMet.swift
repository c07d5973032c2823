package import Diagnostics

package enum NotMet: FindingRule {
  package static let identifier: RuleIdentifier = "not-met"
  package static let title = "A person found that an obligation is not met"
  package static let explanation = """
    An assessment says that an obligation is not met, or only in part. Do what the assessment asks for, then assess again.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.linked.assessments.compactMap { assessment in
      let record = assessment.record
      guard record.status == .notMet || record.status == .partial,
        subject.organization.determination(assessment.obligation, assessment.engagement) != nil
      else { return nil }
      let obligation = subject.linked.obligations[assessment.obligation]
      return Finding(
        rule: identifier, severity: record.status == .notMet ? .error : .warning,
        message: "\(subject.organization.name(of: assessment.engagement)): \(subject.corpus.shortCitation(of: obligation.address)) is \(record.status == .notMet ? "not met" : "met in part") (\(record.reason.withoutFullStop))",
        action: "Remedy it, then assess again.", position: record.position, engagement: assessment.engagement,
        obligation: assessment.obligation, provision: obligation.address,
        owner: subject.organization.owner(of: assessment.engagement),
        subject: "\(EngagementKey(in: subject.linked, assessment.engagement)) \(obligation.record.id.value)")
    }
  }
}

extension String {
  /// For sentences that are quoted inside a message.
  var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
