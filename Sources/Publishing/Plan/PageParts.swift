internal import Compliance
internal import LegalText

/// How a list that is too long for one page is divided: the plan and the pages ask the same functions, so they agree.
///
/// The limits keep a page below 100 KB of HTML with names of a usual length. What fits one page stays on one page.
enum PageParts {
  static let vendorRows = 100
  static let obligationRows = 110
  static let engagementRows = 90
  static let actionRows = 70
  static let matrixRows = 70
  /// About so many cells of a block may hold a status; those that are empty weigh little.
  static let matrixStatuses = 240
  /// The findings that an obligation's page lists; all are in the action register and on the pages of the vendors.
  static let obligationFindings = 40
  static let matrixColumns = 40
  /// A matrix with no more cells than this is one page.
  static let matrixCells = 4_000

  /// The items of each part: at least one part, which is empty when there is none.
  static func ranges(_ count: Int, limit: Int) -> [Range<Int>] {
    guard count > limit else { return [0..<count] }
    let parts = (count + limit - 1) / limit
    // Even parts, so that the last is not a rest of one.
    return (0..<parts).map { (count * $0 / parts)..<(count * ($0 + 1) / parts) }
  }

  static func range(_ count: Int, limit: Int, part: Int) -> Range<Int> {
    let ranges = ranges(count, limit: limit)
    return ranges.indices.contains(part - 1) ? ranges[part - 1] : count..<count
  }
}

extension PageKey {
  /// A later part of a list, counted from 2; the first part is the page itself.
  func part(_ number: Int) -> PageKey { number == 1 ? self : .part(self, number) }
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
  var listsEveryEngagement: Bool { linked.engagements.count <= PageParts.engagementRows }

  /// How many rows the table of an obligation's page has.
  func rowCount(of obligation: ObligationIndex) -> Int {
    if listsEveryEngagement { return linked.engagements.count }
    return linked.obligations[obligation].record.modality == .permission
      ? organization.scope[obligation].union(organization.openScope[obligation]).count : organization.determinations[obligation].count
  }
}

/// The other parts of a list, before and behind it.
struct PartsModel: TemplateModel {
  /// "Part 2 of 7".
  var words: String
  var links: [PartLinkModel]
  var previous: LinkModel?
  var next: LinkModel?

  static let fields: [TemplateField<PartsModel>] = [
    .text("words") { $0.words }, .list("links") { $0.links }, .optionalRecord("previous") { $0.previous }, .optionalRecord("next") { $0.next },
  ]

  /// How many parts on either side are named; the first and the last always are.
  private static let reach = 6

  init(words: String, links: [PartLinkModel]) {
    self.words = words
    self.links = links
  }

  /// `nil` when there is one part.
  ///
  /// - Parameter label: says what a part holds: "Acme to Bolt".
  init?(_ context: PageContext, _ key: PageKey, part: Int, of count: Int, label: (Int) -> String) {
    guard count > 1 else { return nil }
    func link(_ number: Int) -> LinkModel { LinkModel(label: label(number), href: context.links.href(key.part(number))) }
    words = "Part \(part) of \(count)"
    let shown = Set([1, count] + (max(1, part - Self.reach)...min(count, part + Self.reach))).sorted()
    links = shown.map { PartLinkModel(label: label($0), href: context.links.href(key.part($0)), isHere: $0 == part) }
    previous = part > 1 ? link(part - 1) : nil
    next = part < count ? link(part + 1) : nil
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
