/// References to levels below a section: "paragraph (6) of subdivision (e) of Section 1798.140".
extension CitationParser {
  /// Reads from a level's name; `nil` when no label follows it.
  mutating func readLevels() -> CitationDraft? {
    let start = lexed.tokens[index].start
    guard let innermost = readLevel() else { return nil }
    var paths = innermost.labels
    var draft = CitationDraft(
      start: start, end: endOfLastToken, unit: .component, targets: [], isRelative: true, openLevel: innermost.name,
      innermostLevel: innermost.name, innermostLabels: innermost.labels.first?.count ?? 0,
      levelLabels: innermost.labels.first?.count ?? 0)
    var links = 1
    while keyword == .of, links < CitationLimits.links {
      links += 1
      let mark = index
      index += 1
      draft.levelLabels = paths.last?.count ?? 0
      switch readAnchor() {
      case .level(let outer):
        draft.openLevel = outer.name
        draft.outerLevel = outer.name
        draft.innerLabels = paths.last?.count ?? 0
        paths = product(outer.labels, paths)
        draft.end = endOfLastToken
        continue
      case .unnumbered:
        draft.end = endOfLastToken
        continue
      case .here(let path):
        draft.targets = paths.map { CitationDraft.Target(path: path + $0) }
        draft.end = endOfLastToken
      case .antecedent(let section, let path, let instrument):
        draft.targets = paths.map { CitationDraft.Target(section: section, path: path + $0) }
        draft.end = endOfLastToken
        draft.instrument = instrument
        draft.namesInstrument = true
      case .sections(let anchor):
        let fits = anchor.targets.count * paths.count <= CitationLimits.product
        draft.targets = !fits ? anchor.targets : anchor.targets.flatMap { target in
          paths.map { CitationDraft.Target(section: target.section, path: target.path + $0) }
        }
        draft.unit = anchor.unit
        draft.end = anchor.end
        draft.instrument = anchor.instrument
        draft.namesInstrument = anchor.namesInstrument
        draft.isRelative = false
      case .unresolved:
        return nil
      case .none:
        index = mark
      }
      break
    }
    if draft.targets.isEmpty {
      draft.targets = paths.map { CitationDraft.Target(path: $0) }
    } else {
      draft.openLevel = nil
    }
    return draft
  }

  struct ReadLevel {
    var name: String
    var labels: [[String]]
  }

  /// "paragraphs (1) and (2)"; the index does not move when no label follows the name.
  mutating func readLevel() -> ReadLevel? {
    guard let name = level(at: index) else { return nil }
    let mark = index
    index += 1
    skipAbbreviation()
    let labels = readLabels(numbers: names.citesArticles(context.instrument), after: [])
    guard !labels.isEmpty else {
      index = mark
      return nil
    }
    return ReadLevel(name: name, labels: labels)
  }

  private enum Anchor {
    case level(ReadLevel)
    /// "the first subparagraph": a level without a label, which no address has.
    case unnumbered
    /// "this section", "this subdivision": labels of the place itself.
    case here([String])
    case antecedent(section: String, path: [String], CitedInstrument)
    case sections(CitationDraft)
    /// "such section" with nothing before it.
    case unresolved
    case none
  }

  private mutating func readAnchor() -> Anchor {
    switch keyword {
    case .the:
      guard keyword(at: index + 1) == .ordinal, level(at: index + 2) != nil else { return .none }
      index += 3
      return .unnumbered
    case .this:
      let target = index + 1
      if let name = level(at: target) {
        index += 2
        return .here(context.pathDown(to: name))
      }
      switch keyword(at: target) {
      case .section, .article:
        index += 2
        return .here([])
      default: return .none
      }
    case .that:
      let target = index + 1
      if let name = level(at: target) {
        guard let antecedent, let path = antecedent.levels[name] else {
          index += 2
          return .unresolved
        }
        index += 2
        return .antecedent(section: antecedent.section, path: path, antecedent.instrument)
      }
      switch keyword(at: target) {
      case .section, .article:
        index += 2
        guard let antecedent else { return .unresolved }
        return .antecedent(section: antecedent.section, path: [], antecedent.instrument)
      default: return .none
      }
    default: break
    }
    if let level = readLevel() { return .level(level) }
    let mark = index
    if isUnit(index), let sections = readSections(from: nil, isAnchor: true) { return .sections(sections) }
    index = mark
    return .none
  }

