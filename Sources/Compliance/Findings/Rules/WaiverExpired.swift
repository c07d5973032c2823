package import Diagnostics

package enum WaiverExpired: FindingRule {
  package static let identifier: RuleIdentifier = "waiver-expired"
  package static let title = "A waiver has ended"
  package static let explanation = """
    The last day of a waiver is over, and what it accepted counts again. Its last day is still part of it; days are counted in \
    UTC. Remedy the deviation and remove the waiver, or have it approved anew with a later day. A waiver cannot be waived.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.linked.waivers.compactMap { waiver in
      guard waiver.record.isExpired(on: subject.organization.asOf) else { return nil }
      let isNeeded = waiver.isNeeded(in: subject)
      let words = isNeeded ? "what it covered counts again" : "what it covered is no longer found"
      return Finding(
        rule: identifier, severity: .warning,
        message: "\(waiver.inWords) ended on \(waiver.record.expires.inWords), and \(words)",
        action: isNeeded ? "Remedy what it covered and remove it, or have it approved anew." : "Remove the waiver.",
        position: waiver.record.position, engagement: waiver.engagements.first, obligation: waiver.obligation,
        provision: waiver.obligation.map { subject.linked.obligations[$0].address },
        owner: waiver.engagements.first.flatMap(subject.organization.owner), subject: waiver.subject)
    }
  }
}
