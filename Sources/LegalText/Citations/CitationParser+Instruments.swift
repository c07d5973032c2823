/// The names of instruments around a reference.
extension CitationParser {
  // MARK: Before the unit: "Civil Code section 1798.140", "Government Code § 6254"

  func nameBefore(_ position: Int) -> (start: Int, instrument: CitedInstrument)? {
    if let prefix, prefix.end == position { return (prefix.start, prefix.instrument) }
    var last = position - 1
    let hasComma = last >= 0 && lexed.tokens[last].kind == .comma
    if hasComma { last -= 1 }
    guard last >= 0, lexed.isCapitalized(last) else { return nil }
    // "INA section 212(d)(5)"
    if !hasComma, case .section? = keyword(at: position), !TextBytes.isUppercase(lexed.bytes[lexed.tokens[position].start]), lexed.isAcronym(last) {
      return (lexed.tokens[last].start, outside(last, last + 1))
    }
    let head = lexed.text(last)
    guard head == "Code" || (!hasComma && ["Act", "Regulations", "Constitution"].contains(head)) else { return nil }
    var first = last
    var candidate = last - 1
    while candidate >= 0, last - candidate < CitationLimits.nameTokens {
      if lexed.isCapitalized(candidate), !Self.openers.contains(lexed.text(candidate)), level(at: candidate) == nil {
        first = candidate
      } else {
        switch lexed.tokens[candidate].keyword {
        case .and, .of: break
        default:
          // "2 California Code of Regulations"
          if lexed.tokens[candidate].kind == .number, candidate + 1 == first { first = candidate }
          return first < last ? (lexed.tokens[first].start, outside(first, last + 1)) : nil
        }
      }
      candidate -= 1
    }
    return first < last ? (lexed.tokens[first].start, outside(first, last + 1)) : nil
  }

  /// Words that are capitalized because a sentence starts with them.
  static let openers: Set<String> = [
    "Under", "In", "The", "See", "Per", "By", "For", "If", "When", "Where", "Any", "Each", "A", "An", "With", "As", "To",
    "This", "That", "Such", "Pursuant", "Notwithstanding", "And", "Or", "Of", "Except", "Unless", "Section", "Sections",
  ]

  // MARK: Behind the number

  /// "of the Civil Code", ", Civil Code", " GDPR", "of this part", "of title 18".
  mutating func readTrailingInstrument(of draft: inout CitationDraft) {
    let mark = index
    if keyword == .thereof {
      guard let instrument = instrumentNamed(before: draft.start) else { return }
      index += 1
      draft.instrument = instrument
      draft.namesInstrument = true
      draft.end = endOfLastToken
      return
    }
    if keyword == .of {
      index += 1
      if let found = readNameBehindOf() {
        draft.instrument = found.instrument
        draft.namesInstrument = true
        draft.end = endOfLastToken
      } else {
        index = mark
      }
      return
    }
    guard !draft.namesInstrument else { return }
    skipRespectively()
    let hasComma = kind == .comma
    if hasComma { index += 1 }
    guard index < lexed.tokens.count, let (end, instrument) = nameHere(afterComma: hasComma, unit: draft.unit) else {
      index = mark
      return
    }
    // "section 7004, Civil Code section 1798.100": the name belongs to what follows it.
    if hasComma, isUnit(end) || (end < lexed.tokens.count && lexed.tokens[end].kind == .number) {
      index = mark
      return
    }
    index = end
    draft.instrument = instrument
    draft.namesInstrument = true
    draft.end = endOfLastToken
  }

  /// ", respectively" before the name of an instrument: "sections 5801 and 6651, respectively, I.R.C."
  private mutating func skipRespectively() {
    guard kind == .comma, index + 2 < lexed.tokens.count, lexed.tokens[index + 1].kind == .word, lowercased(index + 1) == "respectively",
      lexed.tokens[index + 2].kind == .comma
    else { return }
    index += 2
  }

  private func nameHere(afterComma: Bool, unit: CitationDraft.Unit) -> (end: Int, CitedInstrument)? {
    if let loaded = loadedName(index) { return loaded }
    if let end = endOfAbbreviatedCode(index) { return (end, outside(index, end)) }
    if !afterComma {
      return unit == .article && lexed.isAcronym(index) ? (index + 1, outside(index, index + 1)) : nil
    }
    if let end = endOfExecutiveOrder(index) { return (end, outside(index, end)) }
    // "Section 922(o), Title 18, U.S.C."
    if let end = endOfTitle(index), end > index + 2 { return (end, outside(index, end)) }
    guard let end = endOfName(index), lexed.text(end - 1) == "Code" || lexed.text(index) == "United" || isAct(index, end) else { return nil }
    return (end, outside(index, end))
  }

