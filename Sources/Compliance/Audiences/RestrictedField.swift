/// What a record may say that not every reader of a handbook may see. The raw values are the words of `handbook.yaml`.
package enum RestrictedField: String, CaseIterable, Hashable, Sendable {
  /// Words of contracts.
  case contractQuotes = "contract-quotes"
  /// What assessments rest on.
  case evidence
  /// Who owns, reviewed, assessed, approved, confirmed.
  case people
  /// Notes on clauses, amendments and engagements, and summaries of vendors, into which registers put their notes.
  case notes
  /// Why somebody assessed or accepted something as they did.
  case reasons
  /// What a register says beyond the fields that a handbook computes with.
  case extra

  /// "contract quotes"
  package var words: String { rawValue.replacing("-", with: " ") }

  /// What stands in place of a text that is always there. "Not recorded" would be a false statement.
  static let placeholder = "Withheld"
}

/// Readers for whom a handbook is built, and what they do not see.
package struct Audience: Sendable {
  package var id: String
  package var withheld: Set<RestrictedField>

  package init(id: String, withheld: Set<RestrictedField>) {
    self.id = id
    self.withheld = withheld
  }

  /// "Built for suppliers: evidence and people withheld", in the order of the fields.
  package var words: String {
    let fields = RestrictedField.allCases.filter(withheld.contains).map(\.words)
    return "Built for \(id)" + (fields.isEmpty ? "" : ": \(fields.joined(separator: ", ")) withheld")
  }

  /// A name that stands for a person or an office, as this audience sees it.
  package func name(_ name: String?) -> String? { withheld.contains(.people) ? name.map { _ in RestrictedField.placeholder } : name }
}
