/// What an element of the eCFR's XML is to a reader. Its names are those of the printers' SGML from which it comes.
enum ECFRElement: MarkupElement, Hashable, Sendable {
  /// DIV1 … DIV9, by what they hold.
  case division(ECFRLevel)
  case head
  case paragraph
  /// A paragraph that goes on flush left, without a number.
  case flush
  /// What a section reproduces: its paragraphs are not numbered with the section's.
  case extract
  case example
  case table
  case footnote
  /// Authority, source, history, editorial notes; `noteLabels` has what makes its address.
  case note
  /// The heading of a note or example, which stands where a number would: "Authority:".
  case noteHeading
  case italic
  case superscript
  case footnoteReference
  /// Holds blocks and has no text of its own.
  case container
  case leftOut(RemovalReason)
  /// Emphasis within a paragraph; a paragraph where it stands alone.
  case inline

  init(_ name: MarkupName) {
    let local = name.local
    if let level = ECFRLevel(rawValue: local) {
      self = .division(level)
    } else if let known = Self.elements[local] {
      self = known
    } else if local.hasPrefix("FP") || local.hasPrefix("HD") {
      self = local.hasPrefix("FP") ? .flush : .paragraph
    } else {
      self = .inline
    }
  }

  private static let elements: [String: ECFRElement] = [
    "HEAD": .head, "P": .paragraph, "PSPACE": .paragraph, "PP": .paragraph, "FRP": .flush, "LP": .flush,
    "EXTRACT": .extract, "EXAMPLE": .example, "TABLE": .table, "GPOTABLE": .table, "FTNT": .footnote, "HED": .noteHeading,
    "AUTH": .note, "SECAUTH": .note, "PARAUTH": .note,
    "SOURCE": .note, "CITA": .note, "EDNOTE": .note,
    "EFFDNOT": .note, "EFFDNOTP": .note, "APPRO": .note,
    "CROSSREF": .note, "NOTE": .note,
    "I": .italic, "SU": .superscript, "FTREF": .footnoteReference,
    "DLPSTEXTCLASS": .container, "ECFR": .container, "TEXT": .container, "BODY": .container, "ECFRBRWS": .container,
    "VOLUME": .container, "DIV": .container, "div": .container,
    "HEADER": .leftOut(.metadata), "AMDDATE": .leftOut(.metadata), "CFRTOC": .leftOut(.tableOfContents),
    "TOC": .leftOut(.tableOfContents), "EAR": .leftOut(.runningHeader), "PRTPAGE": .leftOut(.pageBreak),
  ]
  static let noteLabels: [String: String] = [
    "AUTH": "note-authority",
    "SECAUTH": "note-authority",
    "PARAUTH": "note-authority",
    "SOURCE": "note-source",
    "CITA": "note-history",
    "EDNOTE": "note-editorial-note",
    "EFFDNOT": "note-effective-date",
    "EFFDNOTP": "note-effective-date",
    "APPRO": "note-approval",
    "CROSSREF": "note-cross-reference",
    "NOTE": "note",
  ]
}

/// A level above the paragraphs.
enum ECFRLevel: String, Hashable, Sendable, CaseIterable {
  case title = "DIV1"
  case subtitle = "DIV2"
  case chapter = "DIV3"
  case subchapter = "DIV4"
  case part = "DIV5"
  case subpart = "DIV6"
  case subjectGroup = "DIV7"
  case section = "DIV8"
  case appendix = "DIV9"

  var isDivision: Bool { self != .section && self != .appendix }
  /// The word before the number in an address.
  var word: String { "\(self)" }
}
