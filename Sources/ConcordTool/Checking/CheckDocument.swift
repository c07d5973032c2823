internal import Compliance

/// The results of a check as JSON.
struct CheckDocument: Encodable {
  struct Entry: Encodable {
    var rule: String
    var severity: String
    var message: String
    /// Absent for a problem of the content, as what follows.
    var action: String?
    var subject: String?
    var provision: String?
    var owner: String?
    var fingerprint: String?
    var file: String?
    var line: Int?
    var column: Int?
    /// Whether the baseline has it; absent without one.
    var known: Bool?
    var waivedUntil: String?
    var waivedBy: String?
    var waivedBecause: String?
  }

  var asOf: String
  var findings: [Entry]
  /// How many findings of the baseline are gone; absent without one.
  var gone: Int?

  init(_ results: CheckResults) {
    asOf = results.asOf.description
    gone = results.gone
    findings = results.results.map { result in
      let finding = result.finding
      return Entry(
        rule: result.diagnostic.rule.name, severity: result.severity.rawValue, message: finding?.message ?? result.diagnostic.message,
        action: finding?.action, subject: finding?.subject, provision: finding?.provision?.description, owner: finding?.owner,
        fingerprint: finding?.fingerprint, file: result.diagnostic.position?.file, line: result.diagnostic.position?.line,
        column: result.diagnostic.position?.column, known: results.gone == nil ? nil : result.isKnown,
        waivedUntil: finding?.waiver?.until.description, waivedBy: finding?.waiver?.approver, waivedBecause: finding?.waiver?.reason)
    }
  }
}
