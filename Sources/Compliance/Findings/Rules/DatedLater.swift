package import Diagnostics

package enum DatedLater: FindingRule {
  package static let identifier: RuleIdentifier = "dated-later"
  package static let title = "Records are dated after the as-of day"
  package static let explanation = """
    Assessments, reviews, waivers, amendments or notices are on file whose day is after the day from which the handbook is seen. They are \
    kept and do not count: what was not found by then is not assessed. Where the handbook is seen from an earlier day with --as-of, \
    that is as it should be; seen from today, a day in the future is a mistake. Correct it.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let organization = subject.organization
    let linked = subject.linked
    let vendors = Dictionary(linked.vendors.enumerated().map { ($1.record.id.value, $0) }) { first, _ in first }
    let obligations = Dictionary(linked.obligations.enumerated().map { ($1.record.id.value, $0) }) { first, _ in first }
    let groups = Dictionary(grouping: linked.later) { $0.vendor ?? "" }
    return groups.keys.sorted().compactMap { key -> Finding? in
      let records = (groups[key] ?? []).sorted { ($0.position, $0.words) < ($1.position, $1.words) }
      guard let first = records.first else { return nil }
      let vendor = vendors[key]
      // A vendor that is terminated has none, and nothing of it counts anyhow.
      if let vendor, linked.vendors[vendor].isTombstone { return nil }
      let shown = records.prefix(3).map(\.words).joined(separator: "; ") + (records.count > 3 ? "; and \(records.count - 3) more" : "")
      let name = vendor.map { "\(linked.vendors[$0].record.name): " } ?? ""
      let count = records.count == 1 ? "1 record is" : "\(records.count) records are"
      let obligation = vendor == nil ? first.obligation.flatMap { obligations[$0] } : nil
      return Finding(
        rule: identifier, severity: .note,
        message: "\(name)\(count) dated after the as-of day, \(organization.asOf.inWords), and \(records.count == 1 ? "does" : "do") not count (\(shown))",
        action: "Nothing, where the handbook is seen from an earlier day; else correct the dates.", position: first.position,
        engagement: vendor.flatMap { linked.vendors[$0].engagements.first }, obligation: obligation,
        owner: vendor.flatMap { linked.vendors[$0].record.owner }, subject: key.isEmpty ? "obligations" : key)
    }
  }
}
