/// References within an appendix that is numbered as an outline: "paragraph C.2(d)(6) of these Instructions".
extension CitationParser {
  /// Reads from a level's name; the index does not move when no such number follows it.
  ///
  /// The path starts below the section in which the text stands: an appendix's divisions have no other name for it.
  mutating func readOutlineLevels() -> CitationDraft? {
    let mark = index
    guard level(at: mark) != nil else { return nil }
    index += 1
    guard let first = readOutlineNumber() else {
      index = mark
      return nil
    }
    var paths = [first]
    while paths.count < CitationLimits.product {
      let mark = index
      guard readConnector() != nil, let next = readOutlineNumber() else {
        index = mark
        break
      }
      paths.append(next)
    }
    if keyword == .of, keyword(at: index + 1) == .this, index + 2 < lexed.tokens.count, Self.outlines.contains(lowercased(index + 2)) { index += 3 }
    return CitationDraft(
      start: lexed.tokens[mark].start, end: endOfLastToken, unit: .component, targets: paths.map { CitationDraft.Target(path: $0) },
      isRelative: true)
  }

  private static let outlines: Set<String> = ["appendix", "form", "instruction", "instructions"]

  /// "C.2(d)(6)"
  private mutating func readOutlineNumber() -> [String]? {
    guard index + 2 < lexed.tokens.count, lexed.tokens[index].kind == .word, lexed.isCapitalized(index),
      lexed.tokens[index].end - lexed.tokens[index].start == 1, lexed.tokens[index + 1].kind == .period,
      !lexed.tokens[index + 1].followsBlank, isSectionNumber(index + 2), !lexed.tokens[index + 2].followsBlank
    else { return nil }
    index += 3
    return [lexed.text(index - 3), lexed.text(index - 1)] + readLabelGroup(adjacent: true)
  }
}
