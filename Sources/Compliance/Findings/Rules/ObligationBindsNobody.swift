package import Diagnostics

package enum ObligationBindsNobody: FindingRule {
  package static let identifier: RuleIdentifier = "obligation-binds-nobody"
  package static let title = "An obligation applies to no engagement"
  package static let explanation = """
    The selector of an obligation matches no engagement of the register. That can be right, when no such vendor is engaged; it \
    can also be a selector that asks for too much, or roles and purposes that are not recorded. Check the selector, then the register; \
    where no such vendor is engaged, leave it.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.linked.obligations.enumerated().compactMap { index, obligation in
      guard subject.organization.scope[index].isEmpty, subject.organization.openScope[index].isEmpty else { return nil }
      return Finding(
        rule: identifier, severity: .warning,
        message: "Obligation '\(obligation.record.id.value)' applies to none of \(subject.linked.engagements.count) engagements",
        action: "Check its selector, or the roles, purposes and data of the register.", position: obligation.record.position,
        obligation: index, provision: obligation.address, owner: obligation.record.owner, subject: obligation.record.id.value)
    }
  }
}
