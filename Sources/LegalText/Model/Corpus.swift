package import Diagnostics

/// An edition with what is known of it.
package struct LoadedEdition: Sendable {
  package var information: EditionInformation
  package var edition: Edition
  package var places: EditionPlaces
  /// Terms that the source marks up where it defines them.
  package var markedTerms: [MarkedTerm]
  /// References that the file marks up, and the names by which it and others name its provisions.
  package var references: [MarkedReference]
  package var identifiers: [String: ProvisionIndex]

  package init(
    information: EditionInformation, edition: Edition, places: EditionPlaces, markedTerms: [MarkedTerm] = [],
    references: [MarkedReference] = [], identifiers: [String: ProvisionIndex] = [:]
  ) {
    self.information = information
    self.edition = edition
    self.places = places
    self.markedTerms = markedTerms
    self.references = references
    self.identifiers = identifiers
  }
}

/// A regulation with its editions, seen from one day.
package struct Instrument: Sendable {
  package var regulation: Regulation
  /// In the order of the file; never empty.
  package var editions: [LoadedEdition]
  /// What became of provisions between editions, where a file says so.
  package var mappings: [ProvisionMapping]
  /// The offset in `editions` of the one that is read as the law on the day.
  package var currentOffset: Int

  package var id: InstrumentIdentifier { regulation.id }
  package var current: LoadedEdition { editions[currentOffset] }

  /// - Precondition: `editions` is not empty.
  package init(
    regulation: Regulation, editions: [LoadedEdition], mappings: [ProvisionMapping] = [], asOf day: CalendarDate
  ) {
    self.regulation = regulation
    self.editions = editions
    self.mappings = mappings
    // In force is the latest edition that has taken effect. Editions without a known date come before all with one: they
    // are read only where no dated edition has taken effect, and the pages say that the date is unknown.
    var best: (offset: Int, effective: CalendarDate?)?
    for (offset, edition) in editions.enumerated() {
      let effective = edition.information.effective
      if let effective, effective > day { continue }
      guard let found = best else {
        best = (offset, effective)
        continue
      }
      switch (found.effective, effective) {
      case (nil, _): best = (offset, effective)
      case (let old?, let new?) where new >= old: best = (offset, effective)
      default: break
      }
    }
    currentOffset = best?.offset ?? 0
  }
}

extension Instrument {
  package func edition(_ id: EditionIdentifier) -> LoadedEdition? { editions.first { $0.information.id == id } }

  /// The editions by the days on which they took effect, those without a known day first, else in the order of the file.
  package var editionsInOrder: [LoadedEdition] {
    editions.enumerated().sorted { left, right in
      switch (left.element.information.effective, right.element.information.effective) {
      case (nil, .some): true
      case (.some, nil): false
      case (let one?, let other?) where one != other: one < other
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  /// What changed from one of its editions to another, by what is confirmed in their mapping.
  package func compare(_ old: LoadedEdition, _ new: LoadedEdition) -> EditionComparison {
    EditionComparison.compare(
      old.edition, new.edition, mapping: mapping(from: old.information.id, to: new.information.id))
  }

  package func mapping(from old: EditionIdentifier, to new: EditionIdentifier) -> ProvisionMapping? {
    mappings.first { $0.from == old && $0.to == new }
  }
}

/// All instruments of a project.
package struct Corpus: Sendable {
  /// Ordered by identifier.
  package let instruments: [Instrument]
  private let offsets: [InstrumentIdentifier: Int]

  package init(instruments: [Instrument]) {
    self.instruments = instruments.sorted { $0.id < $1.id }
    offsets = Dictionary(self.instruments.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// The corpus with one edition read as the law, whatever the day; the same where it is not loaded.
  package func reading(_ edition: EditionIdentifier, of id: InstrumentIdentifier) -> Corpus {
    Corpus(
      instruments: instruments.map { instrument in
        guard instrument.id == id, let offset = instrument.editions.firstIndex(where: { $0.information.id == edition }) else { return instrument }
        var other = instrument
        other.currentOffset = offset
        return other
      })
  }

  package subscript(id: InstrumentIdentifier) -> Instrument? { offsets[id].map { instruments[$0] } }

  /// The edition of an instrument that is current: much cheaper than all that is known of the instrument.
  package func currentEdition(of id: InstrumentIdentifier) -> Edition? {
    offsets[id].map { instruments[$0].editions[instruments[$0].currentOffset].edition }
  }

  /// Where a provision stands among all: by instrument, then in the order of its current edition. Unknown ones come last.
  package func place(of address: ProvisionAddress) -> ProvisionPlace {
    ProvisionPlace(
      instrument: offsets[address.instrument] ?? .max,
      index: currentEdition(of: address.instrument)?.index(of: address) ?? .max)
  }

  /// The provision at an address in the edition that is current.
  package func provision(at address: ProvisionAddress) -> Provision? {
    currentEdition(of: address.instrument)?.provision(at: address)
  }

  /// "11 C.C.R. § 7050(a)"; the address as it is when its instrument is not loaded. A division is cited by its heading, a
  /// recital as "GDPR, recital 47".
  package func citation(of address: ProvisionAddress) -> String {
    guard let offset = offsets[address.instrument] else { return address.description }
    if let provision = provision(at: address), provision.kind == .division {
      return [provision.designation, provision.heading ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
    if let recital = recital(address) { return "\(instruments[offset].regulation.shortTitle), \(recital)" }
    return instruments[offset].regulation.style.citation(of: address)
  }

  /// "CHAPTER IX", or the heading of a division without a number; `nil` for what is no division.
  private func division(_ address: ProvisionAddress) -> String? {
    guard let provision = provision(at: address), provision.kind == .division else { return nil }
    var number = provision.designation[...]
    while let last = number.last, ".:".contains(last) { number = number.dropLast() }
    return number.isEmpty ? provision.heading : String(number)
  }

  /// "recital 47", whatever the instrument calls its other provisions.
  private func recital(_ address: ProvisionAddress) -> String? {
    address.recital.map { number in
      var numbered = address
      numbered.components[0] = number
      return "recital " + CitationStyle.pinpoint(numbered)
    }
  }

  /// "§ 7050(a)", "recital 47"; a division by its number, "Chapter IX", or its heading where it has none.
  package func shortCitation(of address: ProvisionAddress) -> String {
    guard let offset = offsets[address.instrument] else { return address.description }
    if let division = division(address) { return division }
    return recital(address) ?? instruments[offset].regulation.style.shortCitation(of: address)
  }
}

/// A key by which provisions sort into the order of their texts.
package struct ProvisionPlace: Hashable, Comparable, Sendable {
  /// The offset in `Corpus.instruments`.
  package var instrument: Int
  package var index: ProvisionIndex

  package static func < (left: Self, right: Self) -> Bool {
    (left.instrument, left.index) < (right.instrument, right.index)
  }
}
