package import Diagnostics

package enum DisclosureNotRecorded: FindingRule {
  package static let identifier: RuleIdentifier = "disclosure-not-recorded"
  package static let title = "What an engagement discloses is not recorded in full"
  package static let explanation = """
    The record of an engagement leaves open whether it disclosed personal information in the twelve months to the day of the \
    handbook, which categories, to what kind of recipient, for what purpose, or on which of the two lists the disclosure belongs. \
    Nothing is assumed: the disclosure stands under what is not known. Record what is missing: 'starts' and 'ends' where the \
    contract does not tell the time, 'recipient', 'purposes' and 'data'; 'disclosure' where counsel has decided on the list. The \
    rule looks only where handbook.yaml declares disclosures.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    guard subject.linked.disclosures != nil else { return [] }
    let rollUp = DisclosureRollUp(subject.organization)
    return rollUp.sources.compactMap { source in
      let gaps = source.gaps(in: rollUp.vocabularies)
      guard !gaps.isEmpty else { return nil }
      let vendor = subject.linked.vendors[source.vendor].record
      var finding = Finding(
        rule: identifier, severity: .note,
        message: "\(vendor.name) (\(source.record.service)): \(gaps.map { $0.inWords(rollUp.vocabularies) }.joined(separator: "; "))",
        action: "Record what is missing, so that the disclosure can be declared.", position: source.record.position,
        engagement: source.engagement, owner: source.record.owner ?? vendor.owner,
        subject: "\(vendor.id.value)/\(source.record.id.value)")
      finding.topic = .disclosures
      return finding
    }
  }
}
