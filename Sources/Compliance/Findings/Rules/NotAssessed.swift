package import Diagnostics

package enum NotAssessed: FindingRule {
  package static let identifier: RuleIdentifier = "not-assessed"
  package static let title = "Obligations that nobody has assessed"
  package static let explanation = """
    Obligations apply to an engagement, need a person's assessment, and have none on file. They count as not assessed, never as \
    met. Add the assessments.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    var missing = [[ObligationIndex]](repeating: [], count: subject.linked.engagements.count)
    var inScope = [Int](repeating: 0, count: subject.linked.engagements.count)
    for (index, determinations) in organization.determinations.enumerated() {
      let needsAssessment = subject.linked.obligations[index].record.satisfiedBy.needsAssessment
      for determination in determinations {
        if determination.status != .notApplicable, determination.isApplicabilityKnown { inScope[determination.engagement] += 1 }
        if determination.assessment == nil, needsAssessment, determination.isApplicabilityKnown { missing[determination.engagement].append(index) }
      }
    }
    return missing.indices.filter { !missing[$0].isEmpty }.map { index in
      let names = missing[index].map { "'\(subject.linked.obligations[$0].record.id.value)'" }
      let shown = names.count > 4 ? names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more" : names.joined(separator: ", ")
      let later = missing[index].count { subject.linked.laterAssessments[DeterminationKey(obligation: $0, engagement: index)] != nil }
      let dated = later == 0 ? "" : "; \(later) \(later == 1 ? "is" : "are") dated after the as-of day"
      return Finding(
        rule: identifier, severity: .warning,
        message: "\(organization.name(of: index)): no assessment \(later == 0 ? "is on file" : "counts") for \(names.count) of \(inScope[index]) obligations in scope (\(shown))\(dated)",
        action: "Assess \(names.count == 1 ? "it" : "them") and record the result.", position: subject.linked.engagements[index].record.position,
        engagement: index, obligation: missing[index][0],
        provision: subject.linked.obligations[missing[index][0]].address, owner: organization.owner(of: index),
        subject: EngagementKey(in: subject.linked, index).description)
    }
  }
}