  /// Whether a name is an act's, with or without its year: "Arms Export Control Act of 1976".
  private func isAct(_ first: Int, _ end: Int) -> Bool {
    end - first > 1 && (lexed.text(end - 1) == "Act" || (first..<end).contains { lexed.text($0) == "Act" } && lexed.tokens[end - 1].kind == .number)
  }

  /// Behind "I.R.C." and other codes that are named by their initials.
  private func endOfAbbreviatedCode(_ position: Int) -> Int? {
    guard position + 1 < lexed.tokens.count, lexed.tokens[position].kind == .word, lexed.tokens[position + 1].kind == .period,
      !lexed.tokens[position + 1].followsBlank
    else { return nil }
    let initials = lexed.text(position).split(separator: ".", omittingEmptySubsequences: false)
    guard initials.count >= 3, initials.last == "C", initials.allSatisfy({ $0.utf8.count == 1 && $0.utf8.allSatisfy(TextBytes.isUppercase) }) else {
      return nil
    }
    return position + 2
  }

  func loadedName(_ position: Int) -> (end: Int, CitedInstrument)? {
    guard let match = names.match(in: lexed.bytes, at: lexed.tokens[position].start) else { return nil }
    return (lexed.token(at: match.end, from: position), .loaded(match.instrument))
  }

  /// The instrument behind "of"; its instrument is `nil` for the citing one.
  private mutating func readNameBehindOf() -> (instrument: CitedInstrument?, end: Int)? {
    guard index < lexed.tokens.count else { return nil }
    let start = index
    if let end = names.matchSelfReference(of: context.instrument, in: lexed.bytes, at: lexed.tokens[start].start) {
      index = lexed.token(at: end, from: start)
      return (nil, index)
    }
    switch keyword {
    case .this: return readThis()
    case .that:
      guard start + 1 < lexed.tokens.count, lexed.isCapitalized(start + 1) || keyword(at: start + 1) == .title,
        let instrument = instrumentNamed(before: lexed.tokens[start].start, as: lexed.text(start + 1)) ?? antecedent?.instrument
      else { return nil }
      index += 2
      return (instrument, index)
    case .the: index += 1
    default: break
    }
    guard index < lexed.tokens.count, let found = loadedName(index) ?? unknownName(index) else {
      index = start
      return nil
    }
    index = found.end
    return (found.1, found.end)
  }

  /// "of this part", "of this Regulation".
  private mutating func readThis() -> (instrument: CitedInstrument?, end: Int)? {
    guard index + 1 < lexed.tokens.count, lexed.tokens[index + 1].kind == .word else { return nil }
    let isOwn: Bool
    switch keyword(at: index + 1) {
    case .division, .title, .article: isOwn = true
    default:
      isOwn = ["act", "regulation", "regulations", "directive", "code", "law", "decision", "standard", "policy"]
        .contains(lowercased(index + 1))
    }
    guard isOwn else { return nil }
    index += 2
    return (nil, index)
  }

  // MARK: Names that are not loaded

  func unknownName(_ position: Int) -> (end: Int, CitedInstrument)? {
    let end =
      endOfTitle(position) ?? endOfNumberedAct(position) ?? endOfPublicLaw(position) ?? endOfExecutiveOrder(position)
      ?? endOfName(position) ?? (lexed.isAcronym(position) ? position + 1 : nil)
    return end.map { ($0, outside(position, $0)) }
  }

  private func outside(_ first: Int, _ end: Int) -> CitedInstrument {
    .outside(TextBytes.string(lexed.bytes, lexed.tokens[first].start..<lexed.tokens[end - 1].end))
  }

  /// "title 18", "title 31, United States Code", "Title 45 of the Code of Federal Regulations".
  func endOfTitle(_ position: Int) -> Int? {
    guard keyword(at: position) == .title, position + 1 < lexed.tokens.count, isSectionNumber(position + 1) else {
      return nil
    }
    let end = position + 2
    var next = end
    if next < lexed.tokens.count, lexed.tokens[next].kind == .comma {
      next += 1
    } else if keyword(at: next) == .of {
      next += 1
      if keyword(at: next) == .the { next += 1 }
    } else {
      return end
    }
    if let code = endOfAbbreviatedCode(min(next, lexed.tokens.count - 1)) { return code }
    guard next < lexed.tokens.count, lexed.isCapitalized(next), let name = endOfName(next),
      (next..<name).contains(where: { lexed.text($0) == "Code" })
    else { return end }
    return name
  }

  /// "Directive 95/46/EC", "Regulation (EC) No 45/2001", "Directive (EU) 2015/1535".
  private func endOfNumberedAct(_ position: Int) -> Int? {
    var next = position
    if lexed.text(next) == "Council" || lexed.text(next) == "Commission" { next += 1 }
    guard next < lexed.tokens.count,
      ["Directive", "Regulation", "Decision", "Action"].contains(lexed.text(next))
    else { return nil }
    next += 1
    if next < lexed.tokens.count, lexed.tokens[next].kind == .label { next += 1 }
    if next < lexed.tokens.count, lexed.text(next) == "No" {
      next += 1
      if next < lexed.tokens.count, lexed.tokens[next].kind == .period { next += 1 }
    }
    guard next < lexed.tokens.count, lexed.tokens[next].kind == .number else { return nil }
    return next + 1
  }

