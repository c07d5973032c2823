/// A level of USLM's hierarchy. Which may stand below which is free: a section can hold paragraphs without a subsection.
enum USLMLevel: String, Hashable, Sendable, CaseIterable {
  case title, subtitle, chapter, subchapter, part, subpart, division, subdivision, article, subarticle, appendix, level
  case section
  case subsection, paragraph, subparagraph, clause, subclause, item, subitem, subsubitem

  /// Whether it groups sections. A `level`, which has no name, does outside sections only.
  var isDivision: Bool {
    switch self {
    case .title, .subtitle, .chapter, .subchapter, .part, .subpart, .division, .subdivision, .article, .subarticle, .appendix, .level:
      true
    default: false
    }
  }
}

/// What an element of USLM is to a reader, in 1.0 as in 2.x.
enum USLMElement: MarkupElement, Hashable, Sendable {
  case level(USLMLevel)
  case number
  case heading
  /// Chapeau, content, continuation: the text of a level before, between and behind its sub-levels.
  case text
  case paragraph
  case table
  /// A group of notes.
  case notes
  /// An editorial note, source credit, authority …; `noteNames` has the name that makes its address.
  case note
  case footnote
  /// Provisions of another act, quoted.
  case quoted
  case reference
  /// A term where it is defined.
  case term
  case superscript
  case lineBreak
  /// A block of text without a role of its own: a signature, its lines.
  case block
  case leftOut(RemovalReason)
  /// Emphasis, dates and whatever a later schema may add: words of the text around.
  case inline

  init(_ name: MarkupName) {
    if name.namespace.hasSuffix("/xhtml") {
      self = Self.tableElements[name.local] ?? .inline
    } else if Self.isUSLM(name.namespace) {
      self = USLMLevel(rawValue: name.local).map { .level($0) } ?? Self.elements[name.local] ?? .inline
    } else {
      // Dublin Core, outside `meta` too: who made the file and when.
      self = name.namespace.hasPrefix("http://purl.org/dc/") ? .leftOut(.metadata) : .inline
    }
  }

  static func isUSLM(_ namespace: String) -> Bool {
    namespace.hasPrefix("http://xml.house.gov/schemas/uslm/") || namespace.hasPrefix("http://schemas.gpo.gov/xml/uslm")
  }

  private static let tableElements: [String: USLMElement] = ["table": .table, "p": .paragraph, "br": .lineBreak, "sup": .superscript]

  private static let elements: [String: USLMElement] = [
    "num": .number, "heading": .heading, "subheading": .heading, "headingText": .inline,
    "chapeau": .text, "content": .text, "continuation": .text, "proviso": .text, "text": .text,
    "p": .paragraph, "table": .table, "notes": .notes, "footnote": .footnote,
    "note": .note, "sourceCredit": .note, "source": .note, "authority": .note,
    "editorialNote": .note, "explanationNote": .note, "citationNote": .note,
    "editionNote": .note, "organizationNote": .note, "uscNote": .note,
    "statutoryNote": .note, "approvedNote": .note,
    "quotedContent": .quoted, "ref": .reference, "term": .term, "sup": .superscript, "br": .lineBreak,
    "signature": .block, "signatures": .block, "name": .block, "role": .block, "affiliation": .block, "signatureDate": .block,
    "figure": .block, "caption": .block, "quotedText": .inline,
    "toc": .leftOut(.tableOfContents), "meta": .leftOut(.metadata), "preface": .leftOut(.metadata), "backMatter": .leftOut(.metadata),
    "endMarker": .leftOut(.metadata), "index": .leftOut(.index), "ear": .leftOut(.runningHeader),
    "leftRunningHead": .leftOut(.runningHeader), "rightRunningHead": .leftOut(.runningHeader), "page": .leftOut(.pageBreak),
  ]
  static let noteNames: [String: String] = [
    "note": "note",
    "sourceCredit": "source-credit",
    "source": "source",
    "authority": "authority",
    "editorialNote": "editorial-note",
    "explanationNote": "explanation",
    "citationNote": "citation",
    "editionNote": "edition",
    "organizationNote": "organization",
    "uscNote": "usc-note",
    "statutoryNote": "statutory-note",
    "approvedNote": "approved",
  ]
}
