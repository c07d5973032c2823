/// References to sections and articles by number: "Sections 1798.120, 1798.135 and 1798.185, Civil Code".
extension CitationParser {
  /// Reads from a unit's word or sign, or from a number when a code was read before it.
  ///
  /// - Parameters:
  ///   - code: Start and instrument of a name that was read before, such as "42 U.S.C.".
  ///   - isAnchor: Whether levels were read before it: "subdivision (b) of Section 5, paragraph (1)" is two references.
  mutating func readSections(from code: (start: Int, instrument: CitedInstrument)?, isAnchor: Bool = false) -> CitationDraft? {
    let mark = index
    var named = code ?? (isAnchor ? nil : nameBefore(index))
    // The name belongs to the reference that ends with it: "title 44, United States Code, sections 552–553 of title 5".
    if let name = named, name.start < endOfLastItem { named = nil }
    guard let unit = readUnit() else { return nil }
    let start = named?.start ?? lexed.tokens[mark].start
    var draft = CitationDraft(start: start, end: 0, unit: unit.kind, targets: [])
    if let named {
      draft.instrument = named.instrument
      draft.namesInstrument = true
    }
    guard readSection(into: &draft, unit: unit, isAnchor: isAnchor) else {
      index = mark
      return nil
    }
    while continueSections(&draft, unit: unit, isAnchor: isAnchor) {}
    skipInclusive()
    draft.end = endOfLastToken
    readFollowing(code != nil)
    draft.end = max(draft.end, endOfLastToken)
    readTrailingInstrument(of: &draft)
    return draft
  }

  struct ReadUnit {
    var kind: CitationDraft.Unit
    var isPlural: Bool
  }

  private mutating func readUnit() -> ReadUnit? {
    switch keyword {
    case .section(let plural):
      index += 1
      skipAbbreviation()
      // "Secs. §§" does not occur, "section §" does
      if kind == .sectionSign { index += 1 }
      return ReadUnit(kind: .section, isPlural: plural)
    case .article(let plural):
      index += 1
      skipAbbreviation()
      return ReadUnit(kind: .article, isPlural: plural)
    default: break
    }
    guard kind == .sectionSign else { return kind == .number ? ReadUnit(kind: .section, isPlural: false) : nil }
    let isPlural = lexed.tokens[index].end - lexed.tokens[index].start > 2
    index += 1
    return ReadUnit(kind: .section, isPlural: isPlural)
  }

  /// One number with its labels, and the levels named behind it.
  private mutating func readSection(into draft: inout CitationDraft, unit: ReadUnit, isAnchor: Bool) -> Bool {
    guard let number = readNumber(isArticle: unit.kind == .article) else { return false }
    let labels = readLabelGroup(adjacent: true)
    var paths = [labels]
    if labels.isEmpty {
      if !isAnchor { paths = readLevelsBehind(paths, unit: unit) }
    } else {
      while continueLabels(&paths, numbers: false) {}
      if !isAnchor { paths = readLevelsBehind(paths, unit: unit) }
    }
    draft.targets += paths.map { CitationDraft.Target(section: number, path: $0) }
    return true
  }

  /// A further number, or the other end of a range.
  private mutating func continueSections(_ draft: inout CitationDraft, unit: ReadUnit, isAnchor: Bool) -> Bool {
    let mark = index
    guard let connector = readConnector(), kind == .number, isSectionNumber(index), !isQuantity(index),
      !startsCode(index), unit.isPlural || connector == .through || looksComplete(index)
    else {
      index = mark
      return false
    }
    let beforeNumber = index
    if connector == .through, let last = draft.targets.last, last.path.isEmpty, last.through == nil,
      let number = readNumber(isArticle: false)
    {
      if !lexed.tokens.indices.contains(index) || lexed.tokens[index].kind != .label || lexed.tokens[index].followsBlank {
        draft.targets[draft.targets.count - 1].through = number
        return true
      }
      index = beforeNumber
    }
    guard readSection(into: &draft, unit: unit, isAnchor: isAnchor) else {
      index = mark
      return false
    }
    return true
  }

  /// A number is the next of "section 4, 5 or 6" when the sentence goes on as a list or ends: "section 4 and 5 copies".
  private func looksComplete(_ position: Int) -> Bool {
    guard position + 1 < lexed.tokens.count else { return true }
    switch lexed.tokens[position + 1].kind {
    case .word:
      switch lexed.tokens[position + 1].keyword {
      case .and, .or, .of, .through: return true
      default:
        // "section 15 or 409 shall": behind a number that counts something stands what it counts.
        return Self.behindNumbers.contains(lowercased(position + 1)) || lexed.text(position).utf8.contains(UInt8(ascii: "."))
      }
    case .label, .comma, .period, .semicolon, .colon, .open, .close, .dash: return true
    default: return false
    }
  }

