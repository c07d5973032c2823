/// What the elements of one document are, within a paragraph and outside.
struct ECFRRoles: MarkupRoles {
  let document: MarkupDocument
  let elements: [ECFRElement]

  /// What an element within a paragraph is to it.
  func role(_ node: Int) -> InlineRole {
    switch element(node) {
    case .superscript: isFootnoteMark(node) ? .leftOut(.footnoteMark) : .inline
    case .italic, .inline, .footnoteReference: .inline
    case .leftOut(let reason): .leftOut(reason)
    case .footnote: .takenOut
    default: .separate
    }
  }

  /// A raised number is a footnote's mark when the element that refers to the footnote follows; else it may be an exponent.
  private func isFootnoteMark(_ node: Int) -> Bool {
    guard let parent = document.parent(of: node) else { return false }
    var index = document.end(of: node)
    while index < document.end(of: parent), document.isText(index), document.isBlank(index) { index += 1 }
    return index < document.end(of: parent) && element(index) == .footnoteReference
  }
}
