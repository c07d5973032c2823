internal import Diagnostics
internal import LegalText

/// Vendors and their engagements.
extension Linker {
  func linkVendor(_ vendor: Vendor, into linked: inout LinkedOrganization, _ diagnostics: inout [Diagnostic]) {
    let first = linked.engagements.count
    let vendorIndex = linked.vendors.count
    if vendor.engagements.isEmpty {
      diagnostics.append(
        Diagnostic(
          "empty-register", .error, "Vendor '\(vendor.id.value)' has no engagement; add one or remove the vendor",
          at: vendor.position))
    }
    for engagement in vendor.engagements {
      linked.engagements.append(
        LinkedEngagement(
          vendor: vendorIndex, record: engagement,
          declaredRole: terms(engagement.role.map { [$0] } ?? [], linked.vocabularies.roles, &diagnostics).first,
          purposes: terms(engagement.purposes, linked.vocabularies.purposes, &diagnostics),
          data: terms(engagement.data, linked.vocabularies.dataCategories, &diagnostics),
          contracts: contracts(engagement, of: vendor, &diagnostics)))
    }
    let contracts = linkContracts(of: vendor, &diagnostics)
    linked.vendors.append(
      LinkedVendor(record: vendor, engagements: first..<linked.engagements.count, contracts: contracts))
  }
}
