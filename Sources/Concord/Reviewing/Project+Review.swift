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

extension ReviewItem {
  /// Whether it will rest on changed words under an edition that is not in force yet, or has numbers that are not that edition's.
  fileprivate func awaits(_ edition: EditionIdentifier, in organization: AssessedOrganization) -> Bool {
    let instrument = organization.corpus.instruments.first { $0.current.information.id == edition && instruments.contains($0.id) }
    return instrument != nil || reasons.contains { $0.current == edition }
  }
}

extension Project {
  /// Stamps the records that a query selects, without writing anything.
  ///
  /// - Returns: `nil` when the content cannot be trusted or nothing is to be stamped.
  package func review(_ query: ReviewQuery, _ statement: ReviewStatement) async -> Checked<ReviewOutcome?> {
    var checked = await assess()
    guard var organization = checked.value?.organization else { return Checked(nil, checked.diagnostics) }
    if let problem = unknownNames(query, organization) { return Checked(nil, [problem]) }
    var ahead: EditionIdentifier?
    if let edition = statement.edition {
      let found = pending(edition, query.regulation, organization.corpus)
      guard let instrument = found.value else { return Checked(nil, found.diagnostics) }
      ahead = edition
      checked = await assess(reading: (instrument, edition))
      guard let then = checked.value?.organization else { return Checked(nil, checked.diagnostics) }
      organization = then
    }
    let selected = organization.reviewItems().filter { item in
      query.selects(item, in: organization) && (ahead.map { item.awaits($0, in: organization) } ?? true)
    }
    let wanted = selected.filter { $0.isSuspect || query.includesCurrent && statement.judgment == .looked }
    guard !wanted.isEmpty else {
      let when = ahead.map { " once '\($0)' is in force, or somebody looked already" } ?? ""
      let count = selected.isEmpty ? "No record is selected" : "None of \(selected.count) selected records is suspect\(when)"
      let hint = selected.isEmpty ? "select by other names" : "add --include-current to stamp them all the same"
      return Checked(nil, [Diagnostic("nothing-suspect", .error, "\(count); \(hint)", at: nil)])
    }
    var writer = ReviewWriter(organization, statement, ahead: ahead, asOf: asOf)
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

  /// The instrument of an edition that is not in force yet.
  private func pending(
    _ edition: EditionIdentifier, _ regulation: InstrumentIdentifier?, _ corpus: Corpus
  ) -> Checked<InstrumentIdentifier?> {
    func fail(_ rule: RuleIdentifier, _ message: String) -> Checked<InstrumentIdentifier?> {
      Checked(nil, [Diagnostic(rule, .error, message, at: nil)])
    }
    let instruments = corpus.instruments.filter { regulation == nil || $0.id == regulation }
    let owners = instruments.filter { $0.edition(edition) != nil }
    guard let owner = owners.first else {
      let known = instruments.flatMap { $0.editions.map(\.information.id.rawValue) }
      return fail("unknown-edition", "Edition '\(edition)' is not one of the project" + NearMiss.suggestion(for: edition.rawValue, among: known))
    }
    guard owners.count == 1 else {
      let names = owners.map { "'\($0.id)'" }.joined(separator: " and ")
      return fail("ambiguous-edition", "Edition '\(edition)' is one of \(names); name the regulation with --regulation")
    }
    guard let loaded = owner.edition(edition), owner.isLater(loaded) else {
      return fail("edition-in-force", "Edition '\(edition)' is not a later one than that in force; leave --edition out")
    }
    return Checked(owner.id)
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
