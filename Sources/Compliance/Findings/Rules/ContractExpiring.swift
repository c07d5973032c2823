package import Diagnostics

package enum ContractExpiring: FindingRule {
  package static let identifier: RuleIdentifier = "contract-expiring"
  package static let title = "A contract ends soon"
  package static let explanation = """
    A contract on which an engagement rests ends within the days that 'contract-expiring-days' of handbook.yaml sets (90 unless \
    it says otherwise). Renew it in time, record the amendment that extends it, or end the engagement.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return subject.linked.engagements.enumerated().flatMap { index, engagement -> [Finding] in
      guard case .inForce(let offsets) = organization.contracts.coverage[index] else { return [] }
      let contracts = organization.vendor(of: index).contracts
      return offsets.compactMap { offset in
        let contract = contracts[offset].record
        guard let last = contract.lastDay(asOf: organization.asOf) else { return nil }
        let days = last.dayNumber - organization.asOf.dayNumber
        guard days <= organization.settings.expiringWithinDays else { return nil }
        let when = days == 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
        return Finding(
          rule: identifier, severity: .warning,
          message: "\(organization.name(of: index)): contract '\(contract.id.value)' ends on \(last.inWords), \(when)",
          action: "Renew it or end the engagement.", position: contract.position, engagement: index,
          owner: organization.owner(of: index), subject: "\(EngagementKey(in: subject.linked, index)) \(contract.id.value)")
      }
    }
  }
}
