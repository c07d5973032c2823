package import Diagnostics

package enum DisclosureUndeclared: FindingRule {
  package static let identifier: RuleIdentifier = "disclosure-undeclared"
  package static let title = "Personal information was disclosed, and the organization does not declare it"
  package static let explanation = """
    The register shows a category of personal information, a recipient of it or a purpose that the lists under 'disclosures' of \
    handbook.yaml do not have, for the twelve months to the day of the handbook. A privacy policy lists what was sold or shared \
    and what was disclosed for a business purpose, each by category (Civ. Code § 1798.130(a)(5)(C)), with the categories of \
    recipients and the purposes (11 C.C.R. § 7011(e)(1)). Bring the policy and then 'disclosures' up to date, or correct the \
    register where it says too much.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    guard let comparison = DisclosureFindings(subject) else { return [] }
    return comparison.differences.compactMap { difference in
      guard case .undeclared(let sources) = difference.direction else { return nil }
      let whom = comparison.names(sources)
      let category = comparison.label(difference.data)
      let words: String
      switch difference.extent {
      case .category: words = "\(category) was \(difference.list.inWords) (\(whom)), which is not declared"
      case .recipient(let term):
        words = "\(category) was \(difference.list.inWords) to \(comparison.recipient(term)) (\(whom)), which its declaration does not name"
      case .purpose(let term):
        words = "\(category) was \(difference.list.inWords) for \(comparison.purpose(term)) (\(whom)), which its declaration does not name"
      }
      var finding = Finding(
        rule: identifier, severity: .error, message: words,
        action: "Declare it in the privacy policy and in 'disclosures' of handbook.yaml, or correct the register.",
        position: comparison.position(sources), subject: comparison.subject(difference))
      finding.topic = .disclosures
      return finding
    }
  }
}

/// What the rules on disclosures share.
struct DisclosureFindings {
  let rollUp: DisclosureRollUp
  let differences: [DisclosureDifference]
  private let organization: AssessedOrganization

  /// `nil` when nothing is declared, so that there is nothing to compare.
  init?(_ subject: FindingSubject) {
    guard let declaration = subject.linked.disclosures else { return nil }
    organization = subject.organization
    rollUp = DisclosureRollUp(subject.organization)
    differences = DisclosureComparison(rollUp, declaration).differences
  }

  func label(_ data: TermIndex) -> String { "'\(rollUp.vocabularies.dataCategories.terms[data].label)'" }
  func recipient(_ term: TermIndex) -> String { "'\(rollUp.vocabularies.disclosureRecipients.terms[term].label)'" }
  func purpose(_ term: TermIndex) -> String { "'\(rollUp.vocabularies.purposes.terms[term].label)'" }

  /// The first of a few sources, and how many more there are.
  func names(_ sources: [Int]) -> String {
    let most = 3
    let named = sources.prefix(most).map { name(rollUp.sources[$0]) }.joined(separator: ", ")
    return sources.count > most ? "\(named) and \(sources.count - most) more" : named
  }

  func name(_ source: DisclosureSource) -> String {
    "\(organization.linked.vendors[source.vendor].record.name), \(source.record.service)"
  }

  func position(_ sources: [Int]) -> SourcePosition? { sources.first.map { rollUp.sources[$0].record.position } }

  /// A stable name: the list, the category and what of it.
  func subject(_ difference: DisclosureDifference) -> String {
    let start = "\(difference.list.rawValue) \(rollUp.vocabularies.dataCategories.terms[difference.data].id)"
    switch difference.extent {
    case .category: return start
    case .recipient(let term): return "\(start) recipient \(rollUp.vocabularies.disclosureRecipients.terms[term].id)"
    case .purpose(let term): return "\(start) purpose \(rollUp.vocabularies.purposes.terms[term].id)"
    }
  }
}
