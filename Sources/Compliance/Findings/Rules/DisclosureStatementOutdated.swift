package import Diagnostics

package enum DisclosureStatementOutdated: FindingRule {
  package static let identifier: RuleIdentifier = "disclosure-statement-outdated"
  package static let title = "The statement of disclosures is more than twelve months old"
  package static let explanation = """
    A privacy policy's lists of disclosures cover the preceding twelve months and are updated at least once every twelve months \
    (Civ. Code § 1798.130(a)(5)). The day under 'stated-on' is further back, or none is recorded. Update the policy, then \
    'disclosures' of handbook.yaml with its day.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    guard let declaration = subject.linked.disclosures?.record else { return [] }
    let window = DisclosureWindow(endingOn: subject.organization.asOf)
    let message: String
    let severity: Severity
    if let date = declaration.date?.value {
      guard date < window.first else { return [] }
      message = "What is declared of disclosures was stated on \(date.inWords), more than twelve months before \(window.last.inWords)"
      severity = .warning
    } else {
      message = "The day on which the declared disclosures were stated is not recorded"
      severity = .note
    }
    var finding = Finding(
      rule: identifier, severity: severity, message: message, action: "Update the privacy policy, then 'disclosures' with its day.",
      position: declaration.date?.position ?? declaration.position, subject: "disclosures")
    finding.topic = .disclosures
    return [finding]
  }
}
