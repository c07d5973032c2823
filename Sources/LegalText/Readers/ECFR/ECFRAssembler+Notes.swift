internal import Diagnostics

extension ECFRAssembler {
  /// Adds a footnote or an example below the provision in which it is printed.
  mutating func addInset(_ node: Int) {
    if roles.element(node) == .footnote { addNote(node, label: "footnote") } else { addNote(node, label: "example") }
  }

  /// Adds a note, footnote or example: "Authority:" and "Example 1." stand where a number would.
  mutating func addNote(_ node: Int, label: String) {
    guard builder.current != nil else { return }
    let isFootnote = roles.element(node) == .footnote
    let number = isFootnote ? numberElement(of: node) : document.children(of: node).first { roles.element($0) == .noteHeading && document.isElement($0) }
    let designation = number.map { words(of: $0) } ?? ""
    var label = label
    if isFootnote { label += "-" + (designation.isEmpty ? "unnumbered" : designation) }
    let isExample = label == "example"
    // "Example 1." is example-1.
    if isExample, designation.lowercased().hasPrefix("example") { label = OutlineHeading.slug(designation) }
    builder.open(
      isExample ? .example : .note, label: label, designation: designation, level: builder.nestedLevel,
      at: document.position(of: node))
    let outer = (designationElement, blocks)
    (designationElement, blocks) = (number, [])
    flow(node)
    (designationElement, blocks) = outer
    builder.close()
  }

  private mutating func words(of node: Int) -> String {
    var text = InlineText()
    text.append(node, of: document, account: &account) { [roles] in roles.role($0) }
    return text.take()?.paragraph.text ?? ""
  }

  /// A note's paragraphs are numbered with nothing around them and stay paragraphs.
  private mutating func flow(_ node: Int) {
    var text = InlineText()
    func finish(_ builder: inout EditionBuilder) {
      if let piece = text.take() { _ = builder.add(piece) }
    }
    for child in document.children(of: node) where child != designationElement {
      guard document.isElement(child) else {
        text.append(whole: child, of: document, account: &account) { [roles] in roles.role($0) }
        continue
      }
      switch roles.element(child) {
      case .italic, .superscript, .footnoteReference, .other:
        text.append(whole: child, of: document, account: &account) { [roles] in roles.role($0) }
      case .leftOut(let reason): account.leaveOut(child, of: document, reason)
      case .table:
        finish(&builder)
        let read = MarkupTable.read(child, of: document, account: &account) { [roles] in roles.role($0) }
        if !read.table.rows.isEmpty { builder.add(read.table, origin: TextOrigin(startOf: document.position(of: child))) }
      case .footnote:
        finish(&builder)
        addInset(child)
      default:
        finish(&builder)
        flow(child)
      }
    }
    finish(&builder)
  }

  /// The raised number that begins a footnote.
  private func numberElement(of node: Int) -> Int? {
    for descendant in node + 1..<document.end(of: node) {
      if document.isElement(descendant) {
        if roles.element(descendant) == .superscript { return descendant }
      } else if !document.isBlank(descendant) {
        return nil
      }
    }
    return nil
  }
}
