package import Diagnostics

/// A point in which what is declared and what the register shows differ.
package struct DisclosureDifference: Hashable, Sendable {
  /// What of a category is declared or disclosed.
  package enum Extent: Hashable, Sendable {
    /// The category itself.
    case category
    case recipient(TermIndex)
    case purpose(TermIndex)
  }

  package enum Direction: Hashable, Sendable {
    /// Disclosed, not declared; offsets in `DisclosureRollUp.sources`.
    case undeclared(sources: [Int])
    /// Declared, none found. `possible` engagements may be what is declared: their time, list or categories are not known.
    case notFound(possible: Int, position: SourcePosition)
  }

  package var list: DisclosureList
  package var data: TermIndex
  package var extent: Extent
  package var direction: Direction
}

/// Holds a roll-up against a declaration. A declared term covers the terms below it.
package struct DisclosureComparison {
  private let rollUp: DisclosureRollUp
  private let declaration: LinkedDisclosureDeclaration

  package init(_ rollUp: DisclosureRollUp, _ declaration: LinkedDisclosureDeclaration) {
    self.rollUp = rollUp
    self.declaration = declaration
  }

  /// By list and in the order of the vocabulary; what is undeclared before what is not found.
  package var differences: [DisclosureDifference] {
    DisclosureList.allCases.flatMap { undeclared(on: $0) + notFound(on: $0) }
  }

  private func undeclared(on list: DisclosureList) -> [DisclosureDifference] {
    let declared = declaration.lists[list] ?? []
    let categories = rollUp.vocabularies.dataCategories
    let byCategory = Dictionary(grouping: rollUp.entries(on: list).filter { $0.data != nil }) { $0.data ?? 0 }
    return byCategory.keys.sorted().flatMap { data -> [DisclosureDifference] in
      let entries = byCategory[data] ?? []
      func difference(_ extent: DisclosureDifference.Extent, _ entries: [DisclosureEntry]) -> DisclosureDifference {
        DisclosureDifference(
          list: list, data: data, extent: extent, direction: .undeclared(sources: Set(entries.flatMap(\.sources)).sorted()))
      }
      let covering = declared.filter { $0.data.contains { categories.covered(by: $0).contains(data) } }
      guard !covering.isEmpty else { return [difference(.category, entries)] }
      func missing(
        _ vocabulary: Vocabulary, _ named: [[TermIndex]?], _ term: (DisclosureEntry) -> TermIndex?,
        _ extent: (TermIndex) -> DisclosureDifference.Extent
      ) -> [DisclosureDifference] {
        // One entry that names none leaves them open for the category.
        guard !named.contains(nil) else { return [] }
        let all = named.compactMap(\.self).flatMap(\.self)
        let byTerm = Dictionary(grouping: entries.filter { term($0) != nil }) { term($0) ?? 0 }
        return byTerm.keys.sorted().filter { found in !all.contains { vocabulary.covered(by: $0).contains(found) } }
          .map { difference(extent($0), byTerm[$0] ?? []) }
      }
      return missing(rollUp.vocabularies.disclosureRecipients, covering.map(\.recipients), \.recipient) { .recipient($0) }
        + missing(rollUp.vocabularies.purposes, covering.map(\.purposes), \.purpose) { .purpose($0) }
    }
  }

  private func notFound(on list: DisclosureList) -> [DisclosureDifference] {
    let entries = rollUp.entries(on: list)
    let vocabularies = rollUp.vocabularies
    var differences: [DisclosureDifference] = []
    var seen: Set<[Int]> = []
    for entry in declaration.lists[list] ?? [] {
      for (offset, data) in entry.data.enumerated() {
        let place = offset < entry.record.data.count ? entry.record.data[offset].position : entry.record.position
        let own = entries.filter { $0.data.map { vocabularies.dataCategories.overlap(data, $0) } ?? false }
        func add(_ extent: DisclosureDifference.Extent, _ key: [Int], _ position: SourcePosition) {
          guard seen.insert([data] + key).inserted else { return }
          differences.append(
            DisclosureDifference(
              list: list, data: data, extent: extent, direction: .notFound(possible: possible(data, extent), position: position)))
        }
        guard !own.isEmpty else {
          add(.category, [0], place)
          continue
        }
        for (index, recipient) in (entry.recipients ?? []).enumerated()
        where !own.contains(where: { $0.recipient.map { vocabularies.disclosureRecipients.overlap(recipient, $0) } ?? false }) {
          add(.recipient(recipient), [1, recipient], position(entry.record.recipients, index) ?? place)
        }
        for (index, purpose) in (entry.purposes ?? []).enumerated()
        where !own.contains(where: { $0.purpose.map { vocabularies.purposes.overlap(purpose, $0) } ?? false }) {
          add(.purpose(purpose), [2, purpose], position(entry.record.purposes, index) ?? place)
        }
      }
    }
    return differences
  }

  private func position(_ names: [Located<String>]?, _ index: Int) -> SourcePosition? {
    guard let names, index < names.count else { return nil }
    return names[index].position
  }

  /// Engagements that may be what is declared: their time or list is not known, or they are not recorded in full.
  private func possible(_ data: TermIndex, _ extent: DisclosureDifference.Extent) -> Int {
    let vocabularies = rollUp.vocabularies
    func mayBe(_ own: [TermIndex], _ term: TermIndex, _ vocabulary: Vocabulary) -> Bool {
      own.isEmpty || own.contains { vocabulary.overlap(term, $0) }
    }
    return rollUp.sources.count { source in
      guard mayBe(source.data, data, vocabularies.dataCategories), !source.gaps(in: vocabularies).isEmpty else { return false }
      switch extent {
      case .category: return true
      case .recipient(let term): return mayBe(source.recipient.map { [$0] } ?? [], term, vocabularies.disclosureRecipients)
      case .purpose(let term): return mayBe(source.purposes, term, vocabularies.purposes)
      }
    }
  }
}
