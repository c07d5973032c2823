package import Diagnostics

/// What an engagement is asked about.
package enum SelectorDimension: String, Hashable, Sendable, CaseIterable {
  /// The effective role, or in a role rule the role so far.
  case role
  case purpose
  case data
  case location
  case vendor
  /// `none`, `recorded` or `not-recorded`.
  case contract

  package var vocabulary: VocabularyKind? {
    switch self {
    case .role: .roles
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
  case all([Selector])
  case any([Selector])
  case not(Selector)
}