  // MARK: Lists of labels

  /// "(a)", "(a)(1) and (2)", "(a) to (c)", "1 and 2"; bare numbers only where `numbers` says that they are labels.
  ///
  /// - Parameter previous: The path that a first label without a parent continues.
  mutating func readLabels(numbers: Bool, after previous: [String]) -> [[String]] {
    guard let first = readLabel(numbers: numbers) else { return [] }
    var result = [first]
    while continueLabels(&result, numbers: numbers) {}
    skipInclusive()
    return result
  }

  /// Reads one more item of a list: a connector and labels.
  mutating func continueLabels(_ paths: inout [[String]], numbers: Bool) -> Bool {
    guard let last = paths.last else { return false }
    let mark = index
    guard let connector = readConnector(), let labels = readLabel(numbers: numbers, isContinuation: true) else {
      index = mark
      return false
    }
    steps += last.count
    let joined = LabelSequence.continuing(last, with: labels) ?? Array(last.dropLast()) + labels
    let next = joined.count <= CitationLimits.labels ? joined : labels
    if connector == .through {
      paths += rest(of: last, through: next)
    } else {
      paths.append(next)
    }
    return true
  }

  /// The paths behind `first` up to `last`; the last alone when they are not of one sequence.
  private mutating func rest(of first: [String], through last: [String]) -> [[String]] {
    guard first.count == last.count, first.dropLast() == last.dropLast(), let low = first.last, let high = last.last,
      let labels = LabelSequence.range(low, high), let more = expanded(Array(labels.dropFirst()))
    else { return [last] }
    return more.map { Array(first.dropLast()) + [$0] }
  }

  private mutating func readLabel(numbers: Bool, isContinuation: Bool = false) -> [String]? {
    guard index < lexed.tokens.count else { return nil }
    switch lexed.tokens[index].kind {
    case .label: return readLabelGroup(adjacent: false) + readLabelBehindBlank()
    case .number where numbers:
      guard isSectionNumber(index), !isContinuation || !isQuantity(index) else { return nil }
      let number = lexed.text(index)
      index += 1
      return [number] + readLabelGroup(adjacent: true)
    default: return nil
    }
  }

  /// Labels without blanks between them, as many as one reference may have: "(a)(1)(A)".
  ///
  /// - Parameter adjacent: Whether the first must also stand right behind the token before it.
  mutating func readLabelGroup(adjacent: Bool) -> [String] {
    var result: [String] = []
    while kind == .label, result.count < CitationLimits.labels, !lexed.tokens[index].followsBlank || (result.isEmpty && !adjacent) {
      result.append(lexed.label(index))
      index += 1
    }
    return result
  }

  /// "(2)" of "paragraphs (a) (2) and (3)": a label one level down behind a blank, when the list or the reference goes on behind it.
  /// Otherwise it begins an item of the text.
  private mutating func readLabelBehindBlank() -> [String] {
    guard kind == .label, index > 0, lexed.tokens[index - 1].kind == .label else { return [] }
    let (last, label) = (lexed.label(index - 1), lexed.label(index))
    guard LabelSequence.Shape(last, after: []) != LabelSequence.Shape(label, after: [last]) else { return [] }
    switch keyword(at: index + 1) {
    case .and, .or, .through: guard index + 2 < lexed.tokens.count, lexed.tokens[index + 2].kind == .label else { return [] }
    case .of: guard keyword(at: index + 2) == .this else { return [] }
    default: return []
    }
    index += 1
    return [label]
  }

  private mutating func product(_ outer: [[String]], _ inner: [[String]]) -> [[String]] {
    guard outer.count * inner.count <= CitationLimits.product else { return outer }
    steps += outer.count * inner.count * ((outer.first?.count ?? 0) + (inner.first?.count ?? 0))
    return outer.flatMap { path in inner.map { path + $0 } }
  }
}
