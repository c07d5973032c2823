package import Diagnostics

/// What became of the provisions of one edition in another, as proposed by a comparison and confirmed by a person.
///
/// It carries links, reviews and anchors across, and `EditionComparison.compare` obeys what is confirmed.
package struct ProvisionMapping: Hashable, Sendable {
  /// What an entry says.
  package enum Relation: String, Hashable, Sendable, CaseIterable {
    /// One provision under another number, with the same words or others.
    case renumbered
    /// One provision below another parent.
    case moved
    /// One provision or several, divided anew among several.
    case split
    case merged
    /// One provision at the same address, whatever its words: where a comparison would see another.
    case amended
    /// A new provision, also where an old one had its address.
    case added
    case repealed
  }

  /// Who confirmed, and when.
  package struct Confirmation: Hashable, Sendable {
    package var by: String
    package var on: CalendarDate

    package init(by: String, on: CalendarDate) {
      self.by = by
      self.on = on
    }
  }

  package struct Entry: Hashable, Sendable {
    package var relation: Relation
    /// Addresses in the old edition; empty for what was added.
    package var from: [ProvisionAddress]
    /// Addresses in the new edition; empty for what was repealed.
    package var to: [ProvisionAddress]
    /// `nil` while it is a proposal.
    package var confirmed: Confirmation?
    /// A person's remark.
    package var note: String?

    package init(
      _ relation: Relation, from: [ProvisionAddress], to: [ProvisionAddress], confirmed: Confirmation? = nil, note: String? = nil
    ) {
      self.relation = relation
      self.from = from
      self.to = to
      self.confirmed = confirmed
      self.note = note
    }
  }

  package var instrument: InstrumentIdentifier
  package var from: EditionIdentifier
  package var to: EditionIdentifier
  package var entries: [Entry]

  package init(instrument: InstrumentIdentifier, from: EditionIdentifier, to: EditionIdentifier, entries: [Entry]) {
    self.instrument = instrument
    self.from = from
    self.to = to
    self.entries = entries
  }

  /// The file's path in the instrument's folder: `mappings/2020-08-14--2024-01-01.yaml`.
  package static func path(from: EditionIdentifier, to: EditionIdentifier) -> String { "mappings/\(from)--\(to).yaml" }

  /// The mapping with every entry confirmed that is not.
  package func confirmed(by person: String, on day: CalendarDate) -> ProvisionMapping {
    var result = self
    for index in entries.indices where entries[index].confirmed == nil {
      result.entries[index].confirmed = Confirmation(by: person, on: day)
    }
    return result
  }
}

extension ProvisionMapping {
  /// Where an old address leads by what is confirmed: its own entry, else the nearest above it with the rest of the address
  /// kept; itself where no entry speaks of it. Empty for what was repealed.
  ///
  /// For a file without its editions. Where both editions are at hand, `EditionComparison.successors(of:)` knows more.
  package func successors(of address: ProvisionAddress) -> [ProvisionAddress] {
    var rest: [String] = []
    var current: ProvisionAddress? = address
    while let candidate = current {
      if let entry = entries.first(where: { $0.confirmed != nil && $0.from.contains(candidate) }) {
        // Which part of a divided provision its children went to, its own entry cannot tell.
        guard rest.isEmpty || entry.to.count <= 1 else { return entry.to }
        return entry.to.map { ProvisionAddress($0.instrument, $0.components + rest.reversed()) }
      }
      rest.append(candidate.components[candidate.components.count - 1])
      current = candidate.parent
    }
    return [address]
  }

  /// What is confirmed, by index. Addresses that an edition does not have are left out; the reader has reported them.
  func confirmedProvisions(_ old: Edition, _ new: Edition) -> MappedProvisions {
    var result = MappedProvisions()
    var usedOld: Set<ProvisionIndex> = []
    var usedNew: Set<ProvisionIndex> = []
    for entry in entries where entry.confirmed != nil {
      let olds = entry.from.compactMap { old.index(of: $0) }
      let news = entry.to.compactMap { new.index(of: $0) }
      guard usedOld.isDisjoint(with: olds), usedNew.isDisjoint(with: news) else { continue }
      switch (entry.relation, olds.count, news.count) {
      case (.repealed, 1..., _): result.repealed.formUnion(olds)
      case (.added, _, 1...): result.added.formUnion(news)
      case (.split, 1..., 2...), (.merged, 2..., 1): result.groups.append(.init(old: olds, new: news))
      case (.renumbered, 1, 1), (.moved, 1, 1), (.amended, 1, 1): result.pairs.append((olds[0], news[0]))
      default: continue
      }
      usedOld.formUnion(olds)
      usedNew.formUnion(news)
    }
    return result
  }
}
