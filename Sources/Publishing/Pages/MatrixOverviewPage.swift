internal import Compliance
internal import LegalText

/// The blocks of a matrix that is too large for one page, with what is open in each.
struct MatrixOverviewPage: TemplateModel {
  var frame: FrameModel
  var counts: String
  var legend: [LegendModel]
  var words: String
  var columns: [String]
  var rows: [MatrixBlockRowModel]

  static let fields: [TemplateField<MatrixOverviewPage>] = [
    .record("frame") { $0.frame }, .text("counts") { $0.counts }, .list("legend") { $0.legend }, .text("words") { $0.words },
    .textList("columns") { $0.columns }, .list("rows") { $0.rows },
  ]

  init(_ context: PageContext) {
    let summary = MatrixSummary(context)
    frame = context.frame(crumbs: [])
    (counts, legend, words) = (summary.counts, summary.legend, summary.words)
    let blocks = context.index.matrixBlocks
    let columnIndices = context.index.matrixColumns
    let columnNames = blocks.first?.map { MatrixSummary.name(of: columnIndices[$0.columns], context) } ?? []
    columns = columnNames
    let open = Self.openCounts(context, blocks, columnIndices)
    rows = blocks.enumerated().map { row, own in
      MatrixBlockRowModel(
        label: own.first.map { context.index.nameRange($0.rows, in: context.organization) } ?? "",
        cells: own.indices.map { column in
          MatrixBlockModel(
            label: open[row][column] == 0 ? "none" : "\(open[row][column]) open", words: columnNames[column],
            href: context.links.href(.matrixBlock(row, column)))
        })
    }
  }

  /// How many determinations of each block are neither met nor found not to apply.
  private static func openCounts(
    _ context: PageContext, _ blocks: [[(rows: Range<Int>, columns: Range<Int>)]], _ columnIndices: [ObligationIndex]
  ) -> [[Int]] {
    var rowOf = [Int](repeating: 0, count: context.linked.engagements.count)
    for (row, own) in blocks.enumerated() {
      for place in own.first?.rows ?? 0..<0 { rowOf[context.index.engagementsByName[place]] = row }
    }
    var counts = blocks.map { [Int](repeating: 0, count: $0.count) }
    for (column, block) in (blocks.first ?? []).enumerated() {
      for obligation in columnIndices[block.columns] {
        for determination in context.organization.determinations[obligation] {
          switch determination.status {
          case .notMet, .partial, .notAssessed: counts[rowOf[determination.engagement]][column] += 1
          case .met, .notApplicable: continue
          }
        }
      }
    }
    return counts
  }
}

struct MatrixBlockRowModel: TemplateModel {
  var label: String
  var cells: [MatrixBlockModel]
  static let fields: [TemplateField<MatrixBlockRowModel>] = [.text("label") { $0.label }, .list("cells") { $0.cells }]
}

struct MatrixBlockModel: TemplateModel {
  /// "12 open".
  var label: String
  /// The obligations of the block.
  var words: String
  var href: String
  static let fields: [TemplateField<MatrixBlockModel>] = [.text("label") { $0.label }, .text("words") { $0.words }, .link("href") { $0.href }]
}

/// What the matrix says above its cells.
struct MatrixSummary {
  var counts: String
  var legend: [LegendModel]
  var words: String

  init(_ context: PageContext) {
    let total = context.index.total
    let columns = context.index.matrixColumns.count
    let engagements = context.linked.engagements.count
    let pairs = columns * engagements
    counts =
      "\(total.assessed) of \(total.inScope) determinations in scope are assessed, \(total.notAssessed) not assessed, as of \(context.organization.asOf.inWords). What is not assessed never counts as met."
    legend = [
      LegendModel(status: StatusModel(.met), count: total.met), LegendModel(status: StatusModel(.partial), count: total.partial),
      LegendModel(status: StatusModel(.notMet), count: total.notMet),
      LegendModel(status: StatusModel(.notAssessed), count: total.notAssessed),
      LegendModel(status: StatusModel(.notApplicable), count: pairs - total.inScope),
    ]
    words =
      "\(engagements.counted("engagement")) by \(columns.counted("obligation")) is \(pairs.counted("determination")), \(pairs - total.inScope) of them not applicable."
  }

  /// "§ 1000(a) to § 1156(a)".
  static func name(of obligations: ArraySlice<ObligationIndex>, _ context: PageContext) -> String {
    guard let first = obligations.first, let last = obligations.last else { return "None" }
    func citation(_ index: ObligationIndex) -> String { context.shortCitation(context.linked.obligations[index].address) }
    return first == last ? citation(first) : "\(citation(first)) to \(citation(last))"
  }
}
