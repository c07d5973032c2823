package import Diagnostics

package enum ProhibitedPurpose: FindingRule {
  package static let identifier: RuleIdentifier = "prohibited-purpose"
  package static let title = "The record of an engagement shows what the law prohibits"
  package static let explanation = """
    A purpose, or another fact, that the record of an engagement states is one that a prohibition in force for it names. The \
    prohibition is not met by that fact, whatever the contract and the assessments say. End the use, or correct the record.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return organization.determinations.enumerated().flatMap { obligationIndex, determinations -> [Finding] in
      let obligation = subject.linked.obligations[obligationIndex]
      return determinations.filter { $0.breach == .shown && $0.isApplicabilityKnown }.map { determination in
        let engagement = subject.linked.engagements[determination.engagement]
        let purposes = engagement.purposes.map { subject.linked.vocabularies.purposes.terms[$0].label.lowercased() }
        return Finding(
          rule: identifier, severity: .error,
          message: "\(organization.name(of: determination.engagement)): the record (\(purposes.joined(separator: ", "))) shows what \(subject.corpus.shortCitation(of: obligation.address)) prohibits (\(obligation.record.title))",
          action: "End the use, or correct the record.",
          position: engagement.record.purposes.first?.position ?? engagement.record.position, engagement: determination.engagement,
          obligation: obligationIndex, provision: obligation.address, owner: organization.owner(of: determination.engagement),
          subject: "\(EngagementKey(in: subject.linked, determination.engagement)) \(obligation.record.id.value)")
      }
    }
  }
}
