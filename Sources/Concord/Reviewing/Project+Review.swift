internal import Compliance
package import Diagnostics
internal import LegalText

/// Files as they would be after a review, and what was done to which record.
package struct ReviewOutcome: Sendable {
  package struct File: Sendable {
    package var source: SourceText
    /// With the byte order mark, where the file has one.
    package var text: String
    package var diff: String
  }

  /// By path.
  package var files: [File]
  /// A line for each record that is stamped.
  package var lines: [String]
  /// A line for each suspect record that is not, with the reason.
  package var refused: [Diagnostic]
}

extension Project {
  /// Stamps the records that a query selects, without writing anything.
  ///
  /// - Returns: `nil` when the content cannot be trusted or nothing is to be stamped.
  package func review(_ query: ReviewQuery, _ statement: ReviewStatement) async -> Checked<ReviewOutcome?> {
    let checked = await assess()
    guard let organization = checked.value?.organization else { return Checked(nil, checked.diagnostics) }
    let items = organization.reviewItems()
    let selected = items.filter { query.selects($0, in: organization) }
    if let problem = unknownNames(query, organization) { return Checked(nil, [problem]) }
    let wanted = selected.filter { $0.isSuspect || query.includesCurrent && statement.judgment == .looked }
    guard !wanted.isEmpty else {
      let count = selected.isEmpty ? "No record is selected" : "None of \(selected.count) selected records is suspect"
      let hint = selected.isEmpty ? "select by other names" : "add --include-current to stamp them all the same"
      return Checked(nil, [Diagnostic("nothing-suspect", .error, "\(count); \(hint)", at: nil)])
    }
    var writer = ReviewWriter(organization, statement, asOf: asOf)
    for item in wanted { writer.add(item) }
    var outcome = ReviewOutcome(files: [], lines: writer.lines, refused: writer.refused)
    var diagnostics: [Diagnostic] = []
    for path in writer.stamps.keys.sorted() {
      guard let source = folder.text(of: path).reporting(to: &diagnostics)?.source else { continue }
      let stamped = YAMLStamper.apply(
        writer.stamps[path] ?? [], correcting: writer.corrections[path] ?? [], to: source
      ).reporting(to: &diagnostics)
      guard let stamped else { continue }
      let mark = folder.bytes(of: path).value?.starts(with: [0xEF, 0xBB, 0xBF]) == true ? "\u{FEFF}" : ""
      outcome.files.append(
        ReviewOutcome.File(source: source, text: mark + stamped.text, diff: stamped.edits.unifiedDiff(of: source)))
    }
    return Checked(diagnostics.isEmpty ? outcome : nil, diagnostics)
  }

  /// Writes the files of a review, each whole or not at all; the paths of those that could not be written.
  package func write(_ outcome: ReviewOutcome) -> [String] {
    outcome.files.filter { !folder.write($0.text, to: $0.source.path) }.map(\.source.path)
  }

  private func unknownNames(_ query: ReviewQuery, _ organization: AssessedOrganization) -> Diagnostic? {
    let linked = organization.linked
    let contracts = linked.vendors.filter { query.vendor == nil || $0.record.id.value == query.vendor }.flatMap { $0.contracts.map(\.record.id.value) }
    let names: [(String?, String, [String])] = [
      (query.vendor, "vendor", linked.vendors.map(\.record.id.value)), (query.contract, "contract", contracts),
      (query.obligation, "obligation", linked.obligations.map(\.record.id.value)),
      (query.regulation?.rawValue, "regulation", organization.corpus.instruments.map(\.id.rawValue)),
    ]
    for case (let name?, let subject, let known) in names where !known.contains(name) {
      return Diagnostic(
        RuleIdentifier("unknown-\(subject)"), .error, "Value '\(name)' is not a known \(subject)" + NearMiss.suggestion(for: name, among: known),
        at: nil)
    }
    return nil
  }
}
