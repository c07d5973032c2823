/// What the elements of one document are, within a text and outside.
struct RegMLRoles: MarkupRoles {
  let document: MarkupDocument
  let elements: [RegMLElement]

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
