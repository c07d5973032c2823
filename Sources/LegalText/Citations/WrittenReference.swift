/// Reads the references that authors write in records and in links of their prose.
///
/// Accepted are the address (`ccpa-regulations/7050/a/3`) and the forms of citation: `ccpa-regulations § 7050(a)(3)`,
/// `§ 7050(a)`, `11 C.C.R. 7050(a)`, `Civil Code section 1798.140, subdivision (e)(6)`, `Article 28(3)(a) GDPR`,
/// `Article 4 of the CCPA Regulations`, `paragraph (6) of subdivision (e) of Section 1798.140, Civil Code`.
package enum WrittenReference {
  /// The longest reference that is read; a longer text is a paragraph.
  private static let maximumBytes = 400

  /// - Parameters:
  ///   - text: One reference; blanks around it do not matter.
  ///   - default: The instrument meant when the text names none.
  /// - Throws: Every case but `textNotLoaded` and `unknownProvision`: whether the provision exists is not asked.
  package static func parse(
    _ text: String, instruments: InstrumentNames, default: InstrumentIdentifier?
  ) throws(ReferenceProblem) -> ProvisionAddress {
    guard text.utf8.count <= maximumBytes else {
      throw .notAReference(String(text.prefix(60)) + "…")
    }
    let lexed = LexedText(text)
    guard let first = lexed.tokens.first, let last = lexed.tokens.last else { throw .empty }
    let shown = TextBytes.string(lexed.bytes, first.start..<last.end)
    if let address = ProvisionAddress(parsing: shown), shown.utf8.first.map(TextBytes.isDigit) != true {
      return try named(address, instruments)
    }
    var parser = WrittenReferenceParser(lexed: lexed, names: instruments, fallback: `default`, shown: shown)
    return try parser.parse()
  }

  private static func named(
    _ address: ProvisionAddress, _ instruments: InstrumentNames
  ) throws(ReferenceProblem) -> ProvisionAddress {
    let name = address.instrument.rawValue
    guard let instrument = instruments.instrument(named: name) else {
      throw .unknownInstrument(name: name, nearest: instruments.nearest(to: name))
    }
    return ProvisionAddress(instrument, address.components)
  }
}

private struct WrittenReferenceParser {
  let lexed: LexedText
  let names: InstrumentNames
  let fallback: InstrumentIdentifier?
  /// The reference with its blanks folded, for messages.
  let shown: String
  var index = 0

  mutating func parse() throws(ReferenceProblem) -> ProvisionAddress {
    var instrument: InstrumentIdentifier?
    if let match = names.match(in: lexed.bytes, at: lexed.tokens[0].start) {
      instrument = match.instrument
      index = firstToken(behind: match.end)
      skip(.comma)
      if keyword == .of { index += 1 }
    }
    // "Article 4" is a unit of European law and a division of a code: which one, the name behind it may decide.
    let start = index
    let isArticleLaw = (instrument ?? fallback).map(names.citesArticles) ?? false
    guard var components = components(articlesAreUnits: isArticleLaw) else { throw problemWithoutPinpoint(instrument) }
    if instrument == nil, let trailing = try trailingInstrument() {
      instrument = trailing
      let end = index
      index = start
      components = self.components(articlesAreUnits: names.citesArticles(trailing)) ?? components
      index = end
    }
    guard index == lexed.tokens.count else { throw problemOfRest(instrument) }
    guard let instrument = instrument ?? fallback else { throw .noInstrument(shown) }
    return ProvisionAddress(instrument, components)
  }

  // MARK: The pinpoint

  private mutating func components(articlesAreUnits: Bool) -> [String]? {
    if let division = divisions(articlesAreUnits: articlesAreUnits) { return division }
    // "paragraph (6) of subdivision (e) of Section …" runs from the inside out.
    var inner: [String] = []
    while case .level = keyword {
      index += 1
      skip(.period)
      let labels = labels()
      guard !labels.isEmpty else { return nil }
      inner = labels + inner
      guard keyword == .of else { return nil }
      index += 1
    }
    switch keyword {
    case .section, .article:
      index += 1
      skip(.period)
    default: skip(.sectionSign)
    }
    guard index < lexed.tokens.count, lexed.tokens[index].kind == .number else { return nil }
    let token = lexed.tokens[index]
    guard SectionNumber.isValid(lexed.bytes[token.start..<token.end]) else { return nil }
    let section = lexed.text(index)
    index += 1
    return [section] + labels() + levels() + inner
  }

  /// ", subdivision (e)(6)", ", paragraph 3", from the outside in.
  private mutating func levels() -> [String] {
    var result: [String] = []
    while true {
      let start = index
      skip(.comma)
      guard case .level = keyword else {
        index = start
        return result
      }
      index += 1
      skip(.period)
      let labels = labels()
      guard !labels.isEmpty else {
        index = start
        return result
      }
      result += labels
    }
  }

