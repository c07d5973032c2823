package import Diagnostics

package enum ClauseMissing: FindingRule {
  package static let identifier: RuleIdentifier = "clause-missing"
  package static let title = "A required clause is missing from a contract"
  package static let explanation = """
    The contract was read and does not have a term that the law asks for, or there is no contract at all. Amend the contract, \
    then record where the clause stands.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    return subject.linked.engagements.indices.flatMap { index -> [Finding] in
      // What a contract that has lapsed once had is the subject of `ContractExpired`.
      guard organization.contracts.coverage[index] != .lapsed else { return [] }
      let requirements = organization.clauseRequirements(of: index)
      guard !requirements.isEmpty else { return [] }
      let key = EngagementKey(in: subject.linked, index)
      if case .noContract(let position) = subject.linked.engagements[index].record.contract {
        let first = subject.corpus.shortCitation(of: requirements[0].provision)
        let rest = requirements.count > 1 ? " to \(subject.corpus.shortCitation(of: requirements[requirements.count - 1].provision))" : ""
        return [
          Finding(
            rule: identifier, severity: .error,
            message: "\(organization.name(of: index)) has no contract, so all \(requirements.count) required clauses are missing (\(first)\(rest))",
            action: "Sign a contract that has them, or end the engagement.", position: position, engagement: index,
            obligation: requirements[0].obligation, provision: requirements[0].provision,
            owner: organization.owner(of: index), subject: "\(key) contract")
        ]
      }
      return requirements.filter { $0.state == .absent }.map { requirement in
        let obligation = subject.linked.obligations[requirement.obligation]
        return Finding(
          rule: identifier, severity: .error,
          message: "\(organization.name(of: index)): the clause that \(requirement.clause.inWords(subject.corpus)) asks for is missing (\(obligation.record.title))",
          action: "Amend the contract and record where the clause stands.", position: organization.position(of: requirement),
          engagement: index, obligation: requirement.obligation, provision: requirement.provision,
          owner: organization.owner(of: index), subject: "\(key) \(requirement.subject)")
      }
    }
  }
}

extension ClauseRequirement {
  /// A stable name: the provisions.
  var subject: String {
    clause.alternatives.map { $0.map(\.provision.description).joined(separator: "+") }.joined(separator: "|")
  }
}

extension AssessedOrganization {
  /// Where what is known of a required clause is written: the clause, else the contract, else the engagement.
  func position(of requirement: ClauseRequirement) -> SourcePosition {
    let engagement = linked.engagements[requirement.engagement]
    for reference in requirement.clause.alternatives.flatMap({ $0 }) {
      if let entry = clauseEntry(reference.provision, of: requirement.engagement) { return entry.clause.position }
    }
    return engagement.contracts.first.map { linked.vendors[engagement.vendor].contracts[$0].record.position } ?? engagement.record.position
  }
}
