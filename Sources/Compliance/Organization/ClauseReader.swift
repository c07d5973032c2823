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
    let looks = ReviewKeys(&reader)
    if presence == nil, place == nil, !meets.isEmpty, !reader.has("status") {
      reader.report(
        Diagnostic(
          "missing-key", .error,
          "A clause says where it stands ('at') or that it is absent or unclear ('status'); add one of the two",
          at: value.position))
    }
    var diagnostics = reader.finish()
    guard !meets.isEmpty else { return Checked(nil, diagnostics) }
    var clause = Clause(
      // Without either key nobody has said that the clause is there, and unknown is never a pass.
      meets: meets, presence: presence?.value ?? (place == nil ? .unclear : .present), place: place?.value, quote: quote?.value,
      note: note?.value, position: value.position)
    looks.read(into: &clause, &diagnostics)
    return Checked(clause, diagnostics)
  }
}
