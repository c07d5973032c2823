package import Diagnostics

package enum SubcontractorsNotRecorded: FindingRule {
  package static let identifier: RuleIdentifier = "subcontractors-not-recorded"
  package static let title = "Nobody has recorded whether an engagement has subcontractors"
  package static let explanation = """
    An obligation in scope asks something of every subcontractor, and the record of the engagement does not say whether there are \
    any. Ask the vendor, then list them, or write 'subcontractors: none'.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return subject.linked.engagements.enumerated().compactMap { index, engagement in
      guard case .notRecorded = engagement.subcontractors,
        let obligation = subject.linked.obligations.indices.first(where: {
          subject.linked.obligations[$0].flowDown != nil && organization.mayBind($0, index)
        })
      else { return nil }
      let address = subject.linked.obligations[obligation].address
      return Finding(
        rule: identifier, severity: .warning,
        message: "\(organization.name(of: index)) has no record of its subcontractors, of which \(subject.corpus.shortCitation(of: address)) asks something",
        action: "List them, or write 'subcontractors: none'.", position: engagement.record.position, engagement: index,
        obligation: obligation, provision: address, owner: organization.owner(of: index),
        subject: EngagementKey(in: subject.linked, index).description)
    }
  }
}