  /// ", subdivisions (a) and (b)", ", paragraph 3, point (a)". Levels that another section follows with "of" are its own.
  private mutating func readLevelsBehind(_ paths: [[String]], unit: ReadUnit) -> [[String]] {
    var paths = paths
    var links = 1
    while true {
      let mark = index
      if kind == .comma { index += 1 }
      guard links < CitationLimits.links, level(at: index) != nil else {
        index = mark
        return paths
      }
      index += 1
      skipAbbreviation()
      let labels = readLabels(numbers: unit.kind == .article, after: [])
      let belongsElsewhere =
        keyword == .of
        && (isUnit(index + 1) || level(at: index + 1) != nil || keyword(at: index + 1) == .this
          || keyword(at: index + 1) == .that)
      guard !labels.isEmpty, !belongsElsewhere, paths.count * labels.count <= CitationLimits.product else {
        index = mark
        return paths
      }
      links += 1
      steps += paths.count * labels.count * ((paths.first?.count ?? 0) + 1)
      paths = paths.flatMap { path in labels.map { path + $0 } }
    }
  }

  // MARK: Numbers

  /// `7050`, `552a`, `300aa–1`; an article's may be a roman numeral.
  mutating func readNumber(isArticle: Bool) -> String? {
    guard index < lexed.tokens.count else { return nil }
    if isArticle, lexed.tokens[index].kind == .word, lexed.isCapitalized(index) {
      if let number = readLetteredNumber() { return number }
      if LabelSequence.isRoman(lowercased(index)) {
        index += 1
        return lexed.text(index - 1)
      }
    }
    guard isSectionNumber(index) else { return nil }
    var number = lexed.text(index)
    index += 1
    // A dash without blanks joins the parts of one number unless they are the ends of a range.
    while kind == .dash, number.utf8.count < CitationLimits.numberBytes, !lexed.tokens[index].followsBlank, index + 1 < lexed.tokens.count,
      lexed.tokens[index + 1].kind == .number, !lexed.tokens[index + 1].followsBlank,
      !SectionNumber.isRange(bytes(index - 1), bytes(index + 1), hyphen: false)
    {
      number += "-" + lexed.text(index + 1)
      index += 2
    }
    return number
  }

  /// "K.3", as the articles of the early treaties were numbered.
  private mutating func readLetteredNumber() -> String? {
    guard index + 2 < lexed.tokens.count, lexed.tokens[index].end - lexed.tokens[index].start == 1,
      lexed.tokens[index + 1].kind == .period, !lexed.tokens[index + 1].followsBlank, lexed.tokens[index + 2].kind == .number,
      !lexed.tokens[index + 2].followsBlank
    else { return nil }
    index += 3
    return lexed.text(index - 3) + "." + lexed.text(index - 1)
  }

  func isSectionNumber(_ position: Int) -> Bool {
    lexed.tokens[position].kind == .number && SectionNumber.isValid(bytes(position))
  }

  private func bytes(_ position: Int) -> ArraySlice<UInt8> {
    lexed.bytes[lexed.tokens[position].start..<lexed.tokens[position].end]
  }

  /// Whether a number counts something: "30 days", "5 percent", "10 or more".
  func isQuantity(_ position: Int) -> Bool {
    guard position + 1 < lexed.tokens.count else { return false }
    let next = position + 1
    switch lexed.tokens[next].kind {
    case .other: return lexed.text(next) == "%"
    case .word: return Self.measures.contains(lowercased(next))
    default: return false
    }
  }

  private static let measures: Set<String> = [
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minutes", "percent", "per",
    "business", "calendar", "working", "consecutive", "dollars", "copies", "persons", "consumers", "members", "point",
  ]

  /// Verbs and prepositions with which a sentence goes on behind a section's number.
  private static let behindNumbers: Set<String> = [
    "applies", "apply", "are", "as", "but", "by", "does", "do", "for", "has", "have", "if", "in", "is", "may", "must", "shall", "under", "unless",
    "was", "were", "when", "where", "which", "will", "with",
  ]

  // MARK: What may follow

  /// "et seq.", also behind a comma, and, behind a code's number, "note".
  private mutating func readFollowing(_ isCode: Bool) {
    let comma = kind == .comma ? 1 : 0
    if keyword(at: index + comma) == .et, keyword(at: index + comma + 1) == .seq {
      index += comma + 2
      skipAbbreviation()
    } else if isCode, kind == .word, lowercased(index) == "note" {
      index += 1
    }
  }
}
