/// From what was read to citations.
extension CitationParser {
  mutating func emit(_ draft: CitationDraft) {
    let instrument = draft.instrument ?? .loaded(context.instrument)
    var pinpoints: [Pinpoint] = []
    for target in draft.targets {
      let section = name(of: target.section ?? context.section, unit: draft.unit, in: instrument)
      var path = target.path
      if let level = draft.openLevel { path = context.prefix(of: level, firstLabel: target.path) + path }
      pinpoints.append(Pinpoint(section: section, path: path))
      guard let last = target.through else { continue }
      for number in sections(after: target.section ?? "", through: last, in: instrument) {
        pinpoints.append(Pinpoint(section: name(of: number, unit: draft.unit, in: instrument)))
      }
    }
    guard let last = pinpoints.last else { return }
    citations.append(
      Citation(
        range: draft.start..<draft.end, instrument: instrument, pinpoints: pinpoints, role: role,
        isRelative: draft.isRelative, unit: draft.unit))
    remember(draft, instrument, last)
  }

  private mutating func remember(_ draft: CitationDraft, _ instrument: CitedInstrument, _ last: Pinpoint) {
    var levels: [String: [String]] = [:]
    if let level = draft.innermostLevel { levels[level] = last.path }
    if let level = draft.outerLevel, last.path.count > draft.innerLabels {
      levels[level] = Array(last.path.dropLast(draft.innerLabels))
    }
    antecedent = CitationAntecedent(instrument: instrument, section: last.section, levels: levels)
  }

  /// An article of a code is a group of sections; a section of a European act is a group of articles.
  private func name(of number: String, unit: CitationDraft.Unit, in instrument: CitedInstrument) -> String {
    switch (unit, instrument) {
    case (.article, .loaded(let id)) where !names.citesArticles(id): "article-" + number
    case (.section, .loaded(let id)) where names.citesArticles(id): "section-" + number
    case (.article, .outside(let name)) where name.hasSuffix("Code"): "article-" + number
    default: number
    }
  }

  /// The sections of a range without its first: those of the text when it is known, else whole numbers counted through,
  /// else the last alone.
  private mutating func sections(after first: String, through last: String, in instrument: CitedInstrument) -> [String] {
    if case .loaded(let id) = instrument, let numbers = context.sections[id]?.numbers(after: first, through: last) {
      return expanded(numbers) ?? [last]
    }
    guard let low = Int(first), let high = Int(last), low < high, high - low < LabelSequence.maximumRange else {
      return [last]
    }
    return expanded((low + 1...high).map { String($0) }) ?? [last]
  }

  /// `nil` when the text has used up what ranges may add.
  mutating func expanded(_ labels: some Collection<String>) -> [String]? {
    guard labels.count <= expansionsLeft, labels.count <= LabelSequence.maximumRange else { return nil }
    expansionsLeft -= labels.count
    steps += labels.count
    return Array(labels)
  }
}
