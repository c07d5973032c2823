package import Diagnostics

package enum DisclosureNotFound: FindingRule {
  package static let identifier: RuleIdentifier = "disclosure-not-found"
  package static let title = "A disclosure is declared, and the register shows none"
  package static let explanation = """
    The lists under 'disclosures' of handbook.yaml have a category of personal information, a recipient or a purpose of which the \
    register shows no disclosure in the twelve months to the day of the handbook. Either the declaration is out of date, or the \
    register lacks an engagement, or what decides it is not recorded: the finding says how many engagements may be what is \
    declared. Complete the register first; then bring the privacy policy and 'disclosures' up to date.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    guard let comparison = DisclosureFindings(subject) else { return [] }
    return comparison.differences.compactMap { difference in
      guard case .notFound(let possible, let position) = difference.direction else { return nil }
      let category = comparison.label(difference.data)
      let what =
        switch difference.extent {
        case .category: category
        case .recipient(let term): "\(category) to \(comparison.recipient(term))"
        case .purpose(let term): "\(category) for \(comparison.purpose(term))"
        }
      let open = possible == 0 ? "" : " for certain; the records of \(possible) engagement\(possible == 1 ? "" : "s") leave it open"
      var finding = Finding(
        // What may be there is not missing yet.
        rule: identifier, severity: possible == 0 ? .warning : .note,
        message: "\(what) is declared as \(difference.list.inWords), and the register shows no such disclosure in twelve months\(open)",
        action: "Complete the register, or take it out of the privacy policy and of 'disclosures'.", position: position,
        subject: comparison.subject(difference))
      finding.topic = .disclosures
      return finding
    }
  }
}
