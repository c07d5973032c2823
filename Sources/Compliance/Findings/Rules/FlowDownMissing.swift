package import Diagnostics

package enum FlowDownMissing: FindingRule {
  package static let identifier: RuleIdentifier = "flow-down-missing"
  package static let title = "A subcontractor is not bound by the terms that bind the vendor"
  package static let explanation = """
    A subcontractor at some hop of the chain has no contract in force with whoever engages it, or its contract lacks a term that \
    the law asks of it. Have the vendor bind it, or stop the disclosure.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.hopFindings(identifier, .error, action: "Have it bound in writing by the same terms, or stop the disclosure to it.") { review in
      review.faults.filter { fault in
        switch fault {
        case .noContract, .lapsed, .clause: true
        default: false
        }
      }.map(subject.organization.words)
    }
  }
}
