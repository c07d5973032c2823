package import Diagnostics

package enum SubcontractorExceedsPurposes: FindingRule {
  package static let identifier: RuleIdentifier = "subcontractor-exceeds-purposes"
  package static let title = "A subcontractor has a purpose that whoever engages it does not have"
  package static let explanation = """
    A subcontractor may use personal information only within the purposes of whoever engages it. A broader category covers the \
    narrower ones below it. Have the use ended, or correct the record.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.hopFindings(identifier, .error, action: "Have the use ended, or correct the record.") { review in
      review.faults.filter { if case .exceedsPurposes = $0 { true } else { false } }.map(subject.organization.words)
    }
  }
}
