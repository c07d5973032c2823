package import Diagnostics

/// What a reader makes of a source: the edition, what else the source says, and what became of every character of it.
///
/// The reader of each format is an enum with one function, the same for all:
///
///     static func read(_ source: SourceText, instrument: InstrumentIdentifier, accounting: Bool) -> Checked<EditionReading>
///
/// It takes text, not bytes: whoever loads a file decodes it, XML by `MarkupEncoding`. A source that cannot be read at all gives
/// an edition without provisions and an error.
package struct EditionReading: Sendable {
  package var parsed: ParsedEdition
  /// References that the source marks up, so that no grammar need find them.
  package var references: [MarkedReference]
  /// Terms that the source marks up where it defines them.
  package var terms: [MarkedTerm]
  /// In the order of the source; together the runs hold every character of its text but white space. Empty when the
  /// reader was not asked for it.
  package var account: [ImportedRun]
  /// What the source says of the instrument and this edition of it.
  package var stated: StatedInformation
  /// The provisions by the names with which `references` of this source and of others name them: "/us/usc/t44/s3502", "#ac-3".
  package var identifiers: [String: ProvisionIndex]

  package init(
    parsed: ParsedEdition, references: [MarkedReference] = [], terms: [MarkedTerm] = [], account: [ImportedRun] = [],
    stated: StatedInformation = StatedInformation(), identifiers: [String: ProvisionIndex] = [:]
  ) {
    self.parsed = parsed
    self.references = references
    self.terms = terms
    self.account = account
    self.stated = stated
    self.identifiers = identifiers
  }
}

/// What a source says of its law, where it says so itself: never the day on which a file was made, converted or published.
package struct StatedInformation: Sendable {
  package var title: Located<String>?
  package var adopted: Located<CalendarDate>?
  package var effective: Located<CalendarDate>?
  package var operative: Located<CalendarDate>?

  package init(
    title: Located<String>? = nil, adopted: Located<CalendarDate>? = nil, effective: Located<CalendarDate>? = nil,
    operative: Located<CalendarDate>? = nil
  ) {
    self.title = title
    self.adopted = adopted
    self.effective = effective
    self.operative = operative
  }
}

/// A reference with its target as the source marks it up.
package struct MarkedReference: Hashable, Sendable {
  package var provision: ProvisionIndex
  /// The offset of the paragraph in the provision's content.
  package var item: Int
  /// UTF-8 offsets in the paragraph's text.
  package var range: Range<Int>
  /// As the source has it: "/us/usc/t44/s3502", "#ac-3".
  package var target: String
  /// The last target of a marked-up range.
  package var last: String?

  package init(provision: ProvisionIndex, item: Int, range: Range<Int>, target: String, last: String? = nil) {
    self.provision = provision
    self.item = item
    self.range = range
    self.target = target
    self.last = last
  }
}
