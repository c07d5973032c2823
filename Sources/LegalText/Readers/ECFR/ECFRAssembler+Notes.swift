internal import Diagnostics

extension ECFRAssembler {
  /// Adds a footnote or an example below the provision in which it is printed.
  mutating func addInset(_ node: Int) {
    if element(node) == .footnote { addNote(node, label: "footnote") } else { addNote(node, label: "example") }
  }

  /// Adds a note, footnote or example: "Authority:" and "Example 1." stand where a number would.
  mutating func addNote(_ node: Int, label: String) {
    guard draft.builder.current != nil else { return }
    let isFootnote = element(node) == .footnote
    let number = isFootnote ? numberElement(of: node) : document.children(of: node).first { element($0) == .noteHeading && document.isElement($0) }
    let designation = number.map { draft.words(of: $0) } ?? ""
    var label = label
    if isFootnote { label += "-" + (designation.isEmpty ? "unnumbered" : designation) }
    let isExample = label == "example"
    // "Example 1." is example-1.
    if isExample, designation.lowercased().hasPrefix("example") { label = OutlineHeading.slug(designation) }
    draft.builder.open(
      isExample ? .example : .note, label: label, designation: designation, level: draft.builder.nestedLevel,
      at: document.position(of: node))
    let outer = (designationElement, blocks)
    (designationElement, blocks) = (number, [])
    flow(node)
    (designationElement, blocks) = outer
    draft.builder.close()
  }

  /// A note's paragraphs are numbered with nothing around them and stay paragraphs.
  private mutating func flow(_ node: Int) {
    var text = InlineText()
    for child in document.children(of: node) where child != designationElement {
      guard document.isElement(child) else {
        draft.append(child, to: &text)
        continue
      }
      switch element(child) {
      case .italic, .superscript, .footnoteReference, .inline: draft.append(child, to: &text)
      case .leftOut(let reason): draft.leaveOut(child, reason)
      case .table:
        draft.finish(&text)
        draft.addTable(child)
      case .footnote:
        draft.finish(&text)
        addInset(child)
      default:
        draft.finish(&text)
        flow(child)
      }
    }
    draft.finish(&text)
  }

  /// The raised number that begins a footnote.
  private func numberElement(of node: Int) -> Int? {
    draft.leadingElement(of: node) { element($0) == .superscript }
  }
}
