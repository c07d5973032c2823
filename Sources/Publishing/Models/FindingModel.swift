internal import Compliance
internal import Diagnostics
internal import LegalText

/// A finding with what to do.
struct FindingModel: TemplateModel {
  var severity: SeverityModel
  var message: String
  var action: String
  var rule: String
  var ruleHref: String
  var subject: String
  var subjectHref: String?
  var service: String?
  var provision: String?
  var provisionHref: String?
  var owner: String
  var ownerKey: String
  /// `vendors/pinwheel.yaml:14:5`
  var place: String
  /// "Waived until 31 December 2026"
  var waived: String?
  /// Who accepted it and why; empty when it is not waived.
  var waivedTitle: String

  static let fields: [TemplateField<FindingModel>] = [
    .record("severity") { $0.severity }, .text("message") { $0.message }, .text("action") { $0.action },
    .text("rule") { $0.rule }, .link("ruleHref") { $0.ruleHref }, .text("subject") { $0.subject },
    .optionalLink("subjectHref") { $0.subjectHref }, .optionalText("service") { $0.service },
    .optionalText("provision") { $0.provision }, .optionalLink("provisionHref") { $0.provisionHref },
    .text("owner") { $0.owner }, .text("ownerKey") { $0.ownerKey }, .text("place") { $0.place },
    .optionalText("waived") { $0.waived }, .text("waivedTitle") { $0.waivedTitle },
  ]

  /// An action of the register: one finding, or several of one kind for an engagement.
  init(_ context: PageContext, _ group: ActionGroup) {
    self.init(context, context.handbook.findings[group.first])
    if group.count > 1 { message += "; \(group.count - 1) more of this kind on the vendor’s page" }
  }

  init(_ context: PageContext, _ finding: Finding) {
    severity = SeverityModel(severity: finding.severity)
    message = finding.message.withNoBreakSections
    action = finding.action
    rule = finding.rule.name
    ruleHref = context.links.href(.rules, anchor: finding.rule.name)
    if let engagement = finding.engagement {
      let linked = context.linked.engagements[engagement]
      subject = context.organization.vendor(of: engagement).record.name
      subjectHref = context.links.href(.vendor(linked.vendor), anchor: linked.record.id.value)
      service = linked.record.service
    } else if let obligation = finding.obligation {
      subject = context.title(of: obligation)
      subjectHref = context.links.href(.obligation(obligation))
    } else if finding.topic == .disclosures {
      subject = "Disclosures"
      subjectHref = context.links.href(.disclosures)
    } else {
      subject = "The law"
      subjectHref = context.links.href(.instruments)
    }
    provision = finding.provision.map(context.shortCitation)
    provisionHref = finding.provision.flatMap { context.links.href(to: $0) }
    owner = finding.owner ?? context.handbook.information.owner ?? "Not recorded"
    ownerKey = owner.filterKey
    place = finding.position?.description ?? "Not recorded"
    waived = finding.waiver?.inWords.capitalizedFirst
    waivedTitle = finding.waiver?.whyInWords ?? ""
  }
}
