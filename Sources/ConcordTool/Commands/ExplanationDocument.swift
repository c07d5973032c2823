internal import Compliance
internal import Diagnostics
internal import LegalText

/// Derivations as data.
struct ExplanationDocument: Encodable {
  var asOf: String
  var derivations: [Entry]

  struct Entry: Encodable {
    var vendor: String
    var engagement: String
    var obligation: String
    var provision: String
    var citation: String
    var declaredRole: String?
    /// Absent when it is not determined.
    var effectiveRole: String?
    /// Absent when the obligation does not apply, or is a permission.
    var status: String?
    var conclusion: String
    var suspect: [String]
    var waivedUntil: String?
    var pendingFrom: String?
    var steps: [Step]
  }

  struct Step: Encodable {
    var kind: String
    var text: String
    var provision: String?
    var citation: String?
    var file: String?
    var line: Int?
    var column: Int?
  }

  init(_ derivations: [Derivation], in organization: AssessedOrganization) {
    asOf = organization.asOf.description
    self.derivations = derivations.map { Self.entry($0, in: organization) }
  }

  private static func entry(_ derivation: Derivation, in organization: AssessedOrganization) -> Entry {
    let obligation = organization.linked.obligations[derivation.obligation]
    let key = EngagementKey(in: organization.linked, derivation.engagement)
    let role = organization.roles[derivation.engagement]
    let terms = organization.linked.vocabularies.roles.terms
    var status: String?
    if case .status(let value) = derivation.conclusion { status = value.name }
    return Entry(
      vendor: key.vendor, engagement: key.engagement, obligation: obligation.record.id.value,
      provision: obligation.address.description, citation: organization.corpus.citation(of: obligation.address),
      declaredRole: role.declared.map { terms[$0].id }, effectiveRole: role.effective.map { terms[$0].id }, status: status,
      conclusion: derivation.conclusion.label, suspect: derivation.flags.suspect,
      waivedUntil: derivation.flags.waivedUntil?.description, pendingFrom: derivation.flags.pendingFrom?.description,
      steps: derivation.steps.map { step in
        Step(
          kind: step.kind.rawValue, text: step.text, provision: step.provision?.description,
          citation: step.provision.map { organization.corpus.citation(of: $0) }, file: step.position?.file, line: step.position?.line,
          column: step.position?.column)
      })
  }
}
