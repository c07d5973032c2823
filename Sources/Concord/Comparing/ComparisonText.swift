internal import Diagnostics
internal import LegalText

extension RegulationComparison {
  /// The comparison in words, for a terminal: first what somebody must look at, then what kept its words, then what only looks
  /// different.
  package var lines: [String] {
    let changes = comparison.changes
    let told = summary.lines
    var result = ["\(regulation.shortTitle): \(name(old)) compared with \(name(new))", summary.counts]
    func add(_ title: String, _ isIn: (ProvisionChange) -> Bool) {
      let lines = told.filter { isIn(changes[$0.change]) }
      guard !lines.isEmpty else { return }
      result += ["", "\(title) (\(lines.count)):"]
      result += lines.map { "  " + $0.text }
    }
    add("To look at: words that bind were changed, added or struck", \.isSubstantive)
    add("Same words, another place; or words that bind nobody") { !$0.isSubstantive && $0.kind != .editorial }
    add("Editorial") { !$0.isSubstantive && $0.kind == .editorial && !$0.isOnlyPrint }
    let print = changes.filter { !$0.isSubstantive && $0.kind == .editorial && $0.isOnlyPrint }.count
    if print > 0 {
      result += ["", "\(print) \(print == 1 ? "provision differs" : "provisions differ") only in blanks, quotation marks, dashes or the number as printed"]
    }
    let open = proposal.entries.filter { $0.confirmed == nil }.count
    if open > 0 {
      result += ["", "\(open) \(open == 1 ? "entry" : "entries") of the mapping to confirm; write them with --propose-mapping"]
    }
    return result.map(\.withVisibleControlCharacters)
  }

  private func name(_ edition: EditionInformation) -> String {
    "\(edition.id) (\(edition.effective.map { "in force from \($0.inWords)" } ?? "date unknown"))"
  }
}

extension ProvisionChange {
  /// Whether it differs only in how it is printed, its heading aside.
  fileprivate var isOnlyPrint: Bool {
    differences.allSatisfy { difference in
      switch difference {
      case .typography, .designation: true
      default: false
      }
    }
  }
}
