/// What became of a provision from one edition to another.
package struct ProvisionChange: Hashable, Sendable {
  /// Exactly one holds.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Nothing differs.
    case unchanged
    /// The same words at the same address; see `differences`.
    case editorial
    /// The same words under another number.
    case renumbered
    /// The same words below another parent.
    case moved
    /// One provision, or by a mapping several together, became several; `isSameWords` says whether a word changed on the way.
    case split
    /// Several became one.
    case merged
    /// Words differ, at the same or another address.
    case amended
    case added
    /// The words are gone; a stub that says so may stand in their place.
    case repealed
    /// A number kept free.
    case reserved
  }

  /// What else differs, beside words.
  package enum Difference: Hashable, Sendable {
    /// Blanks, quotation marks, dashes, soft hyphens.
    case typography
    case heading(old: String, new: String)
    /// The number as printed.
    case designation(old: String, new: String)
    /// What sort of text it is: an example that became a rule binds now.
    case bearing(old: ProvisionBearing, new: ProvisionBearing)
    case kind(old: ProvisionKind, new: ProvisionKind)
    case state(old: ProvisionState, new: ProvisionState)
    /// Official text in one edition, a summary in the other.
    case summary(old: Bool, new: Bool)
    case completeness(old: Bool, new: Bool)
    /// The same address below another parent.
    case parent
  }

  package var kind: Kind
  /// Ascending; empty for what was added.
  package var old: [ProvisionIndex]
  /// Ascending; empty for what is gone without a stub.
  package var new: [ProvisionIndex]
  /// No word of the law differs. True for what is unchanged, editorial, renumbered and moved.
  package var isSameWords: Bool
  /// Its number changed only because its parent's did: said once, with the parent.
  package var isCarried: Bool
  /// The address changed, whatever else did.
  package var isReaddressed: Bool
  package var bearing: ProvisionBearing
  package var differences: [Difference]
  /// What happened to the words; `nil` when they are the same or stand on one side only.
  package var wording: WordingChange?
  /// A person confirmed this in the mapping.
  package var isConfirmed: Bool

  /// Whether somebody must look: words that bind were changed, added or struck, or words that did not bind do now.
  package var isSubstantive: Bool {
    let changesBearing = differences.contains {
      if case .bearing(let old, let new) = $0 { old.isOperative != new.isOperative } else { false }
    }
    if changesBearing { return true }
    guard bearing.isOperative else { return false }
    switch kind {
    case .unchanged, .editorial, .renumbered, .moved, .reserved: return false
    case .split, .merged, .amended: return !isSameWords
    case .added, .repealed: return true
    }
  }
}

/// How the words of a provision changed.
package struct WordingChange: Hashable, Sendable {
  package var redline: Redline
  /// The redline's changes in the order of the text.
  package var passages: [PassageChange]

  /// The operative words that changed, in the order of the text.
  package var operative: [OperativeChange] { passages.flatMap(\.operative) }
  /// Only marks such as commas differ.
  package var isPunctuationOnly: Bool { passages.allSatisfy { $0.deletedWords == 0 && $0.insertedWords == 0 } }
}

/// A run of words that was struck, put in or replaced.
package struct PassageChange: Hashable, Sendable {
  /// Without blanks around it; empty when nothing was struck.
  package var deleted: String
  package var inserted: String
  /// Words, without marks.
  package var deletedWords: Int
  package var insertedWords: Int
  package var operative: [OperativeChange]
}
