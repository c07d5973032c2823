/// A place in the text of an edition.
package struct TermPlace: Hashable, Sendable {
  package var provision: ProvisionIndex
  /// The offset of the paragraph in the provision's content.
  package var item: Int
  /// UTF-8 offsets in the paragraph's text.
  package var range: Range<Int>

  package init(provision: ProvisionIndex, item: Int, range: Range<Int>) {
    self.provision = provision
    self.item = item
    self.range = range
  }
}

/// A term to which an instrument gives a meaning.
package struct DefinedTerm: Hashable, Sendable {
  package enum Origin: Hashable, Sendable {
    /// Found in the words of the law.
    case text
    /// Marked up by the source.
    case markup
    /// Added in `regulation.yaml`.
    case author
  }

  /// As printed, without quotation marks: "Personal information".
  package var name: String
  /// Further names that the same definition gives, and forms that an author added: "collected", "collection".
  package var otherNames: [String]
  /// The instrument in which it has this meaning.
  package var instrument: InstrumentIdentifier
  /// The provision that defines it; an author can name one of another instrument.
  package var address: ProvisionAddress
  /// Where the definition prints the name; `nil` for a term that an author added.
  package var place: TermPlace?
  package var relation: DefinitionRelation
  package var scope: TermScope
  /// What the definition says that the term is not: "does not include publicly available information".
  package var exclusions: [TermPlace]
  package var origin: Origin
  package var letterCase: TermCase

  package var names: [String] { [name] + otherNames }
}

/// How a definition ties a term to its meaning.
package enum DefinitionRelation: String, Hashable, Sendable {
  case means
  /// "includes": the rest of the meaning is that of the language.
  case includes
  /// "has the same meaning as in …"
  case sameMeaning = "same-meaning"
  /// "is limited to": narrower than elsewhere in the instrument.
  case limited
  /// A name in parentheses behind what it stands for: "(the ‘Board’)".
  case named
}

/// Where in its instrument a term has its meaning.
package enum TermScope: Hashable, Sendable {
  case instrument
  /// A division, a section or a part of one, with all below it; in the order of the text, not empty.
  case provisions([ProvisionAddress])
}

/// In which letters a text must print a term for it to be meant.
package enum TermCase: Hashable, Sendable {
  case any
  /// With the capitals of its name: "Commission", "Notice at Collection".
  case capitalized
  /// Letter by letter: "CCPA".
  case exact
}
