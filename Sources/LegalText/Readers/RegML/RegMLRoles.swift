/// What the elements of one document are, within a text and outside.
struct RegMLRoles {
  private let document: MarkupDocument
  /// By the offset of their name.
  private let elements: [RegMLElement]

  init(_ document: MarkupDocument) {
    self.document = document
    elements = document.names.map(RegMLElement.init)
  }

  func element(_ node: Int) -> RegMLElement { document.nameIndex(of: node).map { elements[$0] } ?? .inline }

  /// What an element within a text is to it.
  func role(_ node: Int) -> InlineRole {
    switch element(node) {
    case .reference: document.attribute("target", of: node).map { .reference(target: $0) } ?? .inline
    case .definition: .term(name: document.attribute("term", of: node))
    case .inline: .inline
    case .leftOut(let reason): .leftOut(reason)
    default: .separate
    }
  }
}
