package import Diagnostics

/// The place of a term in its vocabulary, in file order from 0, parents before their children.
package typealias TermIndex = Int

/// Which of the vocabularies.
package enum VocabularyKind: String, Hashable, Sendable, CaseIterable {
  case roles
  case purposes
  case dataCategories = "data-categories"
  /// The groups of recipients by which disclosures are told to consumers: "Advertising networks".
  case recipients

  /// Whether a project cannot do without it.
  package var isRequired: Bool { self != .recipients }

  /// What one of its terms is called in messages: "role".
  package var termName: String {
    switch self {
    case .roles: "role"
    case .purposes: "purpose"
    case .dataCategories: "data category"
    case .recipients: "recipient"
    }
  }
}

/// A term of a vocabulary.
package struct Term: Sendable {
  package var id: String
  package var label: String
  /// Where the law or the organization defines it, as written.
  package var cite: Located<String>?
  package var parent: TermIndex?
  /// The index after the last term below this one: `index..<end` is the term with all that it covers.
  package var end: TermIndex
  package var position: SourcePosition
  /// Of a purpose: the list of disclosures to which a disclosure for it belongs, its own or that of a term above it.
  package var disclosure: DisclosureList?
}

/// A tree of terms with labels and pinpoints. A parent covers its children wherever terms are compared.
package struct Vocabulary: Sendable {
  package let kind: VocabularyKind
  package let terms: [Term]
  private let indices: [String: TermIndex]

  /// - Precondition: identifiers are unique and parents stand before their children.
  package init(kind: VocabularyKind, terms: [Term]) {
    self.kind = kind
    self.terms = terms
    indices = Dictionary(terms.indices.map { (terms[$0].id, $0) }) { first, _ in first }
  }

  package func index(of id: String) -> TermIndex? { indices[id] }

  /// A term and all that it covers.
  package func covered(by index: TermIndex) -> Range<TermIndex> { index..<terms[index].end }

  /// Whether a term says no more than that something falls under the terms below it.
  package func hasNarrowerTerms(_ index: TermIndex) -> Bool { terms[index].end > index + 1 }

  /// Whether one of two terms covers the other.
  package func overlap(_ one: TermIndex, _ other: TermIndex) -> Bool {
    covered(by: one).contains(other) || covered(by: other).contains(one)
  }
}

/// The vocabularies of a project.
package struct Vocabularies: Sendable {
  package var roles: Vocabulary
  package var purposes: Vocabulary
  package var dataCategories: Vocabulary
  /// Without terms where the project has no such vocabulary.
  package var recipients: Vocabulary

  package init(
    roles: Vocabulary, purposes: Vocabulary, dataCategories: Vocabulary,
    recipients: Vocabulary = Vocabulary(kind: .recipients, terms: [])
  ) {
    self.roles = roles
    self.purposes = purposes
    self.dataCategories = dataCategories
    self.recipients = recipients
  }

  package subscript(kind: VocabularyKind) -> Vocabulary {
    switch kind {
    case .roles: roles
    case .purposes: purposes
    case .dataCategories: dataCategories
    case .recipients: recipients
    }
  }
}
