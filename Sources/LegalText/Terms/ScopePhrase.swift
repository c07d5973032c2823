/// "this part", "these regulations", "this paragraph (e)(2)": words that say where a definition holds.
struct ScopePhrase: Hashable, Sendable {
  /// In the singular and in small letters: "part", "regulation".
  var level: String
  /// Labels behind it: `["e", "2"]`.
  var labels: [String]

  static let levels: Set<String> = [
    "act", "annex", "appendix", "article", "chapter", "clause", "code", "constitution", "directive", "division", "item", "law",
    "order", "paragraph", "part", "regulation", "rule", "section", "subchapter", "subclause", "subdivision", "subparagraph", "subpart",
    "subsection", "subtitle", "title",
  ]

  /// The first such phrase within a range of tokens.
  init?(in text: WordText, _ range: Range<Int>) {
    for index in range where ["this", "these"].contains(text.word(index)) {
      let word = text.word(index + 1)
      guard let level = Self.level(word) else { continue }
      self.level = level
      labels = Self.labels(in: text, from: index + 2)
      return
    }
    return nil
  }

  static func level(_ word: String) -> String? {
    if levels.contains(word) { return word }
    if word.hasSuffix("s"), levels.contains(String(word.dropLast())) { return String(word.dropLast()) }
    return nil
  }

  private static func labels(in text: WordText, from start: Int) -> [String] {
    var result: [String] = []
    var index = start
    while text.kind(index) == .open, text.kind(index + 1) == .word, text.kind(index + 2) == .close {
      let range = text.tokens[index + 1].range
      result.append(String(decoding: text.bytes[range], as: UTF8.self))
      index += 3
    }
    return result
  }
}

/// Finds the provision that a phrase such as "this part" means.
struct ScopeResolver: Sendable {
  let edition: Edition
  /// Names of the levels below a section, outermost first.
  let levelNames: [String]

  /// - Parameter index: the provision whose text has the phrase.
  func scope(of phrase: ScopePhrase, at index: ProvisionIndex) -> TermScope {
    if !phrase.labels.isEmpty, let found = ancestor(of: index, labelled: phrase.labels) { return only(found) }
    if phrase.level == "section" { return edition.section(of: index).map(only) ?? .instrument }
    if let depth = levelNames.firstIndex(of: phrase.level) {
      // One name for all levels, as in the Code of Federal Regulations, means the provision itself.
      if levelNames.count == 1 { return only(index) }
      return ancestor(of: index, at: depth + 1).map(only) ?? only(index)
    }
    var current = edition.provisions[index].parent
    while let candidate = current {
      let provision = edition.provisions[candidate]
      if provision.kind == .division, provision.designation.lowercased().hasPrefix(phrase.level) { return only(candidate) }
      current = provision.parent
    }
    // "this Article" of an instrument whose sections are articles.
    if phrase.level == "article", let section = edition.section(of: index),
      edition.provisions[section].designation.lowercased().hasPrefix("art")
    {
      return only(section)
    }
    return .instrument
  }

  private func only(_ index: ProvisionIndex) -> TermScope { .provisions([edition.provisions[index].address]) }

  private func ancestor(of index: ProvisionIndex, labelled labels: [String]) -> ProvisionIndex? {
    var current: ProvisionIndex? = index
    while let candidate = current {
      let provision = edition.provisions[candidate]
      if provision.address.components.dropFirst().elementsEqual(labels) { return candidate }
      current = provision.parent
    }
    return nil
  }

  private func ancestor(of index: ProvisionIndex, at level: Int) -> ProvisionIndex? {
    var current: ProvisionIndex? = index
    while let candidate = current {
      if edition.provisions[candidate].level == level, edition.provisions[candidate].kind != .section { return candidate }
      current = edition.provisions[candidate].parent
    }
    return nil
  }
}