  private mutating func labels() -> [String] {
    var result: [String] = []
    while index < lexed.tokens.count, lexed.tokens[index].kind == .label {
      result.append(lexed.label(index))
      index += 1
    }
    if result.isEmpty, index < lexed.tokens.count, lexed.tokens[index].kind == .number {
      result.append(lexed.text(index))
      index += 1
    }
    return result
  }

  /// "Chapter 1, Article 4": from the outside in.
  private mutating func divisions(articlesAreUnits: Bool) -> [String]? {
    var result: [String] = []
    while index + 1 < lexed.tokens.count {
      let word: String
      switch keyword {
      case .division(let name): word = name
      case .article where !articlesAreUnits: word = "article"
      case .title: word = "title"
      default: return result.isEmpty ? nil : result
      }
      let number = lexed.tokens[index + 1]
      // Recitals are printed "(47)" and cited as "recital 47".
      let isNumber = number.kind == .number || number.kind == .word || (word == "recital" && number.kind == .label)
      guard isNumber, number.keyword == nil else { return nil }
      if word == "article", hasPinpoint(behind: index + 1) { return nil }
      result.append(word + "-" + lexed.label(index + 1).lowercased())
      index += 2
      if index + 1 < lexed.tokens.count, lexed.tokens[index].kind == .comma, isDivision(index + 1) { index += 1 }
    }
    return result.isEmpty ? nil : result
  }

  /// What has pinpoints of its own, "Article 28(3)" or "Article 28, paragraph 3", is a unit of European law.
  private func hasPinpoint(behind index: Int) -> Bool {
    let next = index + 1
    guard next < lexed.tokens.count else { return false }
    if lexed.tokens[next].kind == .label { return true }
    guard lexed.tokens[next].kind == .comma, next + 1 < lexed.tokens.count else { return false }
    if case .level = lexed.tokens[next + 1].keyword { return true }
    return false
  }

  private func isDivision(_ index: Int) -> Bool {
    switch lexed.tokens[index].keyword {
    case .division, .article, .title: true
    default: false
    }
  }

  // MARK: The instrument behind the pinpoint

  private mutating func trailingInstrument() throws(ReferenceProblem) -> InstrumentIdentifier? {
    let start = index
    skip(.comma)
    if keyword == .of { index += 1 }
    if keyword == .the { index += 1 }
    guard index < lexed.tokens.count, lexed.tokens[index].kind == .word || lexed.tokens[index].kind == .number else {
      index = start
      return nil
    }
    if let match = names.match(in: lexed.bytes, at: lexed.tokens[index].start) {
      index = firstToken(behind: match.end)
      return match.instrument
    }
    guard lexed.tokens[index].keyword == nil, lexed.tokens[index].kind == .word else { throw .severalProvisions(shown) }
    // "12 CFR 1016.5": what looked like the section's number was the start of an unknown name.
    let hasNumberBehind = lexed.tokens[index...].contains { $0.kind == .number || $0.kind == .sectionSign }
    if hasNumberBehind { throw problemWithoutPinpoint(nil) }
    throw unknown(lexed.tokens[index].start..<lexed.bytes.count)
  }

  // MARK: Problems

  /// What stands before the first thing that looks like a pinpoint was meant as a name.
  private func problemWithoutPinpoint(_ instrument: InstrumentIdentifier?) -> ReferenceProblem {
    guard instrument == nil else { return .notAReference(shown) }
    for position in lexed.tokens.indices.dropFirst() {
      switch (lexed.tokens[position].kind, lexed.tokens[position].keyword) {
      case (.sectionSign, _), (.number, _), (_, .section), (_, .article), (_, .level), (_, .division):
        return unknown(0..<lexed.tokens[position - 1].end)
      default: continue
      }
    }
    return .notAReference(shown)
  }

  private func problemOfRest(_ instrument: InstrumentIdentifier?) -> ReferenceProblem {
    switch lexed.tokens[index].kind {
    case .dash, .comma, .semicolon, .label: return .severalProvisions(shown)
    default:
      switch keyword {
      case .and, .or, .through: return .severalProvisions(shown)
      default: return .notAReference(shown)
      }
    }
  }

  private func unknown(_ range: Range<Int>) -> ReferenceProblem {
    let name = TextBytes.string(lexed.bytes, range)
    return .unknownInstrument(name: name, nearest: names.nearest(to: name))
  }

  // MARK: Tokens

  private var keyword: CitationKeyword? { index < lexed.tokens.count ? lexed.tokens[index].keyword : nil }

  private mutating func skip(_ kind: CitationToken.Kind) {
    if index < lexed.tokens.count, lexed.tokens[index].kind == kind { index += 1 }
  }

  private func firstToken(behind offset: Int) -> Int { lexed.token(at: offset, from: 0) }
}
