internal import Compliance
internal import LegalText

/// All obligations, by instrument.
struct ObligationsPage: TemplateModel {
  var frame: FrameModel
  var counts: String
  var groups: [ObligationGroupModel]
  var parts: PartsModel?
  var scopesHref: String
  static let fields: [TemplateField<ObligationsPage>] = [
    .record("frame") { $0.frame }, .text("counts") { $0.counts }, .list("groups") { $0.groups }, .optionalRecord("parts") { $0.parts },
    .link("scopesHref") { $0.scopesHref },
  ]

  init(_ context: PageContext) {
    frame = context.frame(crumbs: [])
    scopesHref = context.links.href(.scopes)
    let total = context.index.total
    let range = context.range(context.linked.obligations.count)
    parts = PartsModel(context) { "from \(context.shortCitation(context.linked.obligations[$0.lowerBound].address))" }
    counts = "\(context.linked.obligations.count.counted("obligation")). \(total.assessedInWords.capitalizedFirst). \(context.asOfWords)."
    groups = context.corpus.instruments.compactMap { instrument in
      let own = range.filter { context.linked.obligations[$0].address.instrument == instrument.id }
      guard !own.isEmpty else { return nil }
      return ObligationGroupModel(
        title: instrument.regulation.title, href: context.links.href(.instrument(instrument.id)), anchor: instrument.id.rawValue,
        obligations: own.map { ObligationEntryModel(context, $0) })
    }
  }
}

struct ObligationGroupModel: TemplateModel {
  var title: String
  var href: String
  var anchor: String
  var obligations: [ObligationEntryModel]
  static let fields: [TemplateField<ObligationGroupModel>] = [
    .text("title") { $0.title }, .link("href") { $0.href }, .text("anchor") { $0.anchor }, .markdown("anchorMarkdown") { Markdown(anchor: $0.anchor) },
    .list("obligations") { $0.obligations },
    .text("count") { $0.obligations.count.counted("obligation") },
  ]
}

struct ObligationEntryModel: TemplateModel {
  var title: String
  var href: String
  var citation: String
  var citationHref: String?
  var modality: String
  var binds: String
  var tally: TallyModel
  var words: String
  static let fields: [TemplateField<ObligationEntryModel>] = [
    .text("title") { $0.title }, .link("href") { $0.href }, .text("citation") { $0.citation },
    .optionalLink("citationHref") { $0.citationHref }, .text("modality") { $0.modality }, .text("binds") { $0.binds },
    .record("tally") { $0.tally }, .text("words") { $0.words }, .flag("hasTally") { $0.tally.counts.inScope > 0 },
  ]

  init(_ context: PageContext, _ index: ObligationIndex) {
    let obligation = context.linked.obligations[index]
    let isPermission = obligation.record.modality == .permission
    title = obligation.record.title
    href = context.links.href(.obligation(index))
    citation = context.shortCitation(obligation.address)
    citationHref = context.links.href(to: obligation.address)
    modality = obligation.record.modality.rawValue.capitalizedFirst
    let bearers = obligation.bearers.map { context.organization.label(ofRole: $0) }.joined(separator: ", ")
    binds = bearers.isEmpty ? "The organization" : bearers
    tally = TallyModel(counts: context.index.counts[index])
    words = isPermission ? "a permission, never a gap" : tally.words
  }
}

/// All vendors with their engagements.
struct VendorsPage: TemplateModel {
  var frame: FrameModel
  var counts: String
  var rows: [VendorRowModel]
  /// Terminated vendors, outside the counts.
  var tombstones: [TombstoneModel]
  var disclosuresHref: String
  /// The whole organization by role; on the first part alone.
  var picture: RichText?
  var parts: PartsModel?
  static let fields: [TemplateField<VendorsPage>] = [
    .optionalRecord("parts") { $0.parts }, .flag("hasPicture") { $0.picture != nil },
    .link("disclosuresHref") { $0.disclosuresHref }, .html("picture") { $0.picture?.html ?? .empty },
    .markdown("pictureMarkdown") { $0.picture?.markdown ?? Markdown(source: "") },
    .record("frame") { $0.frame }, .text("counts") { $0.counts }, .list("rows") { $0.rows },
    .list("tombstones") { $0.tombstones }, .flag("hasTombstones") { !$0.tombstones.isEmpty },
    .text("tombstoneCount") { $0.tombstones.count.counted("vendor") },
    .text("rowCount") { $0.rows.count.counted("engagement") },
  ]

  init(_ context: PageContext) {
    frame = context.frame(crumbs: [])
    counts =
      "\(context.linked.activeVendorCount.counted("vendor")), \(context.linked.engagements.count.counted("engagement")). \(context.index.total.assessedInWords.capitalizedFirst). \(context.asOfWords)."
    disclosuresHref = context.links.href(.disclosures)
    picture = !context.isFirstPart ? nil : TreePicture(organization: context).rich(context, "picture")
    let order = context.index.engagementsByName
    rows = order[context.range(order.count)].map { VendorRowModel(context, $0) }
    parts = PartsModel(context) { context.index.nameRange($0, in: context.organization) }
    tombstones = !context.isFirstPart ? [] : context.linked.vendors.indices.filter { context.linked.vendors[$0].isTombstone }.map { index in
      let record = context.linked.vendors[index].record
      return TombstoneModel(
        name: record.name, href: context.links.href(.vendor(index)), words: "Terminated \(record.terminated?.inWords ?? "")")
    }
  }
}

/// A terminated vendor in the list.
struct TombstoneModel: TemplateModel {
  var name: String
  var href: String
  var words: String
  static let fields: [TemplateField<TombstoneModel>] = [
    .text("name") { $0.name }, .link("href") { $0.href }, .text("words") { $0.words },
  ]
}

struct VendorRowModel: TemplateModel {
  var vendor: String
  var service: String
  var href: String
  var declared: String
  var effective: String
  var isChanged: Bool
  var owner: String
  var ownerKey: String
  var tally: TallyModel
  static let fields: [TemplateField<VendorRowModel>] = [
    .text("vendor") { $0.vendor }, .text("service") { $0.service }, .link("href") { $0.href },
    .text("declared") { $0.declared }, .text("effective") { $0.effective }, .flag("isChanged") { $0.isChanged },
    .text("roleKey") { $0.effective.filterKey }, .text("owner") { $0.owner }, .text("ownerKey") { $0.ownerKey },
    .record("tally") { $0.tally }, .text("open") { "\($0.tally.counts.notMet * 1000 + $0.tally.counts.partial * 100 + $0.tally.counts.notAssessed)" },
  ]

  init(_ context: PageContext, _ index: EngagementIndex) {
    let organization = context.organization
    let engagement = context.linked.engagements[index]
    let role = organization.roles[index]
    vendor = organization.vendor(of: index).record.name
    service = engagement.record.service
    href = context.links.href(.vendor(engagement.vendor), anchor: engagement.record.id.value)
    declared = organization.declaredRoleLabel(of: index)
    effective = organization.label(ofRole: role.effective)
    isChanged = role.isChanged
    owner = organization.owner(of: index) ?? "Not recorded"
    ownerKey = owner.filterKey
    tally = TallyModel(counts: context.index.counts(of: index))
  }
}
