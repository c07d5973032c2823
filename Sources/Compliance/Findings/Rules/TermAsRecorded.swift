package import Diagnostics

package enum TermAsRecorded: FindingRule {
  package static let identifier: RuleIdentifier = "term-as-recorded"
  package static let title = "A register uses words that no vocabulary knows"
  package static let explanation = """
    The register gives a role, purposes or data categories in words that are no terms of the vocabularies. They are shown as \
    recorded, and no obligation is selected by them. Say in the register's configuration which terms they stand for, or write \
    the terms.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.linked.engagements.enumerated().compactMap { index, engagement in
      guard let first = engagement.record.recorded.first else { return nil }
      let words = engagement.record.recorded.map { field in
        let shown = field.values.prefix(5).map { "'\(String($0.prefix(80)))'" }.joined(separator: ", ")
        return "\(field.name) \(shown)" + (field.values.count > 5 ? " and \(field.values.count - 5) more" : "")
      }
      return Finding(
        rule: identifier, severity: .warning,
        message: "\(subject.organization.name(of: index)) is recorded with \(words.joined(separator: "; ")), which no vocabulary knows",
        action: "Say which terms the words stand for, or correct the record.", position: first.position, engagement: index,
        owner: subject.organization.owner(of: index), subject: EngagementKey(in: subject.linked, index).description)
    }
  }
}
