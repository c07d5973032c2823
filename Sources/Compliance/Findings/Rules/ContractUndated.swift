package import Diagnostics

package enum ContractUndated: FindingRule {
  package static let identifier: RuleIdentifier = "contract-undated"
  package static let title = "A contract has no day of signature or start on record"
  package static let explanation = """
    Nobody can tell whether the contract has begun, so its clauses count as unclear: neither met nor missing. Record 'signed', \
    or 'starts' where it begins on another day.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return subject.linked.engagements.enumerated().flatMap { index, engagement -> [Finding] in
      guard case .undated(let offsets) = organization.contracts.coverage[index] else { return [] }
      let contracts = organization.vendor(of: index).contracts
      return offsets.map { offset in
        let contract = contracts[offset].record
        return Finding(
          rule: identifier, severity: .warning,
          message: "\(organization.name(of: index)): contract '\(contract.id.value)' has no day of signature or start on record, so its clauses are unclear",
          action: "Record 'signed' or 'starts'.", position: contract.position, engagement: index,
          owner: organization.owner(of: index), subject: "\(EngagementKey(in: subject.linked, index)) \(contract.id.value)")
      }
    }
  }
}
