internal import Diagnostics
internal import LegalText

/// A record at which people look: an obligation, a contract, a clause or an assessment.
protocol ReviewedRecord {
  /// The last look that counts on the day.
  var reviewed: Review? { get set }
  /// A look at a text that was not in force yet. It counts from the day on which its edition is current.
  var reviewedAhead: Review? { get set }
  /// A look that is dated after the as-of day. It counts for nothing but the numbers in which references are written.
  var laterReview: Review? { get set }
  /// Changes of the law that do not matter to it.
  var immaterial: [ImmaterialChange] { get set }
}

extension Obligation: ReviewedRecord {}
extension Contract: ReviewedRecord {}
extension Clause: ReviewedRecord {}
extension Assessment: ReviewedRecord {}

extension ReviewedRecord {
  /// The look whose edition says in which numbers references are written.
  var numbering: Review? { reviewed ?? laterReview }

  /// Every look on record, whether or not it counts on the day.
  var looks: [Review] { [reviewed, reviewedAhead, laterReview].compactMap(\.self) }

  /// The look that counts for an instrument: of one at the current text and one ahead of it, the one whose edition came last.
  func counting(_ look: Review, for instrument: Instrument) -> Review {
    guard let ahead = reviewedAhead, let place = ahead.latestPlace(in: instrument) else { return look }
    return look.latestPlace(in: instrument).map { $0 >= place } == true ? look : ahead
  }

  /// The look ahead at an edition of an instrument that is not in force yet.
  func lookAhead(at edition: EditionIdentifier) -> Review? {
    reviewedAhead.flatMap { ahead in ahead.editions.contains { $0.value == edition.rawValue } ? ahead : nil }
  }
}

extension Review {
  /// The place of the latest edition that it names of those up to the current one; `nil` when it names none of them.
  fileprivate func latestPlace(in instrument: Instrument) -> Int? {
    let order = instrument.editionsInOrder.map(\.information.id.rawValue)
    let current = order.firstIndex(of: instrument.current.information.id.rawValue) ?? 0
    return editions.compactMap { order.firstIndex(of: $0.value) }.filter { $0 <= current }.max()
  }
}

/// What the keys `reviewed`, `reviewed-ahead` and `immaterial` of a record say.
struct ReviewKeys {
  private let reviewed: RecordValue?
  private let ahead: RecordValue?
  private let immaterial: [RecordValue]

  /// Takes the keys from a record's reader.
  init(_ reader: inout RecordReader) {
    reviewed = reader.value("reviewed")
    ahead = reader.value("reviewed-ahead")
    immaterial = reader.list("immaterial")
  }

  func read<Record: ReviewedRecord>(into record: inout Record, _ diagnostics: inout [Diagnostic]) {
    record.reviewed = reviewed.flatMap { ReviewReader.read($0).reporting(to: &diagnostics) }
    record.reviewedAhead = ahead.flatMap { ReviewReader.read($0).reporting(to: &diagnostics) }
    if let ahead = record.reviewedAhead, ahead.editions.isEmpty {
      diagnostics.append(
        Diagnostic("missing-key", .error, "A review ahead names the edition that was read; add 'edition'", at: ahead.position))
    }
    record.immaterial = immaterial.compactMap { ImmaterialChangeReader.read($0).reporting(to: &diagnostics) }
  }
}
