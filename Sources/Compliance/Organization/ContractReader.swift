package import Diagnostics

/// Reads the contracts of a vendor's record.
package enum ContractReader {
  package static func read(_ value: RecordValue) -> Checked<Contract?> {
    var reader = RecordReader(value, describing: "contract")
    let id = reader.text("id", .required)
    let contract = read(&reader, id: id, at: value.position)
    return Checked(id == nil ? nil : contract.value, contract.diagnostics)
  }

  /// A contract between a vendor and its subcontractor, which needs no identifier.
  static func readSubcontract(_ value: RecordValue) -> Checked<Contract> {
    var reader = RecordReader(value, describing: "contract")
    return read(&reader, id: nil, at: value.position)
  }

  private static func read(_ reader: inout RecordReader, id: Located<String>?, at position: SourcePosition) -> Checked<Contract> {
    let title = reader.text("title")
    let signed = reader.date("signed")
    let starts = reader.date("starts")
    let ends = reader.date("ends")
    let amendmentValues = reader.list("amendments")
    let supersedes = reader.texts("supersedes")
    let looks = ReviewKeys(&reader)
    let meets = reader.texts("meets")
    let clauseValues = reader.list("clauses")
    var diagnostics = reader.finish()
    var clauses = clauseValues.compactMap { ClauseReader.read($0).reporting(to: &diagnostics) }
    if let first = meets.first {
      clauses.append(Clause(meets: meets, presence: .present, place: nil, quote: nil, note: nil, position: first.position))
    }
    let amendments = amendmentValues.compactMap { amendment($0).reporting(to: &diagnostics) }
    checkOrder(signed, starts, ends, &diagnostics)
    var contract = Contract(
      id: id ?? Located("contract", at: position), title: title?.value, signed: signed?.value, starts: starts?.value, ends: ends?.value,
      // Stable by place in the file where two were signed on one day, so that the later line speaks last.
      amendments: amendments.enumerated().sorted { ($0.1.signed, $0.0) < ($1.1.signed, $1.0) }.map(\.element),
      supersedes: supersedes, clauses: clauses, position: position)
    looks.read(into: &contract, &diagnostics)
    return Checked(contract, diagnostics)
  }

  private static func checkOrder(
    _ signed: Located<CalendarDate>?, _ starts: Located<CalendarDate>?, _ ends: Located<CalendarDate>?,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard let ends else { return }
    let known = [(starts, "it starts"), (signed, "it was signed")]
    for case (let day?, let words) in known where ends.value < day.value {
      diagnostics.append(
        Diagnostic(
          "wrong-value", .error, "Contract ends on \(ends.value), before \(words) on \(day.value); correct one", at: ends.position))
      return
    }
  }

  private static func amendment(_ value: RecordValue) -> Checked<Amendment?> {
    var reader = RecordReader(value, describing: "amendment")
    let signed = reader.date("signed", .required)
    let title = reader.text("title")
    let ends = reader.date("ends")
    let note = reader.text("note")
    let diagnostics = reader.finish()
    guard let signed else { return Checked(nil, diagnostics) }
    return Checked(
      Amendment(signed: signed.value, title: title?.value, ends: ends?.value, note: note?.value, position: value.position),
      diagnostics)
  }
}
