internal import Compliance
internal import LegalText

/// The tables of the handbook as data, beside the pages that show them.
package enum DataExport {
  /// A table, by the name of its file.
  package enum Table: String, CaseIterable, Sendable {
    case vendors, matrix
    case outOfScope = "out-of-scope"
    case actions, reviews, disclosures
  }

  /// What makes the tables, the disclosures of twelve months in JSON, and the law and where it stands in OSCAL, below `data/`.
  ///
  /// Each makes a file or a few, and can be called while others are.
  package static func makers(_ handbook: Handbook) -> [@Sendable () -> [OutputFile]] {
    let tables = Table.allCases.map { name -> @Sendable () -> [OutputFile] in
      { [OutputFile(path: "data/\(name.rawValue).csv", bytes: table(name, of: handbook).bytes)] }
    }
    return [{ OSCALExport(handbook).files }] + tables + [
      { [OutputFile(path: "data/disclosures.json", bytes: DisclosureExport.json(handbook, DisclosureRollUp(handbook.organization)))] }
    ]
  }

  package static func table(_ table: Table, of handbook: Handbook) -> CSVTable {
    switch table {
    case .vendors: RegisterExport.table(handbook.linked.vendors.map(\.record))
    case .matrix: matrix(handbook)
    case .outOfScope: outOfScope(handbook)
    case .actions: actions(handbook)
    case .reviews: ReviewExport.table(handbook)
    case .disclosures: DisclosureExport.table(handbook, DisclosureRollUp(handbook.organization))
    }
  }

  /// One row for each engagement and obligation that binds it or may. What does not apply is in `out-of-scope.csv`.
  private static func matrix(_ handbook: Handbook) -> CSVTable {
    let organization = handbook.organization
    var table = CSVTable(header: [
      "vendor", "engagement", "service", "declared role", "effective role", "obligation", "provision", "status", "reason", "as of", "waived until",
    ])
    var byEngagement = [[(ObligationIndex, Determination)]](repeating: [], count: handbook.linked.engagements.count)
    for (index, list) in organization.determinations.enumerated() {
      for determination in list { byEngagement[determination.engagement].append((index, determination)) }
    }
    for engagement in handbook.linked.engagements.indices {
      let key = EngagementKey(in: handbook.linked, engagement)
      let role = organization.roles[engagement]
      for (index, determination) in byEngagement[engagement] {
        let obligation = handbook.linked.obligations[index]
        table.add([
          key.vendor, key.engagement, handbook.linked.engagements[engagement].record.service,
          role.declared == nil ? "" : organization.label(ofRole: role.declared), organization.label(ofRole: role.effective),
          obligation.record.id.value, handbook.corpus.citation(of: obligation.address),
          determination.status.name, organization.reason(for: determination, of: index), organization.asOf.description,
          organization.flags(of: index, engagement).waivedUntil?.description ?? "",
        ])
      }
    }
    return table
  }

  /// One row for each engagement and scope that it is not in, with the obligations of that scope.
  private static func outOfScope(_ handbook: Handbook) -> CSVTable {
    let organization = handbook.organization
    let scopes = ScopeGroups(handbook).groups
    var table = CSVTable(header: ["vendor", "engagement", "asks for", "reason", "number", "obligations"])
    let names = scopes.map { scope in scope.obligations.map { handbook.linked.obligations[$0].record.id.value }.joined(separator: "; ") }
    for engagement in handbook.linked.engagements.indices {
      let key = EngagementKey(in: handbook.linked, engagement)
      for (place, scope) in scopes.enumerated() where !organization.mayBind(scope.obligations[0], engagement) {
        table.add([
          key.vendor, key.engagement, scope.words,
          organization.stepsAgainst(scope.obligations[0], engagement).map(\.text).joined(separator: "; "),
          "\(scope.obligations.count)", names[place],
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
