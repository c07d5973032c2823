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
  /// Around a block of a matrix that is divided.
  var parts: PartsModel?

  static let fields: [TemplateField<MatrixPage>] = [
    .record("frame") { $0.frame }, .text("counts") { $0.counts }, .list("legend") { $0.legend }, .list("groups") { $0.groups },
    .list("columns") { $0.columns }, .list("rows") { $0.rows }, .list("owners") { $0.owners }, .list("roles") { $0.roles },
    .text("words") { $0.words }, .text("rowCount") { $0.rows.count.counted("engagement") },
    .optionalRecord("parts") { $0.parts },
  ]

  /// - Parameter block: the row and the column of blocks, of a matrix that is divided.
  init(_ context: PageContext, block: (row: Int, column: Int)?) {
    let blocks = context.index.matrixBlocks
    let all = context.index.matrixColumns
    let own = block.map { blocks[$0.row][$0.column] } ?? (rows: context.linked.engagements.indices, columns: all.indices)
    let columnIndices = all[own.columns]
    let summary = MatrixSummary(context)
    frame = context.frame(crumbs: block == nil ? [] : [.matrix])
    (counts, legend, words) = (summary.counts, summary.legend, summary.words)
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
    let pairs = Array(zip(columnIndices, columns))
    rows = context.index.engagementsByName[own.rows].map { engagement in
      MatrixRowModel(context, engagement, columns: pairs, isDivided: block != nil)
    }
    owners = OptionModel.options(rows.map(\.owner))
    roles = OptionModel.options(rows.map(\.effective))
    parts = block.map { Self.parts(context, blocks, $0) }
  }

  /// The overview and the blocks around one.
  private static func parts(
    _ context: PageContext, _ blocks: [[(rows: Range<Int>, columns: Range<Int>)]], _ block: (row: Int, column: Int)
  ) -> PartsModel {
    let own = blocks[block.row][block.column]
    let all = context.index.matrixColumns
    var links = [PartLinkModel(label: "All blocks", href: context.links.href(.matrix), isHere: false)]
    func add(_ row: Int, _ column: Int, _ words: String) {
      guard blocks.indices.contains(row), blocks[row].indices.contains(column) else { return }
      links.append(PartLinkModel(label: words, href: context.links.href(.matrixBlock(row, column)), isHere: false))
    }
    add(block.row - 1, block.column, "vendors before")
    add(block.row + 1, block.column, "vendors behind")
    add(block.row, block.column - 1, "obligations before")
    add(block.row, block.column + 1, "obligations behind")
    let words =
      "\(context.index.nameRange(own.rows, in: context.organization)) by \(MatrixSummary.name(of: all[own.columns], context)); an empty cell means that the obligation does not apply"
    return PartsModel(words: words, links: links)
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

  init(_ context: PageContext, _ index: EngagementIndex, columns: [(ObligationIndex, MatrixColumnModel)], isDivided: Bool) {
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
    var found: Set<Status> = []
    cells = columns.map { obligation, column in
      let determination = organization.determination(obligation, index)
      let status = determination?.status ?? .notApplicable
      found.insert(status)
      return MatrixCellModel(
        status: StatusModel(status), citation: column.citation, href: ownHref, starts: column.starts, isDivided: isDivided,
        isBlank: isDivided && determination == nil)
    }
    statuses = found.map(\.name).sorted().joined(separator: " ")
  }
}

struct MatrixCellModel: TemplateModel {
  var status: StatusModel
  var citation: String
  var href: String
  var starts: Bool
  /// Whether it stands in a block, where what does not apply is left out.
  var isDivided: Bool
  var isBlank: Bool
  static let fields: [TemplateField<MatrixCellModel>] = [
    .flag("isDivided") { $0.isDivided }, .flag("isBlank") { $0.isBlank }, .record("status") { $0.status }, .text("citation") { $0.citation }, .link("href") { $0.href }, .flag("starts") { $0.starts },
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
