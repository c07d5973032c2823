package import Diagnostics

package enum WaiverOrphaned: FindingRule {
  package static let identifier: RuleIdentifier = "waiver-orphaned"
  package static let title = "A waiver covers nothing that is found"
  package static let explanation = """
    A waiver is in force and no finding matches its rule, obligation, vendor and engagement: the deviation was remedied, the \
    vendor was terminated, or the waiver names the wrong thing. Left in place it would hide the next such finding. Remove it, or \
    correct what it names.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.linked.waivers.compactMap { waiver in
      guard waiver.record.isInForce(on: subject.organization.asOf), !waiver.isNeeded(in: subject) else { return nil }
      return Finding(
        rule: identifier, severity: .warning, message: "\(waiver.inWords) covers nothing that is found",
        action: "Remove it, or correct what it names.", position: waiver.record.position, engagement: waiver.engagements.first,
        obligation: waiver.obligation, provision: waiver.obligation.map { subject.linked.obligations[$0].address },
        owner: waiver.engagements.first.flatMap(subject.organization.owner), subject: waiver.subject)
    }
  }
}
