package import Diagnostics

/// A term that an obligation asks of a contract, as its record has it.
package struct ClauseDemand: Sendable {
  /// References: any one of the outer list is enough, and all of an inner list are needed for it.
  package var alternatives: [[Located<String>]]
  /// The effective roles of which it is asked; empty when it is asked of all.
  package var roles: [Located<String>]
  package var position: SourcePosition
}

/// What an obligation asks of every subcontractor, however far down the chain.
package struct SubcontractorDemand: Sendable {
  /// Terms that its contract must have; a contract in force is always needed.
  package var clauses: [ClauseDemand]
  /// Whether the business must have been told of the engagement.
  package var needsNotice: Bool
}

/// Reads `clauses` of `satisfied-by`: references, `{ any: [...] }`, `{ all: [...] }`, each of the latter also with `role`.
enum ClauseDemandReader {
  static func read(_ values: [RecordValue]) -> Checked<[ClauseDemand]> {
    var diagnostics: [Diagnostic] = []
    let demands = values.compactMap { demand($0).reporting(to: &diagnostics) }
    return Checked(demands, diagnostics)
  }

  private static func demand(_ value: RecordValue) -> Checked<ClauseDemand?> {
    if case .scalar(let text) = value.content {
      return Checked(ClauseDemand(alternatives: [[Located(text, at: value.position)]], roles: [], position: value.position))
    }
    var reader = RecordReader(value, describing: "required clause")
    let roles = reader.texts("role")
    let clause = reader.text("clause")
    let all = reader.texts("all")
    let any = reader.list("any")
    var diagnostics: [Diagnostic] = []
    let alternatives = any.compactMap { alternative($0).reporting(to: &diagnostics) }
    let written = [clause.map { [[$0]] }, all.isEmpty ? nil : [all], alternatives.isEmpty ? nil : alternatives].compactMap(\.self)
    if written.count != 1, diagnostics.isEmpty {
      reader.report(
        Diagnostic(
          "wrong-shape", .error, "A required clause is a reference, or has one of 'clause', 'all' and 'any'; write one of them",
          at: value.position))
    }
    diagnostics = reader.finish() + diagnostics
    guard let first = written.first else { return Checked(nil, diagnostics) }
    return Checked(ClauseDemand(alternatives: first, roles: roles, position: value.position), diagnostics)
  }

  private static func alternative(_ value: RecordValue) -> Checked<[Located<String>]?> {
    if case .scalar(let text) = value.content { return Checked([Located(text, at: value.position)]) }
    var reader = RecordReader(value, describing: "alternative")
    let all = reader.texts("all", .required)
    return Checked(all.isEmpty ? nil : all, reader.finish())
  }
}
