package import Compliance
package import Diagnostics
package import LegalText

/// Everything that a handbook says, ready to be laid out: the input of publishing.
package struct Handbook: Sendable {
  package var information: HandbookInformation
  package var organization: AssessedOrganization
  package var law: LinkedLaw
  /// The defined terms with every place that uses one.
  package var terms: LinkedTerms
  /// Worst first.
  package var findings: [Finding]
  /// In the order of their files.
  package var prose: [ProsePage]
  /// What was recorded of it before, in the order of the files.
  package var releases: [Release] = []
  /// What the change to the current edition of an instrument, and that from it to the next, asks of the organization.
  package var updates: [Impact] = []
  /// For instruments with several editions what changed, in the order of `comparedEditions`, once `followEditions` has compared them.
  var steps: [InstrumentIdentifier: [EditionStep]] = [:]
  /// Addresses of superseded editions that lead elsewhere now.
  var formers: [InstrumentIdentifier: [FormerProvision]] = [:]
  /// For instruments with several editions those that are not current, in order, cut into pages.
  var editionTexts: [InstrumentIdentifier: [EditionText]] = [:]
  /// How much print pages hold.
  var printLimits = PrintLimits()
  /// Every file that was read, by path.
  package var sources: [SourceDigest]

  package init(
    information: HandbookInformation, organization: AssessedOrganization, law: LinkedLaw, terms: LinkedTerms,
    findings: [Finding], prose: [ProsePage], sources: [SourceDigest]
  ) {
    self.information = information
    self.organization = organization
    self.law = law
    self.terms = terms
    self.findings = findings
    self.prose = prose
    self.sources = sources
  }

  package var corpus: Corpus { organization.corpus }
  package var linked: LinkedOrganization { organization.linked }

  /// The instrument that references without a name mean, when its text is loaded.
  package var defaultInstrument: InstrumentIdentifier? {
    information.defaultRegulation.flatMap { corpus[InstrumentIdentifier($0.value)]?.id }
  }

  /// A short digest of all input: two builds with the same one say the same.
  ///
  /// - Complexity: linear in the files that were read; `HandbookIndex` keeps it.
  package var contentVersion: String {
    let lines = sources.map { "\($0.path) \($0.sha256)" } + [organization.asOf.description] + (information.audience.map { ["audience \($0.id)"] } ?? [])
    return String(Digest.sha256(Array(lines.joined(separator: "\n").utf8)).prefix(7))
  }
}

/// What `handbook.yaml` says.
package struct HandbookInformation: Sendable {
  package var title: String
  package var organization: String
  package var summary: String?
  package var owner: String?
  package var notice: String?
  package var defaultRegulation: Located<String>?
  package var settings: ComplianceSettings
  /// What the organization declares to consumers.
  package var disclosures: DisclosureDeclaration?
  package var branding = Branding()
  package var publishing = PublishingOptions()
  package var audiences: [Audience] = []
  /// The one for which this handbook is built; `nil` for those who may see everything.
  package var audience: Audience?

  package init(
    title: String, organization: String, summary: String? = nil, owner: String? = nil, notice: String? = nil,
    defaultRegulation: Located<String>? = nil, settings: ComplianceSettings = ComplianceSettings(),
    disclosures: DisclosureDeclaration? = nil
  ) {
    self.title = title
    self.organization = organization
    self.summary = summary
    self.owner = owner
    self.notice = notice
    self.defaultRegulation = defaultRegulation
    self.settings = settings
    self.disclosures = disclosures
  }
}

/// A page of the handbook's own prose.
package struct ProsePage: Sendable {
  /// The file's name without extension; unique.
  package var slug: String
  package var source: SourceText

  package init(slug: String, source: SourceText) {
    self.slug = slug
    self.source = source
  }
}

/// A file that was read, by what it held.
package struct SourceDigest: Hashable, Sendable {
  /// Below the project folder, with `/`.
  package var path: String
  /// 64 lower-case hexadecimal digits.
  package var sha256: String

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    sha256 = Digest.sha256(bytes)
  }
}
