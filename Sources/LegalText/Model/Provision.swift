/// The place of a provision in its edition's document order, from 0.
package typealias ProvisionIndex = Int

/// What sort of text a provision is.
package enum ProvisionKind: String, Hashable, Sendable, CaseIterable {
  /// A title, chapter, article or other grouping; it has a heading and seldom text.
  case division
  /// The unit that is cited by number: a section, or an article of a European act.
  case section
  /// A provision below a section, at any level.
  case subdivision
  /// A provision that only says what a term means.
  case definition
  /// An illustrative example: it explains and asks for nothing.
  case example
  /// A numbered reason for which an act was made, before its enacting terms: it is quoted and cited, and asks for nothing.
  case recital
  /// Apparatus of the publisher or agency: authority cited, reference, history.
  case note
}

/// Whether a provision still speaks.
package enum ProvisionState: String, Hashable, Sendable, CaseIterable {
  case inForce
  /// A number kept free.
  case reserved
  /// Struck by the legislature; kept so that old references find it.
  case repealed
  /// It stands elsewhere now: transferred or renumbered; kept so that old references find it.
  case transferred
  /// Left out by the publisher of a compilation, with a note that says why.
  case omitted
}

/// A node of an edition's tree.
package struct Provision: Hashable, Sendable {
  package var kind: ProvisionKind
  package var state: ProvisionState = .inForce
  /// The official text is not reproduced: the words are ours, and they back no quotation.
  package var isSummary = false
  /// The source breaks off within this provision.
  package var isIncomplete = false
  package var address: ProvisionAddress
  /// The number as printed, with its punctuation: "Article 4.", "§ 7050.", "(a)", "Note:"; empty when there is none.
  package var designation: String
  package var heading: String?
  /// Paragraphs, tables and sub-provisions in the order of the text.
  package var content: [ProvisionContent] = []
  /// `nil` at the top.
  package var parent: ProvisionIndex?
  /// 0 for divisions, sections and what stands beside them; below a section 1 for `(a)`, 2 for `(a)(1)` and so on.
  package var level = 0
  /// The index after the last descendant: `index + 1..<end` are all descendants, in order.
  package var end: ProvisionIndex = 0

  package init(kind: ProvisionKind, address: ProvisionAddress, designation: String, heading: String? = nil) {
    self.kind = kind
    self.address = address
    self.designation = designation
    self.heading = heading
  }

  /// The paragraphs before the first sub-provision: with sub-provisions, the chapeau.
  package var openingParagraphs: [Paragraph] {
    content.prefix { !$0.isChild }.compactMap(\.paragraph)
  }

  /// The paragraphs after the first sub-provision: the continuation.
  package var continuation: [Paragraph] {
    content.drop { !$0.isChild }.compactMap(\.paragraph)
  }

  /// All paragraphs of this provision itself, without sub-provisions.
  package var paragraphs: [Paragraph] { content.compactMap(\.paragraph) }

  package var children: [ProvisionIndex] { content.compactMap(\.child) }

  package var hasText: Bool { content.contains { !$0.isChild } }
}

/// A piece of a provision.
package enum ProvisionContent: Hashable, Sendable {
  case paragraph(Paragraph)
  case table(LegalTable)
  case child(ProvisionIndex)

  package var paragraph: Paragraph? {
    if case .paragraph(let paragraph) = self { paragraph } else { nil }
  }
  package var child: ProvisionIndex? {
    if case .child(let index) = self { index } else { nil }
  }
  package var isChild: Bool { child != nil }
}

/// A paragraph of the law.
package struct Paragraph: Hashable, Sendable {
  /// The words exactly as in the edition, on one line.
  package var text: String
  /// Where editor's notes are attached, by offset.
  package var marks: [EditorMark]

  package init(_ text: String, marks: [EditorMark] = []) {
    self.text = text
    self.marks = marks
  }
}

/// The place in a paragraph to which an editor's note is attached.
package struct EditorMark: Hashable, Sendable {
  /// UTF-8 offset in the paragraph's text, `0...count`.
  package var offset: Int
  /// The label of the note in `Edition.editorNotes`.
  package var label: String

  package init(offset: Int, label: String) {
    self.offset = offset
    self.label = label
  }
}

/// A table inside the law: rows of cells, the first `headerRows` of them heads.
package struct LegalTable: Hashable, Sendable {
  package var headerRows: Int
  package var rows: [[String]]

  package init(headerRows: Int, rows: [[String]]) {
    self.headerRows = headerRows
    self.rows = rows
  }
}
