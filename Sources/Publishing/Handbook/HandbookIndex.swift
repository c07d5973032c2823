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
  /// Offsets in `Handbook.findings`.
  let findingsOfVendor: [VendorIndex: [Int]]
  let findingsOfObligation: [ObligationIndex: [Int]]
  /// For each engagement its determinations by obligation, in the order of the obligations.
  let determinations: [[(obligation: ObligationIndex, determination: Determination)]]
  let glossary: TermGlossary
  let contentVersion: String
  /// For instruments with several editions what changed from each to the next, in order.
  let steps: [InstrumentIdentifier: [EditionStep]]

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
    steps = handbook.steps
    formersOfSection = Dictionary(grouping: handbook.formers.values.flatMap(\.self)) { ProvisionAddress($0.address.instrument, [$0.address.section]) }
  }

  func counts(of engagement: EngagementIndex) -> StatusCounts {
    determinations[engagement].reduce(into: StatusCounts()) { $0.add($1.determination.status) }
  }
}
