/// References that begin with a volume or a division: "42 U.S.C. 1983(a)(1)", "12 CFR part 1016", "chapter 53 of title 5".
extension CitationParser {
  /// Reads from a number: a code's volume, or a section's number right behind a loaded instrument's name.
  mutating func readCode() -> CitationDraft? {
    let mark = index
    if let prefix, prefix.end == index {
      // "GDPR 2018" is no reference, "11 CCR 7050" and "Civ. Code 1798.140(a)" are.
      let name = lexed.bytes[prefix.start]
      let isPinpoint = lexed.text(index).utf8.contains(UInt8(ascii: ".")) || hasLabel(behind: index)
      guard TextBytes.isDigit(name) || isPinpoint else { return nil }
      return readSections(from: (prefix.start, prefix.instrument))
    }
    guard let end = endOfCode(mark) else { return nil }
    let start = lexed.tokens[mark].start
    let instrument = CitedInstrument.outside(TextBytes.string(lexed.bytes, start..<lexed.tokens[end - 1].end))
    index = end
    if kind == .sectionSign || kind == .number { return readSections(from: (start, instrument)) }
    switch keyword {
    case .section: return readSections(from: (start, instrument))
    case .division:
      if let draft = readDivisions(from: (start, instrument)) { return draft }
    default: break
    }
    index = mark
    return nil
  }

  func startsCode(_ position: Int) -> Bool {
    if endOfCode(position) != nil { return true }
    return names.match(in: lexed.bytes, at: lexed.tokens[position].start) != nil
  }

  private func hasLabel(behind position: Int) -> Bool {
    position + 1 < lexed.tokens.count && lexed.tokens[position + 1].kind == .label
      && !lexed.tokens[position + 1].followsBlank
  }

  /// The token behind "42 U.S.C.", "12 CFR", "11 C.C.R.".
  private func endOfCode(_ position: Int) -> Int? {
    guard position + 1 < lexed.tokens.count, lexed.tokens[position + 1].kind == .word else { return nil }
    let word = lexed.text(position + 1)
    guard ["USC", "USCA", "USCS", "CFR", "CCR"].contains(word.filter { $0 != "." }.uppercased()) else { return nil }
    let next = position + 2
    let isAbbreviated = word.utf8.contains(UInt8(ascii: "."))
    if isAbbreviated, next < lexed.tokens.count, lexed.tokens[next].kind == .period, !lexed.tokens[next].followsBlank {
      return next + 1
    }
    return next
  }

  // MARK: Divisions

  /// Reads from a division's word: "Chapter 5 (commencing with Section 17200) of Part 2 of Division 7 of the … Code",
  /// "title 18, section 922".
  mutating func readDivisions(from code: (start: Int, instrument: CitedInstrument)? = nil) -> CitationDraft? {
    let start = lexed.tokens[index].start
    if code == nil, let title = readTitle() {
      guard isUnit(index) else { return nil }
      return readSections(from: (start, .outside(title)))
    }
    guard let first = readDivision() else { return nil }
    var draft = CitationDraft(start: code?.start ?? start, end: endOfLastToken, unit: .component, targets: [])
    if let code {
      draft.instrument = code.instrument
      draft.namesInstrument = true
    }
    var chain = [first.components]
    while chain.count < CitationLimits.links {
      let mark = index
      // Behind a code's name the order is from the outside in: "31 U.S.C. Chapter 53, Subchapter II".
      if code != nil, kind == .comma { index += 1 } else if keyword == .of { index += 1 } else { break }
      guard let next = readDivision() else {
        index = mark
        break
      }
      if code != nil { chain.append(next.components) } else { chain.insert(next.components, at: 0) }
    }
    draft.end = endOfLastToken
    let outer = chain.dropLast().map { $0[0] }
    draft.targets = (code == nil ? chain.last ?? [] : chain[chain.count - 1]).map { component in
      let components = outer + [component]
      return CitationDraft.Target(section: components[0], path: Array(components.dropFirst()))
    }
    if code != nil { return draft }
    let names = draft.namesInstrument
    readTrailingInstrument(of: &draft)
    // "part 2 of the form" and a bare "part 2" are not the law's.
    guard draft.namesInstrument != names || (keyword != .of && (first.isUnmistakable || chain.count > 1)) else {
      return nil
    }
    return draft
  }

