/// Says in words what changed between two editions: what counsel reads first.
package struct ChangeSummary: Sendable {
  /// A passage of more words is counted, not quoted.
  private static let quotableWords = 14
  /// More passages of one provision are counted.
  private static let namedPassages = 6

  let comparison: EditionComparison
  let style: CitationStyle

  package init(_ comparison: EditionComparison, style: CitationStyle) {
    self.comparison = comparison
    self.style = style
  }

  /// A change and what is said of it.
  package struct Line: Hashable, Sendable {
    /// The offset in `EditionComparison.changes`.
    package var change: Int
    package var text: String
  }

  /// Everything that differs, in the order of `changes`, but for what a line about a parent already says: its carried children, and
  /// what was added or repealed with it.
  package var lines: [Line] {
    comparison.changes.enumerated().compactMap { offset, change in
      isSaidWithParent(change) ? nil : text(for: change).map { Line(change: offset, text: $0) }
    }
  }

  /// "§ 7050(a)(3): 'may' became 'shall'; 'and' was added"; `nil` when nothing differs.
  package func text(for change: ProvisionChange) -> String? {
    let old = change.old.map { citation($0, in: comparison.old) }
    let new = change.new.map { citation($0, in: comparison.new) }
    let place = (new.first ?? old.first ?? "") + bearingInWords(change)
    let words = wordsOnTheWay(change)
    let also = alsoInWords(change)
    switch change.kind {
    case .unchanged: return nil
    case .editorial: return "\(place): \(differencesInWords(change)), no word changed"
    case .renumbered: return "\(place) was renumbered from \(old[0])\(words)\(also)"
    case .moved: return "\(place) was moved from \(old[0])\(words)\(also)"
    case .split: return "\(listed(old)) \(old.count == 1 ? "was split" : "were divided anew") into \(listed(new))\(words)"
    case .merged: return "\(listed(old)) were merged into \(new[0])\(words)"
    case .amended:
      let formerly = change.isReaddressed && !change.isCarried ? ", formerly \(old[0])" : ""
      return "\(place)\(formerly): \(wording(change))\(also)"
    case .added: return "\(place) was added\(addedBelow(change.new.first))"
    case .repealed: return "\(old.first.map { $0 + bearingInWords(change) } ?? place) was repealed\(repealedBelow(change.old.first))\(successor(change))"
    case .reserved: return change.new.isEmpty ? "\(place), a reserved number, is gone" : "\(place) is reserved"
    }
  }

  /// "2 amended, 8 added, 631 unchanged": kinds that occur, in a fixed order.
  package var counts: String {
    let counts = comparison.counts
    let order: [ProvisionChange.Kind] = [.amended, .added, .repealed, .split, .merged, .renumbered, .moved, .reserved, .editorial, .unchanged]
    let parts = order.compactMap { kind in counts[kind].map { "\($0) \(kind.rawValue)" } }
    return parts.isEmpty ? "nothing to compare" : parts.joined(separator: ", ")
  }

  private func isSaidWithParent(_ change: ProvisionChange) -> Bool {
    switch change.kind {
    case .renumbered: return change.isCarried
    case .added where change.old.isEmpty:
      guard let parent = change.new.first.flatMap({ comparison.new.provisions[$0].parent }) else { return false }
      return comparison.changes[comparison.changeOfNew[parent]].kind == .added
    case .repealed where change.new.isEmpty:
      guard let parent = change.old.first.flatMap({ comparison.old.provisions[$0].parent }) else { return false }
      return comparison.changes[comparison.changeOfOld[parent]].kind == .repealed
    default: return false
    }
  }

  /// "§ 3.2", "recital 4"; by number and heading what stands in no section: "Part 3. Retention".
  package func citation(_ index: ProvisionIndex, in edition: Edition) -> String {
    let provision = edition.provisions[index]
    switch provision.kind {
    case .division,
      .definition where edition.section(of: index) == nil:
      let name = [provision.designation, provision.heading ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      return name.isEmpty ? provision.address.components.joined(separator: "/") : name
    case .recital: return "recital " + (provision.address.recital ?? provision.address.components[0])
    default: return style.shortCitation(of: provision.address)
    }
  }

  private func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private func bearingInWords(_ change: ProvisionChange) -> String {
    let isSummary =
      change.new.contains { comparison.new.provisions[$0].isSummary }
      || change.new.isEmpty && change.old.contains { comparison.old.provisions[$0].isSummary }
    let notes = (change.bearing.isOperative ? [] : [change.bearing.rawValue, "not operative"]) + (isSummary ? ["our summary"] : [])
    return notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
  }

  /// What became of the words of a provision that has another number, and of those below it.
  private func wordsOnTheWay(_ change: ProvisionChange) -> String {
    guard change.isSameWords else { return ", and its words changed: " + wording(change) }
    let hasWords = change.old.contains { !comparison.old.provisions[$0].ownText.isEmpty }
    guard change.new.count == 1, let index = change.new.first, comparison.new.subtree(of: index).count > 1 else {
      return hasWords ? ", same words" : ""
    }
    let changed = comparison.changes(within: index).filter { inner in
      let isCarried = inner.isCarried && inner.isSameWords
      return inner.new != change.new && ![.unchanged, .editorial].contains(inner.kind) && !isCarried
    }.count
    if changed == 0 { return ", with everything below it, same words" }
    return (hasWords ? ", same words" : "") + "; below it \(changed) \(changed == 1 ? "provision" : "provisions") changed"
  }

  private func addedBelow(_ index: ProvisionIndex?) -> String {
    guard let index else { return "" }
    return below(comparison.new.subtree(of: index).dropFirst().filter { comparison.changes[comparison.changeOfNew[$0]].kind == .added }.count)
  }

  private func repealedBelow(_ index: ProvisionIndex?) -> String {
    guard let index else { return "" }
    return below(comparison.old.subtree(of: index).dropFirst().filter { comparison.changes[comparison.changeOfOld[$0]].kind == .repealed }.count)
  }

  private func below(_ count: Int) -> String {
    count == 0 ? "" : ", with \(count) \(count == 1 ? "provision" : "provisions") below it"
  }

  /// Whose number a repealed provision's is now.
  private func successor(_ change: ProvisionChange) -> String {
    guard change.new.isEmpty, let address = change.old.first.map({ comparison.old.provisions[$0].address }),
      comparison.new.index(of: address) != nil
    else { return "" }
    return "; other words now have its number"
  }

  private func wording(_ change: ProvisionChange) -> String {
    guard let wording = change.wording else { return "words changed" }
    if wording.isPunctuationOnly { return "punctuation changed: " + wording.passages.prefix(Self.namedPassages).map(passage).joined(separator: "; ") }
    var parts = wording.passages.prefix(Self.namedPassages).map(passage)
    let rest = wording.passages.dropFirst(Self.namedPassages)
    if !rest.isEmpty {
      let named = rest.flatMap(\.operative).prefix(Self.namedPassages).map(\.description)
      parts.append("\(rest.count) more \(rest.count == 1 ? "passage" : "passages") changed" + (named.isEmpty ? "" : ", among them " + named.joined(separator: ", ")))
    }
    return parts.joined(separator: "; ")
  }

  private func passage(_ passage: PassageChange) -> String {
    // "15" became "10" says less than "15 business days" became "10 business days".
    if passage.operative.count == 1, case .replaced(.deadline, _, _) = passage.operative[0], passage.deletedWords <= 2, passage.insertedWords <= 2 {
      return passage.operative[0].description
    }
    func quoted(_ text: String, _ words: Int) -> String? {
      words <= Self.quotableWords ? "'\(text)'" : nil
    }
    func counted(_ words: Int) -> String { "\(words) \(words == 1 ? "word" : "words")" }
    func were(_ words: Int) -> String { words == 1 ? "was" : "were" }
    let deleted = quoted(passage.deleted, passage.deletedWords)
    let inserted = quoted(passage.inserted, passage.insertedWords)
    let operative = passage.operative.prefix(Self.namedPassages).map(\.description).joined(separator: ", ")
    let isQuoted = deleted != nil && inserted != nil
    let tail = isQuoted || operative.isEmpty ? "" : ", where \(operative)"
    if passage.inserted.isEmpty { return (deleted.map { "\($0) was removed" } ?? "\(counted(passage.deletedWords)) \(were(passage.deletedWords)) removed") + tail }
    if passage.deleted.isEmpty { return (inserted.map { "\($0) was added" } ?? "\(counted(passage.insertedWords)) \(were(passage.insertedWords)) added") + tail }
    if isQuoted, let deleted, let inserted { return "\(deleted) became \(inserted)" }
    return "\(counted(passage.deletedWords)) became \(counted(passage.insertedWords))" + tail
  }

  /// Differences beside words, of a change that has a line anyway.
  private func alsoInWords(_ change: ProvisionChange) -> String {
    let told = change.differences.compactMap { difference -> String? in
      switch difference {
      case .heading, .bearing, .summary, .completeness, .state: inWords(difference)
      case .typography, .designation, .kind, .parent: nil
      }
    }
    return told.isEmpty ? "" : "; " + told.joined(separator: "; ")
  }

  private func differencesInWords(_ change: ProvisionChange) -> String {
    let hasBearing = change.differences.contains { if case .bearing = $0 { true } else { false } }
    let told = change.differences.compactMap { difference -> String? in
      if case .kind = difference, hasBearing { return nil }
      return inWords(difference)
    }
    return told.isEmpty ? "only the file differs" : told.joined(separator: "; ")
  }

  private func inWords(_ difference: ProvisionChange.Difference) -> String {
    switch difference {
    case .typography: "blanks, quotation marks or dashes differ"
    case .heading(let old, let new):
      old.isEmpty ? "heading '\(new)' was added" : new.isEmpty ? "heading '\(old)' was removed" : "heading '\(old)' became '\(new)'"
    case .designation(let old, let new): "number '\(old)' is printed as '\(new)'"
    case .bearing(let old, let new): "it was \(named(old)) and is \(named(new))"
    case .kind(let old, let new): "it was a \(old.rawValue) and is a \(new.rawValue)"
    case .state(let old, let new): "it was \(named(old)) and is \(named(new))"
    case .summary(_, let new): new ? "only our summary of it is loaded now" : "its official text is loaded now"
    case .completeness(_, let new): new ? "its text breaks off now" : "its text is complete now"
    case .parent: "it stands in another division"
    }
  }

  private func named(_ bearing: ProvisionBearing) -> String {
    switch bearing {
    case .operative: "operative"
    case .definition: "a definition"
    case .example: "an example"
    case .recital: "a recital"
    case .note: "a note"
    }
  }

  private func named(_ state: ProvisionState) -> String { state == .inForce ? "in force" : state.rawValue }
}
