internal import Compliance
package import LegalText

/// Which records to stamp; every part that is given must hold.
package struct ReviewQuery: Sendable {
  /// What a record is.
  package enum Kind: String, Sendable, CaseIterable { case obligation, contract, clause, assessment }

  package var kinds: Set<Kind>
  package var vendor: String?
  package var contract: String?
  package var obligation: String?
  /// Of assessments.
  package var engagement: String?
  package var regulation: InstrumentIdentifier?
  /// Also records that no change makes suspect.
  package var includesCurrent: Bool

  package init(
    kinds: Set<Kind> = Set(Kind.allCases), vendor: String? = nil, contract: String? = nil, obligation: String? = nil,
    engagement: String? = nil, regulation: InstrumentIdentifier? = nil, includesCurrent: Bool = false
  ) {
    self.kinds = kinds
    self.vendor = vendor
    self.contract = contract
    self.obligation = obligation
    self.engagement = engagement
    self.regulation = regulation
    self.includesCurrent = includesCurrent
  }

  func selects(_ item: ReviewItem, in organization: AssessedOrganization) -> Bool {
    let linked = organization.linked
    let kind: Kind
    var isContract = true
    switch item.record {
    case .obligation: kind = .obligation
    case .contract(let vendor, let offset):
      kind = .contract
      isContract = contract == nil || linked.vendors[vendor].contracts[offset].record.id.value == contract
    case .clause(let vendor, let offset, _):
      kind = .clause
      isContract = contract == nil || linked.vendors[vendor].contracts[offset].record.id.value == contract
    case .subcontract, .subcontractClause:
      if case .subcontract = item.record { kind = .contract } else { kind = .clause }
      isContract = contract == nil
      if let engagement, item.engagement.map({ EngagementKey(in: linked, $0).engagement }) != engagement { return false }
    case .assessment(let offset):
      kind = .assessment
      if let engagement, EngagementKey(in: linked, linked.assessments[offset].engagement).engagement != engagement { return false }
    }
    if contract != nil, kind == .obligation || kind == .assessment { return false }
    if let obligation, item.obligation.map({ linked.obligations[$0].record.id.value }) != obligation { return false }
    if let vendor, item.vendor.map({ linked.vendors[$0].record.id.value }) != vendor { return false }
    if let regulation, !item.instruments.contains(regulation) { return false }
    return kinds.contains(kind) && isContract
  }
}

/// What a person says of the records.
package struct ReviewStatement: Sendable {
  package enum Judgment: Sendable {
    /// The record was looked at, and stands under the edition that is current.
    case looked
    /// The changes that make it suspect do not matter to it.
    case immaterial
  }

  package var judgment: Judgment
  package var by: String
  package var reason: String
  /// The day by which somebody looks again.
  package var next: String?
  /// The edition that was read, where it is not in force yet.
  package var edition: EditionIdentifier?

  package init(_ judgment: Judgment, by: String, reason: String, next: String? = nil, edition: EditionIdentifier? = nil) {
    self.edition = edition
    self.judgment = judgment
    self.by = by
    self.reason = reason
    self.next = next
  }
}
