/// What Concord writes into an OSCAL document beyond the names that the standard gives, so that reading a catalog back gives the
/// same edition: properties in a namespace of their own, which other tools leave alone.
package enum OSCALForm {
  /// The version of the standard whose documents are written.
  package static let version = "1.1.2"
  /// The namespace of Concord's properties.
  package static let namespace = "urn:concord:oscal"
  /// The property of a catalog's metadata that says that it was written here, with the form's number.
  package static let form = "form"
  package static let formNumber = "1"

  // Properties of groups, controls and parts. Their kind is their class; a part without a class is text of what it stands in.
  static let address = "address"
  static let state = "state"
  static let summary = "summary"
  static let incomplete = "incomplete"
  static let level = "level"
  static let heading = "heading"
  static let headerRows = "header-rows"
  static let operative = "operative"
  /// The offset of a paragraph in its provision, that of the mark in the paragraph in UTF-8 bytes, and the note's label.
  static let editorNote = "editor-note"
  static let yes = "yes"
  static let none = "none"

  /// The level that a provision has unless a property says otherwise.
  static func expectedLevel(_ kind: ProvisionKind, below parent: Int?) -> Int {
    switch kind {
    case .division, .section: 0
    default: parent.map { $0 + 1 } ?? 0
    }
  }

  /// Whether a kind's words are what the provision asks: in OSCAL its statement.
  static func isStatement(_ kind: ProvisionKind) -> Bool { kind == .section || kind == .subdivision }
}
