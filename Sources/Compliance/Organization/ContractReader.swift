package import Diagnostics

/// Reads the contracts of a vendor's record.
package enum ContractReader {
  package static func read(_ value: RecordValue) -> Checked<Contract?> {
    var reader = RecordReader(value, describing: "contract")
    let id = reader.text("id", .required)
    let title = reader.text("title")
    let signed = reader.date("signed")
    let ends = reader.date("ends")
    let reviewed = reader.value("reviewed")
    let clauseValues = reader.list("clauses")
    var diagnostics = reader.finish()
    let review = reviewed.flatMap { ReviewReader.read($0).reporting(to: &diagnostics) }
    let clauses = clauseValues.compactMap { clause($0).reporting(to: &diagnostics) }
    if let signed, let ends, ends.value < signed.value {
      diagnostics.append(
        Diagnostic(
          "wrong-value", .error, "Contract ends on \(ends.value), before it was signed on \(signed.value); correct one",
          at: ends.position))
    }
    guard let id else { return Checked(nil, diagnostics) }
    return Checked(
      Contract(
        id: id, title: title?.value, signed: signed?.value, ends: ends?.value, reviewed: review, clauses: clauses,
        position: value.position),
      diagnostics)
  }

  private static func clause(_ value: RecordValue) -> Checked<Clause?> {
    var reader = RecordReader(value, describing: "clause")
    let meets = reader.text("meets", .required)
    let presence = reader.choice("status", Clause.Presence.self)
    let place = reader.text("at")
    let quote = reader.text("quote")
    let note = reader.text("note")
    if presence == nil, place == nil, meets != nil, !reader.has("status") {
      reader.report(
        Diagnostic(
          "missing-key", .error,
          "A clause says where it stands ('at') or that it is absent or unclear ('status'); add one of the two",
          at: value.position))
    }
    let diagnostics = reader.finish()
    guard let meets else { return Checked(nil, diagnostics) }
    return Checked(
      Clause(
        // Without either key nobody has said that the clause is there, and unknown is never a pass.
        meets: meets, presence: presence?.value ?? (place == nil ? .unclear : .present), place: place?.value,
        quote: quote?.value, note: note?.value, position: value.position),
      diagnostics)
  }
}

/// Reads `reviewed: { on, by, edition }`.
enum ReviewReader {
  static func read(_ value: RecordValue) -> Checked<Review?> {
    var reader = RecordReader(value, describing: "review")
    let on = reader.date("on", .required)
    let by = reader.text("by", .required)
    let edition = reader.text("edition")
    let diagnostics = reader.finish()
    guard let on, let by else { return Checked(nil, diagnostics) }
    return Checked(Review(on: on.value, by: by.value, edition: edition), diagnostics)
  }
}
