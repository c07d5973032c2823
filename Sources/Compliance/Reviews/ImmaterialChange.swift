package import Diagnostics
package import LegalText

/// A change of the law of which a person said that it does not matter to a record, and why.
///
/// It is known by the words before and after, so that a later change of the same provision is a new question.
package struct ImmaterialChange: Sendable {
  /// The provision whose words changed, for readers.
  package var provision: String
  package var words: WordsChange
  package var by: String
  package var on: CalendarDate
  package var reason: String
  package var position: SourcePosition
}

/// The own words of a provision before and after a change, without those below it; `nil` where there are none.
package struct WordsChange: Hashable, Sendable {
  package var old: Fingerprint?
  package var new: Fingerprint?

  package init(old: Fingerprint?, new: Fingerprint?) {
    self.old = old
    self.new = new
  }

  /// As records have it: `[1:9d20…, none]`.
  package var written: [String] { [old?.description ?? "none", new?.description ?? "none"] }
}

/// Reads an entry of `immaterial`: `{ provision, words, by, on, reason }`.
enum ImmaterialChangeReader {
  static func read(_ value: RecordValue) -> Checked<ImmaterialChange?> {
    var reader = RecordReader(value, describing: "change that does not matter")
    let provision = reader.text("provision", .required)
    let words = reader.list("words", .required)
    let by = reader.text("by", .required)
    let on = reader.date("on", .required)
    let reason = reader.text("reason", .required)
    var diagnostics = reader.finish()
    let pair = words.map { $0.text == "none" ? nil : FingerprintReader.read($0).reporting(to: &diagnostics) }
    if let first = words.first, pair.count != 2 {
      diagnostics.append(
        Diagnostic("wrong-shape", .error, "Key 'words' takes two fingerprints, before and after, or 'none'", at: first.position))
    }
    guard let provision, let by, let on, let reason, pair.count == 2, diagnostics.isEmpty else { return Checked(nil, diagnostics) }
    return Checked(
      ImmaterialChange(
        provision: provision.value, words: WordsChange(old: pair[0], new: pair[1]), by: by.value, on: on.value, reason: reason.value,
        position: value.position),
      diagnostics)
  }
}

extension LawChange {
  /// The words of a change.
  package func words(of offset: Int) -> WordsChange {
    let change = comparison.changes[offset]
    func print(_ indices: [ProvisionIndex], _ edition: Edition) -> Fingerprint? {
      indices.isEmpty ? nil : Fingerprint(of: indices.map { edition.ownText(of: $0) }.joined(separator: " "))
    }
    return WordsChange(old: print(change.old, comparison.old), new: print(change.new, comparison.new))
  }

  /// "vendor-data-standard/3.2": the provision of a change, in the new edition where it is there.
  package func address(of offset: Int) -> ProvisionAddress? {
    let change = comparison.changes[offset]
    return change.new.first.map { comparison.new.provisions[$0].address } ?? change.old.first.map { comparison.old.provisions[$0].address }
  }
}
