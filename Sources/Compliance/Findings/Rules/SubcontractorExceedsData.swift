package import Diagnostics

package enum SubcontractorExceedsData: FindingRule {
  package static let identifier: RuleIdentifier = "subcontractor-exceeds-data"
  package static let title = "A subcontractor receives data that whoever engages it does not have"
  package static let explanation = """
    A subcontractor may receive only what whoever engages it receives itself. A broader category covers the narrower ones below \
    it. Have the disclosure ended, or correct the record.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.hopFindings(identifier, .error, action: "Have the disclosure ended, or correct the record.") { review in
      review.faults.filter { if case .exceedsData = $0 { true } else { false } }.map(subject.organization.words)
    }
  }
}
