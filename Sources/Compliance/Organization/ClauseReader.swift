internal import Diagnostics

/// Reads a clause of a contract.
enum ClauseReader {
  static func read(_ value: RecordValue) -> Checked<Clause?> {
    var reader = RecordReader(value, describing: "clause")
    let meets = reader.texts("meets", .required)
    let presence = reader.choice("status", Clause.Presence.self)
    let place = reader.text("at")
    let quote = reader.text("quote")
    let note = reader.text("note")
    let reviewed = reader.value("reviewed")
    let settled = reader.list("immaterial")
    if presence == nil, place == nil, !meets.isEmpty, !reader.has("status") {
      reader.report(
        Diagnostic(
          "missing-key", .error,
          "A clause says where it stands ('at') or that it is absent or unclear ('status'); add one of the two",
          at: value.position))
    }
    var diagnostics = reader.finish()
    let review = reviewed.flatMap { ReviewReader.read($0).reporting(to: &diagnostics) }
    let immaterial = settled.compactMap { ImmaterialChangeReader.read($0).reporting(to: &diagnostics) }
    guard !meets.isEmpty else { return Checked(nil, diagnostics) }
    return Checked(
      Clause(
        // Without either key nobody has said that the clause is there, and unknown is never a pass.
        meets: meets, presence: presence?.value ?? (place == nil ? .unclear : .present), place: place?.value,
        quote: quote?.value, note: note?.value, reviewed: review, immaterial: immaterial, position: value.position),
      diagnostics)
  }
}
