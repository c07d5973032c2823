internal import Compliance
internal import LegalText

/// The sizes of what is not divided by its weight.
enum PageParts {
  static let matrixRows = 70
  /// About so many cells of a block may hold a status; those that are empty weigh little.
  static let matrixStatuses = 215
  /// The findings that an obligation's page lists; all are in the action register and on the pages of the vendors.
  static let obligationFindings = 40
  static let matrixColumns = 40
  /// A matrix with no more cells than this is one page.
  static let matrixCells = 4_000
  /// With no more engagements than this, an obligation's page lists them all.
  static let everyEngagement = 90

  /// The items of each part: at least one part, which is empty when there is none.
  static func ranges(_ count: Int, limit: Int) -> [Range<Int>] {
    guard count > limit else { return [0..<count] }
    let parts = (count + limit - 1) / limit
    // Even parts, so that the last is not a rest of one.
    return (0..<parts).map { (count * $0 / parts)..<(count * ($0 + 1) / parts) }
  }
}

extension Handbook {
  /// The obligations that the matrix has columns for. Permissions are never a gap and have no status.
  var matrixColumns: [ObligationIndex] { linked.obligations.indices.filter { linked.obligations[$0].record.modality != .permission } }

  /// Whether the matrix is cut into blocks of some engagements by some obligations.
  var isMatrixDivided: Bool { matrixColumns.count * linked.engagements.count > PageParts.matrixCells }

  /// Blocks of the matrix by row of blocks, each with the rows and columns that it has; none when it is one page.
  var matrixBlocks: [[(rows: Range<Int>, columns: Range<Int>)]] {
    guard isMatrixDivided else { return [] }
    let columns = PageParts.ranges(matrixColumns.count, limit: PageParts.matrixColumns)
    // The statuses of a row in the block that has most, on average.
    let heaviest = columns.map { matrixColumns[$0].reduce(0) { $0 + organization.determinations[$1].count } }.max() ?? 0
    let statuses = max(1, heaviest / max(1, linked.engagements.count))
    let limit = max(5, min(PageParts.matrixRows, PageParts.matrixStatuses / statuses))
    return PageParts.ranges(linked.engagements.count, limit: limit).map { rows in columns.map { (rows, $0) } }
  }

  /// Whether an obligation's page lists every engagement, or only those that it binds or may bind.
  var listsEveryEngagement: Bool { linked.engagements.count <= PageParts.everyEngagement }

  /// How many rows the table of an obligation's page has.
  func rowCount(of obligation: ObligationIndex) -> Int {
    if listsEveryEngagement { return linked.engagements.count }
    return linked.obligations[obligation].record.modality == .permission
      ? organization.scope[obligation].union(organization.openScope[obligation]).count : organization.determinations[obligation].count
  }
}

/// The other parts of a page, before and behind it.
struct PartsModel: TemplateModel {
  /// "Part 2 of 7".
  var words: String
  var links: [PartLinkModel]

  static let fields: [TemplateField<PartsModel>] = [.text("words") { $0.words }, .list("links") { $0.links }]

  /// How many parts on either side are named; the first and the last always are.
  private static let reach = 6

  init(words: String, links: [PartLinkModel]) {
    self.words = words
    self.links = links
  }

  /// `nil` when there is one part.
  ///
  /// - Parameter label: says by the offsets of its items what a part holds: "Acme to Bolt".
  init?(_ context: PageContext, label: (Range<Int>) -> String) {
    let (key, part) = (context.page.key.whole, context.part)
    guard let ranges = context.plan.division(of: key)?.ranges else { return nil }
    words = "Part \(part) of \(ranges.count)"
    let shown = Set([1, ranges.count] + (max(1, part - Self.reach)...min(ranges.count, part + Self.reach))).sorted()
    links = shown.map { PartLinkModel(label: label(ranges[$0 - 1]), href: context.links.href(key.part($0)), isHere: $0 == part) }
  }
}

struct PartLinkModel: TemplateModel {
  var label: String
  var href: String
  var isHere: Bool
  static let fields: [TemplateField<PartLinkModel>] = [
    .text("label") { $0.label }, .link("href") { $0.href }, .flag("isHere") { $0.isHere },
  ]
}
