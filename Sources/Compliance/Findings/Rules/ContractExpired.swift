package import Diagnostics

package enum ContractExpired: FindingRule {
  package static let identifier: RuleIdentifier = "contract-expired"
  package static let title = "A contract of an engagement is no longer in force"
  package static let explanation = """
    Every contract that the engagement names has ended, was superseded by one that the engagement does not name, or has not \
    begun. Its clauses bind nobody, so each required clause counts as missing. The last day of a contract is still part of it; \
    days are counted in UTC. Renew the contract, name the one that took its place, or end the engagement. A warning says that one \
    of several contracts has ended while others bind: what only that one had binds no longer. Renew it as well, or say by \
    'supersedes' which contract took its place, or name it no longer.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return subject.linked.engagements.enumerated().compactMap { index, engagement in
      let contracts = organization.vendor(of: index).contracts
      let standings = organization.contracts.standings[engagement.vendor]
      if case .inForce(let binding) = organization.contracts.coverage[index] {
        return besideOthers(index, engagement, binding, subject)
      }
      guard organization.contracts.coverage[index] == .lapsed, let last = engagement.contracts.last else { return nil }
      let words = engagement.contracts.map { "'\(contracts[$0].record.id.value)' \(standings[$0].inWords)" }.joined(separator: ", ")
      let count = organization.clauseRequirements(of: index).count
      return Finding(
        rule: identifier, severity: .error,
        message: "\(organization.name(of: index)): contract \(words)" + (count > 0 ? ", so none of \(count) required clauses binds" : ""),
        action: "Renew it, name the contract that replaced it, or end the engagement.", position: contracts[last].record.position,
        engagement: index, owner: organization.owner(of: index), subject: EngagementKey(in: subject.linked, index).description)
    }
  }

  /// Contracts that ended, beside others that bind. What a binding one supersedes, or what has not begun, is in order.
  private static func besideOthers(
    _ index: EngagementIndex, _ engagement: LinkedEngagement, _ binding: [Int], _ subject: FindingSubject
  ) -> Finding? {
    let contracts = subject.organization.vendor(of: index).contracts
    let standings = subject.organization.contracts.standings[engagement.vendor]
    func isReplaced(_ offset: Int) -> Bool {
      var current = contracts[offset].supersededBy
      while let newer = current {
        if binding.contains(newer) { return true }
        current = contracts[newer].supersededBy
      }
      return false
    }
    let ended = engagement.contracts.filter { offset in
      if case .ended = standings[offset] { !isReplaced(offset) } else { false }
    }
    guard let last = ended.last else { return nil }
    let words = ended.map { "'\(contracts[$0].record.id.value)' \(standings[$0].inWords)" }.joined(separator: ", ")
    let others = binding.map { "'\(contracts[$0].record.id.value)'" }.joined(separator: ", ")
    return Finding(
      rule: identifier, severity: .warning,
      message: "\(subject.organization.name(of: index)): contract \(words), and what only it had binds no longer; \(others) binds",
      action: "Renew it, say which contract supersedes it, or name it no longer.", position: contracts[last].record.position,
      engagement: index, owner: subject.organization.owner(of: index),
      subject: "\(EngagementKey(in: subject.linked, index)) \(ended.map { contracts[$0].record.id.value }.joined(separator: " "))")
  }
}
