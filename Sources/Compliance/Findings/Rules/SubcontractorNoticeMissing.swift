package import Diagnostics

package enum SubcontractorNoticeMissing: FindingRule {
  package static let identifier: RuleIdentifier = "subcontractor-notice-missing"
  package static let title = "The business was not told of a subcontractor"
  package static let explanation = """
    An obligation in scope asks for notice of every subcontractor, and the record says that none was given. Ask the vendor for \
    notice, decide whether to object, and record the day.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.hopFindings(identifier, .warning, action: "Ask for notice and record the day on which it came.") { review in
      review.faults.filter { $0 == .noNotice }.map(subject.organization.words)
    }
  }
}
