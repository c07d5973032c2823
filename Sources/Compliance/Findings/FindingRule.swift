package import Diagnostics
package import LegalText

/// A rule that looks at the assessed organization and finds what somebody has to do. One rule a file; the file, the type and
/// the identifier share their name.
package protocol FindingRule: Sendable {
  /// Stable: baselines and waivers name it.
  static var identifier: RuleIdentifier { get }
  /// What the rule says, as a headline: "A required clause is missing from a contract".
  static var title: String { get }
  /// What a finding means and how to resolve it, in plain sentences.
  static var explanation: String { get }

  static func findings(in subject: FindingSubject) -> [Finding]
}

/// What rules look at.
package struct FindingSubject: Sendable {
  package var organization: AssessedOrganization
  package var law: LinkedLaw
  /// What the rules on the organization found: for the rules on waivers, which come after them.
  package var found: [Finding] = []

  package init(organization: AssessedOrganization, law: LinkedLaw) {
    self.organization = organization
    self.law = law
  }

  var linked: LinkedOrganization { organization.linked }
  var corpus: Corpus { organization.corpus }
}

package enum FindingRules {
  /// All rules, by identifier.
  package static let all: [any FindingRule.Type] = (ofOrganization + ofWaivers).sorted { $0.identifier < $1.identifier }

  /// The rules whose findings can be waived.
  package static let ofOrganization: [any FindingRule.Type] = [
    CitationUnresolved.self, ClauseMissing.self, ClauseNotRecorded.self, ClausePartial.self, ContractExpired.self,
    ContractExpiring.self, ContractUndated.self, DatedLater.self, DisclosureNotFound.self, DisclosureNotRecorded.self, DisclosureStatementOutdated.self,
    DisclosureUndeclared.self, DuplicateVendor.self, FlowDownMissing.self, FlowDownNotRecorded.self,
    ModalityMismatch.self, NotAssessed.self, NotMet.self, ObligationBindsNobody.self, ProhibitedPurpose.self,
    ProvisionWithoutObligation.self, QuoteNotFound.self, ReferenceCarried.self, ReviewOverdue.self, ReviewSuspect.self, RoleChanged.self,
    RoleNotDetermined.self, RoleQuestioned.self, RoleRulesCircular.self,
    SubcontractorCircular.self, SubcontractorExceedsData.self, SubcontractorExceedsPurposes.self,
    SubcontractorNoticeMissing.self, SubcontractorsNotRecorded.self, TermAsRecorded.self,
  ]

  /// The rules that look at the waivers of what the others found.
  private static let ofWaivers: [any FindingRule.Type] = [WaiverExpired.self, WaiverOrphaned.self]

  /// What all rules find, worst first and what is waived last, in a total order. The organization learns what is waived.
  package static func findings(in organization: inout AssessedOrganization, law: LinkedLaw) -> [Finding] {
    var subject = FindingSubject(organization: organization, law: law)
    subject.found = ofOrganization.flatMap { $0.findings(in: subject) }
    let waivers = ofWaivers.flatMap { $0.findings(in: subject) }
    let found = WaivedFindings.applying(organization.linked.waivers, to: subject.found, in: organization)
    organization.accept(found)
    // A comparison puts both findings in words, so the words are made once.
    return (found + waivers).map { (finding: $0, diagnostic: $0.diagnostic) }
      .sorted { Finding.precedes($0.finding, $0.diagnostic, $1.finding, $1.diagnostic) }.map(\.finding)
  }
}
