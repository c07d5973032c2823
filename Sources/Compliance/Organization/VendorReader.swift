package import Diagnostics

/// Reads `vendors/*.yaml`: one vendor a file.
package enum VendorReader {
  /// `nil` when the record has no identifier or name; everything else is reported and read as far as it goes.
  package static func read(_ value: RecordValue) -> Checked<Vendor?> {
    var reader = RecordReader(value, describing: "vendor")
    let id = reader.text("id", .required)
    let name = reader.text("name", .required)
    let summary = reader.text("summary")
    let owner = reader.text("owner")
    let terminated = termination(&reader)
    let legalName = reader.text("legal-name")
    let url = reader.text("url")
    let status = reader.text("status")
    let risk = reader.text("risk")
    let engagementValues = reader.list("engagements", .required)
    let contractValues = reader.list("contracts")
    var diagnostics = reader.finish()
    let engagements = engagementValues.compactMap { engagement($0).reporting(to: &diagnostics) }
    let contracts = contractValues.compactMap { ContractReader.read($0).reporting(to: &diagnostics) }
    diagnostics += duplicates(engagements.map(\.id), called: "engagement") + duplicates(contracts.map(\.id), called: "contract")
    guard let id, let name else { return Checked(nil, diagnostics) }
    if !Identifier.isValid(id.value) { diagnostics.append(Identifier.problem(id, of: "vendor")) }
    return Checked(
      Vendor(
        id: id, name: name.value.trimmed, summary: summary?.value, owner: owner?.value, terminated: terminated,
        engagements: engagements, contracts: contracts, position: value.position, legalName: legalName?.value, url: url?.value,
        status: status?.value, risk: risk?.value),
      diagnostics)
  }

  /// A day, or `unknown`: the vendor is then a tombstone all the same.
  private static func termination(_ reader: inout RecordReader) -> Termination? {
    guard let text = reader.text("terminated") else { return nil }
    if text.value == Termination.unknownWord { return .dateNotRecorded }
    if let day = CalendarDate(iso: text.value) { return .on(day) }
    reader.report(
      Diagnostic(
        "wrong-value", .error, "Key 'terminated' takes a day such as 2026-11-23, or 'unknown', not '\(text.value)'",
        at: text.position))
    return nil
  }

  private static func engagement(_ value: RecordValue) -> Checked<Engagement?> {
    var reader = RecordReader(value, describing: "engagement")
    let id = reader.text("id", .required)
    let service = reader.text("service", .required).flatMap { $0.value == Engagement.unknownService ? nil : $0.value.trimmed }
    let role = reader.text("role")
    let purposes = reader.texts("purposes")
    let data = reader.texts("data")
    let locations = reader.texts("locations").map(\.value)
    let contracts = reader.texts("contract")
    let recipient = reader.text("recipient")
    let disclosure = reader.choice("disclosure", DisclosureList.self)
    let starts = reader.date("starts")
    let ends = reader.date("ends")
    var diagnostics: [Diagnostic] = []
    let subcontractors = SubcontractorReader.read(&reader).reporting(to: &diagnostics)
    let owner = reader.text("owner")
    let note = reader.text("note")
    let recordedValue = reader.value("recorded")
    let extraValue = reader.value("extra")
    let none = contracts.first { $0.value == "none" }
    if let none, contracts.count > 1 {
      reader.report(
        Diagnostic(
          "wrong-value", .error, "Contract 'none' stands beside others; remove it, or remove them", at: none.position))
    }
    if let starts, let ends, ends.value < starts.value {
      reader.report(
        Diagnostic(
          "wrong-value", .error, "Engagement ends on \(ends.value), before it starts on \(starts.value); correct one", at: ends.position))
    }
    diagnostics = reader.finish() + diagnostics
    let recorded = recordedValue.map { RecordedFieldReader.readTerms($0).reporting(to: &diagnostics) } ?? []
    let extra = extraValue.map { RecordedFieldReader.readExtra($0).reporting(to: &diagnostics) } ?? []
    guard let id else { return Checked(nil, diagnostics) }
    if !Identifier.isValid(id.value) { diagnostics.append(Identifier.problem(id, of: "engagement")) }
    let reference: ContractReference =
      contracts.isEmpty ? .notRecorded : none.map { .noContract(at: $0.position) } ?? .contracts(contracts)
    return Checked(
      Engagement(
        id: id, recordedService: service, role: role, purposes: purposes, data: data, locations: locations,
        contract: reference, subcontractors: subcontractors, owner: owner?.value, note: note?.value, position: value.position,
        recorded: recorded, extra: extra, recipient: recipient, disclosure: disclosure?.value, starts: starts?.value,
        ends: ends?.value),
      diagnostics)
  }

  private static func duplicates(_ ids: [Located<String>], called name: String) -> [Diagnostic] {
    var places: [String: SourcePosition] = [:]
    return ids.compactMap { id in
      guard let first = places[id.value] else {
        places[id.value] = id.position
        return nil
      }
      return Diagnostic(
        "duplicate-identifier", .error,
        "Identifier '\(id.value)' is already that of the \(name) at \(first); choose another", at: id.position)
    }
  }
}

/// Identifiers become file names and anchors, so they are kept to what both can carry everywhere. Two hyphens together are for names that
/// the handbook gives itself: the later parts of a long page, the landmarks of a page.
enum Identifier {
  static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.last != UInt8(ascii: "-"), text.utf8.count <= 80, !text.contains("--") else { return false }
    return text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-")
    }
  }

  static func problem(_ id: Located<String>, of subject: String) -> Diagnostic {
    Diagnostic(
      "invalid-identifier", .error,
      "Identifier '\(id.value)' of this \(subject) may hold only a-z, 0-9 and single inner hyphens, at most 80; rename it",
      at: id.position)
  }
}

extension String {
  /// Without white space and invisible formatting at either end.
  var trimmed: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
