internal import Compliance
internal import Diagnostics
internal import LegalText

/// Turns reviewed records into stamps of their files.
struct ReviewWriter {
  let organization: AssessedOrganization
  let statement: ReviewStatement
  let asOf: CalendarDate
  /// By path.
  private(set) var stamps: [String: [RecordStamp]] = [:]
  private(set) var corrections: [String: [Located<String>]] = [:]
  private(set) var lines: [String] = []
  private(set) var refused: [Diagnostic] = []

  init(_ organization: AssessedOrganization, _ statement: ReviewStatement, asOf: CalendarDate) {
    self.organization = organization
    self.statement = statement
    self.asOf = asOf
  }

  mutating func add(_ item: ReviewItem) {
    switch statement.judgment {
    case .looked: stamp(item)
    case .immaterial: settle(item)
    }
  }

  private mutating func add(_ key: String, _ change: RecordStamp.Change, to item: ReviewItem) {
    stamps[item.position.file, default: []].append(RecordStamp(record: item.position, key: key, change: change))
  }

  private mutating func refuse(_ item: ReviewItem, _ message: String) {
    refused.append(Diagnostic("review-refused", .error, "\(item.label.prefix(1).uppercased())\(item.label.dropFirst()) is not stamped: \(message)", at: item.position))
  }

  /// Under the current edition, with the words of the day. References get its numbers, since the edition says whose they are.
  private mutating func stamp(_ item: ReviewItem) {
    var corrected: [Located<String>] = []
    for reference in item.carried {
      guard case .renumbered(let now, _) = reference.fate, now.count == 1 else {
        return refuse(item, advice(on: reference))
      }
      corrected.append(Located(spelling(of: now[0], like: reference.written.value), at: reference.written.position))
    }
    let covered = item.provisions.filter { organization.corpus[$0.instrument]?.current.edition.index(of: $0) != nil }
    let instruments = Set(covered.map(\.instrument)).sorted()
    // A record of the register has no place of its own.
    guard item.position.file.hasSuffix(".yaml") || item.position.file.hasSuffix(".yml") else {
      return refuse(item, "a register has no place for reviews; give the vendor a file of its own")
    }
    let editions = editions(of: item.review, covering: instruments)
    let fingerprints = covered.compactMap { address -> RecordStamp.Entry? in
      guard let edition = organization.corpus[address.instrument]?.current.edition, let index = edition.index(of: address) else { return nil }
      return RecordStamp.Entry(address.description, .text(edition.fingerprint(of: index).description))
    }
    var entries: [RecordStamp.Entry] = [.init("on", .text(asOf.description)), .init("by", .text(statement.by))]
    entries.append(.init("edition", editions.count == 1 ? .text(editions[0]) : .texts(editions)))
    entries.append(.init("reason", .text(statement.reason)))
    if !fingerprints.isEmpty { entries.append(.init("fingerprints", .record(fingerprints))) }
    var removed: [String] = []
    if let next = statement.next {
      entries.append(.init("next", .text(next)))
    } else if let next = item.review?.next, next <= asOf {
      removed.append("next")
    }
    add("reviewed", .set(entries, removing: removed), to: item)
    corrections[item.position.file, default: []] += corrected
    lines.append("\(item.position): \(item.label) under \(editions.joined(separator: ", "))")
    lines += zip(item.carried, corrected).map { "\($0.written.position): '\($0.written.value)' becomes '\($1.value)'" }
  }

  /// The current editions of the instruments that are covered; what the review names of others stays.
  private func editions(of review: Review?, covering instruments: [InstrumentIdentifier]) -> [String] {
    let covered = instruments.compactMap { organization.corpus[$0] }
    let own = Set(covered.flatMap { $0.editions.map(\.information.id.rawValue) })
    let known = Set(organization.corpus.instruments.flatMap { $0.editions.map(\.information.id.rawValue) })
    let kept = (review?.editions ?? []).map(\.value).filter { known.contains($0) && !own.contains($0) }
    var seen: Set<String> = []
    return (covered.map { $0.current.information.id.rawValue } + kept).filter { seen.insert($0).inserted }
  }

  private func advice(on reference: CarriedReference) -> String {
    let number = "'\(reference.written.value)' has a number of edition '\(reference.edition)'"
    switch reference.fate {
    case .renumbered(let now, _):
      return "\(number) and was split into \(now.map { organization.corpus.shortCitation(of: $0) }.joined(separator: " and ")); "
        + "write the references that are meant, and the current edition in its review, by hand"
    case .repealed: return "\(number) and was repealed; retire the record, or write another reference and the current edition in its review"
    case .pending(let edition): return "'\(reference.written.value)' is only in edition '\(edition)', which is not in force yet; review it once it is"
    }
  }

  /// As an address or a citation, whichever the author wrote.
  private func spelling(of address: ProvisionAddress, like written: String) -> String {
    let isAddress = ProvisionAddress(parsing: written) != nil
    let citation = organization.corpus.citation(of: address)
    let reader = ReferenceReader(corpus: organization.corpus, defaultInstrument: nil)
    let readsBack = reader.parsed(Located(citation, at: SourcePosition(startOf: ""))) == address
    return isAddress || !readsBack ? address.description : citation
  }

  /// Records that each change does not matter, by the words before and after.
  private mutating func settle(_ item: ReviewItem) {
    var count = 0
    var settled: Set<WordsChange> = []
    for reason in item.reasons {
      guard let edition = reason.edition, let change = organization.lawChanges[reason.instrument, edition], !reason.changes.isEmpty,
        reason.altered.isEmpty
      else {
        return refuse(item, "what it rests on cannot be compared with what is current; look at it and stamp it without --immaterial")
      }
      for ground in reason.changes {
        let words = change.words(of: ground.change)
        guard settled.insert(words).inserted, let address = change.address(of: ground.change) else { continue }
        add(
          "immaterial",
          .append([
            .init("provision", .text(address.description)), .init("words", .texts(words.written)), .init("by", .text(statement.by)),
            .init("on", .text(asOf.description)), .init("reason", .text(statement.reason)),
          ]), to: item)
        count += 1
      }
    }
    lines.append("\(item.position): \(item.label), \(count == 1 ? "1 change does" : "\(count) changes do") not matter")
  }
}
