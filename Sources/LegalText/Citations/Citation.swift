/// A reference found in a text, with its runs and ranges expanded.
package struct Citation: Hashable, Sendable {
  /// UTF-8 offsets in the paragraph's text, from the first character of the reference to the last.
  package var range: Range<Int>
  package var instrument: CitedInstrument
  /// What it points to, in the order of the text: "subdivisions (a)(1) through (a)(3)" has three. Never empty.
  package var pinpoints: [Pinpoint]
  package var role: CitationRole
  /// Whether the reference names no section of its own and was completed from the place where it stands: "paragraph (1)",
  /// "paragraph (a) of this section".
  package var isRelative: Bool
  /// What the numbers count.
  package var unit: CitationUnit

  package init(
    range: Range<Int>, instrument: CitedInstrument, pinpoints: [Pinpoint], role: CitationRole = .reference,
    isRelative: Bool = false, unit: CitationUnit = .section
  ) {
    self.range = range
    self.instrument = instrument
    self.pinpoints = pinpoints
    self.role = role
    self.isRelative = isRelative
    self.unit = unit
  }
}

/// Which instrument a citation names.
package enum CitedInstrument: Hashable, Sendable {
  /// One of the project: the citing instrument itself or another that is loaded.
  case loaded(InstrumentIdentifier)
  /// One that is not loaded, by the name the text gives it: "42 U.S.C.", "TFEU".
  case outside(String)
}

/// What the numbers of a citation count.
package enum CitationUnit: Hashable, Sendable {
  case section, article
  /// Parts of the text named by their words, "chapter 53", or levels of the section at hand.
  case component
}

/// A place within an instrument.
package struct Pinpoint: Hashable, Sendable {
  /// A section's number, an article's, or a division such as `chapter-3`.
  package var section: String
  /// Labels below the section, outermost first: `["a", "3", "A"]`.
  package var path: [String]

  package init(section: String, path: [String] = []) {
    self.section = section
    self.path = path
  }

  package func address(in instrument: InstrumentIdentifier) -> ProvisionAddress {
    ProvisionAddress(instrument, [section] + path)
  }
}

/// Why a text cites.
package enum CitationRole: String, Hashable, Sendable {
  case reference
  /// The power under which a rule was made: "Authority cited: …".
  case authority
}
