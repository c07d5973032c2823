internal import Compliance
internal import Diagnostics

/// How many findings there are of each kind, counted once for all pages that say so.
struct FindingCounts: Sendable {
  /// What is not waived.
  private var severities: [Severity: Int] = [:]
  private var rules: [RuleIdentifier: Int] = [:]
  private(set) var waived = 0
  /// How many people answer for the findings.
  let owners: Int

  init(_ handbook: Handbook) {
    var owners: Set<String> = []
    for finding in handbook.findings {
      rules[finding.rule, default: 0] += 1
      owners.insert(finding.owner ?? handbook.information.owner ?? "Not recorded")
      if finding.waiver == nil { severities[finding.severity, default: 0] += 1 } else { waived += 1 }
    }
    self.owners = owners.count
  }

  subscript(severity: Severity) -> Int { severities[severity] ?? 0 }
  subscript(rule: RuleIdentifier) -> Int { rules[rule] ?? 0 }
}
