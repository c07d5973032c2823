internal import Compliance

/// What the law asks: a line for each obligation, and then each with how every engagement stands.
struct PrintedObligationsModel: TemplateModel {
  var number: String
  var anchor: String
  var counts: String
  var rows: [PrintedObligationRowModel]
  /// Empty where they are too many.
  var entries: [PrintedObligationModel]
  static let fields: [TemplateField<PrintedObligationsModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .text("counts") { $0.counts }, .list("rows") { $0.rows },
    .flag("hasRows") { !$0.rows.isEmpty }, .list("entries") { $0.entries },
  ]

  init(_ context: PageContext, _ scope: HandbookPrintScope) {
    number = "\(scope.number(of: .obligations))"
    anchor = HandbookPrintScope.Chapter.obligations.anchor
    counts = "\(context.linked.obligations.count.counted("obligation")). \(context.index.total.assessedInWords.capitalizedFirst). \(context.asOfWords)."
    let isFull = scope.obligations == .full
    rows = scope.obligationOrder.map { index in
      PrintedObligationRowModel(
        number: scope.obligationNumbers[index], anchor: isFull ? nil : scope.obligationAnchors[index], entry: ObligationEntryModel(context, index))
    }
    entries = isFull ? scope.obligationOrder.map { PrintedObligationModel(context, scope, $0) } : []
  }
}

struct PrintedObligationRowModel: TemplateModel {
  var number: String
  /// Of the row, where it is all that is printed.
  var anchor: String?
  var entry: ObligationEntryModel
  static let fields: [TemplateField<PrintedObligationRowModel>] = [
    .text("number") { $0.number }, .optionalText("anchor") { $0.anchor }, .record("entry") { $0.entry },
  ]
}

struct PrintedObligationModel: TemplateModel {
  var number: String
  var anchor: String
  var page: ObligationPage
  /// Of engagements that it binds or may bind.
  var rows: [EngagementRowModel]
  static let fields: [TemplateField<PrintedObligationModel>] = [
    .text("number") { $0.number }, .text("anchor") { $0.anchor }, .record("page") { $0.page }, .list("rows") { $0.rows },
    .flag("hasRows") { !$0.rows.isEmpty },
  ]

  init(_ context: PageContext, _ scope: HandbookPrintScope, _ index: ObligationIndex) {
    number = scope.obligationNumbers[index]
    anchor = scope.obligationAnchors[index]
    page = ObligationPage(context, index)
    // A permission is never a gap, and what does not apply is a number in the counts.
    rows = page.rows.filter { $0.status.map { $0.status != .notApplicable } ?? false }
  }
}
