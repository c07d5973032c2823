/// What an element of RegML is to a reader.
enum RegMLElement: MarkupElement, Hashable, Sendable {
  /// A part, subpart or appendix: it groups sections.
  case division
  /// A section, or a section of an appendix.
  case section
  case paragraph
  /// A tree of official commentary beside the regulation; its levels explain and ask for nothing.
  case interpretations
  case interpretation
  /// Holds levels below a part or subpart, text below a paragraph.
  case content
  /// The heading of a level, or the words printed before a paragraph's text.
  case heading
  case reserved
  case definition
  case reference
  case table
  /// A figure: its place and its words are kept, nothing is loaded.
  case graphic
  case block
  case leftOut(RemovalReason)
  case inline

  init(_ name: MarkupName) { self = Self.elements[name.local] ?? .inline }

  static func isRegML(_ name: MarkupName) -> Bool { name.namespace == "eregs" }

  private static let elements: [String: RegMLElement] = [
    "part": .division, "subpart": .division, "appendix": .division,
    "section": .section, "appendixSection": .section, "paragraph": .paragraph,
    "interpretations": .interpretations, "interpSection": .interpretation, "interpParagraph": .interpretation,
    "content": .content, "title": .heading, "subject": .heading, "appendixTitle": .heading,
    "reserved": .reserved, "def": .definition, "ref": .reference, "table": .table, "graphic": .graphic,
    "altText": .block, "text": .block, "callout": .block, "line": .block, "url": .leftOut(.metadata),
    "fdsys": .leftOut(.metadata), "preamble": .leftOut(.metadata), "analysis": .leftOut(.analysis),
    "tableOfContents": .leftOut(.tableOfContents),
  ]
}
