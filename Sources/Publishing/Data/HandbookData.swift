internal import Compliance
internal import Diagnostics
internal import LegalText

/// `data/handbook.json`: what the pages say, for programs. Its form is `HandbookSchema`; a field is never removed or given another
/// meaning without a new `format`.
package enum HandbookData {
  static let format = 1

  /// The data without the site around it; links of pages are those that a build gives them.
  package static func file(_ handbook: Handbook) -> OutputFile? {
    let plan = PagePlan.plan(handbook).value
    guard let home = plan.page(.home) else { return nil }
    return file(
      handbook, index: HandbookIndex(handbook),
      links: Links(from: home, plan: plan, corpus: handbook.corpus, fileExtension: PageFormat.html.fileExtension))
  }

  static func file(_ handbook: Handbook, index: HandbookIndex, links: Links) -> OutputFile {
    var writer = JSONWriter()
    writer.object { document in
      document.member("$schema", "handbook.schema.json")
      document.member("format", format)
      document.member("title", handbook.information.title)
      document.member("organization", handbook.information.organization)
      document.member("asOf", handbook.organization.asOf.description)
      document.member("contentVersion", index.contentVersion)
      document.member("audience", handbook.information.audience?.id)
      document.member("counts") { write(index.total, &$0) }
      document.member("instruments", handbook.corpus.instruments) { write($1, handbook, links, &$0) }
      document.member("obligations", handbook.linked.obligations.indices) { write(obligation: $1, handbook, index, links, &$0) }
      document.member("vendors", handbook.linked.vendors.indices) { write(vendor: $1, handbook, links, &$0) }
      document.member("determinations", determinations(handbook)) { write(determination: $1, handbook, &$0) }
      document.member("findings", handbook.findings) { write($1, handbook, &$0) }
    }
    return OutputFile(path: "data/handbook.json", bytes: writer.bytes)
  }

  private static func write(_ counts: StatusCounts, _ object: inout JSONWriter) {
    object.member("inScope", counts.inScope)
    object.member("met", counts.met)
    object.member("partial", counts.partial)
    object.member("notMet", counts.notMet)
    object.member("notAssessed", counts.notAssessed)
  }

  private static func write(_ instrument: Instrument, _ handbook: Handbook, _ links: Links, _ object: inout JSONWriter) {
    let edition = instrument.current
    object.member("id", instrument.id.rawValue)
    object.member("title", instrument.regulation.title)
    object.member("page", links.href(.instrument(instrument.id)))
    object.member("edition") { object in
      object.member("id", edition.information.id.rawValue)
      object.member("adopted", edition.information.adopted?.description)
      object.member("effective", edition.information.effective?.description)
      object.member("operative", edition.information.operative?.description)
      object.member("source", edition.information.source)
    }
    object.member("provisions", edition.edition.provisions) { object, provision in
      object.member("address", provision.address.description)
      object.member("citation", handbook.corpus.citation(of: provision.address))
      object.member("kind", provision.kind.rawValue)
      object.member("heading", provision.heading)
      object.member("page", links.href(to: provision.address))
      if provision.isSummary {
        object.key("isSummary")
        object.value(true)
      }
    }
  }

  private static func write(
    obligation index: ObligationIndex, _ handbook: Handbook, _ pages: HandbookIndex, _ links: Links, _ object: inout JSONWriter
  ) {
    let obligation = handbook.linked.obligations[index]
    object.member("id", obligation.record.id.value)
    object.member("title", obligation.record.title)
    object.member("modality", obligation.record.modality.rawValue)
    object.member("provision", obligation.address.description)
    object.member("citation", handbook.corpus.citation(of: obligation.address))
    object.member("quote", obligation.record.quote?.value)
    object.member("exceptions", obligation.exceptions.map(\.description))
    object.member("owner", obligation.record.owner ?? handbook.information.owner)
    object.member("page", links.href(.obligation(index)))
    object.member("counts") { write(pages.counts[index], &$0) }
  }

  private static func write(vendor index: VendorIndex, _ handbook: Handbook, _ links: Links, _ object: inout JSONWriter) {
    let vendor = handbook.linked.vendors[index]
    let organization = handbook.organization
    object.member("id", vendor.record.id.value)
    object.member("name", vendor.record.name)
    object.member("owner", vendor.record.owner)
    object.member("page", links.href(.vendor(index)))
    object.key("isTerminated")
    object.value(vendor.isTombstone)
    object.member("engagements", vendor.engagements) { object, engagement in
      let record = handbook.linked.engagements[engagement].record
      let role = organization.roles[engagement]
      object.member("id", record.id.value)
      object.member("service", record.service)
      object.member("declaredRole", role.declared.map { organization.label(ofRole: $0) })
      object.member("effectiveRole", organization.label(ofRole: role.effective))
      object.member("owner", organization.owner(of: engagement))
      object.member("purposes", record.purposes.map(\.value))
      object.member("data", record.data.map(\.value))
    }
  }

  /// What is in scope, by engagement and obligation.
  static func determinations(_ handbook: Handbook) -> [(obligation: ObligationIndex, determination: Determination)] {
    handbook.organization.determinations.enumerated().flatMap { index, list in list.map { (obligation: index, determination: $0) } }
      .sorted { ($0.determination.engagement, $0.obligation) < ($1.determination.engagement, $1.obligation) }
  }

  private static func write(
    determination entry: (obligation: ObligationIndex, determination: Determination), _ handbook: Handbook, _ object: inout JSONWriter
  ) {
    let key = EngagementKey(in: handbook.linked, entry.determination.engagement)
    object.member("vendor", key.vendor)
    object.member("engagement", key.engagement)
    object.member("obligation", handbook.linked.obligations[entry.obligation].record.id.value)
    object.member("status", entry.determination.status.name)
    object.member("reason", handbook.organization.reason(for: entry.determination, of: entry.obligation))
    object.member(
      "waivedUntil", handbook.organization.flags(of: entry.obligation, entry.determination.engagement).waivedUntil?.description)
  }

  private static func write(_ finding: Finding, _ handbook: Handbook, _ object: inout JSONWriter) {
    object.member("rule", finding.rule.name)
    object.member("severity", finding.severity.rawValue)
    object.member("message", finding.message)
    object.member("action", finding.action)
    object.member("subject", finding.subject)
    object.member("provision", finding.provision?.description)
    object.member("owner", finding.owner ?? handbook.information.owner)
    object.member("place", finding.position?.description)
    object.member("fingerprint", finding.fingerprint)
    object.member("waivedUntil", finding.waiver?.until.description)
  }
}
