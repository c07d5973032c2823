internal import Diagnostics

extension USLMAssembler {
  /// Reads a note where it stands; one at the end of a section that the file has inside its last paragraph is the section's.
  mutating func note(_ node: Int, _ text: inout InlineText, _ context: Context) {
    if draft.roles.isFootnote(node) { return draft.note(footnote: node) }
    draft.finish(&text)
    if isExtract(node) {
      // What a regulation reproduces as part of itself, such as a list: law, not a note.
      flow(node, into: &text, context)
      draft.finish(&text)
      return
    }
    addFootnotes()
    let isBehindOthers = !notesOfSection.isEmpty
    if let section, !context.isQuoted, isBehindOthers || document.parent(of: node) != section, document.end(of: node) >= endOfLaw {
      notesOfSection.append(node)
    } else {
      addNote(node, context)
    }
  }

  mutating func addNote(_ node: Int, _ context: Context) {
    let heading = document.children(of: node).first { element($0) == .heading }
    let words = heading.map { draft.words(of: $0) } ?? ""
    let isDesignation = words.hasSuffix(":")
    let isExample = document.attribute("role", of: node) == "example"
    draft.builder.open(
      isExample ? .example : .note, label: isExample ? "example" : "note-" + name(of: node), designation: isDesignation ? words : "",
      heading: isDesignation || words.isEmpty ? nil : words, level: draft.builder.nestedLevel, at: document.position(of: node))
    var quoted = context
    quoted.isQuoted = true
    var text = InlineText()
    flow(node, into: &text, quoted, skipping: heading)
    draft.finish(&text)
    addFootnotes()
    draft.builder.close()
  }

  /// Adds the footnotes of the text so far, each as a note of the innermost open provision.
  mutating func addFootnotes() {
    while !draft.footnotes.isEmpty, draft.builder.current != nil {
      for node in draft.takeFootnotes() {
        let context = Context(isQuoted: true, isMoved: true)
        let number = numberElement(of: node)
        let designation = number.map { draft.words(of: $0, isMoved: true) } ?? ""
        draft.builder.open(
          .note, label: "footnote-" + (designation.isEmpty ? "unnumbered" : designation), designation: designation,
          level: draft.builder.nestedLevel, at: document.position(of: node))
        let outer = numberOfFootnote
        numberOfFootnote = number
        var text = InlineText()
        flow(node, into: &text, context)
        draft.finish(&text)
        numberOfFootnote = outer
        draft.builder.close()
      }
    }
  }

  private func numberElement(of node: Int) -> Int? {
    draft.leadingElement(of: node) { candidate in
      switch element(candidate) {
      case .number, .superscript: true
      case .reference: document.attribute("href", of: candidate) == nil
      default: false
      }
    }
  }

  /// "historicalAndRevision" of a `topic` is `historical-and-revision`.
  private func name(of node: Int) -> String {
    let name = USLMElement.noteNames[document.localName(of: node)] ?? "note"
    guard let topic = document.attribute("topic", of: node) ?? document.attribute("role", of: node), !topic.isEmpty else { return name }
    return topic.reduce(into: "") { result, letter in
      if letter.isUppercase, !result.isEmpty, result.last != "-", !topic.allSatisfy(\.isUppercase) { result += "-" }
      result += letter.lowercased()
    }
  }

  private func isExtract(_ node: Int) -> Bool {
    document.attribute("style", of: node)?.contains("EXTRACT") ?? false
  }

  /// The offset behind the last text of a section that is none of a note.
  func lawEnds(in section: Int) -> Int {
    var result = section
    var index = section + 1
    while index < document.end(of: section) {
      if document.isText(index), !document.isBlank(index) { result = index + 1 }
      if document.isElement(index) {
        switch element(index) {
        case .note where isExtract(index): break
        case .notes, .note, .leftOut, .footnote:
          index = document.end(of: index)
          continue
        default: break
        }
      }
      index += 1
    }
    return result
  }
}
