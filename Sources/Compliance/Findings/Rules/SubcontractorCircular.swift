package import Diagnostics

package enum SubcontractorCircular: FindingRule {
  package static let identifier: RuleIdentifier = "subcontractor-circular"
  package static let title = "A subcontractor stands above itself in its chain"
  package static let explanation = """
    A chain of subcontractors comes back to a company that is already in it. Either personal information goes round, or a record \
    names the wrong company. The chain is not followed further. Correct the record, or have the vendor explain.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.hopFindings(identifier, .error, action: "Correct the record, or have the vendor explain.") { review in
      review.faults.filter { $0 == .circular }.map(subject.organization.words)
    }
  }
}
