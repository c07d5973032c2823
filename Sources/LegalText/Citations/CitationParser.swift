/// Finds the references of one text by recursive descent over its tokens.
///
/// Every failed attempt looks a bounded number of tokens ahead or moves on behind what it read, and nothing that is put
/// together grows with the text (`CitationLimits`), so the whole is linear.
struct CitationParser {
  let lexed: LexedText
  let names: InstrumentNames
  let context: CitationContext
  var index = 0 { didSet { steps += 1 } }
  /// How often the parser moved, forwards or back, and how many labels it copied: the work done, which tests hold.
  var steps = 0
  var citations: [Citation] = []
  /// A loaded instrument's name just read: where it starts and the token behind it.
  var prefix: (start: Int, end: Int, instrument: CitedInstrument)?
  var antecedent: CitationAntecedent?
  var role = CitationRole.reference
  /// How many pinpoints ranges may still add in this text: what protects memory from a text made of ranges.
  var expansionsLeft: Int
  /// How many parentheses are open around the token at hand.
  private var openParentheses = 0
  /// The instrument whose provisions a sentence lists in parentheses: "enshrined in the Charter: the right … (Article 8)".
  private var listed: CitedInstrument?
  /// Where the last item of a run ended, so that no name is read twice.
  var endOfLastItem = 0

  init(text: String, names: InstrumentNames, context: CitationContext) {
    lexed = LexedText(text)
    self.names = names
    self.context = context
    expansionsLeft = CitationLimits.expansions(bytes: lexed.bytes.count)
  }

  mutating func parse() -> [Citation] {
    while index < lexed.tokens.count {
      readRole()
      followSentence()
      if readName() { continue }
      let start = index
      if !readRun() { index = max(index, start + 1) }
    }
    return citations
  }

  /// "Authority cited: …", "Reference: …".
  private mutating func readRole() {
    guard index > 0, lexed.tokens[index].kind == .colon, lexed.tokens[index - 1].kind == .word else { return }
    switch lowercased(index - 1) {
    case "authority": role = .authority
    case "cited" where index > 1 && lowercased(index - 2) == "authority": role = .authority
    case "reference", "references": role = .reference
    default: break
    }
  }

  /// Follows parentheses and what a sentence lists behind a colon.
  private mutating func followSentence() {
    switch lexed.tokens[index].kind {
    case .open: openParentheses += 1
    case .close: openParentheses = max(0, openParentheses - 1)
    case .colon: listed = nameEnding(at: index)
    case .period where index + 1 < lexed.tokens.count && lexed.tokens[index + 1].followsBlank && lexed.isCapitalized(index + 1):
      listed = nil
    default: break
    }
  }

  /// A loaded instrument's name: remembered for a reference right behind it.
  private mutating func readName() -> Bool {
    let token = lexed.tokens[index]
    guard token.kind == .word || token.kind == .number, prefix?.end != index,
      let match = names.match(in: lexed.bytes, at: token.start)
    else { return false }
    let end = lexed.token(at: match.end, from: index)
    prefix = (token.start, end, .loaded(match.instrument))
    // The name may end within a number ("12 CFR 1016" in "12 CFR 1016.5"), which is then the section's.
    guard end > index else { return false }
    index = end
    if kind == .comma, end + 1 < lexed.tokens.count, isUnit(end + 1) { index += 1 }
    prefix?.end = index
    return true
  }

  // MARK: Runs: "§ 1016.13, § 1016.14, or § 1016.15", "subdivision (a) or paragraph (1) of subdivision (b) of Section 5"

  private mutating func readRun() -> Bool {
    endOfLastItem = citations.last?.range.upperBound ?? 0
    guard let first = readItem() else { return false }
    endOfLastItem = first.end
    var drafts = [first]
    while true {
      let mark = index
      guard readConnector() != nil, startsItem(index), let next = readItem() else {
        index = mark
        break
      }
      drafts.append(next)
      endOfLastItem = next.end
    }
    shareBackwards(&drafts)
    for var draft in drafts {
      if let listed, openParentheses > 0, draft.unit == .article, !draft.namesInstrument {
        draft.instrument = listed
        draft.namesInstrument = true
      }
      emit(draft)
    }
    return true
  }

  mutating func readItem() -> CitationDraft? {
    guard index < lexed.tokens.count else { return nil }
    if level(at: index) != nil { return readOutlineLevels() ?? readLevels() }
    switch lexed.tokens[index].keyword {
    case .section: return readSections(from: nil)
    case .article: return readSections(from: nil)
    case .division, .title: return readDivisions()
    default: break
    }
    switch lexed.tokens[index].kind {
    case .sectionSign: return readSections(from: nil)
    case .number: return readCode()
    default: return nil
    }
  }

