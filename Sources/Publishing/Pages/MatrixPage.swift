internal import Compliance
internal import LegalText

/// Every engagement by every obligation.
struct MatrixPage: TemplateModel {
  var frame: FrameModel
  var counts: String
  var legend: [LegendModel]
  var groups: [MatrixGroupModel]
  var columns: [MatrixColumnModel]
  var rows: [MatrixRowModel]
  var owners: [OptionModel]
  var roles: [OptionModel]
  var words: String

  static let fields: [TemplateField<MatrixPage>] = [
    .record("frame") { $0.frame }, .text("counts") { $0.counts }, .list("legend") { $0.legend }, .list("groups") { $0.groups },
    .list("columns") { $0.columns }, .list("rows") { $0.rows }, .list("owners") { $0.owners }, .list("roles") { $0.roles },
    .text("words") { $0.words }, .text("rowCount") { $0.rows.count.counted("engagement") },
  ]

  init(_ context: PageContext) {
    let total = context.index.total
    // Permissions are never a gap and have no status, so they are no columns.
    let columnIndices = context.linked.obligations.indices.filter { context.linked.obligations[$0].record.modality != .permission }
    let engagements = context.linked.engagements.count
    let pairs = columnIndices.count * engagements
    frame = context.frame(crumbs: [])
    counts =
      "\(total.assessed) of \(total.inScope) determinations in scope are assessed, \(total.notAssessed) not assessed, as of \(context.organization.asOf.inWords). What is not assessed never counts as met."
    legend = [
      LegendModel(status: StatusModel(.met), count: total.met), LegendModel(status: StatusModel(.partial), count: total.partial),
      LegendModel(status: StatusModel(.notMet), count: total.notMet),
      LegendModel(status: StatusModel(.notAssessed), count: total.notAssessed),
      LegendModel(status: StatusModel(.notApplicable), count: pairs - total.inScope),
    ]
    words = "\(engagements.counted("engagement")) by \(columnIndices.count.counted("obligation")) is \(pairs.counted("determination")), \(pairs - total.inScope) of them not applicable."
    var groups: [MatrixGroupModel] = []
    var columns: [MatrixColumnModel] = []
    for index in columnIndices {
      let obligation = context.linked.obligations[index]
      let section = context.shortCitation(ProvisionAddress(obligation.address.instrument, [obligation.address.section]))
      let starts = groups.last?.label != section
      if starts { groups.append(MatrixGroupModel(label: section, span: 0)) }
      groups[groups.count - 1].span += 1
      columns.append(
        MatrixColumnModel(
          label: String(CitationStyle.pinpoint(obligation.address).dropFirst(obligation.address.section.count)), title: obligation.record.title,
          citation: context.shortCitation(obligation.address), href: context.links.href(.obligation(index)), starts: starts))
    }
    self.groups = groups
    self.columns = columns
    rows = context.linked.engagements.indices.map { engagement in
      MatrixRowModel(context, engagement, columns: Array(zip(columnIndices, columns)))
    }
    owners = OptionModel.options(rows.map(\.owner))
    roles = OptionModel.options(rows.map(\.effective))
  }
}

struct LegendModel: TemplateModel {
  var status: StatusModel
  var count: Int
  static let fields: [TemplateField<LegendModel>] = [.record("status") { $0.status }, .text("count") { "\($0.count)" }]
}

struct MatrixGroupModel: TemplateModel {
  var label: String
  var span: Int
  static let fields: [TemplateField<MatrixGroupModel>] = [.text("label") { $0.label }, .text("span") { "\($0.span)" }]
}

struct MatrixColumnModel: TemplateModel {
  /// "(a)(1)"; a dash for a whole section.
  var label: String
  var title: String
  var citation: String
  var href: String
  var starts: Bool
  static let fields: [TemplateField<MatrixColumnModel>] = [
    .text("label") { $0.label.isEmpty ? "all" : $0.label }, .text("title") { $0.title }, .text("citation") { $0.citation },
    .link("href") { $0.href }, .flag("starts") { $0.starts },
  ]
}

struct MatrixRowModel: TemplateModel {
  var vendor: String
  var service: String
  var href: String
  var effective: String
  var roleWords: String
  var owner: String
  /// The statuses of the row, for the filter.
  var statuses: String
  var cells: [MatrixCellModel]
  static let fields: [TemplateField<MatrixRowModel>] = [
    .text("vendor") { $0.vendor }, .text("service") { $0.service }, .link("href") { $0.href },
    .text("roleWords") { $0.roleWords }, .text("roleKey") { $0.effective.filterKey }, .text("owner") { $0.owner },
    .text("ownerKey") { $0.owner.filterKey }, .text("statuses") { $0.statuses }, .list("cells") { $0.cells },
  ]

  init(_ context: PageContext, _ index: EngagementIndex, columns: [(ObligationIndex, MatrixColumnModel)]) {
    let organization = context.organization
    let engagement = context.linked.engagements[index]
    let role = organization.roles[index]
    vendor = organization.vendor(of: index).record.name
    service = engagement.record.service
    href = context.links.href(.vendor(engagement.vendor), anchor: engagement.record.id.value)
    effective = organization.label(ofRole: role.effective)
    roleWords = role.isChanged ? "\(effective), declared \(organization.label(ofRole: role.declared).lowercased())" : effective
    owner = organization.owner(of: index) ?? "Not recorded"
    let ownHref = href
    cells = columns.map { obligation, column in
      let status = organization.determination(obligation, index)?.status ?? .notApplicable
      return MatrixCellModel(status: StatusModel(status), citation: column.citation, href: ownHref, starts: column.starts)
    }
    statuses = Set(cells.map(\.status.status.name)).sorted().joined(separator: " ")
  }
}

struct MatrixCellModel: TemplateModel {
  var status: StatusModel
  var citation: String
  var href: String
  var starts: Bool
  static let fields: [TemplateField<MatrixCellModel>] = [
    .record("status") { $0.status }, .text("citation") { $0.citation }, .link("href") { $0.href }, .flag("starts") { $0.starts },
  ]
}

/// A choice of a filter.
struct OptionModel: TemplateModel {
  var value: String
  var label: String
  static let fields: [TemplateField<OptionModel>] = [.text("value") { $0.value }, .text("label") { $0.label }]

  /// Each label once, in alphabetical order.
  static func options(_ labels: [String]) -> [OptionModel] {
    Set(labels).sorted().map { OptionModel(value: $0.filterKey, label: $0) }
  }
}
