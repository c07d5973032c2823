/// What the elements of one document are, within a text and outside.
struct USLMRoles: MarkupRoles {
  let document: MarkupDocument
  let elements: [USLMElement]

  /// What an element within a text is to it.
  func role(_ node: Int) -> InlineRole {
    switch element(node) {
    case .footnote: return .takenOut
    case .note: return isFootnote(node) ? .takenOut : .separate
    case .reference:
      if let target = document.attribute("href", of: node), !target.isEmpty { return .reference(target: target) }
      return document.attribute("idref", of: node) != nil ? .leftOut(.footnoteMark) : .inline
    case .term: return isQuoted(node) ? .inline : .term(name: nil)
    case .superscript: return isFootnoteMark(node) ? .leftOut(.footnoteMark) : .inline
    case .leftOut(let reason): return .leftOut(reason)
    case .paragraph, .lineBreak, .block, .text, .level, .quoted, .number, .heading, .notes, .table: return .separate
    case .inline: return .inline
    }
  }

  /// Whether an element is another act's: what that defines is no term of this one.
  private func isQuoted(_ node: Int) -> Bool {
    var holder = document.parent(of: node)
    while let current = holder {
      switch element(current) {
      case .quoted, .note, .notes, .footnote: return true
      default: holder = document.parent(of: current)
      }
    }
    return false
  }

  func isFootnote(_ node: Int) -> Bool { document.attribute("type", of: node) == "footnote" }

  /// A raised number before the first word of a heading refers to a footnote; one behind a word may be an exponent.
  private func isFootnoteMark(_ node: Int) -> Bool {
    guard let parent = document.parent(of: node), element(parent) == .heading else { return false }
    return (parent + 1..<node).allSatisfy { document.plainText(of: $0).allSatisfy(\.isWhitespace) } && document.plainText(of: node).allSatisfy(\.isNumber)
  }
}