  private struct ReadDivision {
    /// One for each number of a list, `chapter-53`.
    var components: [String]
    /// Whether the word has no other meaning in running text.
    var isUnmistakable: Bool
  }

  private mutating func readDivision() -> ReadDivision? {
    let word: String
    let isUnmistakable: Bool
    switch keyword {
    case .division(let name):
      word = name
      isUnmistakable = ["chapter", "subchapter", "subpart", "annex", "recital"].contains(name)
    case .title:
      // "title 40" is an instrument, "title IV" a part of one.
      guard index + 1 < lexed.tokens.count, lexed.tokens[index + 1].kind == .word else { return nil }
      word = "title"
      isUnmistakable = true
    case .article:
      word = "article"
      isUnmistakable = true
    default: return nil
    }
    let mark = index
    index += 1
    guard let first = readDivisionNumber(isRecital: word == "recital") else {
      index = mark
      return nil
    }
    var components = [word + "-" + first]
    let behindFirst = index
    while components.count <= LabelSequence.maximumRange {
      let mark = index
      guard readConnector() != nil, let next = readDivisionNumber(isRecital: word == "recital") else {
        index = mark
        break
      }
      components.append(word + "-" + next)
    }
    let isPlural = TextBytes.lowercase(lexed.bytes[lexed.tokens[mark].end - 1]) == UInt8(ascii: "s")
    if components.count > 1, !isPlural, !isOfWhole {
      components.removeLast(components.count - 1)
      index = behindFirst
    }
    skipCommencing()
    return ReadDivision(components: components, isUnmistakable: isUnmistakable || isPartOfCode(mark))
  }

  /// "chapter 21, 29 and 33 of this title": what the whole is shows that the numbers are a list although the word is singular.
  private var isOfWhole: Bool {
    guard keyword == .of else { return false }
    switch keyword(at: index + 1) {
    case .this, .title, .division: return true
    default: return false
    }
  }

  /// "part 71" in a regulation whose own sections are numbered by part, "555.82": a form or a list has no part of two digits.
  private func isPartOfCode(_ position: Int) -> Bool {
    // Behind a comma it is a piece of a longer reference: "title 1, Code of Federal Regulations, part 10".
    guard keyword(at: position) == .division("part"), !lexed.isCapitalized(position), position > 0, lexed.tokens[position - 1].kind != .comma,
      position + 1 < lexed.tokens.count,
      context.section.utf8.contains(UInt8(ascii: "."))
    else { return false }
    let number = lexed.text(position + 1).utf8
    return number.count >= 2 && number.allSatisfy(TextBytes.isDigit)
  }

  /// A number, a roman numeral or a single capital letter; a recital's number may stand in parentheses.
  private mutating func readDivisionNumber(isRecital: Bool) -> String? {
    guard index < lexed.tokens.count else { return nil }
    if isRecital, kind == .label {
      index += 1
      return lexed.label(index - 1)
    }
    if isSectionNumber(index) {
      index += 1
      return lexed.text(index - 1)
    }
    guard lexed.isCapitalized(index) else { return nil }
    let text = lexed.text(index)
    // "A" and "I" start sentences; as numbers they stand within one.
    guard text.utf8.count == 1 || (text == text.uppercased() && LabelSequence.isRoman(text.lowercased())) else {
      return nil
    }
    index += 1
    return text
  }

  /// "(commencing with Section 17200)".
  private mutating func skipCommencing() {
    guard kind == .open, index + 1 < lexed.tokens.count, lexed.tokens[index + 1].kind == .word,
      lowercased(index + 1) == "commencing"
    else { return }
    var end = index + 2
    while end < lexed.tokens.count, end < index + 8, lexed.tokens[end].kind != .close { end += 1 }
    if end < lexed.tokens.count, lexed.tokens[end].kind == .close { index = end + 1 }
  }

  /// "title 18" and "title 18, United States Code", when a section's number follows.
  private mutating func readTitle() -> String? {
    guard keyword == .title else { return nil }
    let mark = index
    guard let end = endOfTitle(index) else { return nil }
    let name = TextBytes.string(lexed.bytes, lexed.tokens[mark].start..<lexed.tokens[end - 1].end)
    index = end
    if kind == .comma { index += 1 }
    guard isUnit(index) else {
      index = mark
      return nil
    }
    return name
  }
}
