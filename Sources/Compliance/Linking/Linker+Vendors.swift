internal import Diagnostics
internal import LegalText

/// Vendors and their engagements.
extension Linker {
  func linkVendor(_ vendor: Vendor, asOf: CalendarDate, into linked: inout LinkedOrganization, _ diagnostics: inout [Diagnostic]) {
    let first = linked.engagements.count
    let vendorIndex = linked.vendors.count
    let isTombstone = vendor.terminated?.isEffective(asOf: asOf) ?? false
    if vendor.engagements.isEmpty, !isTombstone {
      diagnostics.append(
        Diagnostic(
          "empty-register", .error, "Vendor '\(vendor.id.value)' has no engagement; add one or remove the vendor",
          at: vendor.position))
    }
    let engagements = vendor.engagements.map { engagement in
      LinkedEngagement(
        vendor: vendorIndex, record: engagement,
        declaredRole: terms(engagement.role.map { [$0] } ?? [], linked.vocabularies.roles, &diagnostics).first,
        purposes: terms(engagement.purposes, linked.vocabularies.purposes, &diagnostics),
        data: terms(engagement.data, linked.vocabularies.dataCategories, &diagnostics),
        contracts: self.contracts(engagement, of: vendor, &diagnostics),
        recipient: terms(engagement.recipient.map { [$0] } ?? [], linked.vocabularies.recipients, &diagnostics).first)
    }
    if !isTombstone { linked.engagements += engagements }
    let contracts = linkContracts(of: vendor, &diagnostics)
    linked.vendors.append(
      LinkedVendor(record: vendor, engagements: first..<linked.engagements.count, contracts: contracts, isTombstone: isTombstone))
  }
}
