import Diagnostics
import LegalText
import Testing

@testable import Compliance

/// An organization written in a few lines, with a law of its own, for tests that need nothing else.
struct SmallOrganization {
  var obligations = """
    - id: use-limit
      title: Use records as allowed
      modality: obligation
      bearer: handler
      cite: § 1(a)
      applies-to: { role: handler }
      satisfied-by: { clauses: [§ 2(a)] }
    """
  var rules = ""
  var vendors: [String] = []
  var assessments = ""
  var waivers = ""
  /// `disclosures` of handbook.yaml.
  var disclosures = ""
  /// Terms of the vocabulary of recipients.
  var recipients = ""
  var asOf = "2026-11-23"
  var text = law

  static let law = """
    # Part 1. Handlers

    ## § 1. Handlers

    (a) A handler shall not use records except as allowed.

    (b) Without a contract that complies with section 2, subdivision (a), a person is not a handler.

    (c) Who resells is a bystander.

    ## § 2. Contracts

    (a) The contract does the following:

    (1) It names the purposes.

    (2) It forbids resale.

    (3) It has the handler help.

    (b) A handler binds its subcontractors.

    (c) The contract holds a certification.
    """

  private static let vocabularies = [
    "vocabulary: roles\nterms:\n  - id: recipient\n    label: Recipient\n    children:\n      - { id: handler, label: Handler }\n      - { id: guest, label: Guest }\n      - { id: bystander, label: Bystander }\n",
    "vocabulary: purposes\nterms:\n  - id: service\n    label: Service\n    disclosure: business-purpose\n    children:\n      - { id: storage, label: Storage }\n      - { id: analysis, label: Analysis }\n  - { id: resale, label: Resale, disclosure: sold-or-shared }\n  - { id: other, label: Other }\n",
    "vocabulary: data-categories\nterms:\n  - id: any\n    label: Any\n    children:\n      - { id: names, label: Names }\n      - { id: places, label: Places }\n",
  ]

  /// A vendor with one engagement `main`, whose keys are given.
  static func vendor(_ engagement: String, contracts: String = "") -> String { vendor("acme", engagement, contracts: contracts) }

  static func vendor(_ id: String, _ engagement: String, contracts: String = "") -> String {
    let keys = engagement.split(separator: "\n").map { "    \($0)\n" }.joined()
    return "id: \(id)\nname: \(id.capitalized), Inc.\nengagements:\n  - id: main\n    service: Work\n\(keys)" + (contracts.isEmpty ? "" : "contracts:\n\(contracts)\n")
  }

  /// A contract in force since 2024 with these clauses.
  static func contract(_ clauses: String, dates: String = "signed: 2024-02-01") -> String { contract("main", clauses, dates: dates) }

  static func contract(_ id: String, _ clauses: String, dates: String = "signed: 2024-02-01") -> String {
    "  - { id: \(id), \(dates), clauses: [\(clauses)] }"
  }

  static let allClauses = "{ meets: § 2(a), at: § 9 }"

  func link() throws -> (checked: Checked<LinkedOrganization>, corpus: Corpus) {
    let day = try #require(CalendarDate(iso: asOf))
    let position = SourcePosition(startOf: "content/regulations/act/regulation.yaml")
    let information = EditionInformation(
      id: EditionIdentifier("2024"), file: Located("act.md", at: position), effective: CalendarDate(iso: "2024-01-01"), position: position)
    let regulation = Regulation(
      id: InstrumentIdentifier("act"), title: "The Act", shortTitle: "Act", jurisdiction: nil,
      style: CitationStyle(full: "Act § {}", short: "§ {}", aliases: ["Act"], selfReferences: []), levelNames: ["subdivision", "paragraph"],
      editions: [information], position: position)
    let parsed = OutlineReader.read(SourceText(path: "act.md", text: text), instrument: regulation.id)
    #expect(parsed.diagnostics.map(\.description) == [])
    let edition = LoadedEdition(information: information, edition: parsed.value.edition, places: parsed.value.places)
    let corpus = Corpus(instruments: [Instrument(regulation: regulation, editions: [edition], asOf: day)])
    var diagnostics: [Diagnostic] = []
    func record(_ text: String, _ path: String) throws -> RecordValue {
      try #require(YAMLDocument.read(SourceText(path: path, text: text)).reporting(to: &diagnostics), "\(path)")
    }
    let files = Self.vocabularies + (recipients.isEmpty ? [] : ["vocabulary: recipients\nterms:\n" + recipients])
    let vocabularies = VocabularyReader.read(
      try files.map { try record($0, "vocabularies.yaml") }, folder: "vocabularies").reporting(to: &diagnostics)
    var file = ObligationReader.read(try record(obligations, "obligations.yaml")).reporting(to: &diagnostics)
    if !rules.isEmpty {
      file.roleRules = ObligationReader.read(try record("role-rules:\n" + rules, "rules.yaml")).reporting(to: &diagnostics).roleRules
    }
    let vendors = try vendors.enumerated().compactMap { index, text in
      VendorReader.read(try record(text, vendorPath(index))).reporting(to: &diagnostics)
    }
    let found = assessments.isEmpty ? [] : AssessmentReader.read(try record(assessments, "assessments.yaml")).reporting(to: &diagnostics)
    let accepted = waivers.isEmpty ? [] : WaiverReader.read(try record(waivers, "waivers.yaml")).reporting(to: &diagnostics)
    let declared = disclosures.isEmpty ? nil : DisclosureDeclarationReader.read(try record(disclosures, "handbook.yaml")).reporting(to: &diagnostics)
    let organization = Organization(
      vocabularies: vocabularies, vendors: vendors, obligations: file.obligations, roleRules: file.roleRules, assessments: found,
      waivers: accepted, disclosures: declared)
    let references = ReferenceReader(corpus: corpus, defaultInstrument: InstrumentIdentifier("act"))
    let linked = Linker(references: references).link(organization, vendorsFolder: "vendors", asOf: day)
    return (Checked(linked.value, diagnostics + linked.diagnostics), corpus)
  }

  private func vendorPath(_ index: Int) -> String { index == 0 ? "vendor.yaml" : "vendor\(index + 1).yaml" }

  /// What linking reports, sorted.
  func diagnostics() throws -> [String] { try link().checked.diagnostics.sorted().map(\.description) }

  func assess(settings: ComplianceSettings = ComplianceSettings()) throws -> AssessedOrganization {
    let linked = try link()
    #expect(linked.checked.diagnostics.map(\.description) == [])
    return AssessedOrganization(
      linked.checked.value, corpus: linked.corpus, asOf: try #require(CalendarDate(iso: asOf)), settings: settings)
  }
}

extension AssessedOrganization {
  /// The determination of the only obligation, or of one by its place, for the first engagement.
  func first(_ obligation: ObligationIndex = 0) -> Determination? { determination(obligation, 0) }

  /// What one rule finds, as messages.
  func findings(_ rule: any FindingRule.Type) async -> [String] {
    let law = await LinkedLaw.link(corpus, width: 1)
    return rule.findings(in: FindingSubject(organization: self, law: law)).sorted().map(\.message)
  }
}
