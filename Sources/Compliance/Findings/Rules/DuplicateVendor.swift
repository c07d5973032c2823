package import Diagnostics

package enum DuplicateVendor: FindingRule {
  package static let identifier: RuleIdentifier = "duplicate-vendor"
  package static let title = "Two vendors may be the same one"
  package static let explanation = """
    Two records have the same name but for its spelling, legal form or abbreviation, or the same legal entity or domain. What \
    one of them says, a contract or a termination, may hold for the other. Merge the records, or keep both when they are two.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let vendors = subject.linked.vendors.filter { !$0.isTombstone }
    return DuplicateVendors.find(vendors.map(\.record)).map { pair, reasons in
      let (first, second) = (vendors[pair.first].record, vendors[pair.second].record)
      return Finding(
        rule: identifier, severity: .warning,
        message: words(first, second, reasons),
        action: "Merge the two records, or keep both if they are two vendors.", position: second.position,
        engagement: vendors[pair.second].engagements.first, owner: second.owner, subject: "\(first.id.value) \(second.id.value)")
    }
  }

  /// What would be found among vendors that are in no project yet.
  package static func words(_ vendors: [Vendor]) -> [String] {
    DuplicateVendors.find(vendors).map { words(vendors[$0.pair.first], vendors[$0.pair.second], $0.reasons) }
  }

  private static func words(_ first: Vendor, _ second: Vendor, _ reasons: [DuplicateVendors.Reason]) -> String {
    "'\(second.name)' (\(second.id.value)) may be the same vendor as '\(first.name)' (\(first.id.value)): \(reasons.map(\.rawValue).joined(separator: ", "))"
  }
}
