internal import Compliance
internal import Diagnostics
internal import Publishing

/// What a check has found, in the order in which it is printed.
struct CheckResults {
  struct Result {
    var diagnostic: Diagnostic
    /// `nil` for a problem of the content.
    var finding: Finding?
    var isKnown = false

    var isWaived: Bool { finding?.waiver != nil }
    /// The severity whatever is waived.
    var severity: Severity { finding?.severity ?? diagnostic.severity }
  }

  var results: [Result]
  var asOf: CalendarDate
  /// How many findings of the baseline are gone; `nil` without a baseline.
  var gone: Int?

  init(_ diagnostics: [Diagnostic], _ findings: [Finding], baseline: Baseline?, asOf: CalendarDate) {
    let compared = baseline?.compare(findings)
    let found = findings.enumerated().map { offset, finding in
      Result(diagnostic: finding.diagnostic, finding: finding, isKnown: compared?.isKnown[offset] ?? false)
    }
    results = (diagnostics.map { Result(diagnostic: $0) } + found).sorted {
      ($0.diagnostic, $0.finding?.subject ?? "") < ($1.diagnostic, $1.finding?.subject ?? "")
    }
    gone = compared?.gone
    self.asOf = asOf
  }

  /// What is not in the baseline.
  var new: [Result] { results.filter { !$0.isKnown } }
  /// What can make the check fail.
  var counting: [Result] { results.filter { !$0.isKnown && !$0.isWaived } }

  var sarif: SARIFDocument {
    SARIFDocument(
      results.map {
        SARIFDocument.Entry(diagnostic: $0.diagnostic, severity: $0.severity, finding: $0.finding, isKnown: gone == nil ? nil : $0.isKnown)
      })
  }

  var text: String { new.map(\.diagnostic.description).joined(separator: "\n") }

  /// "2 errors, 1 note, 1 of them waived; 3 more are in the baseline, of which 1 is gone".
  var summary: String {
    let printed = new.map(\.diagnostic)
    let waived = new.count(where: \.isWaived)
    let known = results.count(where: \.isKnown)
    var words = printed.isEmpty ? gone == nil ? "no findings" : "no new findings" : printed.countInWords
    if waived > 0 { words += ", \(waived) of them waived" }
    if let gone { words += "; \(known) known from the baseline, \(gone) of it gone" }
    return words
  }
}
