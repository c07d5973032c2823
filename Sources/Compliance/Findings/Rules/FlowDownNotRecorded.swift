package import Diagnostics

package enum FlowDownNotRecorded: FindingRule {
  package static let identifier: RuleIdentifier = "flow-down-not-recorded"
  package static let title = "What binds a subcontractor is not on record"
  package static let explanation = """
    Whether a subcontractor has a contract, since when, which terms it has, for what it is engaged or whom it engages in turn is \
    not recorded. That is not a gap and not a pass: it is unknown. Ask the vendor, then record the answer, also when it is 'none'.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.hopFindings(identifier, .warning, action: "Ask the vendor and record the answer.") { review in
      review.gaps.map(subject.organization.words)
    }
  }
}
