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

  package init(parsed: ParsedEdition, references: [MarkedReference] = [], terms: [MarkedTerm] = [], account: [ImportedRun] = []) {
    self.parsed = parsed
    self.references = references
    self.terms = terms
    self.account = account
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
