/// What the elements of one document are, within a paragraph and outside.
struct ECFRRoles {
  let document: MarkupDocument
  /// By the offset of their name.
  private let elements: [ECFRElement]

  init(_ document: MarkupDocument) {
    self.document = document
    elements = document.names.map(ECFRElement.init)
  }

  func element(_ node: Int) -> ECFRElement { document.nameIndex(of: node).map { elements[$0] } ?? .other }

  /// What an element within a paragraph is to it.
  func role(_ node: Int) -> InlineRole {
    switch element(node) {
    case .superscript: isFootnoteMark(node) ? .leftOut(.footnoteMark) : .inline
    case .italic, .other, .footnoteReference: .inline
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
