internal import Compliance
internal import Diagnostics

/// The register of vendors as a table that is itself a register: read back, it gives the same vendors.
///
/// Clauses and reviews of contracts are not in it, nor notes on engagements, nor what is known of subcontractors but their names; a register has no columns for them.
enum RegisterExport {
  /// One row for each engagement, terminated vendors included; further values in columns of their own, by name.
  static func table(_ vendors: [Vendor]) -> CSVTable {
    let extraNames = Set(vendors.flatMap(\.engagements).flatMap(\.extra).map(\.name)).sorted()
    var table = CSVTable(
      header: [
        "id", "name", "legal name", "url", "status", "terminated", "risk", "owner", "notes", "engagement", "service", "role",
        "recipient", "purposes", "data categories", "locations", "contract", "contract signed", "contract start", "contract ends",
        "subcontractors",
      ] + extraNames.map(RegisterColumns.header(forExtra:)))
    for vendor in vendors {
      for engagement in vendor.engagements {
        let extra = Dictionary(grouping: engagement.extra, by: \.name)
        table.add(
          vendorCells(vendor, engagement) + engagementCells(engagement, of: vendor)
            + extraNames.map { extra[$0]?.map(\.text).joined(separator: "; ") ?? "" })
      }
    }
    return table
  }

  private static func vendorCells(_ vendor: Vendor, _ engagement: Engagement) -> [String] {
    [
      vendor.id.value, vendor.name, vendor.legalName ?? "", vendor.url ?? "", vendor.status ?? "",
      vendor.terminated.map { $0.date?.description ?? "unknown" } ?? "", vendor.risk ?? "", engagement.owner ?? vendor.owner ?? "",
      vendor.summary ?? "",
    ]
  }

  /// The names of those that the vendor itself engages.
  private static func subcontractors(_ list: SubcontractorList) -> String {
    switch list {
    case .notRecorded: ""
    case .none: "none"
    case .listed(let members): members.map(\.name.value).joined(separator: "; ")
    }
  }

  private static func engagementCells(_ engagement: Engagement, of vendor: Vendor) -> [String] {
    func words(_ kind: VocabularyKind, _ terms: [Located<String>]) -> String {
      let recorded = engagement.recorded.first { $0.name == kind.termsName }?.values ?? []
      return (terms.map(\.value) + recorded).joined(separator: "; ")
    }
    // A register has room for one contract; the others stay in the vendor's file.
    let contract = engagement.contracts(of: vendor).first
    return [
      engagement.id.value, engagement.recordedService ?? "", words(.roles, engagement.role.map { [$0] } ?? []),
      words(.recipients, engagement.recipient.map { [$0] } ?? []),
      words(.purposes, engagement.purposes), words(.dataCategories, engagement.data), engagement.locations.joined(separator: "; "),
      contract.map { $0.title ?? $0.id.value } ?? "", contract?.signed?.description ?? "", contract?.starts?.description ?? "",
      contract?.ends?.description ?? "", subcontractors(engagement.subcontractors),
    ]
  }
}
