internal import Compliance
internal import LegalText

/// The reviews that are due again as data, earliest first.
enum ReviewExport {
  static func table(_ handbook: Handbook) -> CSVTable {
    var table = CSVTable(header: ["due", "overdue", "kind", "vendor", "engagement", "contract", "obligation", "provision", "last", "owner", "place"])
    let organization = handbook.organization
    for review in ReviewSchedule.reviews(of: organization) {
      let vendor = handbook.linked.vendors[review.vendor].record
      var cells = [review.next.description, review.next < organization.asOf ? "yes" : "no"]
      switch review.subject {
      case .contract(let id):
        cells += ["contract", vendor.id.value, "", id, "", "", review.last.description, vendor.owner ?? ""]
      case .subcontract(let name, let engagement):
        cells += [
          "subcontract", vendor.id.value, handbook.linked.engagements[engagement].record.id.value, name, "", "", review.last.description,
          organization.owner(of: engagement) ?? "",
        ]
      case .assessment(let obligation, let engagement):
        let record = handbook.linked.obligations[obligation]
        cells += [
          "assessment", vendor.id.value, handbook.linked.engagements[engagement].record.id.value, "", record.record.id.value,
          handbook.corpus.citation(of: record.address), review.last.description, organization.owner(of: engagement) ?? "",
        ]
      }
      table.add(cells + [review.position.description])
    }
    return table
  }
}