  /// "E.O. 10530", "Executive Order 12866".
  private func endOfExecutiveOrder(_ position: Int) -> Int? {
    var next = position
    switch lexed.text(next) {
    case "E.O":
      next += 1
      if next < lexed.tokens.count, lexed.tokens[next].kind == .period { next += 1 }
    case "Executive" where next + 1 < lexed.tokens.count && lexed.text(next + 1) == "Order": next += 2
    default: return nil
    }
    return next < lexed.tokens.count && lexed.tokens[next].kind == .number ? next + 1 : nil
  }

  /// "Public Law 104–191", "Pub. L. 107-347".
  private func endOfPublicLaw(_ position: Int) -> Int? {
    guard ["Public", "Pub"].contains(lexed.text(position)) else { return nil }
    var next = position + 1
    if next < lexed.tokens.count, lexed.tokens[next].kind == .period { next += 1 }
    guard next < lexed.tokens.count, ["Law", "L"].contains(lexed.text(next)) else { return nil }
    next += 1
    if next < lexed.tokens.count, lexed.tokens[next].kind == .period { next += 1 }
    guard next < lexed.tokens.count, lexed.tokens[next].kind == .number else { return nil }
    if next + 2 < lexed.tokens.count, lexed.tokens[next + 1].kind == .dash, lexed.tokens[next + 2].kind == .number {
      return next + 3
    }
    return next + 1
  }

  /// Capitalized words up to the first that means an instrument, with what belongs to it: "Anti-terrorism, Crime and
  /// Security Act 2001", "Treaty on European Union", "Bank Holding Company Act of 1956".
  private func endOfName(_ position: Int) -> Int? {
    var next = position
    // "the 1961 United Nations Single Convention on Narcotic Drugs"
    if lexed.tokens[next].kind == .number, lexed.text(next).utf8.count == 4 { next += 1 }
    let start = next
    while next < lexed.tokens.count, next - position < CitationLimits.nameTokens {
      if lexed.isCapitalized(next) {
        next += 1
        if Self.heads.contains(lexed.text(next - 1)) { return endOfHead(next) }
        if next > start + 1, Self.actHeads.contains(lexed.text(next - 1)) {
          // "Council Framework Decision 2004/757/JHA"
          let isNumbered = next < lexed.tokens.count && lexed.tokens[next].kind == .number && lexed.text(next).utf8.contains(UInt8(ascii: "/"))
          return isNumbered ? next + 1 : next
        }
        continue
      }
      guard next > start else { return nil }
      guard Self.joiners.contains(lexed.text(next)) || isApostrophe(next) else { return nil }
      next += 1
    }
    return nil
  }

  private static let heads: Set<String> = [
    "Act", "Code", "Constitution", "Treaty", "Treaties", "Charter", "Convention", "Statutes", "Regulations", "Rules",
    "Amendments", "Order", "Protocol", "Law", "Standard", "Policy",
  ]
  /// Words that mean an instrument behind another word: "the Financial Regulation".
  private static let actHeads: Set<String> = ["Regulation", "Directive", "Decision"]
  private static let joiners: Set<String> = [
    "and", "of", "the", "for", "on", "to", "in", "by", "with", "against", "from", ",", "&",
  ]

  /// "Driver’s Privacy Protection Act": a curly apostrophe is a token, and the letter behind it a word.
  private func isApostrophe(_ position: Int) -> Bool {
    let text = lexed.text(position)
    return text == "’" || text == "'" || text == "s"
  }

  /// A year, or "of" and "on" with further capitalized words.
  private func endOfHead(_ position: Int) -> Int {
    var end = position
    while end < lexed.tokens.count, end - position < CitationLimits.nameTokens {
      if lexed.tokens[end].kind == .number, lexed.text(end).utf8.count == 4, end == position { return end + 1 }
      guard keyword(at: end) == .of || lexed.text(end) == "on" else { return end }
      var next = end + 1
      if next < lexed.tokens.count, lexed.tokens[next].kind == .number, lexed.text(next).utf8.count == 4 {
        return next + 1
      }
      if keyword(at: next) == .the { next += 1 }
      guard next < lexed.tokens.count, lexed.isCapitalized(next), keyword(at: next) == nil else { return end }
      while next < lexed.tokens.count, next - position < CitationLimits.nameTokens, lexed.isCapitalized(next), keyword(at: next) == nil {
        next += 1
      }
      end = next
    }
    return end
  }
}
