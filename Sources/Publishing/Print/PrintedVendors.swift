internal import Compliance

/// The vendors: a line for each engagement, and then each vendor with what is on record; of very many, counts.
struct PrintedVendorsModel: TemplateModel {
  var number: String
  var anchor: String
  var counts: String
  var rows: [VendorRowModel]
  /// By role, where not even a line for each engagement is printed.
  var roles: [StatusBarModel]
  /// Empty where they are too many.
  var entries: [PrintedVendorModel]
  static let fields: [TemplateField<PrintedVendorsModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .text("counts") { $0.counts }, .list("rows") { $0.rows },
    .flag("hasRows") { !$0.rows.isEmpty }, .list("roles") { $0.roles }, .flag("hasRoles") { !$0.roles.isEmpty },
    .list("entries") { $0.entries },
  ]

  init(_ context: PageContext, _ scope: HandbookPrintScope) {
    let linked = context.linked
    number = "\(scope.number(of: .vendors))"
    anchor = HandbookPrintScope.Chapter.vendors.anchor
    counts =
      "\(linked.activeVendorCount.counted("active vendor")), \(linked.engagements.count.counted("engagement")). \(context.index.total.assessedInWords.capitalizedFirst). \(context.asOfWords)."
    rows = scope.vendors == .counts ? [] : context.index.engagementsByName.map { VendorRowModel(context, $0) }
    roles = scope.vendors == .counts ? StatusOverview.byRole(context) : []
    entries =
      scope.vendors != .full
      ? []
      : scope.vendorOrder.enumerated().map { offset, index in
        PrintedVendorModel(context, number: "\(scope.number(of: .vendors)).\(offset + 1)", anchor: scope.vendorAnchors[index], index)
      }
  }
}

struct PrintedVendorModel: TemplateModel {
  var number: String
  var anchor: String
  var page: VendorPage
  var engagements: [PrintedEngagementModel]
  static let fields: [TemplateField<PrintedVendorModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .record("page") { $0.page }, .list("engagements") { $0.engagements },
  ]

  init(_ context: PageContext, number: String, anchor: String, _ index: VendorIndex) {
    self.number = number
    self.anchor = anchor
    page = VendorPage(context, index)
    engagements = page.engagements.map { PrintedEngagementModel(anchor: "\(anchor)--\($0.anchor ?? "")", engagement: $0) }
  }
}

struct PrintedEngagementModel: TemplateModel {
  /// That of the vendor before that of the engagement, since two vendors may have a "main".
  var anchor: String
  var engagement: EngagementModel
  static let fields: [TemplateField<PrintedEngagementModel>] = [
    .text("anchor") { $0.anchor }, .record("engagement") { $0.engagement },
  ]
}
