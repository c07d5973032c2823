/// A level of Akoma Ntoso's hierarchy; which may stand below which is free.
enum AkomaNtosoLevel: Hashable, Sendable {
  /// It groups sections; the name makes its address.
  case division(String)
  /// A section, or an article of a European act: the unit that is cited by number.
  case section
  /// A level below a section; the name makes the address of one without a number.
  case subdivision(String)
  /// A heading over sections, or over paragraphs, without a number.
  case container
}

/// What an element of Akoma Ntoso is to a reader.
enum AkomaNtosoElement: MarkupElement, Hashable, Sendable {
  case level(AkomaNtosoLevel)
  case recital
  case number
  case heading
  /// The text of a level before, between and behind its sub-levels; a paragraph.
  case text
  /// A list without a number of its own: its items are levels of what holds it.
  case list
  /// Front and back matter: cover page, preface, preamble, conclusions.
  case matter(String)
  /// A document within the file: the act itself, an explanatory memorandum, a schedule.
  case document(String)
  case attachment
  case footnote
  /// A text that its name tells apart: the source credit of a section is a note.
  case namedText
  /// What an editor says about the text, in brackets.
  case remark
  /// Provisions of another act, quoted.
  case quoted
  case reference
  /// A term where it is defined.
  case definition
  case table
  case lineBreak
  case leftOut(RemovalReason)
  /// Emphasis, terms, dates and whatever a later version may add: words of the text around.
  case inline

  init(_ name: MarkupName) {
    if Self.divisions.contains(name.local) {
      self = .level(.division(name.local))
    } else if Self.subdivisions.contains(name.local) {
      self = .level(.subdivision(name.local))
    } else if Self.texts.contains(name.local) {
      self = .text
    } else {
      self = Self.elements[name.local] ?? .inline
    }
  }

  /// Whatever the version: `http://docs.oasis-open.org/legaldocml/ns/akn/3.0`, drafts of it, and the older address.
  static func isAkomaNtoso(_ namespace: String) -> Bool {
    namespace.contains("/ns/akn/") || namespace.hasPrefix("http://www.akomantoso.org/")
  }

  private static let divisions: Set<String> = [
    "book", "tome", "title", "subtitle", "part", "subpart", "chapter", "subchapter", "division", "subdivision",
  ]
  private static let subdivisions: Set<String> = [
    "subsection", "paragraph", "subparagraph", "clause", "subclause", "point", "indent", "alinea", "item", "sublist", "subrule", "level",
    "transitional", "proviso",
  ]
  private static let texts: Set<String> = [
    "intro", "wrapUp", "content", "listIntroduction", "listWrapUp", "p", "blockContainer", "longTitle", "formula", "container",
    "crossHeading", "citations", "citation", "recitals", "div", "ul", "ol", "li", "caption",
  ]
  private static let elements: [String: AkomaNtosoElement] = [
    "section": .level(.section), "article": .level(.section), "rule": .level(.section),
    "hcontainer": .level(.container), "tblock": .level(.container), "recital": .recital,
    "block": .namedText, "num": .number, "heading": .heading, "subheading": .heading,
    "list": .list, "blockList": .list,
    "coverPage": .matter("cover-page"), "preface": .matter("preface"), "preamble": .matter("preamble"), "conclusions": .matter("conclusions"),
    "act": .document("act"), "bill": .document("bill"), "doc": .document("doc"), "portion": .document("portion"),
    "documentCollection": .document("documentCollection"), "statement": .document("statement"), "amendment": .document("amendment"),
    "attachment": .attachment, "authorialNote": .footnote, "remark": .remark, "quotedStructure": .quoted, "embeddedStructure": .quoted,
    "ref": .reference, "rref": .reference, "def": .definition, "table": .table, "eol": .lineBreak, "br": .lineBreak,
    "meta": .leftOut(.metadata), "toc": .leftOut(.tableOfContents), "noteRef": .leftOut(.footnoteMark), "eop": .leftOut(.pageBreak),
    "marker": .leftOut(.metadata), "staticContent": .leftOut(.runningHeader),
  ]
}