  private func startsItem(_ position: Int) -> Bool {
    guard position < lexed.tokens.count else { return false }
    return isUnit(position) || level(at: position) != nil
  }

  /// "Section 1 or Section 2 of the Civil Code", "paragraph (1) and paragraph (2) of this section": what names the whole
  /// stands once, behind the last.
  private func shareBackwards(_ drafts: inout [CitationDraft]) {
    for position in drafts.indices.dropLast().reversed() {
      let draft = drafts[position]
      let next = drafts[position + 1]
      if draft.openLevel != nil {
        if let anchor = anchor(of: next, for: draft) {
          drafts[position].targets = draft.targets.map {
            CitationDraft.Target(section: anchor.section, path: anchor.path + $0.path)
          }
          drafts[position].openLevel = nil
          drafts[position].unit = next.unit
          drafts[position].isRelative = next.isRelative
          drafts[position].instrument = next.instrument
          drafts[position].namesInstrument = next.namesInstrument
        }
      } else if !draft.namesInstrument, next.namesInstrument, draft.unit == next.unit, !draft.isRelative {
        drafts[position].instrument = next.instrument
        drafts[position].namesInstrument = true
      }
    }
  }

  /// What `next` hangs on, when `draft` begins at the same level as it.
  private func anchor(of next: CitationDraft, for draft: CitationDraft) -> CitationDraft.Target? {
    guard next.openLevel == nil, let innermost = next.innermostLevel, var target = next.targets.first else { return nil }
    if draft.openLevel == next.outerLevel ?? innermost {
      target.path.removeLast(min(target.path.count, next.levelLabels))
    } else if draft.openLevel == innermost {
      target.path.removeLast(min(target.path.count, next.innermostLabels))
    } else {
      return nil
    }
    return target
  }

  // MARK: Tokens

  var keyword: CitationKeyword? { keyword(at: index) }
  var kind: CitationToken.Kind? { index < lexed.tokens.count ? lexed.tokens[index].kind : nil }

  func keyword(at position: Int) -> CitationKeyword? {
    lexed.tokens.indices.contains(position) ? lexed.tokens[position].keyword : nil
  }

  func lowercased(_ position: Int) -> String { lexed.text(position).lowercased() }

  /// The singular name of a level, when the token is one: of those that every instrument uses, or of this one's own.
  func level(at position: Int) -> String? {
    guard lexed.tokens.indices.contains(position), lexed.tokens[position].kind == .word else { return nil }
    switch lexed.tokens[position].keyword {
    case .level(let name): return name
    case nil: break
    default: return nil
    }
    let range = lexed.tokens[position].start..<lexed.tokens[position].end
    return context.levelNames.first { name in
      guard range.count == name.utf8.count || range.count == name.utf8.count + 1 else { return false }
      let word = lexed.bytes[range].map(TextBytes.lowercase)
      return word.starts(with: name.utf8) && (word.count == name.utf8.count || word.last == UInt8(ascii: "s"))
    }
  }

  /// A word or sign that a section's number follows.
  func isUnit(_ position: Int) -> Bool {
    guard lexed.tokens.indices.contains(position) else { return false }
    switch lexed.tokens[position].keyword {
    case .section, .article: return true
    default: return lexed.tokens[position].kind == .sectionSign
    }
  }

  enum Connector { case comma, conjunction, through }

  /// ",", "and", "or", ", and", "and/or", "to", "through" or a dash.
  mutating func readConnector() -> Connector? {
    var result: Connector?
    if kind == .comma {
      index += 1
      result = .comma
    }
    switch keyword {
    case .and, .or:
      index += 1
      if kind == .other, lexed.text(index) == "/", keyword(at: index + 1) == .or { index += 2 }
      result = .conjunction
    case .through:
      index += 1
      result = .through
    default:
      if result == nil, kind == .dash {
        index += 1
        result = .through
      }
    }
    return result
  }

  /// The full stop of an abbreviated unit: "Sec. 5", "Art. 6".
  mutating func skipAbbreviation() {
    if kind == .period, !lexed.tokens[index].followsBlank { index += 1 }
  }

  /// ", inclusive".
  mutating func skipInclusive() {
    let mark = index
    if kind == .comma { index += 1 }
    guard keyword == .inclusive else {
      index = mark
      return
    }
    index += 1
    if kind == .comma { index += 1 }
  }

  var endOfLastToken: Int { index > 0 ? lexed.tokens[index - 1].end : 0 }
}
