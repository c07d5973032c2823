package import Diagnostics
package import LegalText

/// Something that somebody has to do, found by a rule.
package struct Finding: Hashable, Sendable {
  package var rule: RuleIdentifier
  package var severity: Severity
  /// What was found, the specific thing first, without a full stop.
  package var message: String
  /// What to do, as an instruction with a full stop.
  package var action: String
  package var position: SourcePosition?
  package var engagement: EngagementIndex?
  package var obligation: ObligationIndex?
  package var provision: ProvisionAddress?
  package var owner: String?
  /// What the finding is about, by stable names: the same finding has the same key whatever moves in the files.
  package var subject: String
  /// The waiver in force that covers it. A waived finding stays visible and fails no check.
  package var waiver: AppliedWaiver? = nil
  /// What it is about where it names neither an engagement nor an obligation.
  package var topic: Topic = .law

  package enum Topic: Hashable, Sendable {
    case law
    /// What the organization declares that it disclosed.
    case disclosures
  }

  /// A digest of rule and subject by which baselines know a finding again. Lines and wording do not count.
  package var fingerprint: String { String(Fingerprint(of: "\(rule) \(subject)").digest.prefix(16)) }

  /// As a compiler prints it; a note when it is waived.
  package var diagnostic: Diagnostic {
    let instruction = action.hasSuffix(".") ? String(action.dropLast()) : action
    let words = "\(message); \(instruction.lowercasedInitial)"
    guard let waiver else { return Diagnostic(rule, severity, words, at: position) }
    // A tool that reads lines would take an accepted error for one.
    return Diagnostic(rule, .note, "\(words) (\(severity.rawValue), \(waiver.inWords) by \(waiver.approver))", at: position)
  }
}

extension Finding: Comparable {
  /// What is waived last, worst first, then by place, rule and subject: a total order.
  package static func < (left: Finding, right: Finding) -> Bool { precedes(left, left.diagnostic, right, right.diagnostic) }

  /// The order, with the diagnostics of both at hand.
  static func precedes(_ left: Finding, _ leftDiagnostic: Diagnostic, _ right: Finding, _ rightDiagnostic: Diagnostic) -> Bool {
    if (left.waiver == nil) != (right.waiver == nil) { return left.waiver == nil }
    if left.severity != right.severity { return left.severity > right.severity }
    if leftDiagnostic != rightDiagnostic { return leftDiagnostic < rightDiagnostic }
    return left.subject < right.subject
  }
}

extension String {
  fileprivate var lowercasedInitial: String {
    // "§ 7050 …" and "CCPA …" stay: only a capital before a small letter is a sentence's.
    let start = prefix(2)
    guard let first = start.first, first.isUppercase, start.last?.isLowercase == true else { return self }
    return first.lowercased() + dropFirst()
  }
}
