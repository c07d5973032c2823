package import Diagnostics

/// An instrument: what its `regulation.yaml` says of it.
package struct Regulation: Sendable {
  package var id: InstrumentIdentifier
  /// The official title.
  package var title: String
  /// The title for navigation and tables: "CCPA Regulations".
  package var shortTitle: String
  package var jurisdiction: String?
  package var style: CitationStyle
  /// Names of the levels below a section, outermost first: "subsection", "paragraph" …
  package var levelNames: [String]
  /// What the author says of its defined terms.
  package var terms: TermRules
  /// Editions in the order of the file.
  package var editions: [EditionInformation]
  package var position: SourcePosition

  package init(
    id: InstrumentIdentifier, title: String, shortTitle: String, jurisdiction: String?, style: CitationStyle,
    levelNames: [String], terms: TermRules = TermRules(), editions: [EditionInformation], position: SourcePosition
  ) {
    self.id = id
    self.title = title
    self.shortTitle = shortTitle
    self.jurisdiction = jurisdiction
    self.style = style
    self.levelNames = levelNames
    self.terms = terms
    self.editions = editions
    self.position = position
  }
}

/// What is known of an edition besides its text. Dates that are not known stay unknown and are said to be.
package struct EditionInformation: Sendable {
  package var id: EditionIdentifier
  /// The file's path below the project folder.
  package var file: Located<String>
  /// The file's format where somebody names it; otherwise its content shows it.
  package var format: EditionFormat?
  package var adopted: CalendarDate?
  package var effective: CalendarDate?
  package var operative: CalendarDate?
  /// Provisions that become operative on a day of their own.
  package var later: [LaterProvision] = []
  /// Where the text was taken from, in words.
  package var source: String?
  /// A sentence about what is missing or uncertain, shown with the edition.
  package var remarks: [String]
  /// When a person last checked that no later edition is missing.
  package var checked: CalendarDate?
  package var position: SourcePosition

  package init(
    id: EditionIdentifier, file: Located<String>, format: EditionFormat? = nil, adopted: CalendarDate? = nil, effective: CalendarDate? = nil,
    operative: CalendarDate? = nil, source: String? = nil, remarks: [String] = [], checked: CalendarDate? = nil,
    position: SourcePosition
  ) {
    self.id = id
    self.file = file
    self.format = format
    self.adopted = adopted
    self.effective = effective
    self.operative = operative
    self.source = source
    self.remarks = remarks
    self.checked = checked
    self.position = position
  }
}

/// A provision that becomes operative on another day than its edition.
package struct LaterProvision: Sendable {
  package var provision: ProvisionAddress
  package var operative: CalendarDate
  package var position: SourcePosition

  package init(provision: ProvisionAddress, operative: CalendarDate, position: SourcePosition) {
    self.provision = provision
    self.operative = operative
    self.position = position
  }
}

extension EditionInformation {
  /// The first day on which a provision binds as far as it is known: its own or that of what it stands in, else its edition's.
  package func operative(of address: ProvisionAddress) -> CalendarDate? {
    later.filter { address.isWithin($0.provision) }.max { $0.provision.components.count < $1.provision.components.count }?.operative
      ?? operative
  }
}
