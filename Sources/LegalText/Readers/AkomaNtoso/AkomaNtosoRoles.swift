/// What the elements of one document are, within a text and outside.
struct AkomaNtosoRoles: MarkupRoles {
  let document: MarkupDocument
  let elements: [AkomaNtosoElement]

  /// What an element within a text is to it.
  func role(_ node: Int) -> InlineRole {
    switch element(node) {
    case .footnote: .takenOut
    case .reference: reference(node) ?? .inline
    case .leftOut(let reason): .leftOut(reason)
    case .definition: isQuoted(node) ? .inline : .term(name: nil)
    case .inline, .remark: .inline
    default: .separate
    }
  }

  /// Whether an element is another act's: what that defines is no term of this one.
  private func isQuoted(_ node: Int) -> Bool {
    var holder = document.parent(of: node)
    while let current = holder {
      switch element(current) {
      case .quoted, .footnote: return true
      default: holder = document.parent(of: current)
      }
    }
    return false
  }

  /// A reference's target: of a range its first and its last.
  private func reference(_ node: Int) -> InlineRole? {
    if let target = document.attribute("href", of: node), !target.isEmpty { return .reference(target: target) }
    guard let first = document.attribute("from", of: node), !first.isEmpty else { return nil }
    return .reference(target: first, last: document.attribute("upTo", of: node))
  }

  /// Whether a level holds sections, so that it groups them.
  func holdsSections(_ node: Int) -> Bool {
    var index = node + 1
    while index < document.end(of: node) {
      if document.isElement(index) {
        switch element(index) {
        case .level(.section): return true
        case .quoted, .leftOut:
          index = document.end(of: index)
          continue
        default: break
        }
      }
      index += 1
    }
    return false
  }
}
