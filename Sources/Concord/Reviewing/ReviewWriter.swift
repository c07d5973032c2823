internal import Compliance
internal import Diagnostics
internal import LegalText

/// Turns reviewed records into stamps of their files.
struct ReviewWriter {
  let organization: AssessedOrganization
  let statement: ReviewStatement
  /// The edition that is stamped ahead of its day, which the organization is assessed under; `nil` for what is in force.
  let ahead: EditionIdentifier?
  let asOf: CalendarDate
  /// By path.
  private(set) var stamps: [String: [RecordStamp]] = [:]
  private(set) var corrections: [String: [Located<String>]] = [:]
  private(set) var lines: [String] = []
  private(set) var refused: [Diagnostic] = []

  init(_ organization: AssessedOrganization, _ statement: ReviewStatement, ahead: EditionIdentifier? = nil, asOf: CalendarDate) {
    self.ahead = ahead
    self.organization = organization
    self.statement = statement
    self.asOf = asOf
  }

  mutating func add(_ item: ReviewItem) {
    if let later = item.laterReview {
      return refuse(item, "it was looked at on \(later.on.inWords), after the day of this review; see it from that day or later with --as-of")
    }
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

  /// Under the current edition, with the words of the day. References get its numbers, since the edition says whose they are; of a stamp
  /// ahead of the day they keep theirs, which the look at the current edition tells.
  private mutating func stamp(_ item: ReviewItem) {
    var corrected: [Located<String>] = []
    for reference in item.carried {
      guard case .renumbered(let now, _) = reference.fate, now.count == 1 else {
        return refuse(item, advice(on: reference))
      }
      corrected.append(Located(spelling(of: now[0], like: reference.written.value), at: reference.written.position))
    }
    if ahead != nil, item.review?.editions.isEmpty != false {
      return refuse(item, "nobody looked at it under a text in force; do that first, without --edition")
    }
    let covered = item.provisions.filter { organization.corpus[$0.instrument]?.current.edition.index(of: $0) != nil }
    // A record of the register has no place of its own.
    guard item.position.file.hasSuffix(".yaml") || item.position.file.hasSuffix(".yml") else {
      return refuse(item, "a register has no place for reviews; give the vendor a file of its own")
    }
    let indirect = organization.lawChanges.currentDigests(of: covered, organization.corpus)
    let editions = editions(of: ahead == nil ? item.review : nil, covering: Set(covered.map(\.instrument)).sorted(), and: Set(indirect.keys))
    let fingerprints = covered.compactMap { address -> RecordStamp.Entry? in
      guard let edition = organization.corpus[address.instrument]?.current.edition, let index = edition.index(of: address) else { return nil }
      return RecordStamp.Entry(address.description, .text(edition.fingerprint(of: index).description))
    }
    var entries: [RecordStamp.Entry] = [.init("on", .text(asOf.description)), .init("by", .text(statement.by))]
    entries.append(.init("edition", editions.count == 1 ? .text(editions[0]) : .texts(editions)))
    entries.append(.init("reason", .text(statement.reason)))
    if !fingerprints.isEmpty { entries.append(.init("fingerprints", .record(fingerprints))) }
    if !indirect.isEmpty {
      entries.append(.init("indirect", .record(indirect.keys.sorted().map { .init($0.rawValue, .text(indirect[$0]?.description ?? "")) })))
    }
    var removed: [String] = indirect.isEmpty ? ["indirect"] : []
    if let next = statement.next {
      entries.append(.init("next", .text(next)))
    } else if let next = item.review?.next, next <= asOf {
      removed.append("next")
    }
    add(ahead == nil ? "reviewed" : "reviewed-ahead", .set(entries, removing: removed), to: item)
    if ahead == nil { corrections[item.position.file, default: []] += corrected }
    lines.append("\(item.position): \(item.label) under \(editions.joined(separator: ", "))\(ahead == nil ? "" : ", ahead of its day")")
    if ahead == nil {
      lines += zip(item.carried, corrected).map { "\($0.written.position): '\($0.written.value)' becomes '\($1.value)'" }
    }
  }

  /// The current editions of the instruments that are covered, and of those that the review names and these rest on; what it names of
  /// others stays.
  private func editions(of review: Review?, covering instruments: [InstrumentIdentifier], and supporting: Set<InstrumentIdentifier>) -> [String] {
    let covered = instruments.compactMap { organization.corpus[$0] }
    var owners: [String: Instrument] = [:]
    for instrument in organization.corpus.instruments.reversed() {
      for edition in instrument.editions { owners[edition.information.id.rawValue] = instrument }
    }
    let own = Set(covered.flatMap { $0.editions.map(\.information.id.rawValue) })
    let kept = (review?.editions ?? []).map(\.value).filter { !own.contains($0) }.compactMap { name -> String? in
      owners[name].map { supporting.contains($0.id) ? $0.current.information.id.rawValue : name }
    }
    var seen: Set<String> = []
    return (covered.map { $0.current.information.id.rawValue } + kept).filter { seen.insert($0).inserted }
  }

  private func advice(on reference: CarriedReference) -> String {
    if let ahead {
      return "'\(reference.written.value)' is not one provision of edition '\(ahead)'; review it once that is in force"
    }
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
