internal import Diagnostics

/// A heading, paragraph or table of an outline, with the attributes before it.
struct OutlineBlock {
  enum Content {
    /// `depth` is the number of `#`.
    case heading(depth: Int, text: OutlineText)
    case paragraph(OutlineParagraph)
    case table(LegalTable, TextOrigin)
    /// `{empty}`: a provision without a text of its own.
    case empty
  }

  var attributes: OutlineAttributes
  var content: Content
  /// Of the first byte, attributes aside.
  var position: SourcePosition
}

/// A paragraph with the enumerators that open provisions before its text.
struct OutlineParagraph {
  var openers: [Located<Enumerator>] = []
  /// "Note:", which opens a note.
  var noteDesignation: String?
  /// `nil` when nothing stands behind the enumerators.
  var text: OutlineText?
}

/// An editor's note with the place of its label.
struct OutlineNote {
  var note: EditorNote
  var position: SourcePosition
}
