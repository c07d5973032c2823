internal import Compliance
internal import Diagnostics

/// A line of the action register: one finding, or, where there are very many, all of one rule for an engagement.
struct ActionGroup: Sendable {
  /// The offset in `Handbook.findings`; of several the first.
  var first: Int
  var count: Int

  /// Registers with more findings than this have one line for each rule and engagement.
  private static let limit = 1_000

  private struct Key: Hashable {
    var rule: RuleIdentifier
    var severity: Severity
    var engagement: EngagementIndex
    var isWaived: Bool
  }

  /// In the order of the findings.
  static func groups(_ findings: [Finding]) -> [ActionGroup] {
    guard findings.count > limit else { return findings.indices.map { ActionGroup(first: $0, count: 1) } }
    var places: [Key: Int] = [:]
    var result: [ActionGroup] = []
    for (offset, finding) in findings.enumerated() {
      guard let engagement = finding.engagement else {
        result.append(ActionGroup(first: offset, count: 1))
        continue
      }
      let key = Key(rule: finding.rule, severity: finding.severity, engagement: engagement, isWaived: finding.waiver != nil)
      if let place = places[key] {
        result[place].count += 1
      } else {
        places[key] = result.count
        result.append(ActionGroup(first: offset, count: 1))
      }
    }
    return result
  }
}
