internal import Compliance
internal import Diagnostics
internal import LegalText

/// The findings that were known on a day, so that a check can fail on new ones only.
///
/// One line for each: fingerprint, rule, subject. Only the fingerprint counts, and a line moves only when its finding comes or
/// goes, so that two baselines are compared line by line.
struct Baseline {
  /// How often each fingerprint is known: a provision can cite one missing section twice.
  private var counts: [String: Int] = [:]
  private(set) var problems: [Diagnostic] = []

  /// Reads what `text` wrote; lines that begin with `#` are remarks.
  init(reading text: String, path: String) {
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let fingerprint = words.first, !line.hasPrefix("#") else { continue }
      if fingerprint.utf8.count == 16, fingerprint.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) {
        counts[String(fingerprint), default: 0] += 1
      } else {
        problems.append(
          Diagnostic(
            "wrong-baseline", .error,
            "Value '\(fingerprint)' is not the fingerprint of a finding, which has 16 hexadecimal digits; write the baseline anew with --write-baseline",
            at: SourcePosition(file: path, line: offset + 1, column: 1)))
      }
    }
  }

  /// Tells known findings from new ones.
  ///
  /// - Returns: for each finding whether it is known, and how many known ones are gone.
  func compare(_ findings: [Finding]) -> (isKnown: [Bool], gone: Int) {
    var left = counts
    let isKnown = findings.map { finding -> Bool in
      guard let count = left[finding.fingerprint], count > 0 else { return false }
      left[finding.fingerprint] = count - 1
      return true
    }
    return (isKnown, left.values.reduce(0, +))
  }

  /// The findings as a baseline. What is waived is left out: it counts again when its waiver ends.
  static func text(_ findings: [Finding]) -> String {
    let lines = findings.filter { $0.waiver == nil }.map { finding in
      ("\(finding.rule) \(finding.subject)", "\(finding.fingerprint) \(finding.rule) \(finding.subject)".withVisibleControlCharacters)
    }.sorted { $0 < $1 }
    return "# Findings that 'concord check --baseline' does not fail on. Write it anew with --write-baseline.\n"
      + lines.map { $0.1 + "\n" }.joined()
  }
}
