package import Diagnostics

/// What an engagement is asked about.
package enum SelectorDimension: String, Hashable, Sendable, CaseIterable {
  /// The effective role, or in a role rule the role so far.
  case role
  /// The role that the record declares, whatever rules make of it.
  case declaredRole = "declared-role"
  case purpose
  case data
  case location
  case vendor
  /// `none`, `recorded`, `not-recorded`, `in-force` or `lapsed`.
  case contract

  package var vocabulary: VocabularyKind? {
    switch self {
    case .role, .declaredRole: .roles
    case .purpose: .purposes
    case .data: .dataCategories
    case .location, .vendor, .contract: nil
    }
  }
}

/// Which engagements something applies to: plain data over the vocabularies, without expressions.
package indirect enum Selector: Sendable {
  /// Engagements that have the term, or one that it covers.
  case has(SelectorDimension, Located<String>)
  /// Engagements whose contracts in force meet every one of these provisions, as written.
  case contractMeets([Located<String>])
  case all([Selector])
  case any([Selector])
  case not(Selector)
}
