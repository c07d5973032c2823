internal import Compliance
internal import LegalText

/// What many pages ask, worked out once.
struct HandbookIndex: Sendable {
  /// Obligations by the provision that they cite.
  let obligations: [ProvisionAddress: [ObligationIndex]]
  /// Obligations of which a provision is an exception.
  let exceptions: [ProvisionAddress: [ObligationIndex]]
  /// Obligations that ask for a clause that meets a provision.
  let clauses: [ProvisionAddress: [ObligationIndex]]
  /// Role rules by the provision on which they rest.
  let roleRules: [ProvisionAddress: [Int]]
  /// For each obligation.
  let counts: [StatusCounts]
  let total: StatusCounts
  /// Earliest first.
  let reviews: [ReviewDue]
  /// Offsets in `Handbook.findings`.
  let findingsOfVendor: [VendorIndex: [Int]]
  let findingsOfObligation: [ObligationIndex: [Int]]
  /// For each engagement its determinations by obligation, in the order of the obligations.
  let determinations: [[(obligation: ObligationIndex, determination: Determination)]]
  let glossary: TermGlossary
  let contentVersion: String
  /// By the name of the vendor, so that a part of a long list can be told by its first and last names.
  let engagementsByName: [EngagementIndex]
  /// Engagements with the same effective role on the same ground.
  let engagementsByRole: [EngagementSet]
  let actions: [ActionGroup]
  let findingCounts: FindingCounts
  let matrixColumns: [ObligationIndex]
  let matrixBlocks: [[(rows: Range<Int>, columns: Range<Int>)]]
  let scopes: ScopeGroups
  /// For instruments with several editions what changed, from each to the next first.
  let steps: [InstrumentIdentifier: [EditionStep]]
  let editionTexts: [InstrumentIdentifier: [EditionText]]

  let history: ReleaseHistory
  /// By the section that they stood in, in the order of their text.
  let formersOfSection: [ProvisionAddress: [FormerProvision]]

  init(_ handbook: Handbook) {
    history = ReleaseHistory(handbook)
    var obligations: [ProvisionAddress: [ObligationIndex]] = [:]
    var exceptions: [ProvisionAddress: [ObligationIndex]] = [:]
    var clauses: [ProvisionAddress: [ObligationIndex]] = [:]
    for (index, obligation) in handbook.linked.obligations.enumerated() {
      obligations[obligation.address, default: []].append(index)
      for address in obligation.exceptions { exceptions[address, default: []].append(index) }
      for address in obligation.clauses where address != obligation.address { clauses[address, default: []].append(index) }
    }
    self.obligations = obligations
    self.exceptions = exceptions
    self.clauses = clauses
    roleRules = Dictionary(grouping: handbook.linked.roleRules.indices) { handbook.linked.roleRules[$0].address }
    let counts = handbook.linked.obligations.indices.map { handbook.organization.counts(of: $0) }
    self.counts = counts
    total = counts.reduce(StatusCounts(), +)
    reviews = ReviewSchedule.reviews(of: handbook.organization)
    var ofVendor: [VendorIndex: [Int]] = [:]
    var ofObligation: [ObligationIndex: [Int]] = [:]
    for (offset, finding) in handbook.findings.enumerated() {
      if let engagement = finding.engagement {
        ofVendor[handbook.linked.engagements[engagement].vendor, default: []].append(offset)
      }
      if let obligation = finding.obligation { ofObligation[obligation, default: []].append(offset) }
    }
    findingsOfVendor = ofVendor
    findingsOfObligation = ofObligation
    var determinations = [[(obligation: ObligationIndex, determination: Determination)]](
      repeating: [], count: handbook.linked.engagements.count)
    for (index, list) in handbook.organization.determinations.enumerated() {
      for determination in list { determinations[determination.engagement].append((index, determination)) }
    }
    self.determinations = determinations
    glossary = TermGlossary(handbook)
    contentVersion = handbook.contentVersion
    let names = handbook.linked.engagements.indices.map { handbook.organization.vendor(of: $0).record.name.lowercased() }
    engagementsByName = names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
    engagementsByRole = Dictionary(grouping: handbook.linked.engagements.indices) { index in
      [handbook.organization.roles[index].effective, handbook.organization.roles[index].rules.last]
    }.values.sorted { $0[0] < $1[0] }.map { EngagementSet($0) }
    actions = ActionGroup.groups(handbook.findings)
    findingCounts = FindingCounts(handbook)
    matrixColumns = handbook.matrixColumns
    matrixBlocks = handbook.matrixBlocks
    scopes = ScopeGroups(handbook)
    steps = handbook.steps
    editionTexts = handbook.editionTexts
    formersOfSection = Dictionary(grouping: handbook.formers.values.flatMap(\.self)) { ProvisionAddress($0.address.instrument, [$0.address.section]) }
  }

  /// "Acme to Bolt": the vendors of a part of the list by name.
  func nameRange(_ range: Range<Int>, in organization: AssessedOrganization) -> String {
    guard let first = range.first, let last = range.last else { return "None" }
    func name(_ place: Int) -> String { String(organization.vendor(of: engagementsByName[place]).record.name.prefix(28)) }
    return name(first) == name(last) ? name(first) : "\(name(first)) to \(name(last))"
  }

  func counts(of engagement: EngagementIndex) -> StatusCounts {
    determinations[engagement].reduce(into: StatusCounts()) { $0.add($1.determination.status) }
  }
}
