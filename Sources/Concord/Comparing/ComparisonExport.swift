internal import Diagnostics
internal import LegalText

extension RegulationComparison {
  /// The comparison as JSON: every change but what is unchanged, with its redline. Keys sorted: the same input gives the same bytes.
  package func json() throws -> String { try ComparisonRecord(self).sortedJSON() }
}

private struct ComparisonRecord: Encodable {
  struct Change: Encodable {
    var kind: String
    /// Addresses in either edition.
    var from: [String]
    var to: [String]
    /// In words; absent where a line about the parent says it.
    var summary: String?
    var sameWords: Bool
    var substantive: Bool
    /// Its number changed only with its parent's.
    var carried: Bool
    var confirmed: Bool
    var bearing: String
    var operativeWords: [OperativeWord]
    var redline: [Run]
  }

  struct OperativeWord: Encodable {
    var role: String
    var old: String?
    var new: String?
  }

  struct Run: Encodable {
    var operation: String
    /// As the new edition prints it, where both have it.
    var text: String
  }

  var regulation: String
  var from: String
  var to: String
  var counts: [String: Int]
  var changes: [Change]

  init(_ source: RegulationComparison) {
    let comparison = source.comparison
    let told = Dictionary(source.summary.lines.map { ($0.change, $0.text) }) { first, _ in first }
    regulation = source.regulation.id.rawValue
    from = source.old.id.rawValue
    to = source.new.id.rawValue
    counts = Dictionary(comparison.counts.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
    changes = comparison.changes.enumerated().filter { $0.element.kind != .unchanged }.map { offset, change in
      Change(
        kind: change.kind.rawValue, from: change.old.map { comparison.old.provisions[$0].address.description },
        to: change.new.map { comparison.new.provisions[$0].address.description }, summary: told[offset],
        sameWords: change.isSameWords, substantive: change.isSubstantive, carried: change.isCarried, confirmed: change.isConfirmed,
        bearing: change.bearing.rawValue, operativeWords: change.wording?.operative.map(Self.word) ?? [],
        redline: change.wording?.redline.runs.map(Self.run) ?? [])
    }
  }

  private static func word(_ change: OperativeChange) -> OperativeWord {
    switch change {
    case .replaced(let role, let old, let new): OperativeWord(role: role.rawValue, old: old, new: new)
    case .removed(let role, let text): OperativeWord(role: role.rawValue, old: text, new: nil)
    case .added(let role, let text): OperativeWord(role: role.rawValue, old: nil, new: text)
    }
  }

  private static func run(_ run: Redline.Run) -> Run {
    switch run {
    case .equal(_, let new): Run(operation: "equal", text: new)
    case .deleted(let text): Run(operation: "delete", text: text)
    case .inserted(let text): Run(operation: "insert", text: text)
    }
  }
}
