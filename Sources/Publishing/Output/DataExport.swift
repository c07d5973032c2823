internal import Compliance
internal import LegalText

/// The tables of the handbook as data, beside the pages that show them.
package enum DataExport {
  /// Matrix, actions, reviews, vendors and disclosures, below `data/`.
  package static func files(_ handbook: Handbook) -> [OutputFile] {
    let disclosures = DisclosureRollUp(handbook.organization)
    return [
      OutputFile(path: "data/disclosures.csv", bytes: DisclosureExport.table(handbook, disclosures).bytes),
      OutputFile(path: "data/disclosures.json", bytes: DisclosureExport.json(handbook, disclosures)),
      OutputFile(path: "data/matrix.csv", bytes: matrix(handbook).bytes),
      OutputFile(path: "data/actions.csv", bytes: actions(handbook).bytes),
      OutputFile(path: "data/reviews.csv", bytes: ReviewExport.table(handbook).bytes),
      OutputFile(path: "data/vendors.csv", bytes: RegisterExport.table(handbook.linked.vendors.map(\.record)).bytes),
    ]
  }

  /// One row for each engagement and obligation, what does not apply included.
  private static func matrix(_ handbook: Handbook) -> CSVTable {
    let organization = handbook.organization
    var table = CSVTable(header: [
      "vendor", "engagement", "service", "declared role", "effective role", "obligation", "provision", "status", "reason", "as of", "waived until",
    ])
    for engagement in handbook.linked.engagements.indices {
      let key = EngagementKey(in: handbook.linked, engagement)
      let role = organization.roles[engagement]
      for (index, obligation) in handbook.linked.obligations.enumerated() where obligation.record.modality != .permission {
        let determination = organization.determination(index, engagement)
        let reason =
          determination.map { organization.reason(for: $0, of: index) } ?? organization.reasonForNotApplying(index, engagement)
        table.add([
          key.vendor, key.engagement, handbook.linked.engagements[engagement].record.service,
          role.declared == nil ? "" : organization.label(ofRole: role.declared), organization.label(ofRole: role.effective),
          obligation.record.id.value, handbook.corpus.citation(of: obligation.address),
          (determination?.status ?? .notApplicable).name, reason, organization.asOf.description,
          organization.flags(of: index, engagement).waivedUntil?.description ?? "",
        ])
      }
    }
    return table
  }

  private static func actions(_ handbook: Handbook) -> CSVTable {
    var table = CSVTable(header: ["severity", "rule", "finding", "action", "subject", "provision", "owner", "place", "fingerprint", "waived until"])
    for finding in handbook.findings {
      table.add([
        finding.severity.rawValue, finding.rule.name, finding.message, finding.action, finding.subject,
        finding.provision.map { handbook.corpus.citation(of: $0) } ?? "", finding.owner ?? handbook.information.owner ?? "",
        finding.position?.description ?? "", finding.fingerprint,
        finding.waiver?.until.description ?? "",
      ])
    }
    return table
  }
}
