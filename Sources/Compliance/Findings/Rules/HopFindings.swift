internal import Diagnostics
internal import LegalText

extension FindingSubject {
  /// One finding for each subcontractor of which `problems` has something to say.
  ///
  /// - Parameter problems: what a rule finds in a review, in words.
  func hopFindings(
    _ rule: RuleIdentifier, _ severity: Severity, action: String, _ problems: (HopReview) -> [String]
  ) -> [Finding] {
    organization.flowDown.keys.sorted().flatMap { engagement -> [Finding] in
      guard let tree = organization.flowDown[engagement] else { return [] }
      let obligation = linked.obligations.indices.first {
        linked.obligations[$0].flowDown != nil && organization.mayBind($0, engagement)
      }
      return zip(tree.hops.indices, organization.hopReviews(of: tree)).compactMap { offset, review in
        let words = problems(review)
        guard !words.isEmpty else { return nil }
        let chain = tree.chain(to: offset, in: linked)
        return Finding(
          rule: rule, severity: severity,
          message: "\(organization.name(of: engagement)): subcontractor \(chain.joined(separator: " > ")): \(words.joined(separator: "; "))",
          action: action, position: linked.subcontractors[tree.hops[offset].subcontractor].record.position, engagement: engagement,
          obligation: obligation, provision: obligation.map { linked.obligations[$0].address },
          owner: organization.owner(of: engagement), subject: "\(EngagementKey(in: linked, engagement)) \(chain.joined(separator: " > "))")
      }
    }
  }
}
