internal import Diagnostics
internal import LegalText

/// Subcontractors, once all vendors are known.
extension Linker {
  func linkSubcontractors(into linked: inout LinkedOrganization, _ diagnostics: inout [Diagnostic]) {
    let vendors = Dictionary(linked.vendors.enumerated().map { ($1.record.id.value, $0) }) { first, _ in first }
    for index in linked.engagements.indices {
      linked.engagements[index].subcontractors = link(
        linked.engagements[index].record.subcontractors, vendors: vendors, into: &linked, &diagnostics)
    }
  }

  /// Recursion is as deep as the file's nesting, which its reader bounds.
  private func link(
    _ list: SubcontractorList, vendors: [String: VendorIndex], into linked: inout LinkedOrganization,
    _ diagnostics: inout [Diagnostic]
  ) -> LinkedSubcontractorList {
    let records: [Subcontractor]
    switch list {
    case .notRecorded: return .notRecorded
    case .none: return .none
    case .listed(let subcontractors): records = subcontractors
    }
    let first = linked.subcontractors.count
    for record in records {
      let vendor = record.vendor.flatMap { self.vendor($0, vendors, &diagnostics) }
      var clauses: [ProvisionAddress: Clause] = [:]
      if case .contract(let contract) = record.contract { clauses = self.clauses(contract.clauses, &diagnostics) }
      var shown = record
      if let vendor, record.name.value == record.vendor?.value { shown.name.value = linked.vendors[vendor].record.name }
      linked.subcontractors.append(
        LinkedSubcontractor(
          record: shown, vendor: vendor,
          continuesWith: vendor.flatMap { continuation(of: record, $0, in: linked, &diagnostics) },
          purposes: terms(record.purposes, linked.vocabularies.purposes, &diagnostics),
          data: terms(record.data, linked.vocabularies.dataCategories, &diagnostics), clauses: clauses,
          subcontractors: .notRecorded))
    }
    let run = Array(first..<first + records.count)
    for (index, record) in zip(run, records) {
      let below = link(record.subcontractors, vendors: vendors, into: &linked, &diagnostics)
      linked.subcontractors[index].subcontractors = below
    }
    return .listed(run)
  }

  private func vendor(
    _ name: Located<String>, _ vendors: [String: VendorIndex], _ diagnostics: inout [Diagnostic]
  ) -> VendorIndex? {
    if let index = vendors[name.value] { return index }
    diagnostics.append(
      Diagnostic(
        "unknown-vendor", .error,
        "Value '\(name.value)' is not a known vendor"
          + (NearMiss.nearest(to: name.value, among: vendors.keys.sorted()).map { "; did you mean '\($0)'?" }
            ?? "; write 'name' for a subcontractor that is not in the register"), at: name.position))
    return nil
  }

  /// The engagement that a subcontractor's record names; without a name the vendor's only one.
  private func continuation(
    of record: Subcontractor, _ vendor: VendorIndex, in linked: LinkedOrganization, _ diagnostics: inout [Diagnostic]
  ) -> EngagementIndex? {
    let own = linked.vendors[vendor].engagements
    guard let name = record.engagement else { return own.count == 1 ? own.first : nil }
    if let index = own.first(where: { linked.engagements[$0].record.id.value == name.value }) { return index }
    let known = own.map { linked.engagements[$0].record.id.value }
    diagnostics.append(
      Diagnostic(
        "unknown-engagement", .error,
        "Value '\(name.value)' is not a known engagement" + NearMiss.suggestion(for: name.value, among: known), at: name.position))
    return nil
  }
}
