package import Diagnostics

package enum ContractExpired: FindingRule {
  package static let identifier: RuleIdentifier = "contract-expired"
  package static let title = "No contract of an engagement is in force"
  package static let explanation = """
    Every contract that the engagement names has ended, was superseded by one that the engagement does not name, or has not \
    begun. Its clauses bind nobody, so each required clause counts as missing. The last day of a contract is still part of it; \
    days are counted in UTC. Renew the contract, name the one that took its place, or end the engagement.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return subject.linked.engagements.enumerated().compactMap { index, engagement in
      guard organization.contracts.coverage[index] == .lapsed, let last = engagement.contracts.last else { return nil }
      let contracts = organization.vendor(of: index).contracts
      let standings = organization.contracts.standings[engagement.vendor]
      let words = engagement.contracts.map { "'\(contracts[$0].record.id.value)' \(standings[$0].inWords)" }.joined(separator: ", ")
      let count = organization.clauseRequirements(of: index).count
      return Finding(
        rule: identifier, severity: .error,
        message: "\(organization.name(of: index)): contract \(words)" + (count > 0 ? ", so none of \(count) required clauses binds" : ""),
        action: "Renew it, name the contract that replaced it, or end the engagement.", position: contracts[last].record.position,
        engagement: index, owner: organization.owner(of: index), subject: EngagementKey(in: subject.linked, index).description)
    }
  }
}
