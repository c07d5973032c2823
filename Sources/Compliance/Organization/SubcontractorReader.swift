internal import Diagnostics

/// Reads `subcontractors` of an engagement or of a subcontractor: `none`, or a list.
///
/// Recursion ends with the file's nesting, which `YAMLDocument` bounds.
enum SubcontractorReader {
  static func read(_ reader: inout RecordReader) -> Checked<SubcontractorList> {
    guard let value = reader.value("subcontractors") else {
      // An empty list says as much as `none`; a key without a value says nothing.
      return Checked(.notRecorded)
    }
    if case .scalar("none") = value.content { return Checked(.none(at: value.position)) }
    guard case .list(let values) = value.content else {
      return Checked(
        .notRecorded,
        [
          Diagnostic(
            "wrong-shape", .error, "Key 'subcontractors' takes a list or 'none', not \(value.kindInWords)", at: value.position)
        ])
    }
    guard !values.isEmpty else { return Checked(.none(at: value.position)) }
    var diagnostics: [Diagnostic] = []
    let list = values.compactMap { subcontractor($0).reporting(to: &diagnostics) }
    return Checked(.listed(list), diagnostics)
  }

  private static func subcontractor(_ value: RecordValue) -> Checked<Subcontractor?> {
    var reader = RecordReader(value, describing: "subcontractor")
    var diagnostics: [Diagnostic] = []
    let name = reader.text("name")
    let vendor = reader.text("vendor")
    let engagement = reader.text("engagement")
    let service = reader.text("service")
    let purposes = reader.texts("purposes")
    let data = reader.texts("data")
    let locations = reader.texts("locations").map(\.value)
    let contract = reader.value("contract").map { Self.contract($0).reporting(to: &diagnostics) } ?? .notRecorded
    let notice = Self.notice(&reader)
    let below = read(&reader).reporting(to: &diagnostics)
    if name == nil, vendor == nil, diagnostics.isEmpty {
      reader.report(
        Diagnostic(
          "missing-key", .error, "A subcontractor has a 'name', or a 'vendor' of the register; add one of the two",
          at: value.position))
    }
    diagnostics = reader.finish() + diagnostics
    guard let shown = name ?? vendor else { return Checked(nil, diagnostics) }
    return Checked(
      Subcontractor(
        name: shown.map(\.trimmed), vendor: vendor, engagement: engagement, service: service?.value, purposes: purposes, data: data,
        locations: locations, contract: contract, notice: notice, subcontractors: below, position: value.position),
      diagnostics)
  }

  private static func contract(_ value: RecordValue) -> Checked<SubcontractReference> {
    switch value.content {
    case .scalar("none"): return Checked(.noContract(at: value.position))
    case .mapping: return ContractReader.readSubcontract(value).map { .contract($0) }
    default:
      return Checked(
        .notRecorded,
        [
          Diagnostic(
            "wrong-shape", .error,
            "Key 'contract' of a subcontractor takes 'none' or a mapping with 'signed' and 'clauses' or 'meets', not \(value.kindInWords)",
            at: value.position)
        ])
    }
  }

  private static func notice(_ reader: inout RecordReader) -> SubcontractorNotice {
    var probe = reader
    if let text = probe.text("notice"), text.value == "none" {
      _ = reader.text("notice")
      return .notGiven(at: text.position)
    }
    return reader.date("notice").map { .given(on: $0.value, at: $0.position) } ?? .notRecorded
  }
}
