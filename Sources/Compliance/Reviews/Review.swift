package import Diagnostics
package import LegalText

/// That a person looked, when, and under which edition of the law.
package struct Review: Sendable {
  package var on: CalendarDate
  package var by: String
  /// Of one instrument, or of each whose provisions the record names.
  package var editions: [Located<String>]
  /// The day by which somebody looks again, where it is not that of `review-months`.
  package var next: CalendarDate?
  package var reason: String?
  /// The words that the person saw, by address in the numbers of the edition.
  package var fingerprints: [ProvisionAddress: Fingerprint]
  /// What these rest on indirectly, by the instrument that it stands in.
  package var indirect: [InstrumentIdentifier: IndirectDigest]
  package var position: SourcePosition

  package init(
    on: CalendarDate, by: String, editions: [Located<String>], next: CalendarDate? = nil, reason: String? = nil,
    fingerprints: [ProvisionAddress: Fingerprint] = [:], indirect: [InstrumentIdentifier: IndirectDigest] = [:],
    position: SourcePosition
  ) {
    self.on = on
    self.by = by
    self.editions = editions
    self.next = next
    self.reason = reason
    self.fingerprints = fingerprints
    self.indirect = indirect
    self.position = position
  }
}

extension Review {
  /// What a review says of an instrument.
  enum Basis {
    /// It names an edition of the instrument.
    case edition(Located<String>)
    /// It names one that no instrument has.
    case unknown(Located<String>)
    /// It names none at all.
    case none
    /// It names editions of other instruments only.
    case elsewhere
  }

  /// The edition that counts: the current one, else the latest before it, else the first after it.
  func basis(for instrument: Instrument, in corpus: Corpus) -> Basis {
    guard !editions.isEmpty else { return .none }
    let order = instrument.editionsInOrder.map(\.information.id.rawValue)
    let current = order.firstIndex(of: instrument.current.information.id.rawValue) ?? 0
    let own = editions.compactMap { name in order.firstIndex(of: name.value).map { (place: $0, name: name) } }
    if let best = own.filter({ $0.place <= current }).max(by: { $0.place < $1.place }) ?? own.min(by: { $0.place < $1.place }) {
      return .edition(best.name)
    }
    let known = Set(corpus.instruments.flatMap { $0.editions.map(\.information.id.rawValue) })
    return editions.first { !known.contains($0.value) }.map(Basis.unknown) ?? .elsewhere
  }

  /// The loaded edition whose numbers the record's references have; `nil` for those of the current one.
  func numbering(in instrument: Instrument, _ corpus: Corpus) -> LoadedEdition? {
    guard case .edition(let name) = basis(for: instrument, in: corpus), name.value != instrument.current.information.id.rawValue else { return nil }
    return instrument.editions.first { $0.information.id.rawValue == name.value }
  }
}

/// Reads `reviewed: { on, by, edition, reason, fingerprints, indirect, next }`.
enum ReviewReader {
  static func read(_ value: RecordValue) -> Checked<Review?> {
    var reader = RecordReader(value, describing: "review")
    let on = reader.date("on", .required)
    let by = reader.text("by", .required)
    let editions = reader.texts("edition")
    let reason = reader.text("reason")
    let next = reader.date("next")
    let words = reader.value("fingerprints")
    let rests = reader.value("indirect")
    var diagnostics = reader.finish()
    let indirect = IndirectDigestReader.read(rests).reporting(to: &diagnostics)
    var fingerprints: [ProvisionAddress: Fingerprint] = [:]
    if let words, words.entries.isEmpty {
      diagnostics.append(
        Diagnostic("wrong-shape", .error, "Key 'fingerprints' takes a mapping from addresses to fingerprints", at: words.position))
    }
    for entry in words?.entries ?? [] {
      guard let address = ProvisionAddress(parsing: entry.key.value) else {
        diagnostics.append(
          Diagnostic("wrong-value", .error, "Key '\(entry.key.value)' is not an address such as 'act/7/a'", at: entry.key.position))
        continue
      }
      fingerprints[address] = FingerprintReader.read(entry.value).reporting(to: &diagnostics)
    }
    guard let on, let by else { return Checked(nil, diagnostics) }
    return Checked(
      Review(
        on: on.value, by: by.value, editions: editions, next: next?.value, reason: reason?.value, fingerprints: fingerprints,
        indirect: indirect, position: value.position),
      diagnostics)
  }
}

/// Reads a fingerprint as `1:9d20…`.
enum FingerprintReader {
  static func read(_ value: RecordValue) -> Checked<Fingerprint?> {
    if let text = value.text, let fingerprint = Fingerprint(parsing: text) { return Checked(fingerprint) }
    return Checked(
      nil,
      [
        Diagnostic(
          "wrong-value", .error,
          "Fingerprint '\(value.text ?? "")' is not a version and 64 hexadecimal digits, as 'concord review' writes them", at: value.position)
      ])
  }
}
